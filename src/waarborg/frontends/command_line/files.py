"""What stands in the file that somebody names on the command line?"""

from __future__ import annotations

import sys
from pathlib import Path


def read_file(path: Path, most: int) -> bytes | None:
    """The bytes of a file; ``None``, with what is wrong on stderr, where it cannot be read.

    Of a file with more than ``most`` bytes it reads one more, so that who checks it sees that it is too large: a
    pipe or a device does not tell its size, and may never end.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as trouble:
        print(f"{path} cannot be read: {trouble.strerror}.", file=sys.stderr)
        return None
