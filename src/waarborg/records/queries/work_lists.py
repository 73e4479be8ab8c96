"""What is there to do, for one person or one team, over all registers? What is due first comes first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from waarborg.records.models import Entry, Organisation
from waarborg.records.queries.registers import MOST_COUNTED, count_up_to

PAGE_LENGTH = 25


@dataclass(frozen=True, slots=True)
class Work:
    """Whose open entries: one person's, one team's, or what a team has that nobody took up.

    Attributes:
        of: the number of an account; ``None``: whoever.
        team: the name of a team; empty: any.
        untaken: only what has no handler.
    """

    of: int | None = None
    team: str = ""
    untaken: bool = False


@dataclass(frozen=True, slots=True)
class ListedWork:
    """An open entry as a work list shows it."""

    id: int
    register: str
    title: str
    status: str
    team: str
    happened_on: date
    due_at: datetime | None
    created_at: datetime
    revision: int
    area: str | None
    subject: str | None
    assigned_to: str | None


_LISTED = (
    "id",
    "register",
    "title",
    "status",
    "team",
    "happened_on",
    "due_at",
    "created_at",
    "revision",
    "area__name",
    "subject__name",
    "assigned_to__name",
)


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of a work list; both counts stop at one more than ``MOST_COUNTED``."""

    entries: list[ListedWork]
    number: int
    last: int
    total: int
    overdue: int


def open_work(organisation: Organisation, wanted: Work) -> QuerySet[Entry]:
    """The open entries of one municipality that somebody has to do, without an order."""
    entries = Entry.objects.filter(organisation=organisation, closed_at__isnull=True)
    if wanted.of is not None:
        entries = entries.filter(assigned_to_id=wanted.of)
    if wanted.team:
        entries = entries.filter(team=wanted.team)
    return entries.filter(assigned_to__isnull=True) if wanted.untaken else entries


def list_work(organisation: Organisation, wanted: Work, number: int, at: datetime) -> WorkPage:
    """One page of a work list: what is due first, first; what has no term last, oldest first.

    Args:
        organisation: whose work.
        wanted: for whom.
        number: of the page; one too high gives the last.
        at: the moment by which something is late.
    """
    work = open_work(organisation, wanted)
    total = count_up_to(work)
    last = max(1, -(-min(total, MOST_COUNTED) // PAGE_LENGTH))
    number = min(max(1, number), last)
    start = (number - 1) * PAGE_LENGTH
    keys = list(
        work.order_by(F("due_at").asc(nulls_last=True), "id").values_list("id", flat=True)[
            start : start + PAGE_LENGTH
        ]
    )
    rows = {row[0]: ListedWork(*row) for row in Entry.objects.filter(id__in=keys).values_list(*_LISTED)}
    overdue = count_up_to(work.filter(due_at__lt=at))
    return WorkPage([rows[key] for key in keys if key in rows], number, last, total, overdue)
