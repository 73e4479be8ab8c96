"""How many incidents per square kilometre are there around every place on a map?"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.arrays import Floats, Truths, known_numbers, known_places
from waarborg.analysis.method import Method, Shortage, TooFew

FEWEST_CASES = 5
_MOST_CELLS = 25_000_000
_METRES = 1_000_000.0
_REFERENCES = {
    "gaussian": "Silverman (1986), Density Estimation, chapter 4; edge: Jones (1993), Statistics and Computing 3",
    "quartic": "Silverman (1986), Density Estimation, eq. 4.5; edge: Jones (1993), Statistics and Computing 3",
}


@dataclass(frozen=True, slots=True)
class Grid:
    """Square cells over a plane.

    Attributes
    ----------
    west, south
        Where it begins, in metres.
    size
        Metres along a side of a cell.
    columns, rows
        How many cells; row 0 is the most southern.
    """

    west: float
    south: float
    size: float
    columns: int
    rows: int

    def __post_init__(self) -> None:
        if self.size <= 0 or self.columns < 1 or self.rows < 1:
            raise ValueError(f"a grid of at least one cell of some size is asked, not {self}")
        if self.columns * self.rows > _MOST_CELLS:
            raise ValueError(f"{self.columns} by {self.rows} cells are too many: take larger cells")

    def within(self, area: BaseGeometry) -> Truths:
        """The cells whose middle lies in an area or on its edge."""
        x, y = self.middles()
        across, along = np.meshgrid(x, y)
        shapely.prepare(area)
        return np.asarray(shapely.intersects_xy(area, across, along), dtype=np.bool_)

    def middles(self) -> tuple[Floats, Floats]:
        """The x of every column and the y of every row, in the middle of its cells."""
        x, y = (np.arange(number, dtype=np.float64) + 0.5 for number in (self.columns, self.rows))
        return self.west + self.size * x, self.south + self.size * y


def grid_over(area: BaseGeometry, size: float) -> Grid:
    """The smallest grid of such cells that covers an area, on round coordinates.

    Examples
    --------
    >>> grid_over(shapely.box(130, 0, 490, 200), 100)
    Grid(west=100.0, south=0.0, size=100, columns=4, rows=2)
    """
    west, south, east, north = area.bounds
    first, low = np.floor(west / size), np.floor(south / size)
    columns, rows = np.ceil(east / size) - first, np.ceil(north / size) - low
    return Grid(float(first * size), float(low * size), size, max(1, int(columns)), max(1, int(rows)))


@dataclass(frozen=True, slots=True, eq=False)
class Density:
    """Incidents per square kilometre, smoothed, at the middle of every cell.

    Attributes
    ----------
    method
        How it was found.
    grid
        The cells.
    values
        A row for every row of the grid; 0 outside the area.
    inside
        Which cells lie in the area.
    used
        How many incidents lie in the area; the others are left out, because the edge is made good for.
    """

    method: Method
    grid: Grid
    values: Floats
    inside: Truths
    used: int


def kernel_density(
    places: ArrayLike,
    grid: Grid,
    bandwidth: float,
    kernel: Literal["quartic", "gaussian"] = "quartic",
    area: BaseGeometry | None = None,
    weights: ArrayLike | None = None,
) -> Density | TooFew:
    """Smooth incidents to a density over a grid, exactly, and make good for the edge.

    Parameters
    ----------
    places
        Of the incidents, x and y in metres.
    bandwidth
        Quartic: metres to where an incident counts. Gaussian: the standard deviation.
    area
        Where incidents can be; unasked the whole grid. What a kernel loses beyond its edge is made good for.
    weights
        What each incident counts for; unasked 1.

    Returns
    -------
    The density; :class:`TooFew` under 5 incidents in the area.

    Notes
    -----
    ``f(s) = sum_i w_i K(s - s_i) / e(s)``. Quartic: ``K(u) = 3 / (pi h^2) (1 - |u|^2 / h^2)^2`` within h. Gaussian:
    the product of two normal densities, until it is less than 2^-53 of its top. Nothing is put in bins: the sum is
    that of every incident with every cell within reach. ``e(s)`` is the part of K around s that lies in the area,
    over cells: by the normal distribution's own integrals for the Gaussian, by middles for the quartic. It is 1
    away from the edge. Costs a multiplication and an addition for each incident and cell within reach.

    References
    ----------
    Silverman (1986), Density Estimation for Statistics and Data Analysis, Chapman and Hall, eq. 4.5; Jones (1993),
    Simple boundary correction for kernel density estimation, Statistics and Computing 3, 135-146.

    Examples
    --------
    >>> found = kernel_density([[50, 50]] * 5, Grid(0, 0, 1, 100, 100), bandwidth=20)
    >>> float((found.values.sum() * 1e-6).round(3))
    5.0
    """
    if bandwidth <= 0:
        raise ValueError(f"a bandwidth above 0 metres is asked, not {bandwidth:g}")
    known = known_places(places)
    counts = np.ones(len(known)) if weights is None else known_numbers(weights, "weights")
    if counts.size != len(known):
        raise ValueError(f"{counts.size} weights for {len(known)} places")
    inside = np.ones((grid.rows, grid.columns), dtype=np.bool_) if area is None else grid.within(area)
    kept = _lies_in(known, grid, area)
    if int(kept.sum()) < FEWEST_CASES or not inside.any():
        return TooFew(Shortage.CASES, int(kept.sum()), FEWEST_CASES)
    heaped = _heap(known[kept], counts[kept], grid, bandwidth, kernel)
    share = edge_share(inside, bandwidth / grid.size, kernel)
    values = np.divide(heaped, share, out=np.zeros_like(heaped), where=inside & (share > 0))
    parameters = (("kernel", kernel), ("bandwidth", bandwidth), ("cell", grid.size))
    return Density(
        Method("kernel_density", _REFERENCES[kernel], parameters), grid, values, inside, int(kept.sum())
    )


def edge_share(inside: Truths, bandwidth: float, kernel: Literal["quartic", "gaussian"]) -> Floats:
    """For each cell the part of its kernel that lies in the area; the bandwidth counts in cells."""
    if kernel == "gaussian":
        from scipy.special import ndtr

        def between(size: int) -> Floats:
            """How much of the kernel around each of so many cells lies in each of them, along one axis."""
            mass = np.diff(ndtr((np.arange(-size, size + 1) - 0.5) / bandwidth))
            return np.asarray(mass[size + np.arange(size)[None, :] - np.arange(size)[:, None]])

        along, across = between(inside.shape[0]), between(inside.shape[1])
        if inside.all():
            return np.outer(along.sum(axis=1), across.sum(axis=1))
        return np.asarray(along @ inside.astype(np.float64) @ across.T)
    y, x = (each.astype(np.float64) for each in np.nonzero(inside))
    shares = _hills(inside.shape, (x + 0.5, y + 0.5, np.ones(x.size)), bandwidth, kernel)
    reach = int(np.ceil(bandwidth)) + 1
    whole = _hills(
        (2 * reach + 1,) * 2,
        tuple(np.full(1, each) for each in (reach + 0.5, reach + 0.5, 1.0)),
        bandwidth,
        kernel,
    )
    return shares / float(whole.sum())


def _lies_in(places: Floats, grid: Grid, area: BaseGeometry | None) -> Truths:
    if area is not None:
        return np.asarray(shapely.intersects_xy(area, places[:, 0], places[:, 1]), dtype=np.bool_).reshape(-1)
    low = np.array([grid.west, grid.south])
    high = low + grid.size * np.array([grid.columns, grid.rows])
    return np.asarray(((places >= low) & (places <= high)).all(axis=1), dtype=np.bool_)


def _heap(
    places: Floats, weights: Floats, grid: Grid, bandwidth: float, kernel: Literal["quartic", "gaussian"]
) -> Floats:
    """The sum of all hills, per square kilometre."""
    x, y = (places[:, 0] - grid.west) / grid.size, (places[:, 1] - grid.south) / grid.size
    # Along the rows, so that what is written lies near in memory.
    order = np.lexsort((x, np.floor(y / 8)))
    points = tuple(np.ascontiguousarray(each[order]) for each in (x, y, weights))
    heaped = _hills((grid.rows, grid.columns), points, bandwidth / grid.size, kernel)
    top = 3 / np.pi if kernel == "quartic" else 1 / (2 * np.pi)
    return heaped * (top * _METRES / bandwidth**2)


def _hills(
    shape: tuple[int, ...],
    points: tuple[Floats, ...],
    bandwidth: float,
    kernel: Literal["quartic", "gaussian"],
) -> Floats:
    """The sum of hills with top 1, each part of the grid by a thread of its own."""
    from waarborg.analysis.loops.density import spread_gaussian, spread_quartic

    work: Callable[..., None] = spread_quartic if kernel == "quartic" else spread_gaussian
    summed = np.zeros(shape)
    parts = min(os.cpu_count() or 1, shape[0])
    bounds = np.linspace(0, shape[0], parts + 1).astype(int)
    with ThreadPoolExecutor(parts) as threads:
        begun = [
            threads.submit(work, summed, points, bandwidth, int(first), int(last))
            for first, last in pairwise(bounds)
        ]
        for each in begun:
            each.result()
    return summed
