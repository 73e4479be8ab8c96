"""What does any subcommand say when it cannot go on?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from waarborg.frontends.command_line import read
from waarborg.frontends.command_line.main import main
from waarborg.frontends.command_line.picture import find

PROJECT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("command", ["status", "example"])
def test_a_database_without_tables_is_told_with_what_to_do(command: str, tmp_path: Path) -> None:
    surroundings = {"PYTHONPATH": str(PROJECT / "src"), "WAARBORG_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-m", "waarborg", command],
        capture_output=True,
        text=True,
        env=surroundings,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "waarborg manage migrate" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_reader_that_has_enough_is_no_trouble(tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\n" + "Elk jaar is er een campagne tegen inbraak in de gemeente.\n\n" * 2000)
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "waarborg", "read", str(plan), "--json"]
    with os.fdopen(theirs, "wb") as closed:
        surroundings = {"PYTHONPATH": str(PROJECT / "src")}
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, env=surroundings, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_ctrl_c_ends_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    with patch.object(read, "run", side_effect=KeyboardInterrupt):
        assert main(["read", "plan.docx"]) == 130
    assert capsys.readouterr().err == ""


def test_a_device_that_never_ends_is_too_big(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "/dev/zero"]) == 2
    assert "too big" in capsys.readouterr().err


def test_a_password_is_not_asked_of_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    with patch("getpass.getpass", side_effect=EOFError):
        code = main(["municipality", "Duinstad", "--email", "beheer@example.nl", "--person", "Sam de Boer"])
    assert code == 2
    assert "password" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "advice"),
    [("gm9999", "fetch GM9999"), ("Nergens aan Zee", "fetch 'Nergens aan Zee'")],
)
def test_a_picture_of_what_is_not_held_tells_how_to_fetch_it(
    written: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find({}, written, "en") is None
    assert advice in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serve", "--workers", "0"], "write 1 to 999"),
        (["serve", "--threads", "-2"], "write 1 to 999"),
        (["fetch", "GM1680", "--server", "ftp://mirror.local"], "must start with http:// or https://"),
        (["fetch", "GM1680", "--years", "2025-2019"], "write 2024, or 2019-2025"),
        (["status", "--on", "30-02-2026"], "write year, month and day"),
    ],
)
def test_an_argument_that_cannot_be_is_refused_with_what_to_write(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in " ".join(capsys.readouterr().err.split())
