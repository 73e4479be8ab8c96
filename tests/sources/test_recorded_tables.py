from __future__ import annotations

import csv
import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.servers.statistics_office import Office, Published, Row, running_office
from tests.shared_data import shared_file

from waarborg.sources.fetching import fetch_table
from waarborg.sources.figures import police_codes, read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.interfaces import Addresses, open_table
from waarborg.sources.odata_v3 import OldInterface
from waarborg.sources.tables import TABLES

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CRIMES = next(table for table in TABLES if table.identifier == "47018NED")
LISTS = ("TableInfos", "DataProperties", "SoortMisdrijf", "Perioden")


def rows_of(name: str) -> list[Row]:
    path = shared_file(f"data/police/{name}")
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [dict(row) for row in csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True))]


@pytest.fixture(scope="module")
def recorded() -> Published:
    """The police's table as it was recorded: its own lists, and 171 neighbourhoods of one year."""
    lists = {name: rows_of(f"47018NED_{name}.csv") for name in LISTS}
    lists["WijkenEnBuurten"] = rows_of("47018NED_WijkenEnBuurten.csv.gz")
    rows = rows_of("47018NED_2023_typeddataset_6gemeenten.csv")
    for row in rows:
        row["GeregistreerdeMisdrijven_1"] = int(str(row["GeregistreerdeMisdrijven_1"]))
    return Published(rows, lists)


def test_a_recorded_table_comes_in_with_the_published_figures(recorded: Published, tmp_path: Path) -> None:
    with running_office(Office(page_size=25, tables={"47018NED": recorded})) as office:
        interface = open_table(CRIMES, Addresses.under(office.address))
        fetched = fetch_table(interface, "GM1680", (2023,), Holdings(tmp_path), MOMENT)
    figures = read_figures(Holdings(tmp_path), "47018NED", "GM1680", areas="BU")
    by_area = dict(figures.select("area", "value").iter_rows())
    assert (fetched.version, fetched.counted) == ("2024-08-15T02:00:00", True)
    assert by_area["BU16800000"] == 58
    assert by_area["BU16800309"] == 0, (
        "a zero has no name of a municipality beside it, and is chosen all the same"
    )
    assert sum(by_area.values()) == sum(
        row["GeregistreerdeMisdrijven_1"]
        for row in recorded.rows
        if str(row["WijkenEnBuurten"]).startswith("BU1680")
        and isinstance(row["GeregistreerdeMisdrijven_1"], int)
    )
    titles = read_titles(Holdings(tmp_path), "47018NED", "SoortMisdrijf")
    assert titles["1.1.1"] == "1.1.1 Diefstal/inbraak woning"
    counted_as = police_codes(Holdings(tmp_path), "47018NED", "SoortMisdrijf")
    assert (counted_as["A20"], counted_as["B21"], counted_as["A73"]) == ("1.1.1", "1.1.2", "1.2.3")
    assert len(counted_as) > 100


def test_recorded_key_figures_are_found_in_the_older_interface(recorded: Published) -> None:
    properties = rows_of("85984NED_DataProperties.csv")
    about: list[Row] = [{"Title": "Kerncijfers wijken en buurten 2024", "Modified": "2025-01-01"}]
    lists = {
        "TableInfos": about,
        "DataProperties": properties,
        "WijkenEnBuurten": recorded.lists["WijkenEnBuurten"],
    }
    table = next(table for table in TABLES if table.identifier == "85984NED")
    with running_office(Office(tables={"85984NED": Published([], lists)})) as office:
        edition = OldInterface(table, f"{office.address}/cbs").read_edition()
    assert edition.columns == {
        "AantalInwoners_5": "inhabitants",
        "HuishoudensTotaal_29": "households",
        "Woningvoorraad_35": "dwellings",
        "BedrijfsvestigingenTotaal_92": "businesses",
        "Omgevingsadressendichtheid_118": "address_density",
        "OppervlakteLand_113": "land_hectares",
    }
