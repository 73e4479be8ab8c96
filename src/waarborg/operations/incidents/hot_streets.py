"""On which streets do the incidents of a list lie close together, where a network is given?"""

from __future__ import annotations

from pathlib import Path

import numpy
import polars as pl
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.local_statistics import LocalStatistic, Spot
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.streets import HotStreets, hot_streets
from waarborg.operations.incidents.incident_picture import HotStreet, Line, Place, StreetPicture
from waarborg.operations.pictures.methods import told
from waarborg.sources.area_maps import Area
from waarborg.sources.metres import in_metres
from waarborg.sources.streets.keeping import read_kept_streets
from waarborg.sources.streets.kept import kept_streets

REACH, SHORTEST = 50.0, 50.0
"""Metres: to where an incident counts on a street, and as how long the shortest stretch counts."""

PERMUTATIONS = 99_999
_DETAIL = 2.0
"""Metres, which nobody sees on a screen."""

_MOST_DRAWN = 6_000
"""Stretches: of a larger network the hot ones alone are drawn."""


def find_hot_streets(folder: Path, rows: pl.DataFrame, areas: list[Area], least: int) -> StreetPicture | None:
    """The hot streets of a list; ``None`` where no network is given.

    Args:
        folder: where the network stands.
        rows: as a list keeps them; those that lie on no Dutch map are on no street.
        areas: the neighbourhoods.
        least: smaller numbers are not shown.

    Raises:
        SourceTrouble: where the network is damaged.
    """
    kept = kept_streets(folder)
    if kept is None:
        return None
    names, lines = read_kept_streets(folder)
    placed = rows.filter(pl.col("x").is_not_null() & pl.col("y").is_not_null())
    if areas:
        # Metres of another system lie in no neighbourhood, and on no street either.
        placed = placed.filter(pl.col("area") != "")
    found = hot_streets(placed.select("x", "y").to_numpy(), lines, REACH, SHORTEST, PERMUTATIONS)
    drawn = tuple(_in_degrees(lines)) if len(lines) <= _MOST_DRAWN else ()
    about = (kept.source, kept.licence, kept.version, kept.stretches)
    if isinstance(found, TooFew):
        on = found.found if found.of is Shortage.CASES else 0
        return StreetPicture(*about, on, placed.height - on, (), drawn, None)
    on = int(found.counts.sum())
    if isinstance(found.statistic, TooFew):
        return StreetPicture(*about, on, found.far, (), drawn, None)
    where = _areas_of(lines, areas)
    hot = _by_street(found, found.statistic, (names, where, lines), least)
    method = told(found.method)
    return StreetPicture(*about, on, found.far, hot, drawn, method)


def _by_street(
    found: HotStreets,
    statistic: LocalStatistic,
    network: tuple[list[str], list[str], list[BaseGeometry]],
    least: int,
) -> tuple[HotStreet, ...]:
    """The hot stretches put together, for nobody knows the stretches of a street by themselves."""
    names, areas, lines = network
    together: dict[tuple[str, str], list[int]] = {}
    for place, spot in enumerate(statistic.spots()):
        # Hot by its neighbours alone is no street that anybody would go to.
        if spot is Spot.HOT and found.counts[place]:
            together.setdefault((names[place], areas[place]), []).append(place)
    streets = []
    for (name, area), places in together.items():
        count, metres = int(found.counts[places].sum()), float(found.lengths[places].sum())
        is_shown = count >= least
        streets.append(
            HotStreet(
                name,
                area,
                len(places),
                metres,
                count if is_shown else None,
                100 * count / max(metres, SHORTEST) if is_shown else None,
                float(statistic.q[places].min()),
                tuple(_in_degrees([lines[place] for place in places])),
            )
        )
    return tuple(sorted(streets, key=lambda each: (-(each.per_100_metres or 0), each.q_value, each.name)))


def _areas_of(lines: list[BaseGeometry], areas: list[Area]) -> list[str]:
    """In which neighbourhood the middle of each stretch lies; empty outside all."""
    if not areas:
        return [""] * len(lines)
    tree = shapely.STRtree(in_metres([each.shape for each in areas]))
    middles = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    pairs = tree.query(middles, predicate="intersects").T.tolist()
    found = {line: areas[area].code for line, area in pairs}
    return [found.get(place, "") for place in range(len(lines))]


def _in_degrees(lines: list[BaseGeometry]) -> list[Line]:
    """Latitude and longitude of what is drawn."""
    to_degrees = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)
    drawn = shapely.simplify(lines, _DETAIL)
    points, owner = shapely.get_coordinates(drawn, return_index=True)
    longitudes, latitudes = to_degrees.transform(points[:, 0], points[:, 1])
    pairs = numpy.column_stack([latitudes, longitudes]).round(6).tolist()
    found: list[list[Place]] = [[] for _ in lines]
    for line, (latitude, longitude) in zip(owner.tolist(), pairs, strict=True):
        found[line].append((latitude, longitude))
    return [tuple(each) for each in found]
