from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import shapely
from tests.shared_data import shared_file

from waarborg.sources.area_maps import Area
from waarborg.sources.incidents.cells import Cell, NumberedRow, System
from waarborg.sources.incidents.columns import Columns, find_headings, propose_columns
from waarborg.sources.incidents.keeping import keep_incidents, read_incidents
from waarborg.sources.incidents.lists import KeptList, kept_lists, remove_incidents
from waarborg.sources.incidents.parquet import read_parquet_list
from waarborg.sources.incidents.taking_in import TakenIn, take_in
from waarborg.sources.trouble import SourceTrouble, Trouble

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HEADINGS = [
    "Registratienummer",
    "X-coördinaat",
    "Y-coördinaat",
    "Begindatum",
    "Begintijd",
    "Einddatum",
    "Eindtijd",
    "Delictcode",
]
GOOD: tuple[Cell, ...] = ("2025-1", 121_000, 487_000, "24-11-2025", "13:05", "24-11-2025", "15:00", "A20")
COLUMNS = propose_columns(HEADINGS, [GOOD])
WEST = Area("BU99010000", "West", shapely.box(4.85, 52.30, 4.90, 52.40))
EAST = Area("BU99010001", "Oost", shapely.box(4.90, 52.30, 4.95, 52.40))
AREAS = [WEST, EAST]


def taken(*changed: dict[int, Cell], kinds: dict[str, str] | tuple[str, ...] = ()) -> TakenIn:
    """A list of good rows, each with these cells changed."""
    rows = [
        (number, tuple(change.get(place, cell) for place, cell in enumerate(GOOD)))
        for number, change in enumerate(changed, start=2)
    ]
    return take_in(rows, COLUMNS, AREAS, NOW, kinds)


def test_the_columns_are_proposed_from_their_headings() -> None:
    expected = Columns(number=0, x=1, y=2, begin=3, begin_time=4, end=5, end_time=6, kind=7, system=System.RD)
    assert expected == COLUMNS
    assert COLUMNS.missing() == ()


def test_coordinates_whose_headings_changed_places_are_proposed_the_right_way() -> None:
    swapped = propose_columns(["x", "y", "datum"], [(487_000, 121_000, "1-1-2025")])
    assert (swapped.x, swapped.y, swapped.system) == (1, 0, System.RD)


def test_a_list_without_place_or_moment_says_what_is_missing() -> None:
    assert propose_columns(["naam", "x"], []).missing() == ("begin", "place")


def test_an_incident_gets_its_neighbourhood_and_its_moments() -> None:
    (incident,) = taken({}).incidents
    assert (incident.area, incident.kind, incident.row) == ("BU99010000", "A20", 2)
    assert (incident.x, incident.y) == (121_000, 487_000)
    assert incident.begin == datetime(2025, 11, 24, 12, 5, tzinfo=UTC)
    assert incident.end == datetime(2025, 11, 24, 14, 0, tzinfo=UTC)


def test_degrees_come_out_as_metres() -> None:
    """The tower in Amersfoort at which RD is (155000, 463000)."""
    row: tuple[Cell, ...] = (52.15517440, 5.38720621, "1-1-2025")
    columns = propose_columns(["lat", "lon", "datum"], [row])
    (incident,) = take_in([(2, row)], columns, [], NOW).incidents
    assert incident.x == pytest.approx(155_000, abs=2)
    assert incident.y == pytest.approx(463_000, abs=2)


def test_a_point_on_a_border_counts_once() -> None:
    columns = propose_columns(["lat", "lon", "datum"], [(52.35, 4.90, "1-1-2025")])
    (incident,) = take_in([(2, (52.35, 4.90, "1-1-2025"))], columns, AREAS, NOW).incidents
    assert incident.area == "BU99010000"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({1: None}, "no_place"),
        ({1: "onbekend"}, "no_place"),
        ({1: 487_000, 2: 121_000}, "swapped"),
        ({1: 0, 2: 0}, "outside_country"),
        ({1: 200_000, 2: 500_000}, "outside_areas"),
        ({3: None}, "no_moment"),
        ({3: "ergens in mei"}, "not_a_moment"),
        ({3: "30-03-2025", 4: "02:30", 5: "30-03-2025", 6: "04:00"}, "no_such_time"),
        ({5: "23-11-2025"}, "reversed"),
        ({3: "24-11-2027", 5: "24-11-2027"}, "in_the_future"),
        ({5: "31-12-9999"}, "in_the_future"),
        ({3: "01-01-0001"}, "not_a_moment"),
        ({7: "Q99"}, "unknown_kind"),
        ({7: None}, "unknown_kind"),
    ],
)
def test_a_row_that_does_not_count_is_listed_with_its_reason(change: dict[int, Cell], reason: str) -> None:
    found = taken({0: "2025-0"}, change, kinds={"A20": "1.1.1"})
    assert [each.row for each in found.incidents] == [2]
    (reject,) = found.rejects
    assert (reject.row, reject.reason) == (3, reason)
    assert reject.say("nl")
    assert reject.say("nl") != reject.say("en")


def test_the_same_incident_counts_once() -> None:
    found = taken({}, {}, {0: "2025-2"}, {0: None}, {0: None}, {0: None, 4: "13:06"})
    assert [each.row for each in found.incidents] == [2, 4, 5, 7]
    assert [(each.row, each.reason) for each in found.rejects] == [(3, "duplicate"), (6, "duplicate")]


def test_codes_can_be_counted_as_others() -> None:
    (incident,) = taken({}, kinds={"A20": "1.1.1"}).incidents
    assert incident.kind == "1.1.1"


def test_a_code_may_have_its_name_behind_it() -> None:
    found = taken({7: "A20 Diefstal/inbraak woning"}, {0: "2", 7: "B20 iets"}, kinds={"A20": "1.1.1"})
    assert [each.kind for each in found.incidents] == ["1.1.1"]
    assert [each.value for each in found.rejects] == ["B20 iets"]


def test_a_list_with_neighbourhoods_alone_is_enough() -> None:
    columns = propose_columns(["Buurt", "Datum"], [])
    names = ("bu99010000", "99010000", "west", "BU99019999", "Elders", None)
    rows = [(number, (name, f"{number}-1-2025")) for number, name in enumerate(names, start=2)]
    found = take_in(rows, columns, AREAS, NOW)
    assert [(each.area, each.x) for each in found.incidents] == [("BU99010000", None)] * 3
    assert [each.reason for each in found.rejects] == ["unknown_area", "unknown_area", "no_place"]


def test_a_name_that_two_neighbourhoods_have_says_nothing() -> None:
    columns = propose_columns(["Buurt", "Datum"], [])
    found = take_in([(2, ("West", "1-1-2025"))], columns, [WEST, replace(EAST, name="West")], NOW)
    assert [each.reason for each in found.rejects] == ["unknown_area"]


def test_a_list_from_elsewhere_lies_in_none_of_our_neighbourhoods() -> None:
    columns = propose_columns(["x", "y", "datum", "buurt"], [(9e6, 9e6, "1-1-2025", "Loop")])
    (incident,) = take_in([(2, (9e6, 9e6, "1-1-2025", "Loop"))], columns, [], NOW).incidents
    assert (columns.system, incident.area) == (System.PLANE, "")


def test_one_day_with_two_times_lasts_from_the_one_to_the_other() -> None:
    evening, night = taken({5: None}, {0: "2", 4: "22:00", 5: None, 6: "02:00"}).incidents
    assert evening.end - evening.begin == timedelta(hours=1, minutes=55)
    assert night.end - night.begin == timedelta(hours=4)


def test_a_month_that_is_not_over_counts() -> None:
    (incident,) = taken({3: "2026-03", 4: None, 5: None, 6: None}).incidents
    assert incident.end > NOW


def test_the_headings_may_stand_under_a_title_or_a_row_of_groups() -> None:
    top: list[list[Cell]] = [
        ["Uitdraai"],
        ["Incident", None, "Waar", None],
        ["nr", "datum", "x", "y"],
        ["1", 2, 3, 4],
    ]
    assert [find_headings(top), find_headings(top[3:]), find_headings(top[2:])] == [2, 0, 0]


def test_one_without_an_end_is_a_moment_and_one_without_a_time_a_day() -> None:
    first, second = taken({5: None, 6: None}, {0: "b", 4: None, 5: None, 6: None}).incidents
    assert first.begin == first.end
    assert second.end - second.begin == timedelta(hours=23, minutes=59)


def test_no_incidents_at_all_are_no_trouble() -> None:
    assert take_in([], COLUMNS, AREAS, NOW) == TakenIn((), ())


def test_rows_that_are_too_short_are_listed() -> None:
    assert [each.reason for each in take_in([(2, ())], COLUMNS, AREAS, NOW).rejects] == ["no_place"]


def test_a_real_list_from_abroad_comes_in_whole_as_plane_metres() -> None:
    path = shared_file("data/aoristic/dcburglaries_local_time.csv")
    headings, *rows = list(csv.reader(path.open(encoding="utf-8")))
    columns = propose_columns(headings, rows)
    assert (columns.x, columns.y, columns.begin, columns.end, columns.system) == (0, 1, 2, 3, System.PLANE)
    found = take_in(
        list(enumerate(rows, start=2)),
        replace(columns, system=System.PLANE),
        [],
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    reasons = {each.reason for each in found.rejects}
    assert len(found.incidents) + len(found.rejects) == 1_025
    assert len(found.incidents) > 900
    assert reasons <= {"duplicate", "reversed", "no_such_time"}


def test_degrees_outside_the_country_become_metres_around_their_middle() -> None:
    rows: list[NumberedRow] = [(2, (-1.5, 53.8, "1-7-2018")), (3, (-1.5, 53.801, "2-7-2018"))]
    columns = propose_columns(["lon", "lat", "datum"], [row for _, row in rows])
    assert columns.system is System.ABROAD
    south, north = take_in(rows, columns, [], NOW).incidents
    assert south.x == north.x == 0
    assert (north.y or 0) - (south.y or 0) == pytest.approx(111.3, abs=0.1)


def test_a_list_is_kept_for_the_server_alone(tmp_path: Path) -> None:
    folder = tmp_path / "duinmeer"
    incidents = taken({}, {0: "2", 3: "23-11-2025"}).incidents
    about = KeptList("inbraken-2025", "Politie", NOW, rows=2, rejected=0)
    keep_incidents(folder, about, incidents)
    kept = read_incidents(folder, "inbraken-2025")
    assert kept["row"].to_list() == [3, 2]
    assert kept["begin"].dtype == pl.Datetime("us", "UTC")
    assert kept_lists(folder) == [about]
    assert about.confidential
    assert {path.stat().st_mode & 0o077 for path in [folder, folder / "inbraken-2025.parquet"]} == {0}
    remove_incidents(folder, "inbraken-2025")
    assert kept_lists(folder) == []


@pytest.mark.parametrize("name", ["../elders", "", "Met Spatie", "a/b"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        keep_incidents(tmp_path, KeptList(name, "", NOW, 0, 0), ())


def test_a_parquet_list_is_read_with_its_own_types(tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    pl.DataFrame(
        {"x": [121_000.0], "y": [487_000.0], "datum": [datetime(2025, 11, 24, 12, 5, tzinfo=UTC)]}
    ).write_parquet(path)
    headings, rows = read_parquet_list(path)
    (incident,) = take_in(rows, propose_columns(headings, [row for _, row in rows]), AREAS, NOW).incidents
    assert (incident.row, incident.area) == (1, "BU99010000")
    assert incident.begin == datetime(2025, 11, 24, 12, 5, tzinfo=UTC)


def test_what_no_spreadsheet_knows_is_read_as_one_would_show_it(tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    odd = {
        "a": [Decimal("5.50")],
        "b": [b"A20"],
        "c": [[1.0]],
        "d": [time(9, 30)],
        "e": [timedelta(hours=26)],
    }
    pl.DataFrame(odd, schema_overrides={"a": pl.Decimal(8, 2)}).write_parquet(path)
    assert read_parquet_list(path)[1] == [(1, (5.5, "A20", "[1.0]", "09:30:00", "26:00"))]


def test_what_is_no_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.parquet"
    path.write_bytes(b"no parquet")
    with pytest.raises(SourceTrouble) as refused:
        read_parquet_list(path)
    assert refused.value.trouble is Trouble.NOT_A_LIST
