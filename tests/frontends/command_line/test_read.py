"""Does ``waarborg read`` print the draft, as text and as JSON, and refuse what it cannot read?"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from waarborg.frontends.command_line.main import main

PROJECT = Path(__file__).resolve().parents[3]
PLAN = """Integraal veiligheidsplan gemeente Duinrode 2023-2026

1. Inleiding

Dit plan volgt de methode Kernbeleid Veiligheid en is samen met de partners van de gemeente geschreven.

2. Prioriteiten

2.1 Ondermijning

Lopende activiteiten:

- Minimaal twee keer per jaar is er een integrale controle van bedrijven.
- De baliemedewerkers melden signalen.

Partners: politie, RIEC
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_json_holds_the_keys_that_the_documentation_names(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(plan_file), "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    section = plan["sections"][2]
    measure = section["measures"][0]
    page = (PROJECT / "docs" / "plan-format.md").read_text(encoding="utf-8")
    documented = {word for span in re.findall(r"`([^`]+)`", page) for word in re.findall(r"\w+", span)}
    for written in (plan, plan["period"], section, measure, measure["commitments"][0]):
        assert set(written) <= documented


def test_json_holds_the_plan(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(plan_file), "--json"])
    plan = json.loads(capsys.readouterr().out)
    assert plan["version"] == 1
    assert plan["municipality"] == "Duinrode"
    assert plan["period"] == {"start": "2023-01-01", "end": "2026-12-31"}
    assert plan["framework"] == "Kernbeleid Veiligheid 2021"
    assert [section["parent"] for section in plan["sections"]] == [None, None, 1]
    section = plan["sections"][2]
    assert (section["number"], section["kind"], section["theme"]) == (
        "2.1",
        "priority",
        "integriteit/ondermijning",
    )
    assert section["partners"] == ["politie", "RIEC"]
    commitment = section["measures"][0]["commitments"][0]
    assert (commitment["kind"], commitment["at_least"], commitment["per"]) == ("frequency", 2, "P1Y")
    assert (commitment["within"], commitment["by"], commitment["vague"]) == (None, None, False)


def test_without_json_a_person_can_read_it(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan_file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Integraal veiligheidsplan gemeente Duinrode 2023-2026\n")
    assert "2023-01-01 t/m 2026-12-31" in out
    assert "  2.1 Ondermijning [priority] - 2 lopend\n" in out
    assert "* frequency: Minimaal twee keer per jaar is er een integrale controle van bedrijven." in out
    assert "SMART: 2 activiteiten en doelen" in out


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 stuk", b"%PDF-1.4 stuk", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_cannot_be_read_gives_code_2_and_one_sentence_in_both_languages(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    command = [sys.executable, "-m", "waarborg", "read", str(path), "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PYTHONPATH": str(PROJECT / "src")}, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    dutch, english = done.stderr.strip().split("\n")
    assert dutch.startswith("Dit ")
    assert english.startswith("This ")


@pytest.mark.parametrize("name", ["weg.docx", "."])
def test_a_file_that_is_not_there_is_told_too(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "niet gevonden" in told.err
    assert "not found" in told.err
