from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry
from tests.servers.statistics_office import Office, broken, half, running_office
from tests.shared_data import shared_file
from tests.sources.geopackage_files import write_geopackage

from waarborg.analysis.area_files import read_areas
from waarborg.registers.problems import Problem
from waarborg.sources.area_changes import Change, follow
from waarborg.sources.area_fetching import fetch_areas
from waarborg.sources.area_maps import Area, AreaYear, areas_of, keep_areas
from waarborg.sources.asking import Patience
from waarborg.sources.geopackages import read_geopackage
from waarborg.sources.holdings import Holdings
from waarborg.sources.trouble import SourceTrouble, Trouble

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PATIENCE = Patience(attempts=3, silence=2, wait=lambda _: None)
TO_DEGREES = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def square(x: float, y: float, wide: float = 100, high: float = 100) -> shapely.Polygon:
    """A rectangle in metres of RD, as degrees; long sides have points between, as real outlines do."""
    corners = shapely.segmentize(shapely.box(x, y, x + wide, y + high), 50)
    points = [TO_DEGREES.transform(point[0], point[1]) for point in corners.exterior.coords]
    return shapely.Polygon(points)


def area(code: str, x: float, y: float, wide: float = 100, high: float = 100) -> Area:
    return Area(code, f"Buurt {code}", square(120_000 + x, 480_000 + y, wide, high))


def feature(area: Area) -> dict[str, object]:
    properties = {"buurtcode": area.code, "buurtnaam": area.name, "gemeentecode": f"GM{area.code[2:6]}"}
    return {"type": "Feature", "properties": properties, "geometry": shapely.geometry.mapping(area.shape)}


AREAS = [
    area(f"BU{digits}000{number}", number * 100, place)
    for place, digits in ((0, "1680"), (900, "1992"))
    for number in range(5)
]


@pytest.fixture
def office() -> Iterator[Office]:
    features = {"wijken-en-buurten-2024/buurten": [feature(each) for each in AREAS]}
    with running_office(Office(page_size=2, features=features)) as running:
        yield running


def fetch(office: Office, store: Holdings, scope: str = "GM1680", year: int = 2024) -> int:
    return fetch_areas(
        AreaYear("BU", scope, year), f"{office.address}/areas", store, MOMENT, patience=PATIENCE
    )


@pytest.mark.parametrize(("scope", "number"), [("GM1680", 5), ("NL", 10)])
def test_outlines_come_in_page_by_page(office: Office, tmp_path: Path, scope: str, number: int) -> None:
    store = Holdings(tmp_path)
    assert fetch(office, store, scope) == number
    held = areas_of(store, "BU", scope, 2024)
    assert [each.code for each in held] == sorted(each.code for each in AREAS)[:number]
    assert shapely.equals_exact(held[0].shape, AREAS[0].shape, 1e-9, normalize=True)


def test_outlines_that_are_held_are_not_fetched_again(office: Office, tmp_path: Path) -> None:
    store = Holdings(tmp_path)
    fetch(office, store, "NL")
    office.asked.clear()
    assert fetch(office, store, "GM1992") == 0
    assert office.asked == []
    assert len(areas_of(store, "BU", "GM1992", 2024)) == 5


def test_outlines_of_before_a_merger_come_in_of_those_that_merged(office: Office, tmp_path: Path) -> None:
    former = [area("BU06140000", 0, 0), area("BU05010000", 200, 0)]
    office.features["wijken-en-buurten-2022/buurten"] = [feature(each) for each in former]
    store = Holdings(tmp_path)
    assert fetch(office, store, "GM1992", 2022) == 2
    assert [each.code for each in areas_of(store, "BU", "GM0614", 2022)] == ["BU06140000"]
    assert areas_of(store, "BU", "GM1992", 2022) == []


def test_a_bad_answer_along_the_way_costs_a_second_try(office: Office, tmp_path: Path) -> None:
    office.failures = [half, broken(), None, half]
    assert fetch(office, Holdings(tmp_path)) == 5


def test_a_year_that_is_not_published_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, Holdings(tmp_path), year=1999)
    assert stopped.value.trouble is Trouble.NOT_FOUND


def test_a_municipality_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, Holdings(tmp_path), "GM0614")
    assert stopped.value.trouble is Trouble.NO_AREA


def test_a_file_of_outlines_can_be_kept_as_well(tmp_path: Path) -> None:
    content = shared_file("data/geometry/baarn_GM0308_buurten_2024_pdok.geojson").read_bytes()
    read = read_areas(content)
    assert isinstance(read, list)
    store = Holdings(tmp_path)
    assert keep_areas(read, "GM0308", 2024, "wijken-en-buurten-2024", store, MOMENT) == 21
    assert areas_of(store, "BU", "GM0308", 2024)[0].name == "Centrum"


@pytest.mark.parametrize("system", [28992, 4326])
def test_a_geopackage_is_read_in_metres_and_in_degrees(tmp_path: Path, system: int) -> None:
    shape = shapely.box(120_000, 480_000, 120_100, 480_100) if system == 28992 else square(120_000, 480_000)
    layers = {"wijken": [("WK168000", "Annen", shape)], "buurten": [("BU16800000", "Annen", shape)]}
    read = read_geopackage(write_geopackage(tmp_path / "areas.gpkg", system, layers))
    assert isinstance(read, list)
    assert [(each.code, each.name) for each in read] == [
        ("WK168000", "Annen"),
        ("BU16800000", "Annen (BU16800000)"),
    ]
    assert read[0].shape.centroid.distance(square(120_000, 480_000).centroid) < 1e-7


@pytest.mark.parametrize(
    ("system", "code", "name", "shape", "problem"),
    [
        (4326, "", "", square(120_000, 480_000), Problem("feature.1", "area_without_name")),
        (4326, "BU1", "A", shapely.Point(5, 52), Problem("feature.1", "not_an_area", (("value", "A"),))),
        (
            4326,
            "BU1",
            "A",
            shapely.box(52, 5, 52.1, 5.1),
            Problem("feature.1", "area_outside_netherlands", (("value", "A"),)),
        ),
        (-1, "BU1", "A", square(120_000, 480_000), Problem("file", "not_areas")),
    ],
)
def test_what_is_wrong_with_a_geopackage_is_told(
    tmp_path: Path, system: int, code: str, name: str, shape: BaseGeometry, problem: Problem
) -> None:
    path = write_geopackage(tmp_path / "areas.gpkg", system, {"buurten": [(code, name, shape)]})
    assert read_geopackage(path) == (problem,)


@pytest.mark.parametrize("content", [b"", b"no database at all", json.dumps({}).encode()])
def test_what_is_no_geopackage_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "buurten.gpkg"
    path.write_bytes(content)
    assert read_geopackage(path) == (Problem("file", "not_areas"),)


def test_a_merged_municipality_carries_its_series_over_under_new_codes() -> None:
    before = [area("BU06140000", 0, 0), area("BU06140001", 100, 0), area("BU05300000", 900, 0)]
    after = [area("BU19920100", 0, 0), area("BU19920101", 100, 0), area("BU19920200", 900, 0)]
    found = follow(before, after)
    assert [(each.change, each.before) for each in found] == [
        (Change.RENUMBERED, ("BU06140000",)),
        (Change.RENUMBERED, ("BU06140001",)),
        (Change.RENUMBERED, ("BU05300000",)),
    ]
    assert all(each.carries_over for each in found)


@pytest.mark.parametrize(
    ("before", "after", "change", "carries"),
    [
        ([area("BU1", 0, 0)], area("BU1", 0, 0), Change.SAME, True),
        ([area("BU1", 0, 0)], area("BU1", 1, 1), Change.SAME, True),
        ([area("BU1", 0, 0), area("BU2", 100, 0)], area("BU3", 0, 0, wide=200), Change.MERGED, True),
        ([area("BU1", 0, 0, wide=200)], area("BU1", 0, 0), Change.REDRAWN, False),
        ([area("BU1", 0, 0)], area("BU1", 0, 0, wide=150), Change.REDRAWN, False),
        ([area("BU1", 0, 0)], area("BU9", 500, 500), Change.NEW, False),
    ],
    ids=["same", "drawn a metre off", "merged", "split", "grown over new land", "elsewhere"],
)
def test_a_series_carries_over_only_where_the_ground_allows_it(
    before: list[Area], after: Area, change: Change, carries: bool
) -> None:
    (found,) = follow(before, [after])
    assert (found.change, found.carries_over) == (change, carries)


def test_without_an_earlier_year_every_area_is_new() -> None:
    assert [each.change for each in follow([], AREAS[:2])] == [Change.NEW, Change.NEW]
    assert follow(AREAS, []) == []


def test_real_neighbourhoods_are_followed_onto_themselves() -> None:
    content = shared_file("data/geometry/groningen_GM0014_buurten_2017_wgs84.geojson").read_bytes()
    read = read_areas(content)
    assert isinstance(read, list)
    areas = [Area(each.code, each.name, each.shape) for each in read]
    assert {each.change for each in follow(areas, areas)} == {Change.SAME}
