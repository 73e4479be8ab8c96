"""What does the board show: tiles, what needs a push, parts of the plan, and the lines that were asked for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from waarborg.commitments.verdicts import WORST_FIRST
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of
from waarborg.frontends.pages.board.arrange import (
    BoardFilter,
    PartStanding,
    choose,
    needs_push,
    read_filter,
    sum_up,
)
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.records.queries.judgements import days_of_plans, plan_version_on
from waarborg.records.queries.standings import BoardLine, Part, board_lines, count_standings

if TYPE_CHECKING:
    from waarborg.records.models import Plan, PlanVersion

PAGE_SIZE = 50
_PUSHES_AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class Tile:
    """A standing with its number of commitments; ``query`` shows only those."""

    standing: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Lines below one heading."""

    label: str
    lines: Sequence[BoardLine]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the board of one plan on one day. Queries are parts of an address, ready for use."""

    plan: Plan
    day: date
    today: date
    reach: Window
    filter: BoardFilter
    tiles: Sequence[Tile]
    pushes: Sequence[BoardLine]
    more_pushes: Sequence[BoardLine]
    parts: Sequence[PartStanding]
    owners: Sequence[tuple[int, str]]
    page: Page[BoardLine]
    groups: Sequence[Group]
    kept_query: Sequence[tuple[str, str]]
    today_query: str
    unfiltered_query: str
    changes_at: datetime | None
    page_query: str

    @property
    def day_query(self) -> str:
        """What keeps the day in an address; empty for today."""
        return f"?dag={self.day.isoformat()}" if self.day != self.today else ""

    @property
    def slider_days(self) -> int:
        """How many days the slider runs over."""
        return (self.plan.end - self.plan.start).days

    @property
    def slider_value(self) -> int:
        """Where it stands."""
        return (self.day - self.plan.start).days

    @property
    def orders(self) -> list[tuple[str, str]]:
        """The ways to order and group the lines."""
        return [
            ("urgency", _("Stand")),
            ("due", _("Uiterste dag")),
            ("number", _("Onderdeel")),
            ("owner", _("Trekker")),
        ]

    @property
    def several(self) -> str:
        """The standings that an address asks for together, as it writes them; empty for one or all."""
        return ",".join(self.filter.standings) if len(self.filter.standings) > 1 else ""

    @property
    def has_rest(self) -> bool:
        """Whether there are commitments under no part of the plan."""
        return sum(part.total for part in self.parts) < sum(tile.count for tile in self.tiles)

    @property
    def due_choices(self) -> list[tuple[int, str]]:
        """The terms to filter by."""
        return [
            (7, _("binnen een week")),
            (31, _("binnen een maand")),
            (92, _("binnen drie maanden")),
            (366, _("binnen een jaar")),
        ]


def make_board(version: PlanVersion, query: QueryDict, day: date, now: datetime) -> Board:
    """Make the board of an adopted version for what an address asks."""
    today = timezone.localdate(now)
    lines = board_lines(version, day, now)
    asked = read_filter(query)
    chosen = choose(lines, asked, day)
    page = Paginator(chosen, PAGE_SIZE).get_page(query.get("pagina"))
    pushes = needs_push(lines, day)
    counts = count_standings(lines)
    return Board(
        plan=version.plan,
        day=day,
        today=today,
        reach=days_of_plans(version.plan.organisation),
        filter=asked,
        tiles=[
            Tile(
                standing.value,
                counts[standing],
                _query(query, stand="" if asked.standings == (standing,) else standing.value),
                standing in asked.standings,
            )
            for standing in reversed(WORST_FIRST)
        ],
        pushes=pushes[:_PUSHES_AT_ONCE],
        more_pushes=pushes[_PUSHES_AT_ONCE:],
        parts=sum_up(lines),
        owners=sorted(
            {(line.owner, line.owner_name) for line in lines if line.owner is not None},
            key=lambda owner: owner[1].casefold(),
        ),
        page=page,
        groups=group(list(page), asked.order),
        kept_query=_kept(query),
        today_query=_query(query, dag=""),
        unfiltered_query=f"dag={day.isoformat()}" if day != today else "",
        changes_at=min((at for line in lines if (at := line.verdict.changes_at)), default=None),
        page_query=f"{kept}&" if (kept := _query(query)) else "",
    )


def plan_asked(actor: Actor, query: QueryDict, today: date) -> tuple[PlanVersion, date] | None:
    """The plan that ran on the day that an address asks about, and that day, kept within the plan.

    Today where it asks for none; ``None`` before any plan was adopted.
    """
    try:
        asked = date.fromisoformat(query.get("dag", ""))
    except ValueError:
        asked = today
    version = plan_version_on(actor.organisation, asked)
    if version is None:
        return None
    return version, today if asked == today else min(max(asked, version.plan.start), version.plan.end)


def group(lines: Sequence[BoardLine], order: str) -> list[Group]:
    """Put lines that stand in this order below their headings."""
    return [Group(label, list(its)) for label, its in groupby(lines, key=lambda line: _heading(line, order))]


def _heading(line: BoardLine, order: str) -> str:
    if order == "owner":
        return line.owner_name or _("Nog geen trekker")
    if order == "due":
        return date_format(line.due_on, "F Y") if line.due_on else _("Nu niets te doen")
    if order == "number":
        return _part_title(line.part)
    name = name_of(line.verdict.standing, page_language())
    return name[0].upper() + name[1:]


def _part_title(part: Part | None) -> str:
    return part.title if part else _("Overige onderdelen")


def _query(query: QueryDict, **changed: str) -> str:
    """The query of the address with these values instead, always from the first page."""
    copy = query.copy()
    copy.pop("pagina", None)
    for name, value in changed.items():
        copy[name] = value
    for name in [name for name, value in copy.items() if not value]:
        del copy[name]
    return copy.urlencode()


def _kept(query: QueryDict) -> list[tuple[str, str]]:
    """What a form for another day must send along."""
    return [(name, query.get(name, "")) for name in query if name not in ("dag", "pagina")]
