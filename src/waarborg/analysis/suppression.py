"""Which figures of a table must be hidden so that no small number can be read or worked out?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.method import Method

THRESHOLD = 5
"""Counts from 1 up to this are not shown."""
_DEAR, _VERY_DEAR, _OPEN = 1e4, 1e8, 1e11
_NEAR = 8
"""How many ways along each of several axes are looked at together: the cheapest ones by themselves."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One side of a table: areas, kinds or periods, with the totals that are shown of them.

    Attributes
    ----------
    codes
        Of parts and totals alike, each once.
    parents
        For each the position of the total that it is counted in; -1: in none that is shown.

    Examples
    --------
    >>> Axis.of(("jan", "feb"), total="year")
    Axis(codes=('jan', 'feb', 'year'), parents=(2, 2, -1))
    """

    codes: tuple[str, ...]
    parents: tuple[int, ...]

    @classmethod
    def of(cls, parts: Sequence[str], total: str | None = None) -> Axis:
        """Parts with one total over all of them, or with none."""
        if total is None:
            return cls(tuple(parts), (-1,) * len(parts))
        return cls((*parts, total), (*(len(parts),) * len(parts), -1))

    @classmethod
    def nested(cls, within: dict[str, str | None]) -> Axis:
        """Parts and totals by the total that each is counted in: neighbourhoods in districts in a municipality."""
        places = {code: place for place, code in enumerate(within)}
        return cls(tuple(within), tuple(-1 if total is None else places[total] for total in within.values()))

    @property
    def leaves(self) -> tuple[int, ...]:
        """The positions of what is no total."""
        totals = set(self.parents)
        return tuple(place for place in range(len(self.codes)) if place not in totals)

    def path(self, place: int) -> tuple[int, ...]:
        """A position and all totals that it is counted in."""
        return (place,) if self.parents[place] < 0 else (place, *self.path(self.parents[place]))

    def sums(self) -> Floats:
        """One row a position, one column a leaf: 1 where the leaf is counted in it."""
        matrix = np.zeros((len(self.codes), len(self.leaves)))
        for column, leaf in enumerate(self.leaves):
            matrix[list(self.path(leaf)), column] = 1
        return matrix


@dataclass(frozen=True, slots=True, eq=False)
class SuppressedTable:
    """A table of which some figures are not to be shown.

    Attributes
    ----------
    counts
        All figures, totals among them, with -1 for those that are hidden: what is hidden is not in here at
        all.
    hidden
        Which are hidden. It is not told which of them are small and which only protect those.
    axes
        What the sides of the table stand for.
    """

    counts: Integers
    hidden: Truths
    axes: tuple[Axis, ...]
    method: Method

    def shown(self, *codes: str) -> int | None:
        """One figure; ``None``: hidden."""
        place = tuple(axis.codes.index(code) for axis, code in zip(self.axes, codes, strict=True))
        return None if self.hidden[place] else int(self.counts[place])


def suppress(
    leaf_counts: Integers, axes: Sequence[Axis], threshold: int = THRESHOLD, known: Sequence[str] = ()
) -> SuppressedTable:
    """Hide every count from 1 up to a threshold, and as many others as it takes so that none can be worked out.

    For each small count a box of hidden figures is made, with that count in one corner: on every axis the
    count is paired with another part, or with the totals above it. Adding 1 in half of the corners and taking
    1 off in the others changes no figure that is shown, so that each corner may as well be another number.
    The cheapest box is taken: the one that hides the least beyond what is hidden already.

    Parameters
    ----------
    leaf_counts
        Counts of the parts (what is no total), one dimension an axis: areas, kinds, periods. The totals are
        worked out here.
    threshold
        The first count that may be shown; 0 and 1 hide nothing.
    known
        One code an axis, of a figure that is told anyway, such as that of the whole municipality: it is never
        hidden, however small, and protects nothing. What equals it because all else is no part of the table
        cannot be protected.

    Notes
    -----
    What holds within one table holds over time when the periods are one of its axes. A table that was given
    out before with other figures hidden is not known here. Zeros are shown unless nothing else can protect a
    small count.

    References
    ----------
    Repsilber (1994), Preservation of confidentiality in aggregated data: the hypercube method. Giessing &
    Repsilber (2002), Tools and strategies to protect multiple tables with the GHQUAR cell suppression engine.
    Hundepool et al. (2012), Statistical Disclosure Control, chapter 4.

    Examples
    --------
    >>> areas, kinds = Axis.of(("north", "south", "west"), "all"), Axis.of(("burglary", "theft"), "all")
    >>> found = suppress(np.array([[3, 40], [20, 31], [11, 50]]), (areas, kinds))
    >>> found.counts.tolist()
    [[-1, -1, 43], [20, 31, 51], [-1, -1, 61], [34, 121, 155]]
    """
    moves = [_moves_of(axis) for axis in axes]
    counts = _with_totals(leaf_counts, moves)
    told = np.zeros(counts.shape, dtype=np.bool_)
    if known:
        told[tuple(axis.codes.index(code) for axis, code in zip(axes, known, strict=True))] = True
    hidden = (counts > 0) & (counts < threshold) & ~told
    prices = _Prices.of(counts, hidden, threshold)
    prices.hiding[told] = _OPEN
    safe = np.zeros(counts.shape, dtype=np.bool_)
    small = np.argwhere(hidden)
    boxes = _Ways(moves[0], prices) if len(moves) == 1 else _Boxes(moves, prices)
    for place in map(tuple, small[np.argsort(counts[hidden], kind="stable")].tolist()):
        if not safe[place]:
            box = boxes.cheapest(place)
            hidden[box] = safe[box] = True
            prices.hiding[box] = np.where(told[box], _OPEN, 0.0)
            boxes.renew(box)
    hidden &= ~told
    return SuppressedTable(
        np.where(hidden, -1, counts),
        hidden,
        tuple(axes),
        Method("hypercube_suppression", "Repsilber (1994)", (("threshold", threshold),)),
    )


def _with_totals(leaf_counts: Integers, moves: Sequence[_Moves]) -> Integers:
    if leaf_counts.shape != tuple(len(move.leaves) for move in moves):
        raise ValueError(f"The counts have the shape {leaf_counts.shape}, the axes another.")
    if leaf_counts.size and leaf_counts.min() < 0:
        raise ValueError("A count is a whole number from 0.")
    whole = leaf_counts.astype(np.float64)
    for side, move in enumerate(moves):
        whole = np.moveaxis(np.tensordot(move.within.astype(np.float64), whole, (1, side)), 0, side)
    return np.rint(whole).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Prices:
    """What it costs to hide each figure, and, on top of that, to have it fall in the box."""

    hiding: Floats
    falling: Floats

    @classmethod
    def of(cls, counts: Integers, hidden: Truths, threshold: int) -> _Prices:
        """A zero is dear to hide and cannot fall; a figure that can fall by little protects little."""
        hiding = np.where(hidden, 0.0, 1.0 + np.log1p(counts))
        hiding[counts == 0] = _DEAR
        falling = np.where(counts < threshold, 0.5, 0.0)
        falling[counts == 1] = _DEAR
        falling[counts == 0] = _VERY_DEAR
        return cls(hiding, falling)


@dataclass(frozen=True, slots=True, eq=False)
class _Moves:
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
    def of(cls, axis: Axis) -> _Moves:
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


class _Ways:
    """A table with one axis: there a box is a way, and what prices add up to is kept while few of them change."""

    def __init__(self, moves: _Moves, prices: _Prices) -> None:
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


class _Boxes:
    """A table with several axes."""

    def __init__(self, moves: Sequence[_Moves], prices: _Prices) -> None:
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
def _moves_of(axis: Axis) -> _Moves:
    """Many tables have the same axes."""
    return _Moves.of(axis)


def _first(prices: Floats, leaves: Integers, number: int) -> Integers:
    """The leaves with the lowest prices."""
    if len(prices) <= number:
        return leaves[np.argsort(prices, kind="stable")]
    if number == 1:
        return leaves[[prices.argmin()]]
    low = np.sort(np.argpartition(prices, number)[:number])
    return leaves[low[np.argsort(prices[low], kind="stable")]]
