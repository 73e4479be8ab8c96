"""Do the regions of a year come in, whatever numbers its columns have?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.servers.statistics_office import Office, Published, Row, running_office

from waarborg.frontends.command_line.main import main
from waarborg.sources.asking import Patience
from waarborg.sources.holdings import Holdings
from waarborg.sources.regions import Member, fetch_regions, read_regions
from waarborg.sources.trouble import SourceTrouble, Trouble

MOMENT = datetime(2025, 3, 2, 9, 30, tzinfo=UTC)
TOWNS = (
    ("GM0614", "Westvoorne", "VR17", "Rotterdam-Rijnmond", "RE07"),
    ("GM0518", "'s-Gravenhage", "VR15", "Haaglanden", "RE06"),
)


def divided(modified: str = "2024-06-01T02:00:00") -> Published:
    """A table of areas as CBS gives it: text in columns with shifting numbers, under the title of their group."""
    groups = (
        "Codes en namen van gemeenten",
        "Politie Regionale eenheden",
        "Provincies",
        "Veiligheidsregio's",
    )
    areas_column: Row = {"ID": 0, "ParentID": None, "Type": "GeoDimension", "Key": "RegioS"}
    properties = [{**areas_column, "Title": "Regio's"}]
    for number, group in enumerate(groups):
        top = 10 * (number + 1)
        properties.append({"ID": top, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": group})
        for part, title in enumerate(("Code", "Naam")):
            key = f"{title}_{2 * number + part + 1}"
            properties.append(
                {"ID": top + part + 1, "ParentID": top, "Type": "Topic", "Key": key, "Title": title}
            )
    rows: list[Row] = [
        {
            "ID": number,
            "RegioS": code.ljust(6),
            "Code_1": code.ljust(10),
            "Naam_2": title.ljust(50),
            "Code_3": unit.ljust(10),
            "Naam_4": "Eenheid".ljust(50),
            "Code_5": "PV28      ",
            "Naam_6": "Zuid-Holland".ljust(50),
            "Code_7": region.ljust(10),
            "Naam_8": name.ljust(50),
        }
        for number, (code, title, region, name, unit) in enumerate(TOWNS)
    ]
    areas: list[Row] = [{"Key": code.ljust(6), "Title": title} for code, title, *_ in TOWNS]
    about: list[Row] = [{"ID": 0, "Title": "Gebieden in Nederland 2024", "Modified": modified}]
    return Published(rows, {"TableInfos": about, "DataProperties": properties, "RegioS": areas})


@pytest.fixture
def office() -> Iterator[Office]:
    with running_office(Office(page_size=3, tables={"85755NED": divided()})) as running:
        yield running


def fetch(office: Office, folder: Path) -> int:
    patience = Patience(attempts=2, silence=1, wait=lambda _: None)
    return fetch_regions(2024, f"{office.address}/cbs", Holdings(folder), MOMENT, patience=patience)


def test_they_come_in_without_padding_with_their_source_and_once_for_each_version(
    office: Office, tmp_path: Path
) -> None:
    assert fetch(office, tmp_path) == 2
    year, members = read_regions(Holdings(tmp_path), 2026)
    assert (year, len(members)) == (2024, 6)
    assert Member("GM0518", "'s-Gravenhage", "VR", "VR15", "Haaglanden") in members
    assert {each.code for each in members if each.municipality == "GM0614"} == {"VR17", "RE07", "PV28"}
    held = Holdings(tmp_path).read("85755NED")
    assert (held.title, held.source, held.licence) == ("Gebieden in Nederland 2024", "CBS", "CC BY 4.0")
    assert fetch(office, tmp_path) == 0
    office.tables["85755NED"] = divided("2024-09-01T02:00:00")
    assert fetch(office, tmp_path) == 2
    assert len(Holdings(tmp_path).read("85755NED").slices) == 1


def test_a_kind_of_region_that_is_gone_stops_it_and_is_named(office: Office, tmp_path: Path) -> None:
    table = office.tables["85755NED"]
    table.lists["DataProperties"] = [each for each in table.lists["DataProperties"] if each["ParentID"] != 40]
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.CHANGED_COLUMNS
    assert read_regions(Holdings(tmp_path), 2024) == (0, [])


def test_the_command_fetches_those_of_the_years_that_are_asked(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAARBORG_DATA", str(tmp_path))
    asked = ["fetch", "NL", "--sources", "regions", "--years", "2024", "--server", office.address]
    assert main(asked) == 0
    assert "85755NED regions 2024: 2 municipalities" in capsys.readouterr().out
    assert main(asked) == 0
    assert "nothing new" in capsys.readouterr().out
