"""Is the scanner's answer understood, and is silence never taken for a clean file?"""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from waarborg.configuration_values import VirusScanner
from waarborg.sources.virus_scanner import ScannerFailed, find_virus

VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def scanner(
    path: Path, answers: dict[bytes, bytes], otherwise: bytes = b"stream: OK\x00"
) -> Iterator[VirusScanner]:
    """A server that speaks clamd's INSTREAM, once."""
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(path))
    server.listen(1)

    def serve() -> None:
        client, _ = server.accept()
        with client, client.makefile("rb") as said:
            assert said.read(10) == b"zINSTREAM\x00"
            content = b""
            while length := struct.unpack("!I", said.read(4))[0]:
                content += said.read(length)
            client.sendall(next((told for part, told in answers.items() if part in content), otherwise))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield VirusScanner(path=str(path))
    finally:
        thread.join(5)
        server.close()


def test_clamd_tells_of_a_virus_in_a_file_of_many_chunks(tmp_path: Path) -> None:
    answers = {VIRUS: b"stream: Eicar-Signature FOUND\x00"}
    with scanner(tmp_path / "clamd", answers) as clamd:
        assert find_virus(clamd, b"x" * 200_000 + VIRUS) == "Eicar-Signature"


def test_clamd_passes_a_clean_file(tmp_path: Path) -> None:
    with scanner(tmp_path / "clamd", {}) as clamd:
        assert find_virus(clamd, b"schoon") is None


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\x00", b"", b"\x00"])
def test_an_answer_that_tells_nothing_is_no_clean_file(tmp_path: Path, answer: bytes) -> None:
    with scanner(tmp_path / "clamd", {}, otherwise=answer) as clamd, pytest.raises(ScannerFailed):
        find_virus(clamd, b"schoon")


@pytest.mark.parametrize(
    "away",
    [
        VirusScanner(path="/nergens/clamd.ctl"),
        VirusScanner(host="127.0.0.1", port=1),
        VirusScanner(command=("/nergens/scan",)),
    ],
)
def test_a_scanner_that_is_away_is_no_clean_file(away: VirusScanner) -> None:
    with pytest.raises(ScannerFailed):
        find_virus(away, b"schoon", patience=2)


def test_a_scanner_that_never_answers_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    silent = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    silent.bind(str(tmp_path / "clamd"))
    silent.listen(1)
    with silent, pytest.raises(ScannerFailed):
        find_virus(VirusScanner(path=str(tmp_path / "clamd")), b"schoon", patience=0.2)


def program(code: str) -> VirusScanner:
    return VirusScanner(command=(sys.executable, "-c", code))


def test_a_program_tells_by_its_exit_code() -> None:
    reads = "import sys; sys.exit(1 if b'EICAR' in sys.stdin.buffer.read() else 0)"
    assert find_virus(program(reads), b"schoon") is None
    assert find_virus(program(reads), VIRUS) == "unknown"
    with pytest.raises(ScannerFailed):
        find_virus(program("raise SystemExit(2)"), b"schoon")
