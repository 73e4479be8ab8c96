"""Which parts of which tables are held, in what version, since when, and under which licence?"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.trouble import SourceTrouble, Trouble

_LIST = "held.json"
_NUMBER = re.compile(r"os error (\d+)")
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})


@dataclass(frozen=True, slots=True)
class Slice:
    """One file of figures: one year of one municipality, or of a stretch of the country's areas.

    Attributes:
        scope: a municipality's code, or ``NL``.
        version: of the table, when this was fetched.
        first_area, last_area: which codes the file holds, both included.
        corrected: how many figures differ from the version held before.
        appeared: of each period when it first came in, in this version or one before.
        beside: the regions of the municipality that were asked for with it.
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
    appeared: tuple[tuple[str, datetime], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def since(self) -> datetime:
        """Since when its figures are followed here, in this version or one before."""
        return min((moment for _, moment in self.appeared), default=self.retrieved_at)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A moment at which a version of a table came in, for a municipality or the country."""

    moment: datetime
    version: str
    scope: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held of one table; ``editions``: what came in at which moment, from old to new."""

    identifier: str
    title: str = ""
    source: str = ""
    licence: str = ""
    slices: tuple[Slice, ...] = ()
    editions: tuple[Arrival, ...] = ()

    def described(self, title: str, source: str, licence: str) -> Holding:
        """The same under this title, source and licence."""
        return replace(self, title=title, source=source, licence=licence)

    def renewed(self, moment: datetime, version: str, scope: str) -> Holding:
        """The same, with a moment at which a version of a scope came in."""
        return replace(self, editions=(*self.editions, Arrival(moment, version, scope)))

    def editions_of(self, scope: str) -> list[Arrival]:
        """What came in for a scope, by itself or with the whole country."""
        return [each for each in self.editions if each.scope in (scope, WHOLE_COUNTRY)]

    def of(self, scope: str) -> tuple[Slice, ...]:
        """The slices that answer for a scope: of each year its own, else the country's that hold it."""
        own = tuple(each for each in self.slices if each.scope == scope)
        years = {each.year for each in own}
        country = (each for each in self.slices if each.scope == WHOLE_COUNTRY and each.year not in years)
        return own + tuple(country)

    def years_held(self, scope: str, version: str, beside: Sequence[str] = ()) -> frozenset[int]:
        """The years of which this very version is held, for the scope and its regions or for the whole country."""
        return frozenset(
            each.year
            for each in self.slices
            if each.version == version
            and (each.scope == WHOLE_COUNTRY or (each.scope == scope and set(beside) <= set(each.beside)))
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

    def __init__(self, folder: Path, known_on: date | None = None) -> None:
        """``known_on``: figures are read as they were known at the end of a day; none: as they are known now."""
        self.folder = folder
        self.known_on = known_on

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
            slices = tuple(_read_slice(each) for each in written.pop("slices"))
            editions = tuple(
                Arrival(_moment(each["moment"]), each["version"], each["scope"])
                for each in written.pop("editions", ())
            )
            return Holding(**written, slices=slices, editions=editions)
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
            SourceTrouble: where somebody else does already, or where the disk is full or may not be written.
        """
        folder = self.table_folder(identifier)
        with _telling_of_the_disk(self.folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (folder / ".lock").open("w") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    raise SourceTrouble(Trouble.FETCHING_ALREADY, table=identifier) from None
                yield folder


@contextmanager
def _telling_of_the_disk(folder: Path) -> Iterator[None]:
    """Whoever runs the server can do something about a full disk or a right that lacks; other errors are ours."""
    try:
        yield
    except Exception as error:
        # Polars has errors of its own, with the number in their text alone.
        told = _NUMBER.search(str(error))
        number = int(told[1]) if told else getattr(error, "errno", None)
        if number not in _OF_THE_DISK:
            raise
        reason = os.strerror(number)
        raise SourceTrouble(Trouble.CANNOT_WRITE, folder=str(folder), reason=reason) from None


def _read_slice(written: dict[str, Any]) -> Slice:
    appeared = tuple((period, _moment(moment)) for period, moment in written.get("appeared", ()))
    beside = tuple(written.get("beside", ()))
    moment = _moment(written["retrieved_at"])
    return Slice(**{**written, "retrieved_at": moment, "appeared": appeared, "beside": beside})


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or not at all, also after a power cut."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
