"""How does somebody have a municipality's figures fetched, while a page tells how far it is?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.ahead import compute_ahead
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.models import Organisation
from waarborg.registers.problems import Problem
from waarborg.sources.area_maps import FIRST_YEAR, LEVELS, AreaYear, fetch_areas, is_not_published
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.fetching import fetch_table
from waarborg.sources.holdings import write_whole
from waarborg.sources.interfaces import Addresses, open_table
from waarborg.sources.regions import REGION_TABLES, REGIONS, fetch_regions
from waarborg.sources.tables import OUTLINES, Table, tables_of
from waarborg.sources.trouble import SourceTrouble, Trouble

GROUPS = ("crimes", "crimes-months", "nuisance", "key-figures", "survey", "budget")
_SILENT = timedelta(minutes=5)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Step:
    """One table, or the outlines: how many rows came in, and what went wrong, in Dutch and in English."""

    name: str
    rows: int = 0
    expected: int | None = None
    done: bool = False
    trouble: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """A run, as its page tells it.

    Attributes:
        wanted: what somebody typed: a name or a code.
        scope: the code that it turned out to be; empty while that is not known.
    """

    wanted: str
    scope: str
    with_others: bool
    state: str
    begun_at: str
    moved_at: str
    steps: tuple[Step, ...] = field(default=())

    @property
    def is_busy(self) -> bool:
        """It goes on; a run that was silent for minutes was killed."""
        silent = timezone.now() - datetime.fromisoformat(self.moved_at) > _SILENT
        return self.state == "busy" and not silent

    @property
    def is_computing(self) -> bool:
        """All is brought in, and the picture is being made of it."""
        return self.is_busy and bool(self.steps) and all(each.done for each in self.steps)


def ask_fetch(actor: Actor, municipality: str, with_others: bool = False) -> Fetch:
    """Take down that a municipality is to be fetched; :func:`carry_out` does it, and tells how far it is.

    Raises:
        NotAllowed, Invalid, Overtaken (another run goes on).
    """
    require(actor, Act.FETCH_FIGURES)
    wanted = municipality.replace("\x00", "").strip()
    if not wanted:
        raise Invalid([Problem("municipality", "missing")])
    if len(wanted) > _LONGEST:
        raise Invalid([Problem("municipality", "too_long", (("maximum", _LONGEST), ("length", len(wanted))))])
    running = find_fetch(actor.organisation)
    if running is not None and running.is_busy:
        raise Overtaken(running.wanted)
    now = timezone.now().isoformat()
    fetch = Fetch(wanted, "", with_others, "busy", now, now)
    with transaction.atomic():
        leave_line(actor, Act.FETCH_FIGURES, actor.organisation, {"municipality": (None, wanted)})
    return fetch


def find_fetch(organisation: Organisation) -> Fetch | None:
    """The last run of a municipality."""
    try:
        written = json.loads(_path(organisation).read_text(encoding="utf-8"))
        steps = tuple(
            Step(**{**each, "trouble": tuple(each["trouble"]) if each["trouble"] else None})
            for each in written.pop("steps")
        )
        return Fetch(**written, steps=steps)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def carry_out(organisation: Organisation, fetch: Fetch, begun: Callable[[], None] = lambda: None) -> Fetch:
    """Find out which municipality is meant, bring in table after table, and compute its picture.

    ``begun`` is called as soon as a page can tell how far it is.
    """
    run = _Run(organisation, fetch)
    run.tell()
    begun()
    try:
        run.find_scope()
        for group in GROUPS:
            for table in tables_of(group):
                run.bring(table, run.fetch.scope)
        run.bring_outlines()
        if fetch.with_others:
            run.bring_others()
        run.tell()
        least = settings.CONFIGURATION.small_numbers
        # The own municipality is compared with others: what came in of them changes its picture too.
        compute_ahead(run.store, {run.fetch.scope, organisation.area_code}, timezone.localdate(), least)
        run.end("done")
    except SourceTrouble as trouble:
        run.fail(trouble)
        run.end("stopped")
    except Exception:
        run.end("stopped")
        raise
    return run.fetch


class _Run:
    def __init__(self, organisation: Organisation, fetch: Fetch) -> None:
        self.organisation = organisation
        self.fetch = fetch
        self.store = figures_store()
        self.moment = datetime.now(UTC)
        mirror = settings.CONFIGURATION.figures_server
        self.addresses = Addresses.under(mirror) if mirror else Addresses()

    def find_scope(self) -> None:
        """The code of what was typed, by the list of the police's own table."""
        self._begin("47018NED")
        table = tables_of("crimes")[0]
        codes = open_table(table, self.addresses).read_edition().codes[table.areas]
        plain = self.fetch.wanted.casefold()
        for code in codes:
            if code.plain.startswith("GM") and plain in (
                code.plain.casefold(),
                code.title.strip().casefold(),
            ):
                self.fetch = replace(self.fetch, scope=code.plain, steps=())
                return
        self.fetch = replace(self.fetch, steps=())
        raise SourceTrouble(Trouble.NO_AREA, table=table.identifier, area=self.fetch.wanted)

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
        """In which region every municipality lies."""
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
        if year in REGION_TABLES:
            self.bring_regions(year)

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
        self.fetch = replace(self.fetch, moved_at=timezone.now().isoformat())
        _note(self.organisation, self.fetch)

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


def _path(organisation: Organisation) -> Path:
    return Path(settings.INCIDENTS_FOLDER) / str(organisation.pk) / "fetch.state"


def _note(organisation: Organisation, fetch: Fetch) -> None:
    path = _path(organisation)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, json.dumps(asdict(fetch), ensure_ascii=False).encode())
