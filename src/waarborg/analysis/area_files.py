"""Which areas does a file hold: their codes, names and outlines, or everything that is wrong with it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy
import shapely
from pyproj import Transformer
from shapely.errors import GEOSException
from shapely.geometry import shape as as_shape
from shapely.geometry.base import BaseGeometry

from waarborg.registers.problems import Problem

CODE_NAMES = ("statcode", "buurtcode", "bu_code", "wijkcode", "wk_code", "gemeentecode", "gm_code", "code")
AREA_NAMES = (
    "statnaam",
    "buurtnaam",
    "bu_naam",
    "wijknaam",
    "wk_naam",
    "gemeentenaam",
    "gm_naam",
    "naam",
    "name",
)
"""The properties in which the code and the name are looked for, as CBS, PDOK and others call them, in order."""

Points = numpy.ndarray[Any, numpy.dtype[numpy.float64]]

_CBS_CODE = re.compile(r"(GM\d{4}|WK\d{6}|BU\d{8})")
_LONGEST_NAME, _LONGEST_CODE = 120, 20
_DUTCH_BOX = shapely.union(shapely.box(3.0, 50.5, 7.5, 56.0), shapely.box(-68.8, 11.7, -62.6, 18.0))
_LARGEST_DEGREE = 180
_OUTLINES = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class ReadArea:
    """One area of a file, in WGS84; a file may leave the code empty."""

    code: str
    name: str
    shape: BaseGeometry


def read_areas(content: bytes) -> list[ReadArea] | tuple[Problem, ...]:
    """Read a GeoJSON file of areas, in WGS84 or RD, as CBS and PDOK publish them.

    Areas with the same code or name become one. A problem's field is ``feature.N``, counted from 1.
    """
    try:
        written = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return (Problem("file", "not_geojson"),)
    features = written.get("features") if isinstance(written, dict) else None
    if not isinstance(features, list):
        return (Problem("file", "not_geojson"),)
    return gather_areas(
        _read_feature(feature, f"feature.{number}") for number, feature in enumerate(features, start=1)
    )


def gather_areas(found: Iterable[ReadArea | Problem]) -> list[ReadArea] | tuple[Problem, ...]:
    """The areas that were found, those with the same code or name as one; or every problem."""
    problems: list[Problem] = []
    read: dict[str, ReadArea] = {}
    for each in found:
        if isinstance(each, Problem):
            problems.append(each)
            continue
        known = read.get(each.code or each.name)
        joined = each if known is None else ReadArea(known.code, known.name, known.shape.union(each.shape))
        read[each.code or each.name] = joined
    if not read and not problems:
        problems.append(Problem("file", "no_areas"))
    return tuple(problems) or [*_with_own_names(read.values())]


def check_area(code: str, name: str, shape: BaseGeometry | None, place: str) -> ReadArea | Problem:
    """An area as it stands in a file, its outline in WGS84 or RD and mended where it crosses itself.

    Args:
        code, name: one of them may be empty.
        shape: ``None`` where there is none.
        place: where it stands in the file, for the problem.
    """
    if not (code or name) or len(code) > _LONGEST_CODE or len(name) > _LONGEST_NAME:
        return Problem(place, "area_without_name")
    outline = None if shape is None else _outline_of(shape)
    if outline is None:
        return Problem(place, "not_an_area", (("value", name or code),))
    if not shapely.intersects(_DUTCH_BOX, outline):
        return Problem(place, "area_outside_netherlands", (("value", name or code),))
    return ReadArea(code, name or code, outline)


def _read_feature(feature: object, place: str) -> ReadArea | Problem:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return Problem(place, "not_geojson")
    properties = {str(name).lower(): value for name, value in feature["properties"].items()}
    code, name = _first(properties, CODE_NAMES), _first(properties, AREA_NAMES)
    if not code and _CBS_CODE.fullmatch(str(feature.get("id", ""))):
        code = str(feature["id"])
    return check_area(code, name, _read_shape(feature.get("geometry")), place)


def _read_shape(written: object) -> BaseGeometry | None:
    if not isinstance(written, dict) or written.get("type") not in _OUTLINES:
        return None
    try:
        return as_shape(written)
    except (GEOSException, ValueError, TypeError, IndexError, AttributeError):
        return None


def _outline_of(shape: BaseGeometry) -> BaseGeometry | None:
    if shape.geom_type not in _OUTLINES:
        return None
    try:
        flat = shapely.force_2d(shape)
        if not flat.is_empty and max(map(abs, flat.bounds)) > _LARGEST_DEGREE:
            flat = shapely.transform(flat, _to_degrees)
        mended = shapely.make_valid(flat)
    except (GEOSException, ValueError):
        return None
    parts = [each for each in shapely.get_parts(mended, return_index=False) if each.area > 0]
    parts = [each for each in parts if each.geom_type in _OUTLINES]
    return shapely.unary_union(parts) if parts else None


def _to_degrees(points: Points) -> Points:
    """RD to WGS84, for all points of an outline at once."""
    return numpy.column_stack(_transformer().transform(points[:, 0], points[:, 1]))


@lru_cache(maxsize=1)
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def _first(properties: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((str(properties[name]).strip() for name in names if properties.get(name)), "")


def _with_own_names(areas: Iterable[ReadArea]) -> Iterator[ReadArea]:
    """A list knows each name once: a second area of that name gets its code behind it."""
    seen: set[str] = set()
    for area in areas:
        name = f"{area.name} ({area.code})" if area.name in seen else area.name
        seen.add(name)
        yield ReadArea(area.code, name, area.shape)
