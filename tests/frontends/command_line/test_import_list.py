"""Does the command line bring a list into a register, and take it back?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.operations.imports.lists import HEADINGS, as_file, rows
from tests.safety_plan import SafetyPlan

from waarborg.frontends.command_line.main import main
from waarborg.records.models import WITHDRAWN, Entry, HandedInList

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meldingen.csv"
    path.write_bytes(as_file(rows(3)))
    return path


def test_a_list_comes_in_once_and_goes_out_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SafetyPlan()
    assert main(["import", str(file), "--register", "melding"]) == 0
    assert "3 entries added, 0 rows were there already." in capsys.readouterr().out
    number = HandedInList.objects.latest("id").pk
    assert main(["import", str(file), "--register", "melding"]) == 0
    assert "0 entries added, 3 rows were there already." in capsys.readouterr().out
    assert main(["import", "--undo", str(number)]) == 0
    assert set(Entry.objects.values_list("status", flat=True)) == {WITHDRAWN}


def test_checking_imports_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SafetyPlan()
    assert main(["import", str(file), "--register", "melding", "--check"]) == 0
    assert "3 rows would be added" in capsys.readouterr().out
    assert not Entry.objects.exists()


def test_a_column_can_be_said_otherwise(file: Path) -> None:
    SafetyPlan()
    heading = f"{HEADINGS[4]}=locatie"
    assert main(["import", str(file), "--register", "melding", "--column", heading]) == 0
    assert Entry.objects.earliest("id").fields["locatie"] == "Melder 1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--register", "melding"], "Give a file"),
        (["bestaat-niet.csv", "--register", "melding"], "cannot be read"),
        (["--undo", "999"], "nothing here called 999"),
    ],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SafetyPlan()
    assert main(["import", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_wrong_rows_and_strange_columns_are_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SafetyPlan()
    file.write_bytes(as_file([["Z-1", "Iets", "2-3-2026", "tekst", ""]]))
    assert main(["import", str(file), "--register", "melding"]) == 2
    assert "row 2, Categorie: Iets is not a possibility." in capsys.readouterr().err
    assert main(["import", str(file), "--register", "melding", "--column", "Weer=title"]) == 2
    assert "The file has no column 'Weer'" in capsys.readouterr().err
    assert main(["import", str(file), "--register", "bestaat_niet"]) == 2
    assert not Entry.objects.exists()
