"""At which hours of the week do incidents happen, and how sure is that?"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from waarborg.analysis.arrays import Floats, Truths
from waarborg.analysis.local_clock import DUTCH, Moments
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.poisson_bootstrap import draw_weeks
from waarborg.analysis.week_weights import spread_over_week

LEAST_INCIDENTS = 20
"""Of fewer incidents no hours are told: the week has 168."""
PART_HOURS = 6
"""Hours in a part of the day: night from 0, morning from 6, afternoon from 12, evening from 18 o'clock."""


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How many incidents fall where, with 95 % intervals.

    Attributes
    ----------
    hot
        Where more fall than an even spread over the week would give, with 95 % certainty for all places
        together.
    """

    values: Floats
    lower: Floats
    upper: Floats
    hot: Truths


@dataclass(frozen=True, slots=True, eq=False)
class HotTimes:
    """Incidents over the week; rows are days, Monday first.

    Attributes
    ----------
    hours
        7 × 24.
    parts
        7 × 4: night, morning, afternoon, evening.
    days, clock
        By day (7) and by hour of the day (24).
    number
        Incidents in all.
    exact, reversed_times, endless
        How many have a known hour; end before they begin (they count at their beginning); may have happened
        at any time of the week (they count the same everywhere).
    """

    hours: Spread
    parts: Spread
    days: Spread
    clock: Spread
    number: int
    exact: int
    reversed_times: int
    endless: int
    method: Method


def hot_times(
    begins: Moments,
    ends: Moments,
    zone: ZoneInfo | None = DUTCH,
    draws: int = 1000,
    seed: int = 1,
    least: int = LEAST_INCIDENTS,
) -> HotTimes | TooFew:
    """Spread incidents over the hours of the week by aoristic weights, with bootstrap intervals.

    Parameters
    ----------
    begins, ends
        The moments between which each happened, in UTC; a missing end (NaT) means that the beginning is
        exact.
    zone
        Whose clock the hours are read from; ``None``: the moments are read from the wall already.
    draws, seed
        Of the bootstrap; each incident is drawn a Poisson number of times.
    least
        With fewer incidents nothing is told.

    References
    ----------
    Ratcliffe (2002), Aoristic signatures and the spatio-temporal analysis of high volume crime patterns.
    Hanley & MacGibbon (2006) for the draws. Westfall & Young (1993) for ``hot``: the highest deviation of
    each draw.

    Examples
    --------
    >>> friday = np.full(40, np.datetime64("2026-01-09T21:10"))
    >>> found = hot_times(friday, friday + np.timedelta64(30, "m"), draws=100)
    >>> float(found.hours.values[4, 22].round(6)), bool(found.hours.hot[4, 22]), int(found.hours.hot.sum())
    (40.0, True, 1)
    """
    if len(begins) < least:
        return TooFew(Shortage.CASES, len(begins), least)
    pieces = spread_over_week(begins, ends, zone)
    whole = pieces.by_hour().reshape(7, 24)
    drawn = draw_weeks(pieces, draws, seed).reshape(draws, 7, 24)
    parts = (7, 24 // PART_HOURS, PART_HOURS)
    return HotTimes(
        _spread(whole, drawn),
        _spread(whole.reshape(parts).sum(axis=2), drawn.reshape(draws, *parts).sum(axis=3)),
        _spread(whole.sum(axis=1), drawn.sum(axis=2)),
        _spread(whole.sum(axis=0), drawn.sum(axis=1)),
        pieces.number,
        pieces.exact,
        pieces.reversed_times,
        pieces.endless,
        _method(zone, draws, seed),
    )


def _method(zone: ZoneInfo | None, draws: int, seed: int) -> Method:
    return Method(
        "aoristic",
        "Ratcliffe (2002)",
        (("zone", "" if zone is None else zone.key), ("interval", 0.95)),
        seed=seed,
        permutations=draws,
        sides=1,
        correction="maximum",
    )


def _spread(values: Floats, drawn: Floats) -> Spread:
    lower, upper = np.quantile(drawn, [0.025, 0.975], axis=0)
    error = np.maximum(drawn.std(axis=0), 1e-9)
    highest = ((drawn - values) / error).reshape(len(drawn), -1).max(axis=1)
    sure = values - np.quantile(highest, 0.95) * error
    return Spread(values, np.minimum(lower, values), np.maximum(upper, values), sure > values.mean())
