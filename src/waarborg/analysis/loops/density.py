"""How is a hill added to a grid at every point?"""

from __future__ import annotations

import math

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.loops.compiling import compiled

Columns = tuple[Floats, Floats, Floats]


@compiled("void(float64[:, ::1], UniTuple(float64[::1], 3), float64, int64, int64)")
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


@compiled("void(float64[:, ::1], UniTuple(float64[::1], 3), float64, int64, int64)")
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
