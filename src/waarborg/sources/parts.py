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

_STATE = "state.json"
_ROWS_A_PART = 400_000


@dataclass(frozen=True, slots=True)
class Reached:
    """Where to go on: the next page (``None``: all is there) and how many rows there are already."""

    link: Link | None
    rows: int
    parts: int


class Parts:
    """The pages of one question in a folder of their own, together with the address of the page after them."""

    def __init__(self, folder: Path, question: Question, first: Link) -> None:
        """Take up where an earlier run stopped, else begin at the first page."""
        edition = question.edition
        asked = [edition.version, question.scope, list(question.years), sorted(edition.columns.items())]
        key = hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]
        self.folder = folder / f"parts-{question.scope}-{key}"
        self._waiting: list[pl.DataFrame] = []
        self.reached = self._reached_before(first)

    def _reached_before(self, first: Link) -> Reached:
        try:
            state = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            link = Link(state["link"], always=first.always) if state["link"] else None
            return Reached(link, int(state["rows"]), int(state["parts"]))
        except (OSError, ValueError, KeyError, TypeError):
            self.remove()
            return Reached(first, 0, 0)

    def add(self, rows: pl.DataFrame, following: Link | None) -> None:
        """Take the rows of a page; they are on disk when enough of them wait, and after the last page."""
        self._waiting.append(rows)
        self.reached = Reached(following, self.reached.rows + rows.height, self.reached.parts)
        if following is None or sum(each.height for each in self._waiting) >= _ROWS_A_PART:
            self.keep()

    def keep(self) -> None:
        """Bring to disk what waits."""
        if not self._waiting:
            return
        reached = self.reached
        self.folder.mkdir(mode=0o700, exist_ok=True)
        pl.concat(self._waiting).write_parquet(self.folder / f"{reached.parts:06}.parquet", compression="lz4")
        self._waiting.clear()
        self.reached = Reached(reached.link, reached.rows, reached.parts + 1)
        link = reached.link.path if reached.link else None
        state = {"link": link, "rows": reached.rows, "parts": reached.parts + 1}
        write_whole(self.folder / _STATE, json.dumps(state).encode())

    def scan(self) -> pl.LazyFrame:
        """All rows that were kept."""
        files = [self.folder / f"{number:06}.parquet" for number in range(self.reached.parts)]
        return pl.scan_parquet(files)

    def remove(self) -> None:
        """Forget them."""
        self._waiting.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
