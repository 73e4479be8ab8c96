"""Does the command line turn a register into a zaaktype, and a zaaktype into a register file?"""

from __future__ import annotations

from pathlib import Path

import pytest

from waarborg.frontends.command_line.main import main
from waarborg.registers.files import read_register


def test_a_register_goes_out_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zaaktype", "melding", "--give", "aanleiding=Iemand meldt iets."]) == 0
    told = capsys.readouterr()
    assert "zaaktype.catalogus: Give the web address" in told.err
    assert "aanleiding:" not in told.err
    file = tmp_path / "zaaktype.json"
    file.write_text(told.out, encoding="utf-8")
    assert main(["zaaktype", str(file)]) == 0
    source = capsys.readouterr().out
    assert read_register("melding", source).label[0] == "Melding"
    own = tmp_path / "eigen.toml"
    own.write_text(source, encoding="utf-8")
    assert main(["zaaktype", str(own)]) == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.json", "{", "is no JSON"),
        ("x.json", "[]", "is no zaaktype"),
        ("x.toml", "x = 1", "cannot be used"),
        ("bestaat_niet", "", "There is no register"),
        ("weg.json", None, "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said(
    name: str, content: str | None, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content:
        path.write_text(content, encoding="utf-8")
    assert main(["zaaktype", name if content == "" else str(path)]) == 2
    assert told in capsys.readouterr().err
