"""Where do the levels of districts and neighbourhoods stand, so that a page reads those alone that it shows?"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.picture import AreaLevel, Level
from waarborg.sources.trouble import SourceTrouble, Trouble

_TABLE = """
CREATE TABLE level (
    area TEXT, indicator TEXT,
    first TEXT, last TEXT, count INTEGER, base INTEGER, base_year INTEGER, rate REAL, lower REAL, upper REAL,
    hidden INTEGER,
    share REAL, change_lower REAL, change_upper REAL, sure INTEGER,
    smoothed REAL, nearby REAL, years TEXT
)
"""
_INSERT = "INSERT INTO level VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INDEXES = "CREATE INDEX by_area ON level (area); CREATE INDEX by_indicator ON level (indicator);"
_ALL = "SELECT * FROM level ORDER BY rowid"
_OF_AREA = "SELECT * FROM level WHERE area = ? ORDER BY rowid"
_OF_INDICATOR = "SELECT * FROM level WHERE indicator = ? ORDER BY rowid"
_OF_BOTH = "SELECT * FROM level WHERE area = ? AND indicator = ? ORDER BY rowid"


def write_levels(path: Path, levels: Sequence[AreaLevel]) -> None:
    """Write a new file of levels; they are read in this order."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(_TABLE)
        file.executemany(_INSERT, map(_as_row, levels))
        file.executescript(_INDEXES)


def read_levels(path: Path, area: str = "", indicator: str = "") -> list[AreaLevel]:
    """The levels of a file, in its order; where that is given of one area, of one indicator, or of both.

    Raises:
        SourceTrouble: where it is damaged or not there.
    """
    wanted = tuple(each for each in (area, indicator) if each)
    one = _OF_AREA if area else _OF_INDICATOR if indicator else _ALL
    question = _OF_BOTH if area and indicator else one
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            return list(_as_levels(file.execute(question, wanted)))
    except sqlite3.Error:
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(path)) from None


def _as_row(each: AreaLevel) -> tuple[str | float | None, ...]:
    last, change = each.last, each.change
    moved = (None,) * 4 if change is None else (change.share, change.lower, change.upper, change.sure)
    numbers = (last.count, last.base, last.base_year, last.rate, last.lower, last.upper, last.hidden)
    return (
        each.area,
        each.indicator,
        *last.periods,
        *numbers,
        *moved,
        each.smoothed,
        each.nearby,
        json.dumps(each.years),
    )


def _as_levels(rows: sqlite3.Cursor) -> Iterator[AreaLevel]:
    for area, indicator, first, end, count, base, base_year, rate, lower, upper, hidden, *others in rows:
        share, change_lower, change_upper, sure, smoothed, nearby, years = others
        last = Level((first, end), count, base, base_year, rate, lower, upper, bool(hidden))
        change = None if share is None else Change(share, change_lower, change_upper, bool(sure))
        yield AreaLevel(area, indicator, last, change, smoothed, tuple(json.loads(years)), nearby)
