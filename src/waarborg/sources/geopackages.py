"""Which areas does a GeoPackage hold, as CBS and PDOK publish them, or what is wrong with it?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waarborg.analysis.area_files import AREA_NAMES, CODE_NAMES, ReadArea, check_area, gather_areas
from waarborg.registers.problems import Problem
from waarborg.sources.geopackage_layers import (
    Database,
    Layer,
    NotReadable,
    brought_to,
    layers_of,
    opened,
    rows_of,
)

_DEGREES = 4326


def read_geopackage(path: Path) -> list[ReadArea] | tuple[Problem, ...]:
    """The areas of all layers that have a code and a name, in WGS84; or every problem.

    Areas with the same code or name become one. A problem's field is ``feature.N``, counted from 1 in each layer.
    """
    try:
        with opened(path) as database:
            return gather_areas(each for layer in layers_of(database) for each in _areas_of(database, layer))
    except NotReadable:
        return (Problem("file", "not_areas"),)


def _areas_of(database: Database, layer: Layer) -> Iterator[ReadArea | Problem]:
    code, title = layer.named(CODE_NAMES), layer.named(AREA_NAMES)
    if code is None or title is None:
        return
    rows = list(rows_of(database, layer, (code, title)))
    shapes = brought_to(_DEGREES, layer, [shape for _, shape in rows])
    for number, ((values, _), shape) in enumerate(zip(rows, shapes, strict=True), start=1):
        code, title = (str(each or "").strip() for each in values)
        yield check_area(code, title, shape, f"feature.{number}")
