"""What does the virus scanner say about a file? Asked before the file is kept, outside any transaction."""

from __future__ import annotations

import socket
import struct
import subprocess

from waarborg.configuration_values import VirusScanner

_CHUNK = 64 * 1024
_ANSWER = 4_096


class ScannerFailed(Exception):
    """The scanner could not be reached, or gave no answer that tells anything."""


def find_virus(scanner: VirusScanner, content: bytes, patience: float = 60.0) -> str | None:
    """The name of the virus in a file; ``None`` where there is none.

    Args:
        scanner: where it is.
        content: the whole file.
        patience: seconds that one answer may take.

    Raises:
        ScannerFailed: nothing is known of the file; it must not be kept.
    """
    if scanner.command:
        return _by_command(scanner.command, content, patience)
    try:
        with _connect(scanner, patience) as clamd:
            answer = _ask(clamd, content)
    except OSError as error:
        raise ScannerFailed(str(error)) from None
    return _read(answer)


def _connect(scanner: VirusScanner, patience: float) -> socket.socket:
    if scanner.host:
        return socket.create_connection((scanner.host, scanner.port), timeout=patience)
    clamd = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    clamd.settimeout(patience)
    try:
        clamd.connect(scanner.path)
    except OSError:
        clamd.close()
        raise
    return clamd


def _ask(clamd: socket.socket, content: bytes) -> str:
    """clamd's INSTREAM: chunks with their length before them, and a chunk of nothing at the end."""
    try:
        clamd.sendall(b"zINSTREAM\x00")
        for start in range(0, len(content), _CHUNK):
            chunk = content[start : start + _CHUNK]
            clamd.sendall(struct.pack("!I", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!I", 0))
    except (BrokenPipeError, ConnectionResetError):
        # A file over clamd's own limit: it hangs up while we are sending, and has said why.
        pass
    answer = b""
    while b"\x00" not in answer and len(answer) < _ANSWER:
        part = clamd.recv(_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\x00").decode("utf-8", "replace").strip()


def _read(answer: str) -> str | None:
    told = answer.removeprefix("stream:").strip()
    if told == "OK":
        return None
    if told.endswith("FOUND"):
        return told.removesuffix("FOUND").strip() or "unknown"
    raise ScannerFailed(answer or "no answer")


def _by_command(words: tuple[str, ...], content: bytes, patience: float) -> str | None:
    """A program that reads the file from its input and returns 0 (clean), 1 (virus) or anything else (failed)."""
    try:
        done = subprocess.run(words, input=content, capture_output=True, timeout=patience, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ScannerFailed(str(error)) from None
    if done.returncode == 0:
        return None
    told = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode == 1:
        return told[:200] or "unknown"
    raise ScannerFailed(f"{words[0]} returned {done.returncode}")
