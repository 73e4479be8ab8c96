"""Which shapes does each layer of a GeoPackage hold? It is a SQLite file, and needs no library of maps."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy
import shapely
from pyproj import Transformer
from pyproj.exceptions import CRSError
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

Database: TypeAlias = sqlite3.Connection

_HEADER = struct.Struct("<2sBBi")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its table, the column with the shapes, the number of their system (EPSG), and all its columns."""

    table: str
    shapes: str
    system: int
    columns: tuple[str, ...]

    def named(self, names: Sequence[str]) -> str | None:
        """The first of these names that it has as a column, as the layer writes it."""
        lower = {name.lower(): name for name in self.columns}
        return next((lower[name] for name in names if name in lower), None)


class NotReadable(ValueError):
    """It is no GeoPackage, or holds shapes that cannot be read."""


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """A GeoPackage, to be read only; what its own schema would have called is not.

    Raises:
        NotReadable: here, or while it is read.
    """
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            yield database
    except (sqlite3.Error, struct.error, GEOSException, CRSError):
        raise NotReadable(path.name) from None


def layers_of(database: Database) -> list[Layer]:
    """The layers with shapes."""
    found = database.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
    return [
        Layer(
            str(table),
            str(shapes),
            int(system),
            tuple(str(row[1]) for row in database.execute(f"PRAGMA table_info({_quoted(str(table))})")),
        )
        for table, shapes, system in found
    ]


def rows_of(
    database: Database, layer: Layer, columns: Sequence[str]
) -> Iterator[tuple[tuple[object, ...], BaseGeometry]]:
    """The values of some columns and the shape of every row that has one, in the system of the layer."""
    chosen = ", ".join(_quoted(name) for name in (*columns, layer.shapes))
    # Names cannot be passed as values; they come from the file itself and are quoted as SQLite wants.
    query = ("SELECT", chosen, "FROM", _quoted(layer.table), "WHERE", _quoted(layer.shapes), "NOT NULL")
    for *values, blob in database.execute(" ".join(query)):
        yield tuple(values), _shape(blob)


def brought_to(system: int, layer: Layer, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Shapes of a layer in another system (EPSG).

    Raises:
        CRSError: where the layer's own is not known.
    """
    if layer.system == system:
        return list(shapes)
    across = Transformer.from_crs(f"EPSG:{layer.system}", f"EPSG:{system}", always_xy=True)
    return [
        shapely.transform(
            shape, lambda points: numpy.column_stack(across.transform(points[:, 0], points[:, 1]))
        )
        for shape in shapes
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shape(blob: object) -> BaseGeometry:
    """The shape behind a GeoPackage's own header: magic, version, flags, system and an envelope."""
    if not isinstance(blob, bytes):
        raise struct.error("no GeoPackage geometry")
    magic, _, flags, _ = _HEADER.unpack_from(blob)
    if magic != b"GP" or flags >> 1 & 7 not in _ENVELOPES:
        raise struct.error("no GeoPackage geometry")
    return shapely.force_2d(shapely.from_wkb(blob[_HEADER.size + _ENVELOPES[flags >> 1 & 7] :]))
