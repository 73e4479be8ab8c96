"""Which loops are the work itself, and are compiled?

Numba compiles them once on a machine and keeps the result beside this file, or in the user's cache where that
cannot be written. All stand in one file, because a change in one then renews them all. Nothing imports this file
at its top: who computes something imports it in the function that needs it.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers

Narrow = NDArray[np.int32]
Columns = tuple[Floats, Floats, Floats]

LANES = 32
"""So many replications go side by side, so that each step works on all of them at once."""


@njit("uint64(uint64)", cache=True, inline="always")
def mix(state: Any) -> Any:
    """Turn a counter into 64 random bits (splitmix64: Steele, Lea and Flood 2014)."""
    z = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@njit("uint64(uint64, uint64)", cache=True)
def start(seed: Any, replication: Any) -> Any:
    """Where the random numbers of one replication start: far from those of every other."""
    from_seed = mix(seed * np.uint64(0x9E3779B97F4A7C15) + np.uint64(1))
    return mix(from_seed + replication * np.uint64(0xD1B54A32D192ED03))


@njit(
    [
        "void(float32[::1], uint64, uint64)",
        "void(float64[::1], uint64, uint64)",
        "void(int64[::1], uint64, uint64)",
    ],
    cache=True,
    nogil=True,
)
def shuffle(values: NDArray[Any], seed: int, replication: int) -> None:
    """Put values in a random order in place (Fisher and Yates), all orders equally likely but for 1 in 2^32."""
    state = start(seed, replication)
    for last in range(values.size - 1, 0, -1):
        state += np.uint64(0x9E3779B97F4A7C15)
        chosen = np.int64(((mix(state) >> np.uint64(32)) * np.uint64(last + 1)) >> np.uint64(32))
        values[last], values[chosen] = values[chosen], values[last]


@njit(
    "int64(UniTuple(float64[::1], 2), int64[::1], int64, float64, boolean, UniTuple(int32[::1], 2))",
    cache=True,
    nogil=True,
)
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


@njit(
    [
        "void(int32[::1], int32[::1], int64[::1], float32[:, ::1], float32[::1], int32[:, :, ::1])",
        "void(int32[::1], int32[::1], int64[::1], float64[:, ::1], float64[::1], int32[:, :, ::1])",
    ],
    cache=True,
    nogil=True,
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


@njit("void(float64[:, ::1], UniTuple(float64[::1], 3), float64, int64, int64)", cache=True, nogil=True)
def spread_gaussian(grid: Floats, points: Columns, bandwidth: float, first: int, last: int) -> None:
    """Add to a grid, in the rows from first to last, a Gaussian hill at every point; lengths in cells.

    Centres of cells lie at .5. A hill ends where it is less than 2^-53 of its top. Its values along a line follow
    from each other by two multiplications, from the centre outward.
    """
    x, y, weights = points
    columns = grid.shape[1]
    reach = bandwidth * 8.572
    half = 0.5 / bandwidth**2
    ratio = math.exp(-2 * half)
    across = np.empty(columns)
    for point in range(x.size):
        west = max(0, math.ceil(x[point] - reach - 0.5))
        east = min(columns - 1, math.floor(x[point] + reach - 0.5))
        south = max(first, math.ceil(y[point] - reach - 0.5))
        north = min(last - 1, math.floor(y[point] + reach - 0.5))
        if west > east or south > north:
            continue
        middle = min(max(math.floor(x[point]), west), east)
        offset = middle + 0.5 - x[point]
        top = weights[point] * math.exp(-half * offset * offset)
        value, step = top, math.exp(-half * (1 + 2 * offset))
        for column in range(middle, east + 1):
            across[column] = value
            value *= step
            step *= ratio
        value, step = top, math.exp(-half * (1 - 2 * offset))
        for column in range(middle, west - 1, -1):
            across[column] = value
            value *= step
            step *= ratio
        for row in range(south, north + 1):
            height = math.exp(-half * (row + 0.5 - y[point]) ** 2)
            line, hill = grid[row, west : east + 1], across[west : east + 1]
            for column in range(line.size):
                line[column] += height * hill[column]


@njit("void(float64[:, ::1], UniTuple(float64[::1], 3), float64, int64, int64)", cache=True, nogil=True)
def spread_quartic(grid: Floats, points: Columns, bandwidth: float, first: int, last: int) -> None:
    """Add to the rows from first to last of a grid a quartic hill, top 1, at every point; lengths in cells."""
    x, y, weights = points
    columns, scale = grid.shape[1], 1 / bandwidth**2
    for point in range(x.size):
        south = max(first, math.ceil(y[point] - bandwidth - 0.5))
        north = min(last - 1, math.floor(y[point] + bandwidth - 0.5))
        for row in range(south, north + 1):
            left = 1 - scale * (row + 0.5 - y[point]) ** 2
            half = bandwidth * math.sqrt(max(left, 0.0))
            west = max(0, math.ceil(x[point] - half - 0.5))
            east = min(columns - 1, math.floor(x[point] + half - 0.5))
            line, offset = grid[row, west : east + 1], west + 0.5 - x[point]
            for column in range(line.size):
                value = left - scale * (column + offset) ** 2
                line[column] += weights[point] * value * value
