"""Where do the incidents of a list lie close together, and where is another one to be reckoned with now?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy
import polars as pl
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.density import Density, grid_over, kernel_density
from waarborg.analysis.method import TooFew
from waarborg.analysis.near_repeat_zones import Zone, current_zones
from waarborg.analysis.near_repeats import near_repeats
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import MethodUsed
from waarborg.sources.incidents.cells import System, fits

BANDWIDTH, CELL = 300.0, 100.0
"""Metres: to where an incident counts in the density, and the side of a cell."""

_SHOWN_CELLS = 0.05
"""Of the area: the densest cells are shown."""

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""


@dataclass(frozen=True, slots=True)
class RepeatZone:
    """A zone that counts now.

    Attributes:
        fresh: around each of these places it lies; empty where they are not on the Dutch map.
        metres: how far around.
        incidents: how many followed each other.
        until: the last day on which it counts, if nothing more happens.
        area: the neighbourhood of its newest incident.
    """

    fresh: tuple[Place, ...]
    metres: float
    incidents: int
    first: date
    latest: date
    until: date
    area: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """Whether one incident makes another near and soon more likely.

    Attributes:
        metres, days: how far and how long; ``None``: no nearer and sooner than by chance.
        ratio: how many times the pairs of chance there are, nearest and soonest.
    """

    metres: float | None
    days: float | None
    ratio: float
    zones: tuple[RepeatZone, ...]
    method: MethodUsed


@dataclass(frozen=True, slots=True)
class DenseCell:
    """A cell of the grid among the densest: its corners, and its density beside the highest (0 to 1)."""

    ring: tuple[Place, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class DenseGrid:
    """The densest part of the area.

    Attributes:
        share: which share of the incidents lies in it.
    """

    cells: tuple[DenseCell, ...]
    share: float
    area: float
    method: MethodUsed


def find_repeats(rows: pl.DataFrame, on: date) -> Repeats | None:
    """The near repeats of a list, and the zones that count on a day; ``None`` where there are too few incidents.

    Args:
        rows: as a list keeps them; those without coordinates are left out.
        on: the day.
    """
    placed = rows.filter(pl.col("x").is_not_null() & pl.col("y").is_not_null())
    places = placed.select("x", "y").to_numpy()
    days = placed["begin"].dt.convert_time_zone("Europe/Amsterdam").dt.date().to_list()
    found = near_repeats(places, numpy.array([day.toordinal() for day in days], dtype=numpy.float64))
    if isinstance(found, TooFew):
        return None
    reach = found.reach()
    first = 1 if found.distances[0][1] == 0 else 0
    ratio = float(found.ratio[first, 0])
    if reach is None:
        return Repeats(None, None, ratio, (), told(found.method))
    zones = tuple(_zone(each, placed) for each in current_zones(places, days, on, reach))
    return Repeats(*reach, ratio, zones, told(found.method))


def _zone(zone: Zone, placed: pl.DataFrame) -> RepeatZone:
    points = placed[list(zone.fresh)].select("x", "y").to_numpy()
    newest = zone.incidents[-1]
    return RepeatZone(
        _in_degrees(points),
        zone.distance,
        len(zone.incidents),
        zone.first,
        zone.latest,
        zone.until,
        str(placed["area"][newest]),
    )


def find_density(rows: pl.DataFrame, outlines: list[BaseGeometry]) -> DenseGrid | None:
    """The densest cells of a municipality; ``None`` without outlines, or where there are too few incidents.

    Args:
        rows: as a list keeps them.
        outlines: of the neighbourhoods, in degrees.
    """
    placed = rows.filter(pl.col("x").is_not_null() & (pl.col("area") != ""))
    if not outlines or not placed.height:
        return None
    to_rd = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    whole = shapely.transform(
        shapely.union_all(outlines),
        lambda points: numpy.column_stack(to_rd.transform(points[:, 0], points[:, 1])),
    )
    grid = grid_over(whole, CELL)
    points = placed.select("x", "y").to_numpy()
    found = kernel_density(points, grid, BANDWIDTH, area=whole)
    if isinstance(found, TooFew):
        return None
    return _densest(found, points)


def _densest(found: Density, points: numpy.ndarray) -> DenseGrid | None:
    values = found.values[found.inside]
    bound = numpy.quantile(values, 1 - _SHOWN_CELLS)
    rows, columns = numpy.nonzero(found.inside & (found.values > max(bound, 0.0)))
    if not len(rows):
        return None
    grid = found.grid
    highest = float(values.max())
    cells = []
    chosen = set(zip(rows.tolist(), columns.tolist(), strict=True))
    for row, column in sorted(chosen):
        left, low = grid.west + column * grid.size, grid.south + row * grid.size
        corners = [
            (left, low),
            (left + grid.size, low),
            (left + grid.size, low + grid.size),
            (left, low + grid.size),
        ]
        strength = float(found.values[row, column]) / highest
        cells.append(DenseCell(_in_degrees(numpy.array(corners)), strength))
    inside = [
        (int((y - grid.south) // grid.size), int((x - grid.west) // grid.size)) in chosen for x, y in points
    ]
    return DenseGrid(tuple(cells), sum(inside) / len(inside), len(chosen) / len(values), told(found.method))


def _in_degrees(points: numpy.ndarray) -> tuple[Place, ...]:
    """Latitude and longitude; nothing for what does not lie in the Netherlands."""
    if not all(fits(float(x), float(y), System.RD) for x, y in points):
        return ()
    longitudes, latitudes = _to_degrees().transform(points[:, 0], points[:, 1])
    pairs = zip(latitudes.tolist(), longitudes.tolist(), strict=True)
    return tuple((round(latitude, 6), round(longitude, 6)) for latitude, longitude in pairs)


@cache
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)
