"""How are measurements printed? One table, with the machine and the versions under it."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_RUN = ("Django", "psycopg", "numpy", "numba", "scipy", "shapely", "polars")
_PEERS = ("pm4py", "cbsodata", "pandas", "esda", "pygeoda", "pointpats", "scikit-learn")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    Attributes:
        beside: the limit, or what a peer does.
        kept: whether the limit is kept; ``None``: there is none.
    """

    what: str
    measured: str
    beside: str
    kept: bool | None


def report(title: str, rows: Sequence[Row]) -> None:
    """Print a table."""
    widths = [
        max([len(heading), *(len(getattr(row, name)) for row in rows)])
        for name, heading in (("what", title), ("measured", "measured"), ("beside", "limit or peer"))
    ]
    line = "{:<%d}  {:>%d}  {:<%d}  {}" % tuple(widths)  # noqa: UP031
    print()
    print(line.format(title, "measured", "limit or peer", ""))
    for row in rows:
        verdict = "" if row.kept is None else ("kept" if row.kept else "BROKEN")
        print(line.format(row.what, row.measured, row.beside, verdict).rstrip())


def report_machine() -> None:
    """Print on what it was measured."""
    memory = _first_line("/proc/meminfo", "MemTotal").split()
    gigabytes = f"{int(memory[0]) / 1024**2:.0f} GB" if memory else "unknown memory"
    model = _first_line("/proc/cpuinfo", "model name") or platform.machine()
    print(f"\n{os.cpu_count()} cores ({model}), {gigabytes}; {platform.system()} {platform.release()}")
    found = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    for package in _RUN + _PEERS:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    print(", ".join(found))


def _first_line(path: str, name: str) -> str:
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")
