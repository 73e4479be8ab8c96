"""Are the loops compiled, so that nobody waits for it? ``python -m waarborg.analysis.compile_loops``.

``make run``, ``make install`` and the container image do this once. Without it the first computation of its kind on
a machine takes half a minute longer, and gives the same.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import waarborg.analysis.loops


def compile_loops() -> Iterator[str]:
    """Compile every loop, or fetch it where it is compiled already; gives the names of the files, one by one."""
    for found in pkgutil.iter_modules(waarborg.analysis.loops.__path__):
        importlib.import_module(f"waarborg.analysis.loops.{found.name}")
        yield found.name


def forget_compiled() -> int:
    """Throw away what was compiled beside the loops, so that it is made anew; gives how many files that were."""
    folders = [Path(folder) / "__pycache__" for folder in waarborg.analysis.loops.__path__]
    compiled = [path for folder in folders for ending in ("*.nbi", "*.nbc") for path in folder.glob(ending)]
    for path in compiled:
        path.unlink()
    return len(compiled)


def main() -> None:
    """Compile and tell how long it took; ``--anew`` throws away first what was compiled."""
    started = time.perf_counter()
    if "--anew" in sys.argv[1:]:
        forget_compiled()
    names = ", ".join(compile_loops())
    sys.stdout.write(f"Loops ready ({names}) in {time.perf_counter() - started:.1f} s.\n")


if __name__ == "__main__":
    main()
