"""What do former crimes say of each cell and week: how many there always are, and how many were near just now?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Truths

YEAR = 52
DECAYS = (1.0, 4.0)
"""Weeks after which what a crime adds nearby is down to 37 %."""
REACH = 200.0
"""Standard deviation in metres of how far a crime makes others more likely; four hundred metres hold 86 % of it."""
LONG_REACH = 400.0
"""The same of the long-term map."""
_FLOOR = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class WeeklyGrid:
    """Crimes by week and cell.

    Attributes
    ----------
    counts
        Week × row × column.
    cell
        Width of a cell in metres.
    inside
        Which cells belong to the area.
    """

    counts: Floats
    cell: float
    inside: Truths

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return int(self.counts.shape[0])

    @property
    def flat(self) -> Floats:
        """One row a week, one column a cell of the area."""
        return self.counts[:, self.inside]


def baselines(grid: WeeklyGrid) -> dict[str, Floats]:
    """The plain maps that a forecast has to beat, for each week from the weeks before it alone.

    ``last_year``: the count of the 52 weeks before. ``cumulative``: all weeks before. ``kernel_density``: all
    weeks before, smoothed. One row more than there are weeks: the last is for the week to come.

    Examples
    --------
    >>> grid = WeeklyGrid(np.ones((3, 1, 2)), 100.0, np.ones((1, 2), dtype=bool))
    >>> baselines(grid)["cumulative"].tolist()
    [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]
    """
    before = _before(grid.counts)
    last_year = before.copy()
    last_year[YEAR:] -= before[: grid.weeks + 1 - YEAR] if grid.weeks >= YEAR else 0
    density = _smooth(before, LONG_REACH / grid.cell, grid.inside)
    return {
        "last_year": last_year[:, grid.inside],
        "cumulative": before[:, grid.inside],
        "kernel_density": density[:, grid.inside],
    }


def layers(grid: WeeklyGrid) -> Floats:
    """What may add up to the risk: layer × week × cell, each summing to 1 over the cells of a week.

    An even map; the long-term map, smoothed; the count of all weeks before; and for each decay what lately
    happened nearby. One week more than there are: the last is the week to come.
    """
    plain = baselines(grid)
    found = [np.ones_like(plain["cumulative"]), plain["kernel_density"], plain["cumulative"]]
    near = _smooth(grid.counts, REACH / grid.cell, grid.inside)
    for decay in DECAYS:
        lately = np.zeros_like(found[0])
        for week in range(grid.weeks):
            lately[week + 1] = (lately[week] + near[week, grid.inside]) * np.exp(-1 / decay)
        found.append(lately)
    stacked: Floats = np.stack(found) + _FLOOR
    sums: Floats = stacked.sum(axis=2, keepdims=True)
    return stacked / sums


def _before(counts: Floats) -> Floats:
    """The sum of all weeks before each week, and before the one to come."""
    return np.concatenate([np.zeros((1, *counts.shape[1:])), np.cumsum(counts, axis=0)])


def _smooth(counts: Floats, deviation: float, inside: Truths) -> Floats:
    """A normal kernel, cut at three deviations; what would fall outside the area goes to its cells instead."""
    from scipy.ndimage import gaussian_filter

    shape = (0.0, deviation, deviation)
    room = gaussian_filter(inside.astype(np.float64), deviation, mode="constant", truncate=3)
    kept = counts / np.where(room > 0, room, 1)
    smoothed: Floats = gaussian_filter(kept, shape, mode="constant", truncate=3)
    return np.where(inside, smoothed, 0.0)
