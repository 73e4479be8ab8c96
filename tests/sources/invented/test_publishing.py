from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
import shapely
from tests.shared_data import PROJECT

from waarborg.analysis.area_files import ReadArea, read_areas
from waarborg.sources.area_maps import areas_of
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.publishing import KINDS, SOURCE, TOTAL, publish
from waarborg.sources.invented.town import lay_out

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def districts() -> list[ReadArea]:
    read = read_areas((PROJECT / "examples/duinmeer/wijken.geojson").read_bytes())
    assert isinstance(read, list)
    return read


@pytest.fixture(scope="module")
def store(districts: list[ReadArea], tmp_path_factory: pytest.TempPathFactory) -> Holdings:
    store = Holdings(tmp_path_factory.mktemp("figures"))
    publish("Duinmeer", districts, lay_out(districts), MOMENT, store)
    return store


def test_the_neighbourhoods_fill_their_districts(districts: list[ReadArea]) -> None:
    neighbourhoods = lay_out(districts)
    assert len(neighbourhoods) == 4 * len(districts)
    for district in districts:
        parts = [each.area.shape for each in neighbourhoods if each.area.code[2:8] == district.code[2:]]
        assert shapely.union_all(parts).symmetric_difference(district.shape).area < 1e-9
        assert sum(part.area for part in parts) == pytest.approx(district.shape.area)
    assert [each.households for each in neighbourhoods].count(0) == 1


def test_crime_by_month_goes_to_the_last_whole_month_and_sums_up(store: Holdings) -> None:
    figures = read_figures(store, "47022NED", "GM9901")
    assert (figures["period"].min(), figures["period"].max()) == ("2019MM01", "2026MM02")
    parts = figures.filter((pl.col.kind != TOTAL) & pl.col.area.str.starts_with("BU"))["value"].sum()
    assert parts == figures.filter((pl.col.kind == TOTAL) & (pl.col.area == "GM9901"))["value"].sum()
    assert set(figures["kind"]) == {TOTAL, *KINDS}
    assert dict(figures.select("period", "status").iter_rows())["2026MM01"] == "Voorlopig"


def test_crime_by_year_is_the_sum_of_its_months(store: Holdings) -> None:
    years = read_figures(store, "47018NED", "GM9901").filter(pl.col.period == "2024JJ00")
    months = read_figures(store, "47022NED", "GM9901", years=[2024])
    assert years["value"].sum() == months["value"].sum()
    assert read_figures(store, "47018NED", "GM9901")["period"].max() == "2025JJ00"


def test_people_live_nearly_everywhere(store: Holdings) -> None:
    figures = read_figures(store, "85984NED", "GM9901", areas="BU")
    inhabitants = figures.filter(pl.col.measure == "inhabitants")["value"]
    assert inhabitants.min() == 0
    assert inhabitants.sum() > 20_000


def test_outlines_and_names_are_there(store: Holdings) -> None:
    assert len(areas_of(store, "BU", "GM9901", 2025)) == 20
    assert read_titles(store, "47022NED", "WijkenEnBuurten")["WK990101"] == "Dorp"


def test_nobody_can_take_it_for_real(store: Holdings) -> None:
    assert store.read("47022NED").source == SOURCE


def test_the_same_day_gives_the_same_figures_and_a_later_one_adds_to_them(
    store: Holdings, districts: list[ReadArea], tmp_path: Path
) -> None:
    again, later = Holdings(tmp_path / "again"), Holdings(tmp_path / "later")
    publish("Duinmeer", districts, lay_out(districts), MOMENT, again)
    publish("Duinmeer", districts, lay_out(districts), datetime(2026, 8, 2, tzinfo=UTC), later)
    first = read_figures(store, "47022NED", "GM9901")
    assert read_figures(again, "47022NED", "GM9901").equals(first)
    same_years = [2019, 2020, 2021, 2022, 2023, 2024]
    assert read_figures(later, "47022NED", "GM9901", years=same_years).equals(
        read_figures(store, "47022NED", "GM9901", years=same_years)
    )
