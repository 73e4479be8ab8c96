"""What does one cell of a list of incidents mean: which number, which place?"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None

NumberedRow: TypeAlias = tuple[int, Sequence[Cell]]
"""The number of a row in its list, and its cells."""


class System(StrEnum):
    """In what a place is given."""

    RD = "rd"
    DEGREES = "wgs84"
    ABROAD = "abroad"
    """Degrees outside the Netherlands, the Caribbean part included: brought to metres around their own middle."""
    PLANE = "plane"
    """Metres of some other system, which are left as they are and lie in no Dutch neighbourhood."""


def read_number(cell: Cell) -> float | None:
    """A number, also with a decimal comma; ``None`` where it is none."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = cell.strip().replace("\u00a0", "")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def fits(x: float, y: float, system: System) -> bool:
    """Whether a point lies in the Netherlands, its sea included: not on another continent or at 0, 0."""
    if system is System.PLANE:
        return math.isfinite(x) and math.isfinite(y)
    if system is System.ABROAD:
        return abs(x) <= 180 and abs(y) < 90
    if system is System.RD:
        return -7_000 <= x <= 300_000 and 289_000 <= y <= 650_000
    return 3.0 <= x <= 7.5 and 50.5 <= y <= 55.8


def guess_system(points: Sequence[tuple[float | None, float | None]]) -> tuple[System | None, bool]:
    """The system in which most points lie in the country, and whether x and y must change places for it.

    Where they lie elsewhere: degrees where they can be that, else metres of another system; ``None`` without any.
    """
    known = [(x, y) for x, y in points if x is not None and y is not None]
    are_degrees = all(fits(x, y, System.ABROAD) for x, y in known)
    elsewhere = System.ABROAD if are_degrees else System.PLANE
    best: tuple[int, System | None, bool] = (0, elsewhere if known else None, False)
    for system in (System.RD, System.DEGREES):
        for swapped in (False, True):
            fitting = sum(fits(*((y, x) if swapped else (x, y)), system) for x, y in known)
            if fitting > best[0]:
                best = (fitting, system, swapped)
    return best[1], best[2]


def cell_of(row: Sequence[Cell], place: int | None) -> Cell:
    """A cell of a row; ``None`` where the list has no such column or the row is too short."""
    return row[place] if place is not None and place < len(row) else None


def text_of(row: Sequence[Cell], place: int | None) -> str:
    """The same as text."""
    cell = cell_of(row, place)
    return "" if cell is None else str(cell).strip()
