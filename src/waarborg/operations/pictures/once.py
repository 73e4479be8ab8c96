"""How is something worked out once for all processes, and kept until what it rests on is another?"""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waarborg.sources.holdings import write_whole


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Who comes second waits; the folder is made where it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def path_of(folder: Path, word: str, rests_on: object, ending: str = "json") -> Path:
    """Where it is kept; JSON by :func:`once`."""
    mark = hashlib.sha256(repr(rests_on).encode()).hexdigest()[:12]
    return folder / f"{word}-{mark}.{ending}"


def once(folder: Path, word: str, rests_on: object, work: Callable[[], object]) -> Any:
    """What was worked out, as JSON has it; what was kept under this word before goes.

    Args:
        folder: where it is kept.
        word: what it is called there.
        rests_on: another one makes it be worked out anew.
        work: gives something that JSON can hold.
    """
    path = path_of(folder, word, rests_on)
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        pass
    with alone(folder):
        if not path.exists():
            found = json.dumps(work(), ensure_ascii=False)
            for earlier in folder.glob(f"{word}-*.json"):
                earlier.unlink(missing_ok=True)
            write_whole(path, found.encode())
        return json.loads(path.read_text(encoding="utf-8"))
