"""Where do lists of incidents stand that were taken in? Apart for each municipality, for the server alone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

import polars as pl

from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.taking_in import Incident, Reject
from waarborg.sources.trouble import SourceTrouble, Trouble

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REJECTS = ".rejects.parquet"
_RESULT = ".result"
_FORECAST = ".forecast"
_REJECT_SCHEMA = {"row": pl.Int64(), "reason": pl.String(), "value": pl.String()}
_SCHEMA = {
    "row": pl.Int64(),
    "begin": pl.Datetime("us", "UTC"),
    "end": pl.Datetime("us", "UTC"),
    "kind": pl.String(),
    "x": pl.Float64(),
    "y": pl.Float64(),
    "area": pl.String(),
}


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list that was taken in.

    Attributes:
        name: a short word for it, part of its file's name.
        source: who made the list, as it is shown with every figure from it.
        confidential: whether nobody may see single incidents or small numbers of it, which is so until
            somebody decides otherwise.
    """

    name: str
    source: str
    taken_in_at: datetime
    rows: int
    rejected: int
    confidential: bool = True


def keep_incidents(
    folder: Path, about: KeptList, incidents: Sequence[Incident], rejects: Sequence[Reject] = ()
) -> None:
    """Keep a list in a municipality's own folder, with its rejects; one of the same name is replaced.

    Raises:
        ValueError: where the name is no short word of small letters, figures and dashes.
    """
    if not _NAME.fullmatch(about.name):
        raise ValueError(f"{about.name!r} is no name for a list: use small letters, figures and dashes.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    columns = {
        name: [getattr(each, name) for each in incidents]
        for name in (field.name for field in fields(Incident))
    }
    _write(folder / f"{about.name}.parquet", pl.DataFrame(columns, schema=_SCHEMA).sort("begin"))
    listed = [(each.row, each.reason, each.value) for each in rejects]
    _write(folder / f"{about.name}{_REJECTS}", pl.DataFrame(listed, schema=_REJECT_SCHEMA, orient="row"))
    write_whole(folder / f"{about.name}.json", json.dumps(asdict(about), default=datetime.isoformat).encode())


def _write(path: Path, rows: pl.DataFrame) -> None:
    new = path.with_name(f".{path.name}")
    # Made before it is filled: nobody else reads along.
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT, 0o600))
    rows.write_parquet(new)
    new.replace(path)


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


def read_incidents(folder: Path, name: str) -> pl.DataFrame:
    """The incidents of a list, in the order in which they began; columns as :class:`Incident`.

    Raises:
        SourceTrouble: where the file is damaged or not there.
    """
    try:
        return pl.read_parquet(folder / f"{name}.parquet")
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=f"{name}.parquet") from None


def read_rejects(folder: Path, name: str) -> list[Reject]:
    """The rows of a list that do not count, by their number; none where they were not kept."""
    path = folder / f"{name}{_REJECTS}"
    if not path.exists():
        return []
    try:
        return [Reject(*row) for row in pl.read_parquet(path).iter_rows()]
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=path.name) from None


def result_path(folder: Path, name: str) -> Path:
    """Where what was computed from a list stands; it goes with the list."""
    return folder / f"{name}{_RESULT}"


def forecast_path(folder: Path, name: str) -> Path:
    """Where what was foretold from a list stands; it goes with the list."""
    return folder / f"{name}{_FORECAST}"


def remove_incidents(folder: Path, name: str) -> None:
    """Remove a list and what is said of it."""
    for ending in (".parquet", _REJECTS, ".json", _RESULT, _FORECAST):
        (folder / f"{name}{ending}").unlink(missing_ok=True)
