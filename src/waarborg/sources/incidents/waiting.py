"""Where does a list of incidents wait until somebody has looked at its columns?"""

from __future__ import annotations

import json
import os
import re
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from waarborg.sources.holdings import write_whole
from waarborg.sources.trouble import SourceTrouble, Trouble

_LONGEST = timedelta(days=1)
_CONTENT, _ABOUT, _NOTES = ".waiting", ".waiting.json", ".waiting.state"
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class WaitingList:
    """A list that was handed in.

    Attributes:
        token: the key by which it is found again.
        file: what it was called.
        content: where it stands, readable for the server alone.
    """

    token: str
    file: str
    handed_in_at: datetime
    content: Path


def let_wait(folder: Path, file: str, content: bytes, now: datetime) -> WaitingList:
    """Keep a list that was handed in for a day; what waited longer goes, and so does what nobody finished."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    _tidy(folder, now)
    token = uuid.uuid4().hex
    place = folder / f"{token}{_CONTENT}"
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(content)
    about = json.dumps({"file": file, "handed_in_at": now.isoformat()})
    write_whole(folder / f"{token}{_ABOUT}", about.encode())
    return WaitingList(token, file, now, place)


def find_waiting(folder: Path, token: str) -> WaitingList | None:
    """The list that waits under a key.

    Raises:
        SourceTrouble: where it is damaged.
    """
    path = folder / f"{token}{_ABOUT}"
    if not _TOKEN.fullmatch(token) or not path.exists():
        return None
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(written["handed_in_at"])
        return WaitingList(token, str(written["file"]), moment, folder / f"{token}{_CONTENT}")
    except (ValueError, KeyError, TypeError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=path.name) from None


def notes_path(folder: Path, token: str) -> Path | None:
    """Where is noted how far the taking in of a list is; ``None`` where the key is none."""
    return folder / f"{token}{_NOTES}" if _TOKEN.fullmatch(token) else None


def waiting_lists(folder: Path) -> list[WaitingList]:
    """The lists that wait, the newest first; of one that is damaged nothing is told."""
    found = []
    for path in folder.glob(f"*{_ABOUT}"):
        with suppress(SourceTrouble):
            waiting = find_waiting(folder, path.name.partition(".")[0])
            found += [waiting] if waiting else []
    return sorted(found, key=lambda each: each.handed_in_at, reverse=True)


def give_up(folder: Path, token: str, with_notes: bool = True) -> None:
    """Throw a list away that waited; what was noted of its taking in may stay for its page."""
    if _TOKEN.fullmatch(token):
        for ending in (_CONTENT, _ABOUT, *([_NOTES] if with_notes else [])):
            (folder / f"{token}{ending}").unlink(missing_ok=True)


def _tidy(folder: Path, now: datetime) -> None:
    for path in folder.glob(f"*{_ABOUT}"):
        waiting = find_waiting(folder, path.name.partition(".")[0])
        if waiting is None or now - waiting.handed_in_at > _LONGEST:
            give_up(folder, path.name.partition(".")[0])
    oldest = (now - _LONGEST).timestamp()
    for path in folder.glob(f"*{_NOTES}"):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
