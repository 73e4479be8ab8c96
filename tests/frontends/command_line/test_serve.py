"""Where does the server answer, and what is said when it cannot?"""

from __future__ import annotations

import socket
from unittest.mock import patch

import pytest

from waarborg.frontends.command_line import serve
from waarborg.frontends.command_line.main import main


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("http://127.0.0.1:8222", "127.0.0.1:8222"),
        ("http://localhost:8222", "localhost:8222"),
        ("http://[::1]:8222", "[::1]:8222"),
        ("http://localhost", "127.0.0.1:8000"),
        ("https://veiligheid.example.nl", "127.0.0.1:8000"),
    ],
)
def test_it_answers_where_people_come_or_behind_a_proxy(
    address: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAARBORG_ADDRESS", address)
    with patch.object(serve, "_Server") as server, patch.object(serve, "_trouble_with", return_value=None):
        assert main(["serve"]) == 0
    assert server.call_args.args[0]["bind"] == place


def test_a_port_that_is_taken_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", "--bind", f"127.0.0.1:{port}"]) == 2
    told = capsys.readouterr().err
    assert f"127.0.0.1:{port}" in told
    assert "WAARBORG_ADDRESS=" in told


@pytest.mark.parametrize("bind", ["127.0.0.1:nine", "127.0.0.1:99999"])
def test_a_place_that_is_none_is_refused(bind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--bind", bind]) == 2
    assert bind in capsys.readouterr().err
