"""Which parts of which tables are held, in what version, since when, and under which licence?"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.trouble import SourceTrouble, Trouble

_LIST = "held.json"


@dataclass(frozen=True, slots=True)
class Slice:
    """One file of figures: one year of one municipality, or of a stretch of the country's areas.

    Attributes:
        scope: a municipality's code, or ``NL``.
        version: of the table, when this was fetched.
        first_area, last_area: which codes the file holds, both included.
        corrected: how many figures differ from the version held before.
    """

    scope: str
    year: int
    version: str
    retrieved_at: datetime
    file: str
    rows: int
    first_area: str
    last_area: str
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held of one table."""

    identifier: str
    title: str = ""
    source: str = ""
    licence: str = ""
    slices: tuple[Slice, ...] = ()

    def described(self, title: str, source: str, licence: str) -> Holding:
        """The same under this title, source and licence."""
        return replace(self, title=title, source=source, licence=licence)

    def of(self, scope: str) -> tuple[Slice, ...]:
        """The slices that answer for a scope: of each year its own, else the country's that hold it."""
        own = tuple(each for each in self.slices if each.scope == scope)
        years = {each.year for each in own}
        country = (each for each in self.slices if each.scope == WHOLE_COUNTRY and each.year not in years)
        return own + tuple(country)

    def years_held(self, scope: str, version: str) -> frozenset[int]:
        """The years of which this very version is held, for the scope itself or for the whole country."""
        return frozenset(
            each.year
            for each in self.slices
            if each.scope in (scope, WHOLE_COUNTRY) and each.version == version
        )

    def with_year(self, new: Sequence[Slice]) -> Holding:
        """The same with one year of one scope put in the place of what was held of it."""
        scope, year = new[0].scope, new[0].year
        kept = [
            each
            for each in self.slices
            if each.year != year or (each.scope != scope and scope != WHOLE_COUNTRY)
        ]
        return replace(self, slices=(*kept, *new))


class Holdings:
    """A folder with a folder for each table; the list of what is held is replaced as a whole, and last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def table_folder(self, identifier: str) -> Path:
        """Where the files of a table are."""
        return self.folder / identifier

    def read(self, identifier: str) -> Holding:
        """What is held of a table.

        Raises:
            SourceTrouble: where the list cannot be read.
        """
        path = self.table_folder(identifier) / _LIST
        if not path.exists():
            return Holding(identifier)
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
            slices = tuple(
                Slice(**{**each, "retrieved_at": datetime.fromisoformat(each["retrieved_at"])})
                for each in written.pop("slices")
            )
            return Holding(**written, slices=slices)
        except (ValueError, KeyError, TypeError):
            raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(path)) from None

    def write(self, holding: Holding) -> None:
        """Put the list in place, and then remove the files that are in it no more."""
        folder = self.table_folder(holding.identifier)
        written = json.dumps(asdict(holding), default=datetime.isoformat, ensure_ascii=False, indent=1)
        write_whole(folder / _LIST, written.encode())
        listed = {each.file for each in holding.slices}
        for path in folder.glob("*-*.parquet"):
            if path.name not in listed:
                path.unlink()

    @contextmanager
    def alone(self, identifier: str) -> Iterator[Path]:
        """Nobody else fetches this table meanwhile; gives its folder.

        Raises:
            SourceTrouble: where somebody else does already.
        """
        folder = self.table_folder(identifier)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise SourceTrouble(Trouble.FETCHING_ALREADY, table=identifier) from None
            yield folder


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all, also after a power cut."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
