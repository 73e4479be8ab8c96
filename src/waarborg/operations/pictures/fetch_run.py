"""How do the figures of a municipality come in, table after table, while it is noted how far that is?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from waarborg.operations.pictures.ahead import compute_ahead
from waarborg.operations.pictures.fetch_steps import Fetch, Step, Surroundings, note
from waarborg.sources.area_fetching import FIRST_YEAR, fetch_areas, is_not_published
from waarborg.sources.area_levels import LEVELS
from waarborg.sources.area_maps import AreaYear
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.fetching import fetch_table
from waarborg.sources.interfaces import Addresses, open_table, published_names
from waarborg.sources.naming import find_municipality
from waarborg.sources.region_kinds import REGION_TABLES, REGIONS
from waarborg.sources.regions import fetch_regions
from waarborg.sources.tables import OUTLINES, Table, tables_of
from waarborg.sources.trouble import SourceTrouble

GROUPS = ("crimes", "crimes-months", "nuisance", "key-figures", "survey", "budget")


def carry_through(fetch: Fetch, surroundings: Surroundings) -> Fetch:
    """Bring in everything of the municipality that is meant, and compute its picture; gives how it ended."""
    run = _Run(fetch, surroundings)
    try:
        run.find_scope()
        run.bring_regions(run.moment.year - 1)
        for group in GROUPS:
            for table in tables_of(group):
                run.bring(table, run.fetch.scope)
        run.bring_outlines()
        if fetch.with_others:
            run.bring_others()
        run.tell()
        scopes = {run.fetch.scope, surroundings.own}
        compute_ahead(run.store, scopes, surroundings.today, surroundings.least)
        run.end("done")
    except SourceTrouble as trouble:
        run.fail(trouble)
        run.end("stopped")
    except Exception:
        run.end("stopped")
        raise
    return run.fetch


class _Run:
    def __init__(self, fetch: Fetch, surroundings: Surroundings) -> None:
        self.fetch = fetch
        self.notes, self.store = surroundings.notes, surroundings.store
        self.moment = datetime.now(UTC)
        mirror = surroundings.mirror
        self.addresses = Addresses.under(mirror) if mirror else Addresses()

    def find_scope(self) -> None:
        """The code of what was typed, by the list of the police's own table."""
        self._begin(tables_of("crimes")[0].identifier)
        found = find_municipality(self.fetch.wanted, published_names(self.addresses))
        self.fetch = replace(
            self.fetch, scope=found.code, steps=(), became=(found.say_gone("nl"), found.say_gone("en"))
        )

    def bring(self, table: Table, scope: str, years: tuple[int, ...] = ()) -> None:
        """One table; what goes wrong with it keeps no other."""
        self._begin(f"{table.identifier} {table.title[0]}")
        try:
            fetch_table(
                open_table(table, self.addresses),
                scope,
                years,
                self.store,
                self.moment,
                lambda progress: self._move(progress.rows, progress.expected),
            )
        except SourceTrouble as trouble:
            self.fail(trouble)
        self._done()

    def bring_outlines(self) -> None:
        """The outlines up to last year, as those of a year come out in the course of it; they tell what changed."""
        last = self.moment.year - 1
        for year in range(FIRST_YEAR, last + 1):
            self._begin(f"{OUTLINES} {year}")
            try:
                for level in LEVELS:
                    wanted = AreaYear(level, self.fetch.scope, year)
                    fetch_areas(wanted, self.addresses.areas, self.store, self.moment, self._count)
            except SourceTrouble as trouble:
                if year == last or not is_not_published(trouble):
                    self.fail(trouble)
            self._done()

    def bring_regions(self, year: int) -> None:
        """In which region every municipality lies: a survey has figures of regions beside its own."""
        if year not in REGION_TABLES:
            return
        self._begin(f"{REGION_TABLES[year]} {REGIONS} {year}")
        try:
            fetch_regions(year, self.addresses.cbs_v3, self.store, self.moment, self._count)
        except SourceTrouble as trouble:
            self.fail(trouble)
        self._done()

    def bring_others(self) -> None:
        """The last year of all municipalities, to compare with."""
        year = self.moment.year - 1
        for group in ("crimes-municipalities", "nuisance-municipalities"):
            self.bring(tables_of(group)[0], WHOLE_COUNTRY, (year,))
        for table in tables_of("key-figures"):
            if table.year == year:
                self.bring(table, WHOLE_COUNTRY)

    def fail(self, trouble: SourceTrouble) -> None:
        """Tell at the last step what went wrong."""
        steps = self.fetch.steps or (Step(self.fetch.wanted),)
        told = (trouble.say("nl"), trouble.say("en"))
        self.fetch = replace(self.fetch, steps=(*steps[:-1], replace(steps[-1], trouble=told)))
        self.tell()

    def end(self, state: str) -> None:
        """Nothing more comes."""
        self.fetch = replace(self.fetch, state=state)
        self.tell()

    def tell(self) -> None:
        """Let the page know."""
        self.fetch = note(self.notes, self.fetch)

    def _begin(self, name: str) -> None:
        self.fetch = replace(self.fetch, steps=(*self.fetch.steps, Step(name)))
        self.tell()

    def _count(self, areas: int) -> None:
        self._move(areas, None)

    def _move(self, rows: int, expected: int | None) -> None:
        last = replace(self.fetch.steps[-1], rows=rows, expected=expected)
        self.fetch = replace(self.fetch, steps=(*self.fetch.steps[:-1], last))
        self.tell()

    def _done(self) -> None:
        last = replace(self.fetch.steps[-1], done=True)
        self.fetch = replace(self.fetch, steps=(*self.fetch.steps[:-1], last))
        self.tell()
