"""Which circles of areas, and which stretches of time, does a scan look through?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.neighbours import nearest_first


@dataclass(frozen=True, slots=True)
class Windows:
    """How large and how long a cluster may be.

    Attributes
    ----------
    nearest
        At most so many areas in a circle; ``None``: as many as ``share`` allows.
    share
        At most this share of all population (of all cases, where there is no population).
    longest
        At most so many periods; ``None``: half of them.
    fewest
        At least so many cases.
    most
        So many clusters are told at most.
    """

    nearest: int | None = 100
    share: float = 0.5
    longest: int | None = None
    fewest: int = 2
    most: int = 10

    def __post_init__(self) -> None:
        if (self.nearest or 1) < 1 or (self.longest or 1) < 1 or not 0 < self.share <= 1 or self.fewest < 1:
            raise ValueError(f"windows of at least one area, one period and one case are asked, not {self}")

    def longest_of(self, periods: int) -> int:
        """The longest stretch of time, for so many periods."""
        return min(periods, self.longest or max(1, periods // 2))


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """For each area the circles around it.

    Attributes
    ----------
    order
        The nearest areas, itself first.
    reach
        Up to which of them its circles go.
    closed
        Where a circle holds all areas that lie as far as its farthest.
    radius
        How far each of them lies.
    """

    order: NDArray[np.int32]
    reach: NDArray[np.int32]
    closed: Truths
    radius: Floats


def draw_circles(places: Floats, population: Floats, windows: Windows) -> Circles:
    """List the circles around every area; costs a search in a tree for each."""
    size = len(places)
    number = min(size, windows.nearest or size)
    order, radius = nearest_first(places, min(size, number + 1))
    closed = np.ones((size, number), dtype=np.bool_)
    closed[:, : radius.shape[1] - 1] = (radius[:, 1:] > radius[:, :-1])[:, :number]
    order, radius = np.ascontiguousarray(order[:, :number]), radius[:, :number]
    inside = np.cumsum(population[order], axis=1)
    reach = (inside <= windows.share * population.sum() * (1 + 1e-12)).sum(axis=1)
    return Circles(order.astype(np.int32), reach.astype(np.int32), closed, radius)


def stretches(periods: int, longest: int, prospective: bool) -> Integers:
    """The stretches of time, from a period up to (not including) another: all, or those that end with the last."""
    found = [
        (first, last)
        for last in range(periods if prospective else 1, periods + 1)
        for first in range(max(0, last - longest), last)
    ]
    return np.array(found, dtype=np.int64)
