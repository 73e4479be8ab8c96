"""Where do the incidents of a list lie close together, and where is another one to be reckoned with now?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import numpy
import polars as pl
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.density import Density, grid_over, kernel_density
from waarborg.analysis.method import TooFew
from waarborg.analysis.near_pairs import TooManyPairs
from waarborg.analysis.near_repeat_zones import Zone, current_zones
from waarborg.analysis.near_repeats import Bands, NearRepeats, near_repeats
from waarborg.operations.incidents.incident_picture import (
    DenseCell,
    DenseGrid,
    DensePeak,
    Place,
    Repeats,
    RepeatZone,
)
from waarborg.operations.incidents.repeat_bands import RepeatRow, RepeatTable, WantedBands
from waarborg.operations.pictures.methods import told
from waarborg.sources.incidents.cells import System, fits
from waarborg.sources.metres import in_metres

BANDWIDTH, CELL = 300.0, 100.0
"""Metres: to where an incident counts in the density, and the side of a cell."""

_SHOWN_CELLS = 0.05
"""Of the area: the densest cells are shown."""

_MOST_CELLS = 4_000_000
"""Of a grid: incidents that lie further apart are not all of one town."""

_MOST_PEAKS = 10

MOST_COMPARED = 50_000
"""Of a longer list the newest incidents are compared with each other."""


def find_repeats(rows: pl.DataFrame, on: date) -> Repeats | None:
    """The near repeats of a list, and the zones that count on a day; ``None`` where there are too few incidents.

    Args:
        rows: as a list keeps them; those without coordinates are left out, and those of which the day is not known
            to within a week.
        on: the day.
    """
    placed = _comparable(rows)
    looked_at, found = _newest_repeats(placed)
    if isinstance(found, TooFew):
        return None
    places, days = looked_at.select("x", "y").to_numpy(), _days(looked_at)
    since = days[0] if looked_at.height < placed.height else None
    placed = looked_at
    reach = found.reach()
    first = 1 if found.distances[0][1] == 0 else 0
    ratio = float(found.ratio[first, 0]), found.by_chance(first, 0)
    if reach is None:
        return Repeats(None, None, *ratio, (), told(found.method), since)
    zones = tuple(_zone(each, placed) for each in current_zones(places, days, on, reach))
    return Repeats(*reach, *ratio, zones, told(found.method), since)


def repeat_table(rows: pl.DataFrame, wanted: WantedBands) -> RepeatTable | None:
    """The pairs of a list by the bands that are wanted; ``None`` where there are too few incidents."""
    bands = Bands(
        tuple(wanted.metres * (each + 1) for each in range(wanted.distances)),
        tuple(wanted.days * (each + 1) for each in range(wanted.times)),
        wanted.by,
    )
    placed = _comparable(rows)
    looked_at, found = _newest_repeats(placed, bands)
    if isinstance(found, TooFew):
        return None
    table = tuple(
        RepeatRow(
            *band,
            tuple(found.observed[place].tolist()),
            tuple(found.expected[place].tolist()),
            tuple(found.p[place].tolist()),
        )
        for place, band in enumerate(found.distances)
    )
    since = _days(looked_at)[0] if looked_at.height < placed.height else None
    return RepeatTable(found.days, table, told(found.method), since)


def _comparable(rows: pl.DataFrame) -> pl.DataFrame:
    """The incidents with a place and a day, the oldest first."""
    there = pl.col("x").is_not_null() & pl.col("y").is_not_null()
    return rows.filter(there & known_to_a_week()).sort("begin")


def _newest_repeats(
    placed: pl.DataFrame, bands: Bands | None = None
) -> tuple[pl.DataFrame, NearRepeats | TooFew]:
    """The near repeats of the newest incidents, of so many as can be compared two by two; and which those are."""
    looked_at = placed.tail(MOST_COMPARED)
    while True:
        days = numpy.array([day.toordinal() for day in _days(looked_at)], dtype=numpy.float64)
        try:
            return looked_at, near_repeats(looked_at.select("x", "y").to_numpy(), days, bands)
        except TooManyPairs:
            looked_at = looked_at.tail(looked_at.height // 2)


def _days(rows: pl.DataFrame) -> list[date]:
    """On which day each began, by the Dutch clock."""
    days: list[date] = rows["begin"].dt.convert_time_zone("Europe/Amsterdam").dt.date().to_list()
    return days


def known_to_a_week() -> pl.Expr:
    """Whether the day of an incident is known to within a week."""
    return pl.col("end") - pl.col("begin") <= timedelta(days=7)


def _zone(zone: Zone, placed: pl.DataFrame) -> RepeatZone:
    points = placed[list(zone.fresh)].select("x", "y").to_numpy()
    newest = zone.incidents[-1]
    return RepeatZone(
        in_degrees(points),
        zone.distance,
        len(zone.incidents),
        zone.first,
        zone.latest,
        zone.until,
        str(placed["area"][newest]),
    )


def find_density(rows: pl.DataFrame, outlines: list[BaseGeometry]) -> DenseGrid | None:
    """The densest cells of a municipality, or of where the incidents lie; ``None`` where there are too few.

    Args:
        rows: as a list keeps them.
        outlines: of the neighbourhoods, in degrees; a list that lies in none of them is looked at by itself.
    """
    placed = rows.filter(pl.col("x").is_not_null() & pl.col("y").is_not_null())
    mapped = placed.filter(pl.col("area") != "")
    on_map = bool(outlines) and mapped.height > 0
    placed = mapped if on_map else placed
    if not placed.height:
        return None
    points = placed.select("x", "y").to_numpy()
    whole = _ground(outlines) if on_map else _around(points)
    grid = grid_over(whole, CELL)
    if grid.rows * grid.columns > _MOST_CELLS:
        return None
    found = kernel_density(points, grid, BANDWIDTH, area=whole)
    if isinstance(found, TooFew):
        return None
    return _densest(found, placed, on_map)


def _ground(outlines: list[BaseGeometry]) -> BaseGeometry:
    """All neighbourhoods together, in metres."""
    return in_metres([shapely.union_all(outlines)])[0]


def _around(points: numpy.ndarray) -> BaseGeometry:
    """A rectangle around all incidents, with room for how far each counts."""
    low, high = points.min(axis=0) - BANDWIDTH, points.max(axis=0) + BANDWIDTH
    rectangle: BaseGeometry = shapely.box(low[0], low[1], high[0], high[1])
    return rectangle


def _densest(found: Density, placed: pl.DataFrame, on_map: bool) -> DenseGrid | None:
    values = found.values[found.inside]
    bound = numpy.quantile(values, 1 - _SHOWN_CELLS)
    rows, columns = numpy.nonzero(found.inside & (found.values > max(bound, 0.0)))
    if not len(rows):
        return None
    grid, points = found.grid, placed.select("x", "y").to_numpy()
    chosen = set(zip(rows.tolist(), columns.tolist(), strict=True))
    inside = [
        (int((y - grid.south) // grid.size), int((x - grid.west) // grid.size)) in chosen for x, y in points
    ]
    return DenseGrid(
        tuple(_cell(found, each) for each in sorted(chosen)) if on_map else (),
        sum(inside) / len(inside),
        len(chosen) / len(values),
        told(found.method),
        tuple(_peaks(found, chosen, placed)),
    )


def _cell(found: Density, place: tuple[int, int]) -> DenseCell:
    grid, (row, column) = found.grid, place
    left, low = grid.west + column * grid.size, grid.south + row * grid.size
    corners = [
        (left, low),
        (left + grid.size, low),
        (left + grid.size, low + grid.size),
        (left, low + grid.size),
    ]
    return DenseCell(in_degrees(numpy.array(corners)), float(found.values[place]) / float(found.values.max()))


def _peaks(found: Density, chosen: set[tuple[int, int]], placed: pl.DataFrame) -> Iterator[DensePeak]:
    """From the densest cell on, each so far from those before that it has incidents of its own."""
    x, y = found.grid.middles()
    points, areas = placed.select("x", "y").to_numpy(), placed["area"].to_list()
    taken: list[tuple[float, float]] = []
    for row, column in sorted(chosen, key=lambda each: (-found.values[each], each)):
        place = (float(x[column]), float(y[row]))
        if any(numpy.hypot(place[0] - left, place[1] - low) < 2 * BANDWIDTH for left, low in taken):
            continue
        taken.append(place)
        nearest = int(numpy.hypot(*(points - place).T).argmin())
        yield DensePeak(*place, float(found.values[row, column] / found.values.max()), areas[nearest])
        if len(taken) == _MOST_PEAKS:
            return


def in_degrees(points: numpy.ndarray) -> tuple[Place, ...]:
    """Latitude and longitude; nothing for what does not lie in the Netherlands."""
    if not all(fits(float(x), float(y), System.RD) for x, y in points):
        return ()
    longitudes, latitudes = _to_degrees().transform(points[:, 0], points[:, 1])
    pairs = zip(latitudes.tolist(), longitudes.tolist(), strict=True)
    return tuple((round(latitude, 6), round(longitude, 6)) for latitude, longitude in pairs)


@cache
def _to_degrees() -> Transformer:
    return Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)
