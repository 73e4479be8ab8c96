"""How far did an earlier run come? Pages wait here until their question is answered as a whole."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from waarborg.sources.editions import Question
from waarborg.sources.holdings import write_whole
from waarborg.sources.pages import Link
from waarborg.sources.slices import CodeLists

_STATE = "state.json"
_ROWS_A_PART = 200_000


@dataclass(frozen=True, slots=True)
class Reached:
    """Where to go on: the next page (``None``: all is there) and how many rows there are already."""

    link: Link | None
    rows: int


class Parts:
    """The rows of one question, in memory and in a folder of their own, with the address of the page after them."""

    def __init__(self, folder: Path, question: Question, first: Link) -> None:
        """Take up where an earlier run stopped, else begin at the first page."""
        edition = question.edition
        columns = sorted(edition.columns.items())
        asked = [edition.version, question.scope, list(question.years), columns, question.beside]
        key = hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]
        self.folder = folder / f"parts-{question.scope}-{key}"
        self._kept: list[pl.DataFrame] = []
        self._waiting: list[pl.DataFrame] = []
        self._codes = CodeLists(edition)
        self.reached = self._reached_before(first)

    def _reached_before(self, first: Link) -> Reached:
        try:
            state = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            link = Link(state["link"], always=first.always) if state["link"] else None
            self._kept = [pl.read_ipc(self._part(number)) for number in range(state["parts"])]
            return Reached(link, sum(each.height for each in self._kept))
        except (OSError, ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
            self.remove()
            return Reached(first, 0)

    def _part(self, number: int) -> Path:
        return self.folder / f"{number:06}.arrow"

    def add(self, rows: pl.DataFrame, following: Link | None) -> None:
        """Take the rows of a page; they are on disk when enough of them wait, and after the last page."""
        self._waiting.append(rows)
        self.reached = Reached(following, self.reached.rows + rows.height)
        if following is None or sum(each.height for each in self._waiting) >= _ROWS_A_PART:
            self.keep()

    def keep(self) -> None:
        """Bring to disk what waits.

        Raises:
            SourceTrouble: where a code does not stand in the table's own list.
        """
        if not self._waiting:
            return
        self.folder.mkdir(mode=0o700, exist_ok=True)
        part = self._codes.shorten(pl.concat(self._waiting, rechunk=True))
        part.write_ipc(self._part(len(self._kept)))
        self._kept.append(part)
        self._waiting.clear()
        state = {"link": self.reached.link and self.reached.link.path, "parts": len(self._kept)}
        write_whole(self.folder / _STATE, json.dumps(state).encode())

    def take(self) -> pl.DataFrame:
        """Hand over all rows; on disk they stay."""
        rows = pl.concat(self._kept)
        self._kept.clear()
        return rows

    def remove(self) -> None:
        """Forget them."""
        self._kept.clear()
        self._waiting.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
