"""Which areas does a GeoPackage of CBS hold?"""

from __future__ import annotations

from pathlib import Path

from waarborg.analysis.area_files import AREA_NAMES, CODE_NAMES, ReadArea
from waarborg.sources.geopackage_layers import (
    Database,
    Layer,
    NotReadable,
    brought_to,
    layers_of,
    opened,
    rows_of,
)
from waarborg.sources.trouble import SourceTrouble, Trouble

_DEGREES = 4326


def read_geopackage(path: Path) -> list[ReadArea]:
    """The areas of all layers that have a code and a name, in WGS84.

    Raises:
        SourceTrouble: where the file is no GeoPackage, or has no such layer.
    """
    areas: list[ReadArea] = []
    try:
        with opened(path) as database:
            for layer in layers_of(database):
                areas += _read_layer(database, layer)
    except NotReadable:
        raise SourceTrouble(Trouble.NOT_AREAS, file=path.name) from None
    if not areas:
        raise SourceTrouble(Trouble.NOT_AREAS, file=path.name)
    return areas


def _read_layer(database: Database, layer: Layer) -> list[ReadArea]:
    code, title = layer.named(CODE_NAMES), layer.named(AREA_NAMES)
    if code is None or title is None:
        return []
    read = list(rows_of(database, layer, (code, title)))
    shapes = brought_to(_DEGREES, layer, [shape for _, shape in read])
    return [
        ReadArea(str(code), str(title), shape) for ((code, title), _), shape in zip(read, shapes, strict=True)
    ]
