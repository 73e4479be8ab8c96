"""What if the metres of a list are written with a point for thousands, as 56.960?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from waarborg.sources.incidents.cells import Cell, System, fits, read_number

_WRITTEN = re.compile(r"\d{1,3}([.,])\d{3}")
_NEARLY_ALL = 0.95

Point = tuple[float | None, float | None]


def has_thousands(points: Iterable[tuple[Cell, Cell]]) -> bool:
    """Whether nearly all x and y of a list are such metres: one alone may be a number with three decimals.

    Degrees with three decimals never are: no latitude is 289 or more, from where the country begins in metres.
    """
    filled = [(x, y) for x, y in points if x not in (None, "") and y not in (None, "")]
    such = sum(without_thousands(x, y) is not None for x, y in filled)
    return bool(filled) and such >= _NEARLY_ALL * len(filled)


def without_thousands(x: Cell, y: Cell) -> tuple[float, float] | None:
    """Such a point in metres, also where x and y changed places; ``None`` where it is none in the country."""
    if not all(isinstance(each, str) and _WRITTEN.fullmatch(each.strip()) for each in (x, y)):
        return None
    first, second = (float(re.sub("[.,]", "", str(each))) for each in (x, y))
    return (first, second) if fits(first, second, System.RD) or fits(second, first, System.RD) else None


def read_point(x: Cell, y: Cell, thousands: bool) -> Point:
    """The numbers of a point.

    Args:
        x, y: its cells.
        thousands: whether the list writes metres with a point for thousands.
    """
    return (without_thousands(x, y) if thousands else None) or (read_number(x), read_number(y))
