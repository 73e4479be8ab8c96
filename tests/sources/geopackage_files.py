"""How does a test make a GeoPackage of areas?"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

Row = tuple[str, str, BaseGeometry]
"""The code, the name and the outline of an area."""


def write_geopackage(path: Path, system: int, layers: Mapping[str, Sequence[Row]]) -> Path:
    """A GeoPackage with these layers, in a system by its number (EPSG)."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        for layer, rows in layers.items():
            database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?)", [layer, system])
            database.execute(f'CREATE TABLE "{layer}" (fid, statcode, statnaam, "geom")')
            for number, (code, name, shape) in enumerate(rows):
                header = struct.pack("<2sBBi", b"GP", 0, 0b11, system) + struct.pack("<4d", *shape.bounds)
                values = [number, code, name, header + shapely.to_wkb(shape)]
                database.execute(f'INSERT INTO "{layer}" VALUES (?, ?, ?, ?)', values)
    return path
