"""Do outlines come in from the command line, and is a refusal one that says what to do?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.operations.test_placing import outlines
from tests.safety_plan import SafetyPlan

from waarborg.frontends.command_line.main import main
from waarborg.records.models import Boundary

pytestmark = pytest.mark.django_db


def test_a_file_comes_in_and_the_counts_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SafetyPlan().places("wijk", "West", "Haven", is_area=True)
    file = tmp_path / "wijken.geojson"
    file.write_bytes(outlines("West", "Oost"))
    assert main(["boundaries", str(file), "--list", "wijk", "--source", "CBS"]) == 0
    told = capsys.readouterr().out
    assert "2 areas have an outline now; 1 of them are new on the list." in told
    assert "Still without: Haven." in told
    assert set(Boundary.objects.values_list("source", flat=True)) == {"CBS"}


@pytest.mark.parametrize(
    ("content", "arguments", "told"),
    [
        (None, ["--list", "wijk"], "cannot be read"),
        (b"x", ["--list", "wijk"], "This is no GeoJSON"),
        (outlines("West"), ["--list", "buurt"], "There is no list 'buurt'"),
        (outlines("West"), ["--list", "wijk", "--organisation", "elders"], "There is no municipality"),
    ],
)
def test_what_cannot_be_done_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    arguments: list[str],
    told: str,
) -> None:
    SafetyPlan().places("wijk", "West", is_area=True)
    file = tmp_path / "wijken.geojson"
    if content is not None:
        file.write_bytes(content)
    assert main(["boundaries", str(file), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not Boundary.objects.exists()


def test_with_several_municipalities_one_must_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("duinstad", "veenstad"):
        SafetyPlan(name).places("wijk", "West", is_area=True)
    file = tmp_path / "wijken.geojson"
    file.write_bytes(outlines("West"))
    assert main(["boundaries", str(file), "--list", "wijk"]) == 2
    assert "--organisation" in capsys.readouterr().err
    assert main(["boundaries", str(file), "--list", "wijk", "--organisation", "veenstad"]) == 0
    assert Boundary.objects.get().subject.list.organisation.slug == "veenstad"
