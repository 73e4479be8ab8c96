"""What is there to do, for one person or one team, over all registers? What is due first comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from waarborg.records.models import WORK, Entry
from waarborg.records.queries.entries import NEARLY, State, in_state
from waarborg.records.queries.registers import MOST_COUNTED, count_up_to_most
from waarborg.records.queries.visible import Viewer, visible_entries

__all__ = ["WORK", "ListedWork", "Work", "WorkOrder", "WorkPage", "list_work", "open_work", "picked_work"]

PAGE_LENGTH = 25


class WorkOrder(StrEnum):
    """In which order a work list can stand."""

    DUE = "due"
    OLDEST = "oldest"
    NEWEST = "newest"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Work:
    """Whose open entries: one person's, one team's, or what a team has that nobody took up.

    Attributes:
        of: the number of an account; ``None``: whoever.
        or_of_teams: besides what is of that account, what nobody took up in these teams.
        team: the name of a team; empty: any.
        untaken: only what has no handler.
        register: only of this register; empty: of all.
        state: only what is late, nearly late, or standing still.
    """

    of: int | None = None
    or_of_teams: tuple[str, ...] = ()
    team: str = ""
    untaken: bool = False
    register: str = ""
    state: State = State.ANY


@dataclass(frozen=True, slots=True)
class ListedWork:
    """An open entry as a work list shows it."""

    id: int
    register: str
    register_version: int
    title: str
    status: str
    team: str
    happened_on: date
    due_at: datetime | None
    created_at: datetime
    revision: int
    suspended_since: datetime | None
    area: str | None
    subject: str | None
    assigned_to: str | None


_LISTED = (
    "id",
    "register",
    "register_version",
    "title",
    "status",
    "team",
    "happened_on",
    "due_at",
    "created_at",
    "revision",
    "suspended_since",
    "area__name",
    "subject__name",
    "assigned_to__name",
)


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of a work list; the counts stop at one more than ``MOST_COUNTED``.

    Attributes:
        order: as it was carried out: a list that is too long stands by what is due first.
    """

    entries: list[ListedWork]
    number: int
    last: int
    total: int
    overdue: int
    nearly: int
    order: WorkOrder = WorkOrder.DUE


def open_work(viewer: Viewer, wanted: Work, at: datetime) -> QuerySet[Entry]:
    """The open entries of one person or one team that the viewer may see, without an order."""
    entries = visible_entries(viewer).filter(closed_at__isnull=True)
    if wanted.of is not None:
        entries = entries.filter(assigned_to_id=wanted.of)
    if wanted.team:
        entries = entries.filter(team=wanted.team)
    if wanted.register:
        entries = entries.filter(register=wanted.register)
    entries = in_state(entries, wanted.state, at)
    return entries.filter(assigned_to__isnull=True) if wanted.untaken else entries


def list_work(
    viewer: Viewer, wanted: Work, number: int, at: datetime, order: WorkOrder = WorkOrder.DUE
) -> WorkPage:
    """One page of a work list; what has no term comes last, oldest first.

    Args:
        viewer: who looks.
        wanted: for whom.
        number: of the page; one too high gives the last.
        at: the moment by which something is late.
        order: what comes first.
    """
    parts = _parts(viewer, wanted, at)
    total, overdue, nearly = _count(parts, at)
    if total > MOST_COUNTED:
        order = WorkOrder.DUE
    last = max(1, -(-min(total, MOST_COUNTED) // PAGE_LENGTH))
    number = min(max(1, number), last)
    start = (number - 1) * PAGE_LENGTH
    keys = _keys(parts, order, start)
    return WorkPage(
        _rows(keys),
        number,
        last,
        total,
        overdue,
        nearly,
        order,
    )


def _parts(viewer: Viewer, wanted: Work, at: datetime) -> list[QuerySet[Entry]]:
    """What is wanted, in parts that share no entry: an index answers each of them, none answers all together."""
    untaken = [
        replace(wanted, of=None, or_of_teams=(), team=team, untaken=True) for team in wanted.or_of_teams
    ]
    return [open_work(viewer, each, at) for each in (wanted, *untaken)]


def _count(parts: Sequence[QuerySet[Entry]], at: datetime) -> tuple[int, int, int]:
    """How many there are, are late and are nearly late: by one walk, unless there are more than are counted."""
    numbers = {
        "all": Count("id"),
        "late": Count("id", filter=Q(due_at__lt=at)),
        "soon": Count("id", filter=Q(due_at__range=(at, at + NEARLY))),
    }
    by_due = [_sorted(part, WorkOrder.DUE).values("id", "due_at") for part in parts]
    rows = [part[: MOST_COUNTED + 1].aggregate(**numbers) for part in by_due]
    total, late, soon = (min(sum(row[name] for row in rows), MOST_COUNTED + 1) for name in numbers)
    if total > MOST_COUNTED:
        # What is late came first and was all counted; what is nearly late may come after what was.
        soon = min(
            sum(count_up_to_most(in_state(part, State.DUE_SOON, at)) for part in parts), MOST_COUNTED + 1
        )
    return total, late, soon


def _keys(parts: Sequence[QuerySet[Entry]], order: WorkOrder, start: int) -> list[int]:
    """The keys of one page."""
    end = start + PAGE_LENGTH
    if len(parts) == 1:
        return list(_sorted(parts[0], order).values_list("id", flat=True)[start:end])
    columns = ("id", "happened_on", "due_at", "register")
    rows = [row for part in parts for row in _sorted(part, order).values_list(*columns)[:end]]
    rows.sort(key=lambda row: _place(order, *row), reverse=order is WorkOrder.NEWEST)
    return [row[0] for row in rows[start:end]]


def _place(
    order: WorkOrder, key: int, happened_on: date, due_at: datetime | None, register: str
) -> tuple[object, ...]:
    """Where an entry stands in an order: as :func:`_sorted` lets the database place it."""
    if order in (WorkOrder.OLDEST, WorkOrder.NEWEST):
        return happened_on, key
    due = (due_at is None, due_at.timestamp() if due_at else 0.0, key)
    return (register, *due) if order is WorkOrder.REGISTER else due


def picked_work(viewer: Viewer, numbers: Sequence[int]) -> list[ListedWork]:
    """The entries of these numbers, as they are now, in this order; also those that were closed since."""
    known = visible_entries(viewer).filter(id__in=numbers)
    there = set(known.values_list("id", flat=True))
    return _rows([number for number in dict.fromkeys(numbers) if number in there])


def _rows(keys: Sequence[int]) -> list[ListedWork]:
    rows = {row[0]: ListedWork(*row) for row in Entry.objects.filter(id__in=keys).values_list(*_LISTED)}
    return [rows[key] for key in keys if key in rows]


def _sorted(work: QuerySet[Entry], order: WorkOrder) -> QuerySet[Entry]:
    if order is WorkOrder.OLDEST:
        return work.order_by("happened_on", "id")
    if order is WorkOrder.NEWEST:
        return work.order_by("-happened_on", "-id")
    due = F("due_at").asc(nulls_last=True)
    return work.order_by("register", due, "id") if order is WorkOrder.REGISTER else work.order_by(due, "id")
