"""How are near pairs found and counted, pair after pair?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.loops.compiling import compiled

Narrow = NDArray[np.int32]
LANES = 32
"""So many permutations go side by side; with more, the moments no longer fit in the processor's cache."""


@compiled("int64(UniTuple(float64[::1], 2), int64[::1], int64, float64, boolean, UniTuple(int32[::1], 2))")
def find_pairs(
    places: tuple[Floats, Floats],
    starts: Integers,
    columns: int,
    reach: float,
    manhattan: bool,
    pairs: tuple[Narrow, Narrow],
) -> int:
    """List the pairs of points closer than ``reach``; the points stand in the order of a grid at least as coarse.

    ``starts`` tells where each cell's points begin, row after row, with an empty column at either side and an empty
    row on top. Writes what fits into ``pairs`` and returns how many there are.
    """
    (x, y), (one, other) = places, pairs
    found = 0
    for cell in range(starts.size - 1 - columns - 1):
        for place in range(starts[cell], starts[cell + 1]):
            for row in range(2):
                first = place + 1 if row == 0 else starts[cell + columns - 1]
                last = starts[cell + 2] if row == 0 else starts[cell + columns + 2]
                for candidate in range(first, last):
                    across, along = abs(x[place] - x[candidate]), abs(y[place] - y[candidate])
                    apart = across + along if manhattan else math.sqrt(across * across + along * along)
                    if apart < reach:
                        if found < one.size:
                            one[found] = place
                            other[found] = candidate
                        found += 1
    return found


@compiled(
    "void(int32[::1], int32[::1], int64[::1], float32[:, ::1], float32[::1], int32[:, :, ::1])",
    "void(int32[::1], int32[::1], int64[::1], float64[:, ::1], float64[::1], int32[:, :, ::1])",
)
def count_close(
    one: Narrow,
    other: Narrow,
    bounds: Integers,
    moments: NDArray[Any],
    limits: NDArray[Any],
    counts: NDArray[np.int32],
) -> None:
    """Count per band of distance the pairs less than each limit apart in time, for every lane at once.

    The pairs stand band after band (``bounds``); ``counts`` is [band, limit, lane].
    """
    sums = np.zeros(LANES, np.int32)
    for band in range(bounds.size - 1):
        for limit in range(limits.size):
            most = limits[limit]
            sums[:] = 0
            for pair in range(bounds[band], bounds[band + 1]):
                here, there = moments[np.uint64(one[pair])], moments[np.uint64(other[pair])]
                for lane in range(LANES):
                    sums[lane] += np.int32(abs(here[lane] - there[lane]) < most)
            counts[band, limit] = sums
