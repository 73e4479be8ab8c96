"""Which figures change together without any total that is shown changing, and which are cheapest to hide?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from waarborg.analysis.arrays import Floats, Integers, Truths

if TYPE_CHECKING:
    from waarborg.analysis.suppression import Axis

_DEAR, _VERY_DEAR, OPEN = 1e4, 1e8, 1e11
_NEAR = 8
"""How many ways along each of several axes are looked at together: the cheapest ones by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What it costs to hide each figure, and, on top of that, to have it fall in the box."""

    hiding: Floats
    falling: Floats

    @classmethod
    def of(cls, counts: Integers, hidden: Truths, threshold: int) -> Prices:
        """A zero is dear to hide and cannot fall; a figure that can fall by little protects little."""
        hiding = np.where(hidden, 0.0, 1.0 + np.log1p(counts))
        hiding[counts == 0] = _DEAR
        falling = np.where(counts < threshold, 0.5, 0.0)
        falling[counts == 1] = _DEAR
        falling[counts == 0] = _VERY_DEAR
        return cls(hiding, falling)


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """The ways in which figures along one axis can change without any total of what is shown changing.

    A way is +1 for a leaf and the totals above it, -1 for another leaf and the totals above that; totals that both
    share do not change. Or +1 for a leaf and all totals above it, in which nothing falls.

    Attributes
    ----------
    leaves
        Their positions.
    within
        For each position which leaves are counted in it.
    shared
        For each position and leaf the lowest total that both are counted in; the last position + 1: none.
    parents
        For each position its total; -1: none.
    levels
        Positions that have a total, the highest first.
    paths
        For each leaf itself and all totals that it is counted in.
    """

    leaves: Integers
    within: Truths
    shared: Integers
    parents: Integers
    levels: tuple[Integers, ...]
    paths: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, axis: Axis) -> Moves:
        """The ways along an axis."""
        leaves, within = np.array(axis.leaves, dtype=np.int64), axis.sums() > 0
        paths = [axis.path(place) for place in range(len(axis.codes))]
        shared = np.full(within.shape, len(axis.codes), dtype=np.int64)
        for place, path in enumerate(paths):
            for total in reversed(path):
                shared[place, within[total]] = total
        heights = np.array([len(path) for path in paths])
        parents = np.array(axis.parents, dtype=np.int64)
        levels = tuple(np.flatnonzero(heights == height) for height in range(2, heights.max(initial=0) + 1))
        return cls(
            leaves, within, shared, parents, levels, tuple(frozenset(paths[leaf]) for leaf in axis.leaves)
        )

    def cheapest(self, place: int, hiding: Floats, falling: Floats, number: int) -> Floats:
        """The cheapest ways through a position, by the prices along the axis; one of them lets nothing fall.

        What a way costs is the sum of what rises and what falls up to the total that is shared, so the cheapest
        leaves on either side make the cheapest pairs; of those no more than a number are given.
        """
        rising, sinking = self.to_the_top(hiding), self.to_the_top(hiding + falling)
        inside, outside = np.flatnonzero(self.within[place]), np.flatnonzero(~self.within[place])
        common = self.shared[place]
        ups = _first(rising[self.leaves[inside]], inside, number)
        downs = _first((sinking[self.leaves] - sinking[common] - rising[common])[outside], outside, number)
        lost = sinking[self.leaves[downs]] - sinking[common[downs]] - rising[common[downs]]
        prices = rising[self.leaves[ups]][:, None] + lost
        near = np.unravel_index(np.argsort(prices, axis=None, kind="stable")[:number], prices.shape)
        pairs = self.within[:, ups[near[0]]].astype(np.float64) - self.within[:, downs[near[1]]]
        return np.vstack([self.within[:, ups[0]], pairs.T])

    def to_the_top(self, prices: Floats) -> Floats:
        """The price of each position and all totals above it; with one more, 0, for where there is none."""
        whole = np.append(prices, 0.0)
        for places in self.levels:
            whole[places] += whole[self.parents[places]]
        return whole


class Ways:
    """A table with one axis: there a box is a way, and what prices add up to is kept while few of them change."""

    def __init__(self, moves: Moves, prices: Prices) -> None:
        self._moves, self._prices = moves, prices
        self._totals = frozenset(range(len(moves.parents))).difference(moves.leaves.tolist())
        self._add_up()

    def _add_up(self) -> None:
        hiding, falling = self._prices.hiding, self._prices.falling
        self._rising, self._sinking = self._moves.to_the_top(hiding), self._moves.to_the_top(hiding + falling)

    def cheapest(self, place: tuple[int, ...]) -> tuple[Integers, ...]:
        """The positions along the cheapest way through one."""
        moves, rising, sinking = self._moves, self._rising, self._sinking
        within, common = moves.within[place[0]], moves.shared[place[0]]
        ups = np.where(within, rising[moves.leaves], np.inf)
        downs = np.where(within, np.inf, sinking[moves.leaves] - sinking[common] - rising[common])
        up, down = int(ups.argmin()), int(downs.argmin())
        way = moves.paths[up] ^ moves.paths[down] if downs[down] < 0 else moves.paths[up]
        return (np.array(sorted(way)),)

    def renew(self, box: tuple[Integers, ...]) -> None:
        """Of these positions the price of hiding is another now."""
        (positions,) = box
        if not self._totals.isdisjoint(positions.tolist()):
            self._add_up()
            return
        parents, falling = self._moves.parents[positions], self._prices.falling[positions]
        hiding = self._prices.hiding[positions]
        self._rising[positions] = hiding + self._rising[parents]
        self._sinking[positions] = hiding + falling + self._sinking[parents]


class Boxes:
    """A table with several axes."""

    def __init__(self, moves: Sequence[Moves], prices: Prices) -> None:
        self._moves, self._prices = moves, prices

    def cheapest(self, place: tuple[int, ...]) -> tuple[Integers, ...]:
        """The positions of the corners of a box that hides little."""
        prices, ways = self._prices, []
        for side, move in enumerate(self._moves):
            line = tuple(slice(None) if side == other else at for other, at in enumerate(place))
            ways.append(move.cheapest(place[side], prices.hiding[line], prices.falling[line], _NEAR))
        used = np.ix_(*(np.flatnonzero(np.abs(way).any(axis=0)) for way in ways))
        half = prices.falling[used] / 2
        whole, signed = prices.hiding[used] + half, half
        for way in ways:
            part = way[:, np.abs(way).any(axis=0)]
            whole = np.tensordot(whole, np.abs(part), (0, 1))
            signed = np.tensordot(signed, part, (0, 1))
        best = np.unravel_index(int((whole - signed).argmin()), whole.shape)
        return np.ix_(*(np.flatnonzero(way[number]) for way, number in zip(ways, best, strict=True)))

    def renew(self, box: tuple[Integers, ...]) -> None:
        """What prices add up to is worked out anew for every box."""


@lru_cache(maxsize=8)
def moves_of(axis: Axis) -> Moves:
    """Many tables have the same axes."""
    return Moves.of(axis)


def _first(prices: Floats, leaves: Integers, number: int) -> Integers:
    """The leaves with the lowest prices."""
    if len(prices) <= number:
        return leaves[np.argsort(prices, kind="stable")]
    if number == 1:
        return leaves[[prices.argmin()]]
    low = np.sort(np.argpartition(prices, number)[:number])
    return leaves[low[np.argsort(prices[low], kind="stable")]]
