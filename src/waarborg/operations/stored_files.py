"""Where do handed-in files stand? In the data folder, under names that nobody chose, for its owner alone."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from django.conf import settings

_FOLDER = "attachments"


def keep_file(owner: int, content: bytes) -> str:
    """Write a file, wait for the disk, and give the key by which it is found.

    Args:
        owner: the number of the municipality.
        content: the whole file.

    Raises:
        OSError: the disk is full or may not be written to; nothing is left behind.
    """
    name = uuid.uuid4().hex
    key = f"{owner}/{name[:2]}/{name}"
    path = _root() / key
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _settle(path.parent)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return key


def find_file(key: str) -> Path | None:
    """Where the file of a key stands; ``None`` when it is gone."""
    path = _root() / key
    return path if path.is_file() else None


def remove_file(key: str) -> None:
    """Take the file of a key away, if it is there."""
    (_root() / key).unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / _FOLDER


def _settle(folder: Path) -> None:
    """The name in its folder survives a power cut as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
