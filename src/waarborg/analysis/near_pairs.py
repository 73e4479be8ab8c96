"""Which pairs of places lie near each other, in which band of distance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers

MOST_PAIRS = 200_000_000


class TooManyPairs(ValueError):
    """More pairs lie near than can be listed."""


@dataclass(frozen=True, slots=True, eq=False)
class NearPairs:
    """Pairs of places that lie near, band after band.

    Attributes
    ----------
    order
        The places in the order of a grid, so that near ones lie near in memory; ``one`` and ``other`` count in it.
    one, other
        The two of each pair.
    bounds
        Where the pairs of each band begin; one longer than there are bands.
    """

    order: Integers
    one: NDArray[np.int32]
    other: NDArray[np.int32]
    bounds: Integers


def list_pairs(places: Floats, distances: Sequence[float], manhattan: bool, same_place: bool) -> NearPairs:
    """List every pair closer than the last distance, by a grid of about that size: no distance is computed twice.

    Raises TooManyPairs where there are more than 200 million.
    """
    from waarborg.analysis.loops.near_repeats import find_pairs

    reach = float(distances[-1])
    order, starts, columns = _lay_in_grid(places, reach)
    x, y = (np.ascontiguousarray(places[order, axis]) for axis in (0, 1))
    nothing = np.empty(0, dtype=np.int32)
    number = find_pairs((x, y), starts, columns, reach, manhattan, (nothing, nothing))
    if number > MOST_PAIRS:
        raise TooManyPairs(
            f"{number} pairs lie within {reach:g} metres: take shorter distances or a shorter period"
        )
    one, other = np.empty(number, dtype=np.int32), np.empty(number, dtype=np.int32)
    find_pairs((x, y), starts, columns, reach, manhattan, (one, other))
    across, along = np.abs(x[one] - x[other]), np.abs(y[one] - y[other])
    apart = across + along if manhattan else np.sqrt(across**2 + along**2)
    band = np.searchsorted(distances, apart, side="right").astype(np.int8) + np.int8(same_place)
    if same_place:
        band[apart == 0] = 0
    by_band = np.argsort(band, kind="stable")
    bounds = np.searchsorted(band[by_band], np.arange(len(distances) + int(same_place) + 1))
    return NearPairs(order, one[by_band], other[by_band], bounds.astype(np.int64))


def _lay_in_grid(places: Floats, reach: float) -> tuple[Integers, Integers, int]:
    """The order of the places cell by cell, where each cell begins, and how many columns there are.

    A cell is at least as large as the reach, and so large that there are not many more cells than places. An empty
    column stands at either side and an empty row on top, so that every cell has neighbours.
    """
    low, extent = places.min(axis=0), np.ptp(places, axis=0)
    size = max(reach, float(np.sqrt(extent[0] * extent[1] / len(places))), float(extent.max()) / len(places))
    column, row = ((places - low) / size).astype(np.int64).T
    columns, rows = int(column.max()) + 3, int(row.max()) + 2
    cell = row * columns + column + 1
    counts = np.bincount(cell, minlength=columns * rows + 1)
    return np.argsort(cell, kind="stable"), np.concatenate([[0], np.cumsum(counts)]), columns
