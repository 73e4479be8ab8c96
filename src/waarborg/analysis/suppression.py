"""Which figures of a table must be hidden so that no small number can be read or worked out?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.method import Method

THRESHOLD = 5
"""Counts from 1 up to this are not shown."""
_DEAR, _VERY_DEAR = 1e4, 1e8


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
        codes = tuple(within)
        return cls(codes, tuple(-1 if total is None else codes.index(total) for total in within.values()))

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


def suppress(leaf_counts: Integers, axes: Sequence[Axis], threshold: int = THRESHOLD) -> SuppressedTable:
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
    counts = _with_totals(leaf_counts, axes)
    moves = [_Moves.of(axis) for axis in axes]
    hidden = (counts > 0) & (counts < threshold)
    safe = np.zeros(counts.shape, dtype=np.bool_)
    small = np.argwhere(hidden)
    for place in small[np.argsort(counts[hidden], kind="stable")]:
        if not safe[tuple(place)]:
            box = _cheapest_box(place, counts, hidden, moves, threshold)
            hidden[np.ix_(*box)] = True
            safe[np.ix_(*box)] = True
    return SuppressedTable(
        np.where(hidden, -1, counts),
        hidden,
        tuple(axes),
        Method("hypercube_suppression", "Repsilber (1994)", (("threshold", threshold),)),
    )


def _with_totals(leaf_counts: Integers, axes: Sequence[Axis]) -> Integers:
    if leaf_counts.shape != tuple(len(axis.leaves) for axis in axes):
        raise ValueError(f"The counts have the shape {leaf_counts.shape}, the axes another.")
    if leaf_counts.size and leaf_counts.min() < 0:
        raise ValueError("A count is a whole number from 0.")
    whole = leaf_counts.astype(np.float64)
    for side, axis in enumerate(axes):
        whole = np.moveaxis(np.tensordot(axis.sums(), whole, (1, side)), 0, side)
    return np.rint(whole).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Moves:
    """The ways in which figures along one axis can change without any total of what is shown changing.

    A row of ``signs`` is one way: +1 for a leaf and the totals above it, -1 for another leaf and the totals
    above that; totals that both share do not change. Or +1 for a leaf and all totals above it.
    """

    signs: Floats

    @classmethod
    def of(cls, axis: Axis) -> _Moves:
        leaves, size = axis.leaves, len(axis.codes)
        rows = np.zeros((len(leaves) ** 2, size))
        for number, (leaf, other) in enumerate((leaf, other) for leaf in leaves for other in leaves):
            rows[number, list(axis.path(leaf))] += 1
            if other != leaf:
                rows[number, list(axis.path(other))] -= 1
        return cls(rows)

    def through(self, place: int) -> Floats:
        """The ways that raise the figure at a position."""
        return self.signs[self.signs[:, place] > 0]


def _cheapest_box(
    place: Integers, counts: Integers, hidden: Truths, moves: Sequence[_Moves], threshold: int
) -> tuple[Integers, ...]:
    """The positions, axis by axis, of the corners of the box that hides the least."""
    cost = np.where(hidden, 0.0, 1.0 + np.log1p(counts))
    cost[(counts == 0) & ~hidden] = _DEAR
    falling = np.where(
        counts < 1, _VERY_DEAR, np.where(counts < 2, _DEAR, np.where(counts < threshold, 0.5, 0.0))
    )
    ways = [move.through(int(at)) for move, at in zip(moves, place, strict=True)]
    whole, signed = cost + falling / 2, -falling / 2
    for way in ways:
        whole = np.tensordot(whole, np.abs(way), (0, 1))
        signed = np.tensordot(signed, way, (0, 1))
    best = np.unravel_index(int((whole + signed).argmin()), whole.shape)
    return tuple(np.flatnonzero(way[number]) for way, number in zip(ways, best, strict=True))
