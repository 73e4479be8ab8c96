"""Where do the streets of a municipality stand? Apart for each municipality, for the server alone."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from waarborg.sources.holdings import write_whole
from waarborg.sources.streets.reading import StreetFile
from waarborg.sources.trouble import SourceTrouble, Trouble

_LINES, _ABOUT = "streets.parquet", "about.json"
_SCHEMA = {"name": pl.String(), "line": pl.Binary()}


@dataclass(frozen=True, slots=True)
class KeptStreets:
    """A network that was given.

    Attributes:
        source, licence: as they are shown with every figure that rests on it.
        stretches: from crossing to crossing.
        unnamed: how many of them have no name.
        elsewhere: how many of the file lie outside the municipality, and were left out.
        metres: how long they are together.
    """

    source: str
    licence: str
    given_at: datetime
    stretches: int
    unnamed: int
    elsewhere: int
    metres: float

    @property
    def kilometres(self) -> float:
        """How long they are together."""
        return self.metres / 1_000

    @property
    def version(self) -> str:
        """Which network this is: another one has another moment."""
        return self.given_at.strftime("%Y-%m-%d %H:%M")


def keep_streets(folder: Path, found: StreetFile, source: str, licence: str, moment: datetime) -> KeptStreets:
    """Keep a network; one that was given before is replaced."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    metres = float(shapely.length(list(found.lines)).sum())
    unnamed = sum(not name for name in found.names)
    about = KeptStreets(source, licence, moment, len(found.lines), unnamed, found.elsewhere, metres)
    new = folder / f".{_LINES}"
    columns = {"name": list(found.names), "line": [shapely.to_wkb(line) for line in found.lines]}
    pl.DataFrame(columns, schema=_SCHEMA).write_parquet(new)
    new.replace(folder / _LINES)
    write_whole(folder / _ABOUT, json.dumps(asdict(about), default=datetime.isoformat).encode())
    return about


def kept_streets(folder: Path) -> KeptStreets | None:
    """What is kept; ``None`` where nobody gave a network yet.

    Raises:
        SourceTrouble: where it is damaged.
    """
    path = folder / _ABOUT
    if not path.exists():
        return None
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return KeptStreets(**{**written, "given_at": datetime.fromisoformat(written["given_at"])})
    except (OSError, ValueError, KeyError, TypeError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=_ABOUT) from None


def read_kept_streets(folder: Path) -> tuple[list[str], list[BaseGeometry]]:
    """The names and the lines, in metres of RD; empty where nobody gave a network.

    Raises:
        SourceTrouble: where it is damaged.
    """
    if not (folder / _ABOUT).exists():
        return [], []
    try:
        rows = pl.read_parquet(folder / _LINES)
        return rows["name"].to_list(), list(shapely.from_wkb(rows["line"].to_list()))
    except (pl.exceptions.PolarsError, OSError, shapely.errors.GEOSException):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=_LINES) from None


def remove_streets(folder: Path) -> None:
    """Remove a network."""
    shutil.rmtree(folder, ignore_errors=True)
