"""How does a table come in: only what is new, whole or not at all, and further from where a break left it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from waarborg.sources.editions import WHOLE_COUNTRY, Edition, Question
from waarborg.sources.holdings import Holdings
from waarborg.sources.interfaces import Interface
from waarborg.sources.keeping import keep_rows
from waarborg.sources.naming import codes_then
from waarborg.sources.pages import Link, Page, read_page, read_pages
from waarborg.sources.parts import Parts
from waarborg.sources.regions import regions_around
from waarborg.sources.replies import Unreadable, read_rows
from waarborg.sources.slices import as_figures
from waarborg.sources.trouble import SourceTrouble, Trouble


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one question is; ``expected`` is ``None`` where the server does not say how many rows there are."""

    table: str
    years: tuple[int, ...]
    rows: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one run brought.

    Attributes:
        new_years: which years are new or of a newer version.
        counted: whether the number of rows was held against the server's own count.
        missing_years: asked for, but not in the table.
    """

    table: str
    version: str
    new_years: tuple[int, ...]
    rows: int
    corrected: int
    counted: bool
    missing_years: tuple[int, ...] = ()


Tell = Callable[[Progress], None]


def what_is_new(edition: Edition, scope: str, years: tuple[int, ...], store: Holdings) -> Question:
    """The years of a table that are wanted (all of them where none is named) and not held in this version.

    With the regions in which the municipality lies, as far as the table has them and their division is held.
    """
    beside: tuple[str, ...] = ()
    if edition.table.has_regions and scope != WHOLE_COUNTRY:
        listed = {code.plain for code in edition.codes[edition.table.areas]}
        beside = tuple(each.code for each in regions_around(store, scope) if each.code in listed)
    wanted = [year for year in edition.years() if not years or year in years]
    have = store.read(edition.table.identifier).years_held(scope, edition.version, beside)
    found = Question(edition, scope, tuple(year for year in wanted if year not in have), beside)
    if found.years and scope != WHOLE_COUNTRY:
        found.area_keys()
    return found


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a run would bring; ``rows`` is ``None`` where the server does not say."""

    version: str
    years: tuple[int, ...]
    rows: int | None


def look_ahead(interface: Interface, scope: str, years: tuple[int, ...], store: Holdings) -> Ahead:
    """Ask what is new, and fetch none of it.

    Raises:
        SourceTrouble.
    """
    edition = interface.read_edition()
    questions = _questions(edition, scope, years, store)
    counts = [interface.count(question) for question in questions]
    known = [count for count in counts if count is not None]
    return Ahead(edition.version, _years_of(questions), sum(known) if len(known) == len(counts) else None)


def fetch_table(
    interface: Interface,
    scope: str,
    years: tuple[int, ...],
    store: Holdings,
    moment: datetime,
    tell: Tell = lambda _: None,
) -> Fetched:
    """Bring a table up to date for a municipality, or for the country (``NL``).

    A table about one year also for those that have gone up in the municipality since, under their own codes.

    Args:
        years: which years; none: all that the table has.
        moment: when this is done, as it is stored with the figures.

    Raises:
        SourceTrouble: what was held before is still there then, and what came in is used by the next run.
    """
    identifier = interface.table.identifier
    with store.alone(identifier) as folder:
        edition = interface.read_edition()
        questions = _questions(edition, scope, years, store)
        missing = tuple(year for year in years if year not in edition.years())
        rows = corrected = 0
        counted = True
        for question in questions:
            answer = _Answering(interface, question, folder, tell)
            counted = answer.run() and counted
            held = keep_rows(answer.take(), question, store, moment)
            now = [
                each for each in held.slices if each.scope == question.scope and each.year in question.years
            ]
            rows += sum(each.rows for each in now)
            corrected += sum(each.corrected for each in now)
            answer.parts.remove()
        years_now = _years_of(questions)
        return Fetched(identifier, edition.version, years_now, rows, corrected, counted, missing)


def _questions(edition: Edition, scope: str, years: tuple[int, ...], store: Holdings) -> list[Question]:
    """All years of a municipality in one go; of the country one year at a time, for the sake of memory."""
    if scope == WHOLE_COUNTRY:
        new = what_is_new(edition, scope, years, store)
        return [replace(new, years=(year,)) for year in new.years]
    year = edition.table.year
    found, unknown = [], []
    for each in (scope,) if year is None else codes_then(scope, year):
        try:
            found.append(what_is_new(edition, each, years, store))
        except SourceTrouble as trouble:
            if trouble.trouble is not Trouble.NO_AREA:
                raise
            unknown.append(trouble)
    if not found:
        raise unknown[0]
    return [each for each in found if each.years]


def _years_of(questions: list[Question]) -> tuple[int, ...]:
    return tuple(sorted({year for each in questions for year in each.years}))


class _Answering:
    """One question, from its first page (or where an earlier run stopped) to its last."""

    def __init__(self, interface: Interface, question: Question, folder: Path, tell: Tell) -> None:
        self.interface = interface
        self.question = question
        self.folder = folder
        self.parts = Parts(folder, question, interface.first(question))
        self._tell = tell

    def run(self) -> bool:
        """Fetch what is still missing; whether the number of rows could be held against the server's count.

        Raises:
            SourceTrouble: also where the numbers differ; then the next run begins anew.
        """
        expected = self.interface.count(self.question)
        self._report(expected)
        try:
            self._read_on(expected)
        except SourceTrouble as trouble:
            # A server may forget the address of a page after a while: then the next run begins anew.
            if trouble.trouble in (Trouble.NOT_FOUND, Trouble.REFUSED):
                self.parts.remove()
            else:
                self.parts.keep()
            raise
        received = self.parts.reached.rows
        if expected is not None and expected != received:
            self.parts.remove()
            table = self.interface.table.identifier
            raise SourceTrouble(Trouble.WRONG_COUNT, table=table, expected=expected, received=received)
        return expected is not None

    def take(self) -> pl.DataFrame:
        """All rows that came in, as figures."""
        return as_figures(self.parts.take(), self.question.edition, self.interface.measure_column())

    def _read_on(self, expected: int | None) -> None:
        link = self.parts.reached.link
        if link is None:
            return
        for rows, following in read_pages(self.interface.server, link, self._rows_of):
            self.parts.add(rows, following)
            self._report(expected)

    def _rows_of(self, page: Page, link: Link) -> pl.DataFrame:
        interface = self.interface
        texts = [*interface.table.dimensions(), *filter(None, [interface.measure_column()])]
        numbers = interface.numbers(self.question)
        try:
            return read_rows(page.body, texts, numbers)
        except Unreadable:
            again = read_page(interface.server, link, lambda body: read_rows(body, texts, numbers))
            return read_rows(again.body, texts, numbers)

    def _report(self, expected: int | None) -> None:
        table = self.interface.table.identifier
        self._tell(Progress(table, self.question.years, self.parts.reached.rows, expected))
