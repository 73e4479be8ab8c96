"""Does a point find its area, whatever the outlines look like?"""

from __future__ import annotations

import json

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry
from tests.shared_data import shared_file

from waarborg.analysis.area_files import ReadArea, read_areas
from waarborg.analysis.areas import AreaMap, Outline, draw, read_shape, store_shape

MUNICIPALITIES = {
    "westvoorne_GM0614_buurten_2019_wgs84.geojson": (16, "BU06140000", "Rockanje"),
    "groningen_GM0014_buurten_2017_wgs84.geojson": (108, "BU00140000", "Binnenstad-Noord"),
    "baarn_GM0308_buurten_2024_pdok.geojson": (21, "BU03080000", "Centrum"),
}


def square(west: float, south: float, size: float = 0.1) -> shapely.Polygon:
    return shapely.box(west, south, west + size, south + size)


def feature(shape: object, **properties: object) -> dict[str, object]:
    written = shapely.geometry.mapping(shape) if isinstance(shape, BaseGeometry) else shape
    return {"type": "Feature", "properties": properties, "geometry": written}


def file_of(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def areas_in(content: bytes) -> list[ReadArea]:
    read = read_areas(content)
    assert isinstance(read, list), read
    return read


def problems_in(content: bytes) -> list[tuple[str, str]]:
    read = read_areas(content)
    assert isinstance(read, tuple)
    return [(problem.field, problem.code) for problem in read]


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_the_neighbourhoods_of_a_real_municipality_are_read(name: str) -> None:
    number, code, called = MUNICIPALITIES[name]
    areas = areas_in(shared_file(f"data/geometry/{name}").read_bytes())
    assert len(areas) == number
    assert (areas[0].code, areas[0].name) == (code, called)
    assert all(area.shape.is_valid for area in areas)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_a_point_within_a_real_neighbourhood_finds_it_alone_or_with_who_overlaps(name: str) -> None:
    areas = areas_in(shared_file(f"data/geometry/{name}").read_bytes())
    found = AreaMap([Outline(number, area.shape) for number, area in enumerate(areas)])
    points = [area.shape.representative_point() for area in areas]
    together = found.areas_of([(each.x, each.y) for each in points])
    for number, point in enumerate(points):
        slowly = {other for other, area in enumerate(areas) if area.shape.intersects(point)}
        assert number in slowly
        assert set(found.areas_at(point.x, point.y)) == set(together[number]) == slowly


@given(st.floats(4.0, 5.0), st.floats(51.5, 52.5))
def test_a_point_lies_in_the_squares_that_hold_it_smallest_first(longitude: float, latitude: float) -> None:
    squares = {1: square(4.0, 51.5, 1.0), 2: square(4.2, 51.7, 0.3), 3: square(4.3, 51.8, 0.05)}
    found = AreaMap([Outline(number, shape) for number, shape in squares.items()])
    expected = [
        number
        for number in (3, 2, 1)
        if squares[number].bounds[0] <= longitude <= squares[number].bounds[2]
        and squares[number].bounds[1] <= latitude <= squares[number].bounds[3]
    ]
    assert found.areas_at(longitude, latitude) == expected


def test_a_hole_is_no_part_of_an_area() -> None:
    ring = square(4.0, 52.0, 0.3).difference(square(4.1, 52.1))
    found = AreaMap([Outline(1, ring)])
    assert found.areas_at(4.05, 52.05) == [1]
    assert found.areas_at(4.15, 52.15) == []


def test_without_outlines_no_point_has_an_area() -> None:
    empty = AreaMap([])
    assert empty.areas_at(4.0, 52.0) == []
    assert empty.areas_of([(4.0, 52.0)]) == [[]]
    assert empty.areas_of([]) == []


def test_an_outline_is_stored_and_read_back_unchanged() -> None:
    shape = square(4.0, 52.0).difference(square(4.02, 52.02, 0.01))
    assert read_shape(store_shape(shape)).equals_exact(shape)


def test_a_drawing_leaves_out_what_nobody_sees() -> None:
    wavy = shapely.segmentize(square(4.0, 52.0), 0.001)
    coordinates = draw(wavy, 0.0001)["coordinates"]
    assert isinstance(coordinates, tuple)
    assert len(coordinates[0]) == 5


def test_a_file_in_rd_comes_out_in_degrees() -> None:
    (area,) = areas_in(file_of(feature(shapely.box(155000, 463000, 156000, 464000), naam="Midden")))
    assert area.shape.bounds[:2] == pytest.approx((5.3872, 52.1551), abs=0.001)


@pytest.mark.parametrize(
    ("properties", "code", "name"),
    [
        ({"statcode": "WK061401", "statnaam": "Wijk 01"}, "WK061401", "Wijk 01"),
        ({"BU_CODE": "BU00140000", "BU_NAAM": "Noord", "WK_CODE": "WK001400"}, "BU00140000", "Noord"),
        ({"wijkcode": "WK061401", "wijknaam": "Haven", "gemeentecode": "GM0614"}, "WK061401", "Haven"),
        ({"name": "Dorp"}, "", "Dorp"),
        ({"code": "X1"}, "X1", "X1"),
    ],
)
def test_code_and_name_stand_under_many_words(properties: dict[str, str], code: str, name: str) -> None:
    (area,) = areas_in(file_of(feature(square(4.0, 52.0), **properties)))
    assert (area.code, area.name) == (code, name)


def test_the_parts_of_one_area_become_one() -> None:
    parts = [feature(square(each, 52.0), statcode="WK061401", statnaam="Haven") for each in (4.0, 4.5)]
    (area,) = areas_in(file_of(*parts))
    assert area.shape.geom_type == "MultiPolygon"


def test_two_areas_of_one_name_are_told_apart_by_their_codes() -> None:
    twins = [
        feature(square(4.0 + each / 2, 52.0), statcode=f"BU0614000{each}", statnaam="Buitengebied")
        for each in (1, 2)
    ]
    names = [area.name for area in areas_in(file_of(*twins))]
    assert names == ["Buitengebied", "Buitengebied (BU06140002)"]


def test_an_outline_that_crosses_itself_is_mended() -> None:
    bow = shapely.Polygon([(4.0, 52.0), (4.2, 52.2), (4.2, 52.0), (4.0, 52.2)])
    (area,) = areas_in(file_of(feature(bow, naam="Strik")))
    assert area.shape.is_valid
    assert area.shape.area == pytest.approx(0.02)


def test_every_problem_of_a_file_is_told_at_its_feature() -> None:
    content = file_of(
        feature(square(4.0, 52.0), naam="Goed"),
        feature(square(4.0, 52.0)),
        feature({"type": "Point", "coordinates": [4.0, 52.0]}, naam="Punt"),
        feature({"type": "Polygon", "coordinates": [[["a", 1], [2, 2], [3, 3], ["a", 1]]]}, naam="Letters"),
        feature({"type": "Polygon", "coordinates": [[[4, 52], [5, 52]]]}, naam="Streep"),
        feature(square(-74.0, 40.7), naam="New York"),
        "geen feature",
    )
    assert problems_in(content) == [
        ("feature.2", "area_without_name"),
        ("feature.3", "not_an_area"),
        ("feature.4", "not_an_area"),
        ("feature.5", "not_an_area"),
        ("feature.6", "area_outside_netherlands"),
        ("feature.7", "not_geojson"),
    ]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"features": 3}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_geojson_is_refused(content: bytes) -> None:
    assert problems_in(content) == [("file", "not_geojson")]


def test_a_file_without_areas_is_refused() -> None:
    assert problems_in(file_of()) == [("file", "no_areas")]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "features", "properties", "geometry", "coordinates", "naam"]), inner
            )
        ),
    )
)
def test_no_json_breaks_the_reader(written: object) -> None:
    content = json.dumps({"features": [{"properties": {"naam": "A"}, "geometry": written}, written]})
    assert problems_in(content.encode())
