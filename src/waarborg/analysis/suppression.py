"""Which figures of a table must be hidden so that no small number can be read or worked out?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.method import Method
from waarborg.analysis.suppression_boxes import OPEN, Boxes, Moves, Prices, Ways, moves_of

THRESHOLD = 5
"""Counts from 1 up to this are not shown."""


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
        place = _place_of(codes, self.axes)
        return None if self.hidden[place] else int(self.counts[place])


def suppress(
    leaf_counts: Integers,
    axes: Sequence[Axis],
    threshold: int = THRESHOLD,
    known: Collection[Sequence[str]] = (),
    secret: Collection[Sequence[str]] = (),
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
        Figures that are told anyway, such as that of the whole municipality, each as one code an axis: they are
        never hidden, however small, and protect nothing. What equals one because all else is no part of the
        table cannot be protected.
    secret
        Figures that must be hidden as small counts are, however large, because they would tell something else.

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
    moves = [moves_of(axis) for axis in axes]
    counts = _with_totals(leaf_counts, moves)
    told = np.zeros(counts.shape, dtype=np.bool_)
    for each in known:
        told[_place_of(each, axes)] = True
    hidden = (counts > 0) & (counts < threshold)
    for each in secret:
        hidden[_place_of(each, axes)] = True
    hidden &= ~told
    prices = Prices.of(counts, hidden, threshold)
    prices.hiding[told] = OPEN
    safe = np.zeros(counts.shape, dtype=np.bool_)
    small = np.argwhere(hidden)
    boxes = Ways(moves[0], prices) if len(moves) == 1 else Boxes(moves, prices)
    for place in map(tuple, small[np.argsort(counts[hidden], kind="stable")].tolist()):
        if not safe[place]:
            box = boxes.cheapest(place)
            hidden[box] = safe[box] = True
            prices.hiding[box] = np.where(told[box], OPEN, 0.0)
            boxes.renew(box)
    hidden &= ~told
    return SuppressedTable(
        np.where(hidden, -1, counts),
        hidden,
        tuple(axes),
        Method("hypercube_suppression", "Repsilber (1994)", (("threshold", threshold),)),
    )


def _place_of(codes: Sequence[str], axes: Sequence[Axis]) -> tuple[int, ...]:
    return tuple(axis.codes.index(code) for axis, code in zip(axes, codes, strict=True))


def _with_totals(leaf_counts: Integers, moves: Sequence[Moves]) -> Integers:
    if leaf_counts.shape != tuple(len(move.leaves) for move in moves):
        raise ValueError(f"The counts have the shape {leaf_counts.shape}, the axes another.")
    if leaf_counts.size and leaf_counts.min() < 0:
        raise ValueError("A count is a whole number from 0.")
    whole = leaf_counts.astype(np.float64)
    for side, move in enumerate(moves):
        whole = np.moveaxis(np.tensordot(move.within.astype(np.float64), whole, (1, side)), 0, side)
    return np.rint(whole).astype(np.int64)
