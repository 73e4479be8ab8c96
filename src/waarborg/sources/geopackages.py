"""Which areas does a GeoPackage of CBS hold? It is a SQLite file: no library for maps is needed to read it."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

import numpy
import shapely
from pyproj import Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.area_files import AREA_NAMES, CODE_NAMES, ReadArea
from waarborg.sources.trouble import SourceTrouble, Trouble

_HEADER = struct.Struct("<2sBBi")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_DEGREES = 4326


def read_geopackage(path: Path) -> list[ReadArea]:
    """The areas of all layers that have a code and a name, in WGS84.

    Raises:
        SourceTrouble: where the file is no GeoPackage, or has no such layer.
    """
    areas: list[ReadArea] = []
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
            layers = database.execute(
                "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
            ).fetchall()
            for layer, column, system in layers:
                areas += _read_layer(database, layer, column, system)
    except (sqlite3.Error, struct.error, shapely.errors.GEOSException, CRSError):
        raise SourceTrouble(Trouble.NOT_AREAS, file=path.name) from None
    if not areas:
        raise SourceTrouble(Trouble.NOT_AREAS, file=path.name)
    return areas


def _read_layer(database: sqlite3.Connection, layer: str, column: str, system: int) -> list[ReadArea]:
    columns = [str(row[1]) for row in database.execute(f"PRAGMA table_info({_quoted(layer)})")]
    lower = {name.lower(): name for name in columns}
    code = next((lower[name] for name in CODE_NAMES if name in lower), None)
    title = next((lower[name] for name in AREA_NAMES if name in lower), None)
    if code is None or title is None:
        return []
    chosen = ", ".join(_quoted(name) for name in (code, title, column))
    # Names cannot be passed as values; they come from the file itself and are quoted as SQLite wants.
    rows = database.execute(
        " ".join(("SELECT", chosen, "FROM", _quoted(layer), "WHERE", _quoted(column), "NOT NULL"))
    )
    read = [(str(code), str(title), _shape(blob)) for code, title, blob in rows]
    shapes = _in_degrees([shape for _, _, shape in read], system)
    return [ReadArea(code, title, shape) for (code, title, _), shape in zip(read, shapes, strict=True)]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shape(blob: bytes) -> BaseGeometry:
    """The outline behind a GeoPackage's own header: magic, version, flags, system and an envelope."""
    magic, _, flags, _ = _HEADER.unpack_from(blob)
    if magic != b"GP" or flags >> 1 & 7 not in _ENVELOPES:
        raise struct.error("no GeoPackage geometry")
    return shapely.force_2d(shapely.from_wkb(blob[_HEADER.size + _ENVELOPES[flags >> 1 & 7] :]))


def _in_degrees(shapes: list[BaseGeometry], system: int) -> list[BaseGeometry]:
    if system == _DEGREES:
        return shapes
    to_degrees = Transformer.from_crs(f"EPSG:{system}", "EPSG:4326", always_xy=True)
    return [
        shapely.transform(
            shape, lambda points: numpy.column_stack(to_degrees.transform(points[:, 0], points[:, 1]))
        )
        for shape in shapes
    ]
