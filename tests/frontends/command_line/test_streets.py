"""Do streets come in from the command line, and is a refusal one that says what to do?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.operations.incidents.test_streets import network
from tests.safety_plan import SafetyPlan

from waarborg.frontends.command_line.main import main

pytestmark = pytest.mark.django_db


def test_a_network_comes_in_and_what_was_kept_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SafetyPlan()
    file = tmp_path / "wegvakken.geojson"
    file.write_bytes(network(["Dorpsstraat", ""]))
    assert main(["streets", str(file), "--source", "NWB, november 2026", "--licence", "CC0"]) == 0
    assert "2 stretches of street, 0.2 km together; 1 without a name" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "arguments", "told"),
    [
        (None, [], "cannot be read"),
        (b"x", [], "This is no GeoJSON or GeoPackage"),
        (network([""]), [], "No street has a name"),
        (network(["Laan"]), ["--organisation", "elders"], "There is no municipality"),
    ],
)
def test_what_cannot_be_used_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes | None,
    arguments: list[str],
    told: str,
) -> None:
    SafetyPlan()
    file = tmp_path / "wegvakken.geojson"
    if content is not None:
        file.write_bytes(content)
    assert main(["streets", str(file), "--source", "NWB", *arguments]) == 2
    assert told in capsys.readouterr().err
