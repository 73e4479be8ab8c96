"""How would the hours of the week look had chance given each incident zero, one or more times?"""

from __future__ import annotations

from math import exp, factorial
from typing import Any

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.week_weights import HOURS, WeekPieces

_PARTS = 65_536


def draw_weeks(pieces: WeekPieces, draws: int, seed: int) -> Floats:
    """Give one row of 168 hours a draw, in which each incident counts a Poisson number of times with mean 1.

    References
    ----------
    Hanley & MacGibbon (2006), Creating non-parametric bootstrap samples using Poisson frequencies.

    Examples
    --------
    >>> from waarborg.analysis.week_weights import spread_over_week
    >>> monday = np.full(9, np.datetime64("2026-01-05T13:00"))
    >>> weeks = draw_weeks(spread_over_week(monday, monday, None), draws=4000, seed=1)
    >>> weeks.shape, round(float(weeks[:, 13].mean())), round(float(weeks[:, 13].std()))
    ((4000, 168), 9, 3)
    """
    from waarborg.analysis.loops.weeks import lay_weeks

    order = np.argsort(pieces.begin, kind="stable")
    weeks = np.empty((draws, HOURS))
    lay_weeks(
        (pieces.begin[order].astype(np.uint16), pieces.end[order].astype(np.uint16)),
        pieces.rate[order],
        pieces.owner[order].astype(np.int32),
        _frequencies(),
        seed,
        weeks,
    )
    return weeks


def _frequencies() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A Poisson distribution with mean 1 as 65,536 equal chances."""
    counts = [round(_PARTS * exp(-1) / factorial(k)) for k in range(9)]
    counts[1] += _PARTS - sum(counts)
    return np.repeat(np.arange(len(counts), dtype=np.uint8), counts)
