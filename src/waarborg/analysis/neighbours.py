"""Which areas, places or streets are neighbours, and how much does each neighbour weigh?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.arrays import Floats, Integers, Truths, known_places


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Who neighbours whom, a row for each area; nobody neighbours itself.

    Attributes
    ----------
    kind
        By which rule (``touching``, ``meeting``); goes along in the results.
    starts
        Where the row of each area begins in ``others`` and ``weights``; one longer than there are areas.
    others
        The positions of the neighbours, row after row.
    weights
        What each of them weighs.
    """

    kind: str
    starts: Integers
    others: Integers
    weights: Floats

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def counts(self) -> Integers:
        """The number of neighbours of each area."""
        return np.diff(self.starts)

    @cached_property
    def rows(self) -> Integers:
        """For each line of ``others`` whose neighbour it is."""
        return np.repeat(np.arange(len(self)), self.counts)

    @property
    def islands(self) -> Integers:
        """The areas without neighbours: of them nothing can be said."""
        return np.flatnonzero(self.counts == 0)

    def weigh_equally(self) -> bool:
        """Whether the neighbours of an area all weigh the same, for every area."""
        first = self.weights[np.minimum(self.starts[:-1], max(self.weights.size - 1, 0))]
        return self.weights.size == 0 or bool((self.weights == np.repeat(first, self.counts)).all())

    def sums(self, values: Floats) -> Floats:
        """For each area the weighted sum of its neighbours' values; 0 for an island."""
        weighed = self.weights * values[self.others]
        return np.bincount(self.rows, weights=weighed, minlength=len(self)).astype(np.float64, copy=False)

    def shares(self) -> Neighbours:
        """The same neighbours with weights that add up to 1 for every area (row-standardised)."""
        totals = np.bincount(self.rows, weights=self.weights, minlength=len(self))
        return Neighbours(self.kind, self.starts, self.others, self.weights / totals[self.rows])

    def among(self, kept: Truths) -> Neighbours:
        """Leave areas out, for instance those whose figure is not known; the others close up."""
        rows, position = self.rows, np.cumsum(kept) - 1
        stay = kept[rows] & kept[self.others]
        counts = np.bincount(position[rows[stay]], minlength=int(kept.sum()))
        starts = np.concatenate([[0], np.cumsum(counts)])
        return Neighbours(self.kind, starts, position[self.others[stay]], self.weights[stay])


def from_pairs(
    number: int, one: ArrayLike, other: ArrayLike, weights: ArrayLike | None = None, kind: str = "given"
) -> Neighbours:
    """Neighbours from a list of pairs, each way its own pair; a pair of an area with itself is left out.

    Parameters
    ----------
    number
        How many areas there are.
    one, other
        The positions of an area and its neighbour.
    weights
        What each pair weighs; 1 where nothing is given.

    Examples
    --------
    >>> from_pairs(3, [0, 1], [1, 0]).islands.tolist()
    [2]
    """
    rows, others = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
    weighed = np.ones(rows.size) if weights is None else np.asarray(weights, dtype=np.float64)
    if rows.size and (min(rows.min(), others.min()) < 0 or max(rows.max(), others.max()) >= number):
        raise ValueError(f"a pair names an area that is not one of the {number}")
    if (weighed <= 0).any() or not np.isfinite(weighed).all():
        raise ValueError("every neighbour must weigh something, and not endlessly")
    apart = rows != others
    rows, others, weighed = rows[apart], others[apart], weighed[apart]
    order = np.lexsort((others, rows))
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=number))])
    return Neighbours(kind, starts, others[order], weighed[order])


def touching(outlines: Sequence[BaseGeometry], gap: float = 0.0) -> Neighbours:
    """Areas are neighbours where their outlines share a point (queen contiguity).

    Parameters
    ----------
    outlines
        One a area, in any projection.
    gap
        How far apart they may be and still touch, in the outlines' units: outlines that were simplified leave
        slits, and water parts neighbours.

    Notes
    -----
    A tree over the outlines: 14,000 neighbourhoods cost seconds, so keep the result with the geometry's year.

    Examples
    --------
    >>> import shapely
    >>> touching([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(5, 0, 6, 1)]).others.tolist()
    [1, 0]
    """
    import shapely

    shapes = np.asarray(outlines, dtype=object)
    tree = shapely.STRtree(shapes)
    if gap > 0:
        pairs = tree.query(shapes, predicate="dwithin", distance=gap)
    else:
        pairs = tree.query(shapes, predicate="intersects")
    return from_pairs(len(shapes), pairs[0], pairs[1], kind="touching")


def nearest_first(places: ArrayLike, number: int) -> tuple[Integers, Floats]:
    """For each place the positions of the nearest, itself included, nearest first, and their distances.

    Of equally near places the first in the list comes first, so that the answer does not hang on a tree's order.
    """
    from scipy.spatial import cKDTree

    known = known_places(places)
    number = min(number, len(known))
    if number == 0:
        return np.empty((0, 0), dtype=np.int64), np.empty((0, 0))
    answer = cKDTree(known).query(known, k=np.arange(1, number + 1))
    distances, order = np.asarray(answer[0], dtype=np.float64), np.asarray(answer[1], dtype=np.int64)
    settled = np.lexsort((order, distances), axis=1)
    return np.take_along_axis(order, settled, axis=1), np.take_along_axis(distances, settled, axis=1)
