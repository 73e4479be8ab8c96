"""How often would chance give an area neighbours with values as high, or as low, as those it has?"""

from __future__ import annotations

import numpy as np

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.drawing import draw_apart
from waarborg.analysis.neighbours import Neighbours

_ROUNDING = 1e-12
_CELLS = 4_000_000


def two_sided_chances(values: Floats, neighbours: Neighbours, permutations: int, seed: int) -> Floats:
    """Give each area the two-sided p-value of its neighbours' weighted sum, by conditional permutation.

    Parameters
    ----------
    values
        One value an area.
    neighbours
        At least one area must have neighbours; an island gets 1.
    permutations
        How often the other areas' values are dealt out anew over the places of the neighbours. The smallest p-value
        is ``2 / (permutations + 1)``.

    Notes
    -----
    The area keeps its own value; its k neighbours get the values of k others, drawn without taking one twice. All
    areas share one table of draws: a row is an ordered sample of K + 1 out of all n areas, K the largest number of
    neighbours. For an area with k neighbours the first k are taken; where the area itself is among them, the
    (k + 1)th takes its place. Both ways the k are a sample of the n - 1 others, each as likely as any other, so
    that the p-value of every area is exactly that of draws of its own; sharing only makes the areas' p-values
    depend on each other. With weights that are equal in a row the sum hangs on k alone: the sums are sorted once
    for every k, and an area costs one search. Otherwise one product of matrices for every k.

    ``p = min(1, 2 (min(G, L) + 1) / (permutations + 1))``, G and L the number of draws at least, and at most, as
    high.

    References
    ----------
    Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, 93-115. The sharing of draws
    as in GeoDa's lookup table; the (k + 1)th draw makes it exact.
    """
    counts = neighbours.counts
    draws = draw_apart(np.random.default_rng(seed), values.size, int(counts.max()) + 1, permutations)
    compare = _Comparison(values, neighbours, draws)
    by_count = compare.order()
    bounds = np.searchsorted(counts[by_count], np.arange(1, counts.max() + 2))
    below, above = np.full(values.size, permutations), np.full(values.size, permutations)
    for count in range(1, int(counts.max()) + 1):
        areas = by_count[bounds[count - 1] : bounds[count]]
        if areas.size:
            below[areas], above[areas] = compare.count(areas, count)
    compare.correct(below, above)
    chances = 2 * (np.minimum(below, above) + 1) / (permutations + 1)
    return np.minimum(np.where(counts > 0, chances, 1.0), 1.0)


class _Comparison:
    """What the draws give, beside what the areas have."""

    def __init__(self, values: Floats, neighbours: Neighbours, draws: Integers) -> None:
        self._values, self._neighbours, self._draws = values, neighbours, draws
        self._drawn = values[draws]
        self._equal = neighbours.weigh_equally()
        self._weights = np.ones(neighbours.others.size) if self._equal else neighbours.weights
        self._sums = np.cumsum(self._drawn, axis=1) if self._equal else self._drawn
        weighed = self._weights * values[neighbours.others]
        self._observed = np.bincount(neighbours.rows, weighed, minlength=values.size)
        largest = float(np.abs(values).max() * self._weights.max())
        self._slack = _ROUNDING * largest * int(neighbours.counts.max())

    def order(self) -> Integers:
        """The areas by number of neighbours and then about by their sum: a search goes faster in order."""
        lowest, spread = self._observed.min(), np.ptp(self._observed)
        return np.argsort(
            self._neighbours.counts + 0.9 * (self._observed - lowest) / max(float(spread), 1e-300)
        )

    def count(self, areas: Integers, count: int) -> tuple[Integers, Integers]:
        """The draws that give at most, and at least, what these areas have; all have so many neighbours."""
        return self._search(areas, count) if self._equal else self._multiply(areas, count)

    def _search(self, areas: Integers, count: int) -> tuple[Integers, Integers]:
        observed, ordered = self._observed[areas], np.sort(self._sums[:, count - 1])
        below = np.searchsorted(ordered, observed + self._slack, side="right")
        above = ordered.size - below
        tied = np.flatnonzero((below > 0) & (ordered[below - 1] >= observed - self._slack))
        above[tied] = ordered.size - np.searchsorted(ordered, observed[tied] - self._slack, side="left")
        return below, above

    def _multiply(self, areas: Integers, count: int) -> tuple[Integers, Integers]:
        weights = self._weights[self._neighbours.starts[areas][:, None] + np.arange(count)]
        drawn, observed = self._drawn[:, :count].T, self._observed[areas, None]
        below, above = np.empty(areas.size, dtype=np.int64), np.empty(areas.size, dtype=np.int64)
        step = max(1, _CELLS // len(self._drawn))
        for first in range(0, areas.size, step):
            part = slice(first, first + step)
            sums = weights[part] @ drawn
            below[part] = (sums <= observed[part] + self._slack).sum(axis=1)
            above[part] = (sums >= observed[part] - self._slack).sum(axis=1)
        return below, above

    def correct(self, below: Integers, above: Integers) -> None:
        """Where a draw held the area itself, count the draw with its replacement instead."""
        counts = self._neighbours.counts
        own = np.arange(self._draws.shape[1]) < counts[self._draws]
        draw, place = np.nonzero(own)
        area = self._draws[own]
        count = counts[area]
        held = self._sums[draw, count - 1] if self._equal else self._sums_of(draw, area)
        weight = self._weights[self._neighbours.starts[area] + place]
        mended = held - weight * (self._values[area] - self._drawn[draw, count])
        low, high = self._observed[area] + self._slack, self._observed[area] - self._slack
        np.add.at(below, area, (mended <= low).astype(np.int64) - (held <= low))
        np.add.at(above, area, (mended >= high).astype(np.int64) - (held >= high))

    def _sums_of(self, draw: Integers, area: Integers) -> Floats:
        """What a draw gives an area, each neighbour with its own weight."""
        counts = self._neighbours.counts[area]
        line = np.repeat(np.arange(area.size), counts)
        place = np.arange(line.size) - np.repeat(np.cumsum(counts) - counts, counts)
        weighed = self._weights[self._neighbours.starts[area][line] + place] * self._drawn[draw[line], place]
        return np.bincount(line, weighed, minlength=area.size).astype(np.float64, copy=False)
