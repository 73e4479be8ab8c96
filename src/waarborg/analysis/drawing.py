"""How are areas drawn at random, so many times, each draw without taking one twice?"""

from __future__ import annotations

import numpy as np

from waarborg.analysis.arrays import Integers

_CELLS = 4_000_000


def draw_apart(luck: np.random.Generator, number: int, size: int, draws: int) -> Integers:
    """Draw ``size`` different positions out of ``number``, in random order, ``draws`` times: one draw a row.

    Notes
    -----
    Where few are drawn out of many, a draw that took one twice is drawn anew as a whole, which leaves every draw
    without doubles equally likely. Otherwise each row is shuffled as far as needed (Fisher and Yates).
    """
    if size > number:
        raise ValueError(f"{size} different ones cannot be drawn out of {number}")
    if size * size > number:
        step = max(1, _CELLS // number)
        parts = [_shuffle(luck, number, size, min(step, draws - first)) for first in range(0, draws, step)]
        return np.concatenate([np.empty((0, size), dtype=np.int64), *parts])
    drawn = luck.integers(0, number, size=(draws, size))
    doubtful = np.arange(draws)
    while doubtful.size:
        ordered = np.sort(drawn[doubtful], axis=1)
        doubtful = doubtful[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
        drawn[doubtful] = luck.integers(0, number, size=(doubtful.size, size))
    return drawn


def _shuffle(luck: np.random.Generator, number: int, size: int, draws: int) -> Integers:
    shuffled = np.tile(np.arange(number), (draws, 1))
    every = np.arange(draws)
    for place in range(size):
        chosen = luck.integers(place, number, size=draws)
        taken = shuffled[every, chosen]
        shuffled[every, chosen] = shuffled[:, place]
        shuffled[:, place] = taken
    return shuffled[:, :size].copy()
