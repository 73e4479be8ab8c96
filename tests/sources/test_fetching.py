from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
from tests.servers.statistics_office import (
    Office,
)
from tests.sources import published
from tests.sources.fetched import BY_NAME, MOMENT, fetch, held

from waarborg.sources.figures import read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.regions import Member, keep_regions


def test_a_municipality_comes_in_with_every_page_and_without_padding(office: Office, tmp_path: Path) -> None:
    fetched = fetch(office, tmp_path)
    figures = held(tmp_path)
    assert fetched.rows == figures.height == 5 * 3 * 3
    assert set(figures["area"]) == {"GM1680", "WK168000", "BU16800000", "BU16800001", "BU16800002"}
    assert set(figures["kind"]) == {"0.0.0", "1.1.1", "2.6.10"}
    burglaries = figures.filter((pl.col.area == "BU16800001") & (pl.col.kind == "1.1.1"))
    one = burglaries.row(by_predicate=pl.col.period == "2022JJ00", named=True)
    assert one["value"] == published.figure("BU16800001", "1.1.1 ", "2022JJ00")
    assert one["measure"] == "crimes"


def test_what_is_not_given_is_not_zero(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path)
    figures = held(tmp_path)
    expected = sum(
        published.figure(code.ljust(10), kind, f"{year}JJ00") is None
        for code in set(figures["area"])
        for kind, _ in published.KINDS
        for year in (2021, 2022, 2023)
    )
    assert expected > 0
    assert figures["value"].null_count() == expected


def test_the_server_does_the_choosing(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, years=(2022,))
    rows = next(asked for asked in office.asked if "ODataFeed" in asked and "TypedDataSet" in asked)
    assert "substring(WijkenEnBuurten,2,4) eq '1680'" in rows
    assert "substring(Perioden,0,4) eq '2022'" in rows
    assert set(held(tmp_path)["period"]) == {"2022JJ00"}


def test_provisional_figures_say_so(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path)
    by_period = dict(held(tmp_path).select("period", "status").unique().iter_rows())
    assert by_period == {"2021JJ00": "Definitief", "2022JJ00": "Definitief", "2023JJ00": "Voorlopig"}


def test_a_second_run_takes_nothing_that_is_held(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, years=(2021, 2022))
    office.asked.clear()
    second = fetch(office, tmp_path)
    assert second.new_years == (2023,)
    office.asked.clear()
    assert fetch(office, tmp_path).new_years == ()
    assert not any("TypedDataSet" in asked for asked in office.asked)


def test_a_new_version_is_fetched_again_and_marks_what_was_corrected(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path)
    office.tables["47018NED"] = published.police_table("2025-02-01T02:00:00", provisional="")
    changed = next(
        row
        for row in office.tables["47018NED"].rows
        if str(row["WijkenEnBuurten"]).startswith("BU1680") and row["GeregistreerdeMisdrijven_1"] is not None
    )
    was = changed["GeregistreerdeMisdrijven_1"]
    changed["GeregistreerdeMisdrijven_1"] = 999
    fetched = fetch(office, tmp_path)
    corrected = held(tmp_path).filter(pl.col("previous").is_not_null())
    assert (fetched.new_years, fetched.corrected, corrected.height) == ((2021, 2022, 2023), 1, 1)
    assert (corrected["value"][0], corrected["previous"][0]) == (999, was)
    assert set(held(tmp_path)["status"]) == {"Definitief"}
    assert len(list((tmp_path / "47018NED").glob("GM*.parquet"))) == 3


def test_every_figure_can_tell_where_it_came_from(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path)
    holding = Holdings(tmp_path).read("47018NED")
    assert (holding.source, holding.licence) == ("© Politie via CBS open data", "CC BY 4.0")
    assert {(each.version, each.retrieved_at) for each in holding.slices} == {("2024-08-15T02:00:00", MOMENT)}


def test_the_country_answers_for_every_municipality(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, scope="GM1680")
    before = held(tmp_path)
    fetch(office, tmp_path, scope="NL")
    assert held(tmp_path).drop("previous").equals(before.drop("previous"))
    assert held(tmp_path, "NL").height == 11 * 3 * 3
    office.asked.clear()
    assert fetch(office, tmp_path, scope="GM1992").new_years == ()


def test_months_and_their_years_stay_apart(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, BY_NAME["47022NED"], years=(2022,))
    periods = set(held(tmp_path, table="47022NED")["period"])
    assert periods == {f"2022MM{month:02}" for month in range(1, 13)}


def test_key_figures_of_before_a_merger_come_in_of_those_that_merged(office: Office, tmp_path: Path) -> None:
    office.tables["85318NED"] = published.key_figures(municipalities=("GM0501", "GM0614", "GM1680"))
    office.tables["85618NED"] = published.key_figures(municipalities=("GM1992", "GM1680"))
    for table in ("85318NED", "85618NED"):
        fetch(office, tmp_path, BY_NAME[table], "GM1992")
    areas = [
        held(tmp_path, scope, "85318NED")["area"].unique().sort().to_list() for scope in ("GM0501", "GM0614")
    ]
    assert [each[0] for each in areas] == ["BU05010000", "BU06140000"]
    assert held(tmp_path, "GM1992", "85318NED").is_empty()
    assert held(tmp_path, "GM1992", "85618NED").height
    office.asked.clear()
    assert not fetch(office, tmp_path, BY_NAME["85318NED"], "GM1992").new_years


def test_key_figures_are_found_by_their_title_in_the_newer_interface(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, BY_NAME["85984NED"])
    figures = held(tmp_path, table="85984NED")
    assert set(figures["measure"]) == {
        "inhabitants", "households", "dwellings", "businesses", "address_density", "land_hectares",
    }  # fmt: skip
    assert set(figures["period"]) == {"2024JJ00"}
    assert figures.height == 5 * 6
    assert any("startswith(WijkenEnBuurten,'BU1680')" in asked for asked in office.asked)


def test_a_table_that_only_the_older_interface_has_is_read_there(office: Office, tmp_path: Path) -> None:
    wide = published.police_table()
    topics = (
        "AantalInwoners_5",
        "HuishoudensTotaal_29",
        "Woningvoorraad_35",
        "BedrijfsvestigingenTotaal_92",
        "Omgevingsadressendichtheid_118",
        "OppervlakteLand_113",
    )
    wide.lists["DataProperties"] = [{"Type": "Topic", "Key": key, "Datatype": "Long"} for key in topics]
    wide.rows = [
        {"WijkenEnBuurten": area["Key"], **{topic: index for index, topic in enumerate(topics)}}
        for area in published.areas()
    ]
    office.tables["84583NED"] = wide
    office.tables["84583NED"].about = {}
    table = replace(BY_NAME["84583NED"], only_v3=True)
    fetch(office, tmp_path, table)
    figures = held(tmp_path, table="84583NED")
    assert figures.height == 5 * 6
    assert set(figures.filter(pl.col.measure == "dwellings")["value"]) == {2}


def test_a_survey_keeps_its_margins(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path, BY_NAME["85146NED"])
    figures = held(tmp_path, table="85146NED").filter(
        (pl.col.area == "GM1680") & (pl.col.period == "2023JJ00")
    )
    assert read_titles(Holdings(tmp_path), "85146NED", "measure") == {"M002650": "Rapportcijfer leefbaarheid"}
    assert dict(figures.select("margin", "value").iter_rows()) == {
        "MW00000": 7.5,
        "MOG0095": 7.2,
        "MBG0095": 7.8,
    }


def keep_division(folder: Path) -> None:
    """Aa en Hunze lies in Drenthe, Voorne aan Zee in Zuid-Holland."""
    lies_in = {"GM1680": ("PV22", "Drenthe"), "GM1992": ("PV28", "Zuid-Holland")}
    members = [
        Member(municipality, municipality, kind, code, name)
        for municipality, province in lies_in.items()
        for kind, code, name in (("PV", *province), ("RE", "RE01", "Noord-Nederland"))
    ]
    keep_regions(members, 2025, ("Gebieden", "1", "CBS", "CC BY 4.0"), Holdings(folder), MOMENT)


def test_a_survey_brings_the_regions_that_the_table_has(office: Office, tmp_path: Path) -> None:
    keep_division(tmp_path)
    fetch(office, tmp_path, BY_NAME["85146NED"])
    assert set(held(tmp_path, table="85146NED")["area"]) == {"GM1680", "PV22", "LD01", "NL01"}
    assert fetch(office, tmp_path, BY_NAME["85146NED"]).rows == 0


def test_a_municipality_that_a_survey_does_not_publish_has_its_regions(
    office: Office, tmp_path: Path
) -> None:
    keep_division(tmp_path)
    fetch(office, tmp_path, BY_NAME["85146NED"], "GM1992")
    assert set(held(tmp_path, "GM1992", "85146NED")["area"]) == {"PV28", "LD03", "NL01"}


def test_what_was_fetched_before_regions_were_known_comes_in_with_them(
    office: Office, tmp_path: Path
) -> None:
    fetch(office, tmp_path, BY_NAME["85146NED"])
    assert set(held(tmp_path, table="85146NED")["area"]) == {"GM1680", "NL01"}
    keep_division(tmp_path)
    assert fetch(office, tmp_path, BY_NAME["85146NED"]).new_years == (2021, 2023)
    assert "PV22" in set(held(tmp_path, table="85146NED")["area"])
