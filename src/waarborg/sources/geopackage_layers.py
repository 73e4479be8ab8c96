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

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east and north."""

_HEADER = struct.Struct("<2sBBi")
_LITTLE, _BIG = struct.Struct("<4d"), struct.Struct(">4d")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its table, the column with the shapes, the number of their system (EPSG), and all its columns.

    Attributes:
        index: the table that tells which shapes lie in a box (an R-tree); empty: there is none.
    """

    table: str
    shapes: str
    system: int
    columns: tuple[str, ...]
    index: str = ""

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
            _index_of(database, f"rtree_{table}_{shapes}"),
        )
        for table, shapes, system in found
    ]


def rows_of(
    database: Database, layer: Layer, columns: Sequence[str], box: Box | None = None
) -> Iterator[tuple[tuple[object, ...], BaseGeometry]]:
    """The values of some columns and the shape of every row that has one, in the system of the layer.

    Args:
        box: leaves out what surely lies outside it; in the system of the layer.
    """
    chosen = ", ".join(_quoted(name) for name in (*columns, layer.shapes))
    # Names cannot be passed as values; they come from the file itself and are quoted as SQLite wants.
    query = ["SELECT", chosen, "FROM", _quoted(layer.table), "WHERE", _quoted(layer.shapes), "NOT NULL"]
    asked: tuple[float, ...] = ()
    if box is not None and layer.index:
        query += ["AND rowid IN (SELECT id FROM", _quoted(layer.index), "WHERE maxx >= ? AND maxy >= ?"]
        query += ["AND minx <= ? AND miny <= ?)"]
        asked = box
    for *values, blob in database.execute(" ".join(query), asked):
        if box is None or _touches(blob, box):
            yield tuple(values), _shape(blob)


def number_of_shapes(database: Database, layer: Layer) -> int:
    """How many rows of a layer have a shape."""
    query = ("SELECT count(*) FROM", _quoted(layer.table), "WHERE", _quoted(layer.shapes), "NOT NULL")
    return int(database.execute(" ".join(query)).fetchone()[0])


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


def _index_of(database: Database, name: str) -> str:
    """The name of an index as it stands in the file; one that holds nothing is no index."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = next((str(each) for (each,) in tables if str(each).lower() == name.lower()), "")
    query = ("SELECT 1 FROM", _quoted(found), "LIMIT 1")
    return found if found and database.execute(" ".join(query)).fetchone() else ""


def _touches(blob: object, box: Box) -> bool:
    """Whether the envelope of a shape touches a box; a shape without an envelope may."""
    geometry, flags = _geometry(blob)
    if not flags >> 1 & 7:
        return True
    left, right, bottom, top = (_LITTLE if flags & 1 else _BIG).unpack_from(geometry, _HEADER.size)
    return bool(right >= box[0] and top >= box[1] and left <= box[2] and bottom <= box[3])


def _shape(blob: object) -> BaseGeometry:
    """The shape behind a GeoPackage's own header: magic, version, flags, system and an envelope."""
    geometry, flags = _geometry(blob)
    return shapely.force_2d(shapely.from_wkb(geometry[_HEADER.size + _ENVELOPES[flags >> 1 & 7] :]))


def _geometry(blob: object) -> tuple[bytes, int]:
    """What stands in a cell with a shape, and its flags."""
    if not isinstance(blob, bytes):
        raise struct.error("no GeoPackage geometry")
    magic, _, flags, _ = _HEADER.unpack_from(blob)
    if magic != b"GP" or flags >> 1 & 7 not in _ENVELOPES:
        raise struct.error("no GeoPackage geometry")
    return blob, int(flags)
