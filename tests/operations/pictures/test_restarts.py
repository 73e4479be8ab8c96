"""Is it known where the series of an area begins anew, and is nothing carried over that is of another area?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import numpy
import pytest
import shapely
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.analysis.area_files import ReadArea
from waarborg.operations.pictures.findings import Restart
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.material import read_material
from waarborg.operations.pictures.restart_words import say_restart
from waarborg.operations.pictures.restarts import read_history
from waarborg.sources.area_maps import keep_areas
from waarborg.sources.holdings import Holdings

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)


def area(code: str, west: float, east: float) -> ReadArea:
    """A strip of land, in hundredths of a degree."""
    return ReadArea(code, f"Gebied {code}", shapely.box(4 + west / 100, 51.8, 4 + east / 100, 51.9))


@pytest.fixture
def merged(tmp_path: Path) -> Holdings:
    """Two municipalities become one; of its neighbourhoods one keeps its border and one is divided otherwise."""
    store = Holdings(tmp_path)
    before = [area("GM0614", 0, 10), area("GM0501", 10, 20), area("GM0599", 20, 60)]
    before += [area("BU06140000", 0, 10), area("BU05010000", 10, 16), area("BU05010001", 16, 20)]
    after = [area("GM1992", 0, 20), area("GM0599", 20, 60)]
    after += [area("BU19920000", 0, 10), area("BU19920001", 10, 13), area("BU19920002", 13, 20)]
    for year, areas in ((2022, before), (2023, after), (2025, after)):
        keep_areas(areas, "NL", year, f"{year}", store, MOMENT)
    return store


def test_a_merged_municipality_is_what_it_came_from_and_a_divided_neighbourhood_begins_anew(
    merged: Holdings,
) -> None:
    history = read_history(merged, "GM1992")
    assert history.codes_in("GM1992", 2022) == ("GM0501", "GM0614")
    assert history.codes_in("BU19920000", 2022) == ("BU06140000",)
    assert history.codes_in("BU19920001", 2022) is None
    assert history.codes_in("BU19920001", 2023) == ("BU19920001",)
    town, kept, divided = history.restarts(["GM1992", "BU19920000", "BU19920002"])
    assert (town.year, town.change, town.before) == (2023, "merged", ("Gebied GM0501", "Gebied GM0614"))
    assert (kept.change, kept.begins_anew) == ("renumbered", False)
    assert (divided.change, divided.begins_anew) == ("redrawn", True)
    assert history.restarts(["GM0599"]) == []


def test_what_merged_is_known_from_its_own_outlines_where_those_of_the_country_are_not_held(
    tmp_path: Path,
) -> None:
    store = Holdings(tmp_path)
    former = {
        "GM0614": [area("GM0614", 0, 10), area("BU06140000", 0, 10)],
        "GM0501": [area("GM0501", 10, 20), area("BU05010000", 10, 20)],
    }
    for scope, areas in former.items():
        keep_areas(areas, scope, 2022, "2022", store, MOMENT)
    now = [area("GM1992", 0, 20), area("BU19920000", 0, 10), area("BU19920001", 10, 20)]
    for year in (2023, 2024):
        keep_areas(now, "GM1992", year, f"{year}", store, MOMENT)
    history = read_history(store, "GM1992")
    assert history.codes_in("GM1992", 2022) == ("GM0501", "GM0614")
    assert history.codes_in("BU19920001", 2022) == ("BU05010000",)
    assert {each.change for each in history.restarts(["BU19920000", "BU19920001"])} == {"renumbered"}


def test_inhabitants_of_before_a_change_are_no_base_and_those_of_another_number_are() -> None:
    material = read_material(invented_store(), SCOPE, DAY)
    restarts = {each.area: each for each in material.restarts}
    redrawn = [code for code, each in restarts.items() if each.change == "redrawn"]
    assert len(redrawn) == 2
    place = material.areas.index(redrawn[0])
    assert numpy.isnan(material.bases["inhabitants"][2022][place])
    assert material.bases["inhabitants"][2023][place] > 0
    assert not numpy.isnan(material.years.values[place]).any()


def test_counts_of_an_older_version_of_the_table_are_of_another_area(tmp_path: Path) -> None:
    store = Holdings(tmp_path)
    for path in invented_store().folder.glob("*/*"):
        if path.is_file() and path.parent.name != "pictures":
            (tmp_path / path.parent.name).mkdir(exist_ok=True)
            (tmp_path / path.parent.name / path.name).write_bytes(path.read_bytes())
    held = tmp_path / "47018NED" / "held.json"
    held.write_text(held.read_text(encoding="utf-8").replace('"version": "2026', '"version": "2022'))
    material = read_material(store, SCOPE, DAY)
    redrawn = next(each for each in material.restarts if each.change == "redrawn")
    row = material.years.values[material.areas.index(redrawn.area)]
    years = [int(period[:4]) for period in material.years.periods]
    assert not redrawn.recounted
    assert numpy.isnan(row[:, [year < redrawn.year for year in years]]).all()
    assert not numpy.isnan(row[:, [year >= redrawn.year for year in years]]).any()


def test_a_picture_keeps_it_and_says_it() -> None:
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    assert {each.change for each in picture.restarts} == {"renumbered", "redrawn"}
    found = Restart("BU19920002", 2023, "redrawn", ("Dorp", "Strand"), carries_over=False, recounted=False)
    assert say_restart(found, "nl") == (
        "Dit gebied is in 2023 anders getrokken; daarvoor lag hier Dorp, Strand. "
        "De reeks begint in 2023 opnieuw: cijfers van daarvoor gaan over een ander gebied."
    )
    assert picture.restart_of(SCOPE) is None
    assert date(2023, 1, 1).year == next(each.year for each in picture.restarts)
