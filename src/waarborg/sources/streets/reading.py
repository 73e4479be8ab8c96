"""Which streets does a GeoJSON or GeoPackage of lines hold, or what is wrong with it?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import shapely
from shapely.errors import GEOSException
from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from waarborg.registers.problems import Problem
from waarborg.sources.file_marks import beginning_of, is_geopackage
from waarborg.sources.geopackage_layers import (
    Box,
    Database,
    Layer,
    NotReadable,
    brought_to,
    layers_of,
    number_of_shapes,
    opened,
    rows_of,
)
from waarborg.sources.incidents.cells import System, fits
from waarborg.sources.metres import in_metres

NAMES = ("stt_naam", "straatnaam", "openbareruimtenaam", "street", "str_naam", "wegnaam", "naam", "name")
"""The properties in which the name is looked for: of the National Road File (NWB) and of others, in order."""

MOST_STREETS = 200_000
AROUND = 250.0
"""Metres: streets this far outside the municipality still count, for whoever lives at its edge."""

_LINES = ("LineString", "MultiLineString")
_METRES, _DEGREES = 28992, 4326
_LARGEST_DEGREE = 180
_LONGEST_NAME = 120
_SHORTEST = 0.5
"""Metres: what is shorter is a slip of who drew it."""

_LOOKED_AT = 1_000
"""So many lines tell what is wrong with a file that has none near the municipality."""

Named = tuple[str, BaseGeometry]


@dataclass(frozen=True, slots=True)
class StreetFile:
    """What a file holds.

    Attributes:
        names: of each stretch of street, empty where it has none.
        lines: in metres of RD, from crossing to crossing.
        elsewhere: how many stretches lie outside the municipality, and are left out.
    """

    names: tuple[str, ...]
    lines: tuple[BaseGeometry, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class _Found:
    """Lines in metres, where they lie in the country; and how many were passed over because they lie elsewhere."""

    lines: Sequence[Named]
    passed: int = 0


def read_streets(path: Path, ground: BaseGeometry | None) -> StreetFile | Problem:
    """The stretches of street of a file, in RD or WGS84.

    Args:
        path: GeoJSON or GeoPackage, by its content.
        ground: the municipality in degrees; without it every stretch counts.
    """
    around = None if ground is None else shapely.buffer(in_metres([ground])[0], AROUND)
    found = _from_geopackage(path, around) if is_geopackage(beginning_of(path)) else _from_geojson(path)
    if isinstance(found, Problem):
        return found
    if not found.lines:
        return Problem("file", "no_street_lines")
    return _on_the_ground(found, around)


def _from_geojson(path: Path) -> _Found | Problem:
    try:
        written = json.loads(path.read_text(encoding="utf-8-sig"))
        features = written["features"]
        found = [_feature(each) for each in features]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, GEOSException, IndexError):
        return Problem("file", "not_streets")
    lines = [each for each in found if each is not None]
    ends = [max(map(abs, shape.bounds)) for _, shape in lines]
    if all(end <= _LARGEST_DEGREE for end in ends):
        placed = _in_metres(Layer("", "", _DEGREES, ()), lines)
        return placed if isinstance(placed, Problem) else _Found(placed)
    return _Found(lines)


def _feature(written: Mapping[str, object]) -> Named | None:
    """The name and the line of a feature; ``None`` where it is no line."""
    geometry = written["geometry"]
    if not isinstance(geometry, dict) or geometry.get("type") not in _LINES:
        return None
    shape = shapely.force_2d(as_shape(geometry))
    given = written.get("properties")
    properties = (
        {str(name).lower(): value for name, value in given.items()} if isinstance(given, dict) else {}
    )
    name = next((properties[each] for each in NAMES if properties.get(each)), "")
    return None if shape.is_empty else (_plain(name), shape)


def _from_geopackage(path: Path, around: BaseGeometry | None) -> _Found | Problem:
    """The lines of all layers; of a file of the whole country those that may lie around the municipality."""
    found: list[Named] = []
    passed = 0
    try:
        with opened(path) as database:
            for layer in layers_of(database):
                lines, left = _lines_near(database, layer, around)
                placed = _in_metres(layer, lines)
                if isinstance(placed, Problem):
                    return placed
                found += placed
                passed += left
    except NotReadable:
        return Problem("file", "not_streets")
    return _Found(found, passed)


def _lines_near(database: Database, layer: Layer, around: BaseGeometry | None) -> tuple[list[Named], int]:
    """The lines of a layer that may lie near, and how many others it has; where none does, some to look at."""
    if around is None:
        return list(_lines_of(database, layer)), 0
    (there,) = brought_to(layer.system, Layer("", "", _METRES, ()), [around])
    lines = list(_lines_of(database, layer, there.bounds))
    if not lines:
        return list(islice(_lines_of(database, layer), _LOOKED_AT)), 0
    return lines, number_of_shapes(database, layer) - len(lines)


def _lines_of(database: Database, layer: Layer, box: Box | None = None) -> Iterator[Named]:
    name = layer.named(NAMES)
    for values, shape in rows_of(database, layer, () if name is None else (name,), box):
        if shape.geom_type in _LINES and not shape.is_empty:
            yield _plain(values[0] if values else ""), shape


def _plain(name: object) -> str:
    return "" if name is None else " ".join(str(name).split())[:_LONGEST_NAME]


def _in_metres(layer: Layer, lines: Sequence[Named]) -> list[Named] | Problem:
    """In metres of RD; degrees that have changed places are told, for they lie nowhere."""
    if layer.system == _DEGREES and lines:
        degrees = [shape.bounds for _, shape in lines]
        if not any(fits(*each[:2], System.DEGREES) for each in degrees):
            swapped = any(fits(each[1], each[0], System.DEGREES) for each in degrees)
            return Problem("file", "streets_swapped" if swapped else "streets_outside_netherlands")
    shapes = brought_to(_METRES, layer, [shape for _, shape in lines])
    return [(name, shape) for (name, _), shape in zip(lines, shapes, strict=True)]


def _on_the_ground(found: _Found, around: BaseGeometry | None) -> StreetFile | Problem:
    """The stretches that lie in and around the municipality, each one line."""
    every = list(_stretches(found.lines))
    parts = [part for part in every if _lies_in_country(part[1])]
    if not parts:
        swapped = any(_lies_in_country(_turned(shape)) for _, shape in found.lines)
        return Problem("file", "streets_swapped" if swapped else "streets_outside_netherlands")
    near = parts
    if around is not None:
        shapely.prepare(around)
        inside = shapely.intersects(around, [shape for _, shape in parts])
        near = [part for part, there in zip(parts, inside, strict=True) if there]
    if not near:
        return Problem("file", "streets_elsewhere")
    if len(near) > MOST_STREETS:
        return Problem("file", "too_many_streets", (("maximum", MOST_STREETS), ("number", len(near))))
    if not any(name for name, _ in near):
        return Problem("file", "streets_without_names", (("names", ", ".join(NAMES)),))
    names, lines = zip(*near, strict=True)
    return StreetFile(names, lines, len(every) - len(near) + found.passed)


def _stretches(found: Sequence[Named]) -> Iterator[Named]:
    """Each line of a line of several parts by itself."""
    for name, shape in found:
        for part in shapely.get_parts(shape):
            if part.length >= _SHORTEST:
                yield name, part


def _lies_in_country(shape: BaseGeometry) -> bool:
    west, south, east, north = shape.bounds
    return fits(west, south, System.RD) and fits(east, north, System.RD)


def _turned(shape: BaseGeometry) -> BaseGeometry:
    turned: BaseGeometry = shapely.transform(shape, lambda points: points[:, ::-1])
    return turned
