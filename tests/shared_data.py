"""Where is the material that some tests read and that is not part of the project: real plans, open data?

It stands in a folder ``shared`` beside the project, or in the folder that WAARBORG_SHARED names.
"""

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("WAARBORG_SHARED") or PROJECT.parent / "shared")


def shared_file(name: str) -> Path:
    """The path of one shared file; the test is skipped, with the reason, where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"not run: it reads {name} from {SHARED}, which is not on this machine")
    return path
