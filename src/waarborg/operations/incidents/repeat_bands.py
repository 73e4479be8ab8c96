"""Which bands of distance and time are wanted of near repeats, and what is told of them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from waarborg.operations.pictures.method_used import MethodUsed


@dataclass(frozen=True, slots=True)
class WantedBands:
    """Which distances and times are told apart.

    Attributes:
        metres, days: how far and how long each band is.
        distances, times: how many bands there are of each.
        by: along the axes, as streets go, or straight.
    """

    metres: float = 100.0
    distances: int = 4
    days: float = 7.0
    times: int = 4
    by: Literal["manhattan", "euclidean"] = "manhattan"


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """A band of distance: from and to (metres, both 0 for the same place), and of each band of time its numbers.

    Attributes:
        observed, expected: pairs, and how many chance gives on average.
        p_values: how often chance gives at least as many.
    """

    begin: float
    end: float
    observed: tuple[int, ...]
    expected: tuple[float, ...]
    p_values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RepeatTable:
    """The table; ``days`` has where each band of time begins and ends, ``since`` is as with near repeats."""

    days: tuple[tuple[float, float], ...]
    rows: tuple[RepeatRow, ...]
    method: MethodUsed
    since: date | None
