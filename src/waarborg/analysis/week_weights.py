"""Over which minutes of the week is an incident spread that happened somewhere between two moments?"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.local_clock import Clock, Moments, clock_between

HOURS, WEEK = 168, 168 * 60
_MONDAY = 3 * 24 * 60
"""1 January 1970 was a Thursday."""


@dataclass(frozen=True, slots=True, eq=False)
class WeekPieces:
    """Incidents as even stretches of a week that begins on Monday at 0.00.

    Attributes
    ----------
    owner
        The incident to which a stretch belongs; at most three make one incident up.
    begin, end
        The first minute and the one after the last.
    rate
        What lies on each minute; all stretches of an incident together make 1.
    exact
        Incidents whose hour is known: no end, an end within a minute, or an end before the beginning.
    reversed_times
        Those of them that end before they begin.
    endless
        Incidents that may have happened at any time: a week or more lies between the two moments.
    """

    owner: Integers
    begin: Integers
    end: Integers
    rate: Floats
    number: int
    exact: int
    reversed_times: int
    endless: int

    def by_hour(self) -> Floats:
        """How many incidents fall in each of the 168 hours: a difference array over the minutes, summed up."""
        steps = np.bincount(self.begin, self.rate, WEEK + 1) - np.bincount(self.end, self.rate, WEEK + 1)
        hours: Floats = np.maximum(np.cumsum(steps[:WEEK]).reshape(HOURS, 60).sum(axis=1), 0)
        return hours


def spread_over_week(begins: Moments, ends: Moments, zone: ZoneInfo | None) -> WeekPieces:
    """Spread each incident evenly over the minutes in which it may have happened.

    An incident with a span of n whole minutes lays 1/n on each. Without an end, with an end within a minute
    or before its beginning it counts in the hour of its beginning. From a week on it counts the same in every
    hour. When the clock is put forward nothing falls in the hour that is skipped; when it is put back, the
    hour that comes twice gets what falls in both.

    Parameters
    ----------
    begins, ends
        UTC; an end may be missing (NaT).
    zone
        Whose clock the hours are read from; ``None``: the moments are read from the wall already.

    References
    ----------
    Ratcliffe (2000), Aoristic analysis: the spatial interpretation of unspecific temporal events; Ratcliffe
    (2002).

    Examples
    --------
    >>> day = np.array(["2026-01-05T22:30"], dtype="datetime64[m]")
    >>> hours = spread_over_week(day, day + 120, None).by_hour()
    >>> hours[22:25].tolist()
    [0.25, 0.5, 0.25]
    """
    if np.isnat(begins).any():
        raise ValueError("Some incidents have no beginning.")
    start = begins.astype("datetime64[m]").astype(np.int64)
    lasting = (ends.astype("datetime64[s]") - begins.astype("datetime64[s]")).astype(np.int64) // 60
    missing = np.isnat(ends)
    lasting[missing] = 0
    clock = clock_between(int(start.min(initial=0)), int((start + lasting).max(initial=0)), zone)
    point, endless = lasting <= 1, lasting >= WEEK
    between = np.flatnonzero(~point & ~endless)
    owner, begin, length = _split_at_changes(between, start[between], lasting[between], clock)
    rate = 1.0 / lasting[owner]
    hour = (clock.shown(start[point]) + _MONDAY) % WEEK // 60 * 60
    owner = np.concatenate([owner, np.flatnonzero(point), np.flatnonzero(endless)])
    begin = np.concatenate([begin, hour, np.zeros(endless.sum(), dtype=np.int64)])
    length = np.concatenate([length, np.full(hour.size, 60), np.full(int(endless.sum()), WEEK)])
    rate = np.concatenate([rate, np.full(hour.size, 1 / 60), np.full(int(endless.sum()), 1 / WEEK)])
    counts = (start.size, int(point.sum()), int((~missing & (lasting < 0)).sum()), int(endless.sum()))
    return WeekPieces(*_wrap(owner, begin, length, rate), *counts)


def _split_at_changes(
    owner: Integers, start: Integers, lasting: Integers, clock: Clock
) -> tuple[Integers, Integers, Integers]:
    """The stretches as the clock shows them: cut in two where it is put forward or back on the way."""
    first, last = clock.stretch(start), clock.stretch(start + lasting - 1)
    cut: Truths = first != last
    middle = np.where(
        cut, np.append(clock.changes, 0)[np.minimum(first, clock.changes.size)], start + lasting
    )
    begin = np.concatenate([start, middle[cut]])
    length = np.concatenate([middle - start, (start + lasting - middle)[cut]])
    return np.concatenate([owner, owner[cut]]), (clock.shown(begin) + _MONDAY) % WEEK, length


def _wrap(
    owner: Integers, begin: Integers, length: Integers, rate: Floats
) -> tuple[Integers, Integers, Integers, Floats]:
    """What runs over the end of the week goes on at its beginning."""
    end = begin + length
    over = end > WEEK
    return (
        np.concatenate([owner, owner[over]]),
        np.concatenate([begin, np.zeros(int(over.sum()), dtype=np.int64)]),
        np.concatenate([np.minimum(end, WEEK), end[over] - WEEK]),
        np.concatenate([rate, rate[over]]),
    )
