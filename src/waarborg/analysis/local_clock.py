"""What does the clock on the wall show at a moment, and when is it put forward or back?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from waarborg.analysis.arrays import Integers

Moments: TypeAlias = np.ndarray[Any, np.dtype[np.datetime64]]

DUTCH = ZoneInfo("Europe/Amsterdam")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 24 * 60


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """How far the clock on the wall is ahead of UTC, in minutes.

    Attributes
    ----------
    changes
        The minutes (UTC, since 1970) at which it is put forward or back.
    ahead
        How far it is ahead before the first change, after it, and so on.
    """

    changes: Integers
    ahead: Integers

    def stretch(self, minutes: Integers) -> Integers:
        """After how many of the changes a minute lies."""
        return np.searchsorted(self.changes, minutes, side="right").astype(np.int64)

    def shown(self, minutes: Integers) -> Integers:
        """What the clock shows, as minutes since 1970 on it."""
        return minutes + self.ahead[self.stretch(minutes)]


def clock_between(first: int, last: int, zone: ZoneInfo | None) -> Clock:
    """The clock from a minute (UTC, since 1970) to another; ``None``: the times are those of the wall already.

    Examples
    --------
    >>> march, may = (int(np.datetime64(day, "m").astype(int)) for day in ("2026-03-01", "2026-05-01"))
    >>> summer = clock_between(march, may, DUTCH)
    >>> summer.changes.astype("datetime64[m]").tolist()[0].isoformat()
    '2026-03-29T01:00:00'
    >>> summer.ahead.tolist()[:2]
    [60, 120]
    """
    if zone is None:
        return Clock(np.zeros(0, dtype=np.int64), np.zeros(1, dtype=np.int64))
    begin, end = (_EPOCH + timedelta(minutes=minutes) for minutes in (first, last))
    changes = [each for year in range(begin.year, end.year + 1) for each in _changes_of(year, zone)]
    start = _ahead(int((datetime(begin.year, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds()) // 60, zone)
    return Clock(
        np.array([minute for minute, _ in changes], dtype=np.int64),
        np.array([start, *(ahead for _, ahead in changes)], dtype=np.int64),
    )


@lru_cache(maxsize=256)
def _changes_of(year: int, zone: ZoneInfo) -> tuple[tuple[int, int], ...]:
    """The minutes of a year at which the clock changes, and how far it is ahead from then on."""
    start, end = (
        int((datetime(each, 1, 1, tzinfo=UTC) - _EPOCH).total_seconds()) // 60 for each in (year, year + 1)
    )
    found = []
    for day in range(start, end, _DAY):
        if _ahead(day, zone) == _ahead(day + _DAY, zone):
            continue
        low, high = day, day + _DAY
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _ahead(middle, zone) == _ahead(day, zone) else (low, middle)
        found.append((high, _ahead(high, zone)))
    return tuple(found)


def _ahead(minute: int, zone: ZoneInfo) -> int:
    ahead = (_EPOCH + timedelta(minutes=minute)).astimezone(zone).utcoffset()
    return 0 if ahead is None else int(ahead.total_seconds()) // 60
