"""Which network of streets did a municipality give? Apart for each municipality, for the server alone."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.moments import ZONE
from waarborg.sources.trouble import SourceTrouble, Trouble

LINES, READY, ABOUT = "streets.parquet", ".streets.parquet", "about.json"
"""The lines that are kept, those that were laid ready, and what is told of them."""


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
        """Which network this is: another one has another moment (of the Dutch clock, as on every page)."""
        return self.given_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def put_in_place(folder: Path, about: KeptStreets) -> None:
    """Keep the streets that were laid ready; those of before are replaced."""
    (folder / READY).replace(folder / LINES)
    write_whole(folder / ABOUT, json.dumps(asdict(about), default=datetime.isoformat).encode())


def kept_streets(folder: Path) -> KeptStreets | None:
    """What is kept; ``None`` where nobody gave a network yet.

    Raises:
        SourceTrouble: where it is damaged.
    """
    path = folder / ABOUT
    if not path.exists():
        return None
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return KeptStreets(**{**written, "given_at": datetime.fromisoformat(written["given_at"])})
    except (OSError, ValueError, KeyError, TypeError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=ABOUT) from None


def remove_streets(folder: Path) -> None:
    """Remove a network."""
    shutil.rmtree(folder, ignore_errors=True)
