"""Which lists of incidents were taken in? Apart for each municipality, for the server alone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.taking_in import Reject
from waarborg.sources.trouble import SourceTrouble, Trouble

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = timedelta(days=1)
_ROWS = ".parquet"
_REJECTS = ".rejects"
_RESULT = ".result"
_FORECAST = ".forecast"


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was taken in.

    Attributes:
        name: a short word for it, part of its file's name.
        source: who made the list, as it is shown with every figure from it.
        confidential: whether nobody may see single incidents or small numbers of it, which is so until
            somebody decides otherwise.
        title: what people call it; empty in what was taken in before lists had one.
    """

    name: str
    source: str
    taken_in_at: datetime
    rows: int
    rejected: int
    confidential: bool = True
    title: str = ""

    @property
    def label(self) -> str:
        """How it is shown."""
        return self.title or self.name


def check_name(name: str) -> None:
    """Refuse a name that is no short word of small letters, figures and dashes.

    Raises:
        ValueError: it is none.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a list: use small letters, figures and dashes.")


def reserve_name(folder: Path, wanted: str, now: datetime) -> str:
    """A name that no other list has or is about to have; what began a day ago and was not finished goes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    oldest = (now - _LONGEST).timestamp()
    for path in folder.glob(f"*{_ROWS}"):
        shown = folder / f"{path.stem}.json"
        if not shown.exists() and path.stat().st_mtime < oldest:
            remove_incidents(folder, path.stem)
    name, number = wanted, 2
    while True:
        try:
            os.close(os.open(rows_path(folder, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            name, number = f"{wanted}-{number}", number + 1
        else:
            return name


def rows_path(folder: Path, name: str) -> Path:
    """Where the incidents of a list stand."""
    return folder / f"{name}{_ROWS}"


def result_path(folder: Path, name: str) -> Path:
    """Where what was computed from a list stands; it goes with the list."""
    return folder / f"{name}{_RESULT}"


def forecast_path(folder: Path, name: str) -> Path:
    """Where what was foretold from a list stands; it goes with the list."""
    return folder / f"{name}{_FORECAST}"


def show_list(folder: Path, about: KeptList) -> None:
    """Let a list of which the rows are kept be one of the municipality's lists; one of its name is replaced."""
    write_whole(folder / f"{about.name}.json", json.dumps(asdict(about), default=datetime.isoformat).encode())


def kept_lists(folder: Path) -> list[KeptList]:
    """The lists of a municipality, the newest first.

    Raises:
        SourceTrouble: where one is damaged.
    """
    found = []
    for path in folder.glob("*.json"):
        if path.name.endswith(".waiting.json"):
            continue
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
            found.append(
                KeptList(**{**written, "taken_in_at": datetime.fromisoformat(written["taken_in_at"])})
            )
        except (ValueError, KeyError, TypeError):
            raise SourceTrouble(Trouble.DAMAGED_STORE, file=path.name) from None
    return sorted(found, key=lambda each: each.taken_in_at, reverse=True)


def keep_rejects(folder: Path, name: str, rejects: Sequence[Reject]) -> None:
    """Keep the rows of a list that do not count."""
    listed = [(each.row, each.reason, each.value) for each in rejects]
    new = folder / f".{name}{_REJECTS}"
    # Made before it is filled: nobody else reads along.
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT, 0o600))
    new.write_text(json.dumps(listed), encoding="utf-8")
    new.replace(folder / f"{name}{_REJECTS}")


def read_rejects(folder: Path, name: str) -> list[Reject]:
    """The rows of a list that do not count, by their number; none where they were not kept.

    Raises:
        SourceTrouble: where the file is damaged.
    """
    path = folder / f"{name}{_REJECTS}"
    if not path.exists():
        return []
    try:
        return [Reject(*row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=path.name) from None


def remove_incidents(folder: Path, name: str) -> None:
    """Remove a list and what is said of it."""
    for ending in (_ROWS, _REJECTS, f"{_REJECTS}.parquet", ".json", _RESULT, _FORECAST):
        (folder / f"{name}{ending}").unlink(missing_ok=True)
