"""Does ``waarborg fetch`` bring in what is named, say what it did, and refuse what it does not know?"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers.statistics_office import Office, running_office
from tests.sources import published

from waarborg.frontends.command_line.main import main
from waarborg.sources.figures import read_figures
from waarborg.sources.holdings import Holdings


@pytest.fixture
def office() -> Iterator[Office]:
    with running_office(published.office()) as running:
        yield running


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WAARBORG_DATA", str(tmp_path))
    return tmp_path


def test_it_fetches_and_says_what(office: Office, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(
        ["fetch", "gm1680", "--sources", "crimes", "--years", "2021-2023", "--server", office.address]
    )
    assert code == 0
    assert "45 rows of 2021-2023" in capsys.readouterr().out
    assert read_figures(Holdings(data / "figures"), "47018NED", "GM1680").height == 45


@pytest.mark.parametrize("written", ["gebied gm1992", "Westvoorne", "GM0614"])
def test_a_municipality_is_named_as_people_do(
    written: str, office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", written, "--sources", "crimes", "--server", office.address]) == 0
    told = capsys.readouterr()
    assert "45 rows" in told.out
    assert "GM1992" in told.err


def test_a_name_that_nobody_has_is_refused(
    office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", "Duinmeer", "--server", office.address]) == 2
    assert "geen gemeente Duinmeer" in capsys.readouterr().err


def test_a_second_run_says_that_nothing_is_new(
    office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        main(["fetch", "GM1680", "--sources", "crimes", "--server", office.address])
    assert capsys.readouterr().out.splitlines()[-1].endswith("nothing new")


def test_a_dry_run_stores_nothing(office: Office, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["fetch", "GM1680", "--sources", "crimes,outlines", "--dry-run", "--server", office.address])
    assert code == 0
    assert "2021-2023 new, 45 rows" in capsys.readouterr().out
    assert not (data / "figures").exists()


def test_a_source_that_fails_does_not_keep_the_others(
    office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del office.tables["47018NED"]
    words = "crimes,crimes-months"
    code = main(["fetch", "GM1680", "--sources", words, "--server", office.address, "--language", "nl"])
    told = capsys.readouterr()
    assert code == 1
    assert "Waarschijnlijk is de tabel vervangen" in told.err
    assert "540 rows" in told.out


@pytest.mark.parametrize(
    "arguments", [["Haaren"], ["GM0788"], ["GM1680", "--sources", "gossip"], ["GM1680", "--sources", ","]]
)
def test_what_it_does_not_know_is_refused(
    arguments: list[str], office: Office, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", *arguments, "--server", office.address]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("years", ["2025-2019", "now", "19"])
def test_years_that_are_none_are_refused(years: str, data: Path) -> None:
    with pytest.raises(SystemExit):
        main(["fetch", "GM1680", "--years", years])


def test_other_commands_do_not_load_what_reads_tables() -> None:
    program = (
        "import sys, django; django.setup();"
        "import waarborg.frontends.command_line.main;"
        "sys.exit('polars' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": "src:."}
    finished = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert finished.returncode == 0
