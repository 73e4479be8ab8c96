"""Does ``waarborg picture`` print what is held, and say what to do where nothing is?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.operations.pictures.invented_store import invented_store

from waarborg.frontends.command_line.main import main


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "figures").symlink_to(invented_store().folder)
    monkeypatch.setenv("WAARBORG_DATA", str(tmp_path))


def test_a_municipality_is_found_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", "duinmeer", "--on", "2026-11-30"]) == 0
    told = capsys.readouterr().out
    assert "cijfers tot en met oktober 2026" in told
    assert "Woninginbraak" in told
    assert "woninginbraak" not in told
    assert "per 1.000 woningen" in told
    assert "95 % zeker tussen" in told
    assert "Verzonnen voorbeeldcijfers, tabel 47022NED" in told


def test_it_is_there_for_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", "GM9901", "--on", "2026-11-30", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert written["indicators"][1]["name"] == "woninginbraak"
    assert written["sources"][0]["licence"]
    assert written["retrieved_after"] is None
    assert {each["area"][:2] for each in written["neighbourhoods"]} == {"WK", "BU"}


def test_of_an_earlier_day_it_says_that_the_figures_are_those_of_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["picture", "duinmeer", "--on", "2025-07-15"]) == 0
    assert "De cijfers zijn die van 30-11-2026" in capsys.readouterr().out
    assert main(["picture", "duinmeer", "--on", "2025-07-15", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert (written["on"], written["retrieved_after"][:10]) == ("2025-07-15", "2026-11-30")


def test_one_that_is_not_held_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", "Nergenshuizen"]) == 2
    assert "waarborg fetch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Duinmer", "Bedoelt u Duinmeer (GM9901)"),
        ("Westvoorne", "waarborg fetch GM1992"),
        ("Haaren", "verdeeld over Boxtel"),
        ("Voorne aan Zee", "waarborg fetch 'Voorne aan Zee'"),
        ("gm1992", "waarborg fetch GM1992"),
    ],
)
def test_what_to_do_is_said_of_a_name_that_is_in_doubt(
    written: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["picture", written]) == 2
    assert told in capsys.readouterr().err


def test_of_a_day_before_all_figures_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["picture", "duinmeer", "--on", "2010-01-01"]) == 2
    assert "Van Duinmeer zijn er geen cijfers van vóór 01-01-2010" in capsys.readouterr().err


def test_where_months_do_not_go_back_far_enough_it_does_not_say_that_there_is_no_signal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["picture", "duinmeer", "--on", "2021-12-01"]) == 0
    assert "gaan niet ver genoeg terug" in capsys.readouterr().out
