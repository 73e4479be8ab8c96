"""How is a document made in a form when somebody asks, without twenty at once keeping the pages waiting?

What was made is kept for a while; a process makes one at a time, and who comes in between is told to ask again.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
import uuid
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from waarborg.documents.papers.making import make
from waarborg.documents.papers.paper import Paper
from waarborg.operations.apart import compute_apart

_FOLDER = "made-documents"
_KEPT_SECONDS = 30 * 24 * 3600
_TURN = threading.BoundedSemaphore(1)
_PATIENCE = 1.0


class Busy(Exception):
    """Another document is being made; ask again in a moment."""


def made_file(paper: Paper, form: str) -> bytes:
    """The paper in a form: as it was made before, or made now.

    Raises:
        Busy, NotMade.
    """
    path = _path(paper, form)
    if path.is_file():
        return path.read_bytes()
    if not _TURN.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        content = compute_apart(make, paper, form)
    finally:
        _TURN.release()
    _keep(path, content)
    return content


def _path(paper: Paper, form: str) -> Path:
    told = [version("waarborg"), form, paper.title, paper.author, paper.on.isoformat(), paper.markdown]
    told.append(str(paper.look))
    told += [
        text for name, each in sorted(paper.pictures.items()) for text in (name, each.svg, each.alternative)
    ]
    digest = hashlib.sha256("\x00".join(told).encode()).hexdigest()
    return Path(settings.MEDIA_ROOT) / _FOLDER / f"{digest}.{form}"


def _keep(path: Path, content: bytes) -> None:
    """Whole or not at all; and clear away what nobody asked for in a month."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = path.with_name(uuid.uuid4().hex)
    with os.fdopen(os.open(before, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    before.replace(path)
    now = time.time()
    for old in path.parent.iterdir():
        if now - old.stat().st_mtime > _KEPT_SECONDS:
            old.unlink(missing_ok=True)
