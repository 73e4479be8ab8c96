"""How would the hours of the week look had chance given each incident zero, one or more times?

The work is a loop of millions of steps that each take a nanosecond or two, so that it is compiled at first
use and kept.
"""

from __future__ import annotations

from math import exp, factorial
from typing import Any

import numba
import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.week_weights import HOURS, WEEK, WeekPieces

_PARTS = 65_536


def draw_weeks(pieces: WeekPieces, draws: int, seed: int) -> Floats:
    """Give one row of 168 hours a draw, in which each incident counts a Poisson number of times with mean 1.

    References
    ----------
    Hanley & MacGibbon (2006), Creating non-parametric bootstrap samples using Poisson frequencies. Random numbers:
    splitmix64 (Steele, Lea & Flood 2014), a start of its own for each draw.
    """
    starts = np.random.default_rng(seed).integers(0, 2**63, draws, dtype=np.uint64)
    order = np.argsort(pieces.begin, kind="stable")
    drawn: Floats = _compiled(
        (
            pieces.begin[order].astype(np.uint16),
            pieces.end[order].astype(np.uint16),
            pieces.rate[order],
            pieces.owner[order].astype(np.int32),
        ),
        pieces.number,
        _frequencies(),
        starts,
    )
    return drawn


def _frequencies() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """A Poisson distribution with mean 1 as 65,536 equal chances."""
    counts = [round(_PARTS * exp(-1) / factorial(k)) for k in range(9)]
    counts[1] += _PARTS - sum(counts)
    return np.repeat(np.arange(len(counts), dtype=np.uint8), counts)


def _draw(pieces: Any, number: int, table: Any, starts: Any) -> Any:
    begin, end, rate, owner = pieces
    hours = np.empty((starts.size, HOURS))
    times = np.empty(number + 4, dtype=np.uint8)
    low = np.uint64(0xFFFF)
    for draw in range(starts.size):
        state = starts[draw]
        for i in range(0, number, 4):
            state += np.uint64(0x9E3779B97F4A7C15)
            bits = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            bits = bits ^ (bits >> np.uint64(31))
            times[i] = table[bits & low]
            times[i + 1] = table[(bits >> np.uint64(16)) & low]
            times[i + 2] = table[(bits >> np.uint64(32)) & low]
            times[i + 3] = table[bits >> np.uint64(48)]
        steps = np.zeros(WEEK + 1)
        for piece in range(begin.size):
            weight = times[owner[piece]] * rate[piece]
            steps[begin[piece]] += weight
            steps[end[piece]] -= weight
        level = 0.0
        for hour in range(HOURS):
            total = 0.0
            for minute in range(hour * 60, hour * 60 + 60):
                level += steps[minute]
                total += level
            hours[draw, hour] = max(total, 0.0)
    return hours


def _compile(loop: Any) -> Any:
    try:
        return numba.njit(cache=True, nogil=True)(loop)
    except RuntimeError:
        # Numba found no folder to keep it in: it is compiled anew in every process.
        return numba.njit(nogil=True)(loop)


_compiled = _compile(_draw)
