"""Do streets come in as GeoJSON and as a GeoPackage, in metres and in degrees, and is what is wrong told?"""

from __future__ import annotations

import json
import sqlite3
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import LineString

from waarborg.registers.problems import Problem
from waarborg.sources.metres import in_metres
from waarborg.sources.streets.reading import StreetFile, read_streets

Lines = list[tuple[str | None, list[tuple[float, float]]]]
X, Y = 120_000.0, 480_000.0
STREETS: Lines = [("Dorpsstraat", [(X, Y), (X + 100, Y)]), (None, [(X + 100, Y), (X + 100, Y + 80)])]
TO_DEGREES = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)

GROUND = shapely.transform(
    shapely.box(X - 500, Y - 500, X + 500, Y + 500),
    lambda points: np.column_stack(TO_DEGREES.transform(points[:, 0], points[:, 1])),
)
"""A municipality."""


def degrees(lines: Lines) -> Lines:
    return [(name, [TO_DEGREES.transform(*point) for point in line]) for name, line in lines]


def turned(lines: Lines) -> Lines:
    return [(name, [(y, x) for x, y in line]) for name, line in lines]


def geojson(folder: Path, lines: Lines, name: str = "STT_NAAM", shape: str = "LineString") -> Path:
    path = folder / "wegvakken.geojson"
    features = [
        {"type": "Feature", "properties": {name: title}, "geometry": {"type": shape, "coordinates": line}}
        for title, line in lines
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def geopackage(folder: Path, lines: Lines, system: int) -> Path:
    """As simple as can be: without envelopes, and without an index."""
    path = folder / "wegvakken.gpkg"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        database.execute("INSERT INTO gpkg_geometry_columns VALUES ('wegvakken', 'geom', ?)", [system])
        database.execute("CREATE TABLE wegvakken (fid, stt_naam, geom)")
        header = struct.pack("<2sBBi", b"GP", 0, 0b1, system)
        rows = [(1, name, header + shapely.to_wkb(LineString(line))) for name, line in lines]
        database.executemany("INSERT INTO wegvakken VALUES (?, ?, ?)", rows)
    return path


def road_file(folder: Path, lines: Lines, *, indexed: bool) -> Path:
    """As the National Road File (NWB): other columns around the name, lines of one part, points beside them."""
    path = folder / "nwb.gpkg"
    with sqlite3.connect(path) as database:
        database.executescript(
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);"
            "INSERT INTO gpkg_geometry_columns VALUES ('wegvakken', 'geom', 'MULTILINESTRING', 28992, 0, 0);"
            "INSERT INTO gpkg_geometry_columns VALUES ('hectopunten', 'geom', 'POINT', 28992, 0, 0);"
            "CREATE TABLE hectopunten (OBJECTID INTEGER PRIMARY KEY, geom BLOB, WVK_ID, HECTOMTRNG);"
            "CREATE TABLE wegvakken (OBJECTID INTEGER PRIMARY KEY, geom BLOB, WVK_ID, JTE_ID_BEG, JTE_ID_END,"
            " RPE_CODE, STT_NAAM, GME_ID, GME_NAAM);"
        )
        point = shapely.to_wkb(shapely.Point(X, Y))
        database.execute(
            "INSERT INTO hectopunten VALUES (1, ?, 1, 45)",
            [struct.pack("<2sBBi", b"GP", 0, 1, 28992) + point],
        )
        if indexed:
            database.execute(
                "CREATE VIRTUAL TABLE rtree_wegvakken_geom USING rtree (id, minx, maxx, miny, maxy)"
            )
        for number, (name, line) in enumerate(lines, start=7):
            west, south, east, north = LineString(line).bounds
            header = struct.pack("<2sBBi4d", b"GP", 0, 0b11, 28992, west, east, south, north)
            shape = header + shapely.to_wkb(shapely.MultiLineString([line]))
            row = (number, shape, 600_000_000 + number, 1, 2, "#", name, 344, "Utrecht")
            database.execute("INSERT INTO wegvakken VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            if indexed:
                box = (number, west, east, south, north)
                database.execute("INSERT INTO rtree_wegvakken_geom VALUES (?, ?, ?, ?, ?)", box)
    return path


@pytest.mark.parametrize("indexed", [True, False])
def test_of_a_road_file_of_the_country_the_stretches_of_the_municipality_are_taken(
    tmp_path: Path, *, indexed: bool
) -> None:
    far: Lines = [(f"Elders {place}", [(X + 9_000, Y + 50 * place), (X + 9_100, Y)]) for place in range(40)]
    path = road_file(tmp_path, [*far[:20], *STREETS, *far[20:]], indexed=indexed)
    found = read_streets(path, GROUND)
    assert isinstance(found, StreetFile)
    assert (found.names, found.elsewhere) == (("Dorpsstraat", ""), 40)
    assert [round(line.length) for line in found.lines] == [100, 80]


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([("Elders", [(X + 9_000, Y), (X + 9_100, Y)])], "streets_elsewhere"),
        (turned(STREETS), "streets_swapped"),
        ([("Nergens", [(1e9, 5.0), (1e9, 6.0)])], "streets_outside_netherlands"),
        ([], "no_street_lines"),
    ],
)
def test_of_a_road_file_without_a_stretch_near_it_is_told_why(
    tmp_path: Path, lines: Lines, code: str, *, indexed: bool
) -> None:
    found = read_streets(road_file(tmp_path, lines, indexed=indexed), GROUND)
    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize(
    "form", ["geojson in metres", "geojson in degrees", "gpkg in metres", "gpkg in degrees"]
)
def test_streets_are_read_from_either_file_in_either_system(tmp_path: Path, form: str) -> None:
    lines = degrees(STREETS) if form.endswith("degrees") else STREETS
    system = 4326 if form.endswith("degrees") else 28992
    path = geopackage(tmp_path, lines, system) if form.startswith("gpkg") else geojson(tmp_path, lines)
    found = read_streets(path, None)
    assert isinstance(found, StreetFile)
    assert found.names == ("Dorpsstraat", "")
    assert [round(line.length) for line in found.lines] == [100, 80]
    assert found.lines[0].distance(shapely.Point(X, Y)) < 0.1


def test_what_lies_outside_the_municipality_is_left_out_and_counted(tmp_path: Path) -> None:
    far = ("Elders", [(X + 9_000, Y), (X + 9_100, Y)])
    assert in_metres([GROUND])[0].area == pytest.approx(1_000_000, rel=1e-3)
    found = read_streets(geojson(tmp_path, [*STREETS, far]), GROUND)
    assert isinstance(found, StreetFile)
    assert (found.names, found.elsewhere) == (("Dorpsstraat", ""), 1)
    assert read_streets(geojson(tmp_path, [far]), GROUND) == Problem("file", "streets_elsewhere")


def test_a_street_of_several_parts_becomes_several_stretches(tmp_path: Path) -> None:
    parts: Any = [("Laan", [[(X, Y), (X + 50, Y)], [(X + 60, Y), (X + 90, Y)], [(X, Y), (X, Y)]])]
    found = read_streets(geojson(tmp_path, parts, "name", "MultiLineString"), None)
    assert isinstance(found, StreetFile)
    assert found.names == ("Laan", "Laan")


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "no_street_lines"),
        (turned(degrees(STREETS)), "streets_swapped"),
        (turned(STREETS), "streets_swapped"),
        ([("Main Street", [(-87.6, 41.8), (-87.7, 41.8)])], "streets_outside_netherlands"),
        ([("Nergens", [(1e12, 5.0), (1e12, 6.0)])], "streets_outside_netherlands"),
        ([(None, STREETS[0][1])], "streets_without_names"),
    ],
)
def test_lines_that_cannot_be_used_are_refused_with_the_reason(
    tmp_path: Path, lines: Lines, code: str
) -> None:
    found = read_streets(geojson(tmp_path, lines), None)
    assert isinstance(found, Problem)
    assert found.code == code


def test_a_file_of_areas_has_no_streets(tmp_path: Path) -> None:
    box: Any = [("Buurt", [[(X, Y), (X + 9, Y), (X + 9, Y + 9), (X, Y)]])]
    assert read_streets(geojson(tmp_path, box, shape="Polygon"), None) == Problem("file", "no_street_lines")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'{"features": [3]}',
        b'{"features": [{"geometry": {"type": "LineString", "coordinates": [[1]]}}]}',
        b'{"features": [{"geometry": {"type": "LineString", "coordinates": [["a", "b"], [1, 2]]}}]}',
        b"SQLite format 3\x00" + b"\x00" * 200,
    ],
)
def test_what_is_no_file_of_streets_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "streets"
    path.write_bytes(content)
    assert read_streets(path, None) == Problem("file", "not_streets")


def test_a_geopackage_in_a_system_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    assert read_streets(geopackage(tmp_path, STREETS, -1), None) == Problem("file", "not_streets")
