"""Which entries match, in which order, and what happened to one of them?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from waarborg.records.models import PLANNED, WITHDRAWN, Entry
from waarborg.records.queries.among import Among
from waarborg.records.queries.registers import MOST_COUNTED, count_up_to_most
from waarborg.records.queries.searching import FEW, look_up, narrow_to
from waarborg.records.queries.visible import Register, Viewer, only_visible, visible_entries
from waarborg.registers.definitions import RegisterDefinition

__all__ = [
    "NEARLY",
    "WITHDRAWN",
    "Column",
    "EntryFilter",
    "EntryPage",
    "ListedEntry",
    "Order",
    "State",
    "find_any_entry",
    "find_entry",
    "list_entries",
    "number_of",
    "select_entries",
    "sort_entries",
    "walk_entries",
]

PAGE_LENGTH = 25
FIRST = 20 * PAGE_LENGTH
"""So many are looked up at once, that who pages through them asks for nothing else."""

NEARLY = timedelta(hours=24)
"""So long before its term ends, a case is nearly late."""

_NAMED = ("area", "subject", "party", "assigned_to")
OTHERS = ("cause", "follow_up_of", "duplicate_of")
_NUMBER = re.compile(r"\s*(?:[A-Za-z]+-\d{4}-)?(\d{1,18})\s*")


class State(StrEnum):
    """What an entry's term and end tell about it."""

    ANY = ""
    OPEN = "open"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    PLANNED = "planned"


class Column(StrEnum):
    """The columns by which a list can be sorted."""

    HAPPENED_ON = "happened_on"
    NUMBER = "id"
    TITLE = "title"
    CATEGORY = "category"
    STATUS = "status"
    DUE_AT = "due_at"


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What somebody looks for in one register; empty values leave a condition out.

    Attributes:
        text: a number (``MEL-2026-12``, or 12) or the beginnings of words.
        since, until: first and last day on which it happened.
        of: only what this account has to do.
    """

    register: str
    text: str = ""
    category: str = ""
    status: str = ""
    result: str = ""
    team: str = ""
    area: int | None = None
    subject: int | None = None
    since: date | None = None
    until: date | None = None
    state: State = State.ANY
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By which column, and which way."""

    column: Column = Column.HAPPENED_ON
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry as a list shows it: its columns alone, because a list is asked for all day long."""

    id: int
    title: str
    category: str
    status: str
    happened_on: date
    due_at: datetime | None
    closed_at: datetime | None
    created_at: datetime
    revision: int
    suspended_since: datetime | None
    area: str | None
    subject: str | None
    assigned_to: str | None


_NAMES = {"area": "area__name", "subject": "subject__name", "assigned_to": "assigned_to__name"}
_LISTED = tuple(_NAMES.get(each.name, each.name) for each in fields(ListedEntry))


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One page of a list.

    Attributes:
        total: counted up to one more than ``MOST_COUNTED``.
        order: as it was carried out: a list that is too long is sorted by day alone.
        is_too_common: did a search look through the newest entries only, because its words are everywhere?
    """

    entries: list[ListedEntry]
    number: int
    last: int
    total: int
    order: Order
    is_too_common: bool

    @property
    def is_capped(self) -> bool:
        """Are there more entries than are counted and shown?"""
        return self.total > MOST_COUNTED


def number_of(entry: Entry | ListedEntry, prefix: str) -> str:
    """The number by which people name an entry (``MEL-2026-12``), made of what never changes."""
    return f"{prefix}-{timezone.localtime(entry.created_at).year}-{entry.id}"


def select_entries(viewer: Viewer, wanted: EntryFilter, at: datetime) -> QuerySet[Entry]:
    """The entries that match and that the viewer may see, without an order; ``at`` tells what is overdue."""
    return _select(viewer, wanted, at, wanted.register)[0]


def _select(
    viewer: Viewer, wanted: EntryFilter, at: datetime, register: Register
) -> tuple[QuerySet[Entry], bool]:
    """What matches, and whether a search for common words left any unsearched."""
    entries = Entry.objects.filter(organisation=viewer.organisation, register=wanted.register)
    equal = {
        "category": wanted.category,
        "status": wanted.status,
        "result": wanted.result,
        "team": wanted.team,
        "area_id": wanted.area,
        "subject_id": wanted.subject,
        "happened_on__gte": wanted.since,
        "happened_on__lte": wanted.until,
        "assigned_to_id": wanted.of,
    }
    entries = entries.filter(**{name: value for name, value in equal.items() if value})
    # Who may see it is asked last, of what passes the rest.
    entries = only_visible(viewer, in_state(entries, wanted.state, at), register)
    if number := _NUMBER.fullmatch(wanted.text):
        return entries.filter(id=int(number[1])), False
    if not wanted.text.strip():
        return entries, False
    return narrow_to(entries, look_up(viewer.organisation, wanted.register, wanted.text))


def list_entries(
    viewer: Viewer,
    wanted: EntryFilter,
    order: Order,
    number: int,
    at: datetime,
    register: RegisterDefinition | None = None,
) -> EntryPage:
    """One page of matching entries; ``register`` is what its file says now, where that was looked up already.

    Only the newest (or oldest) ``MOST_COUNTED`` can be paged through, and only so many are sorted by another
    column than the day, so that what a page costs does not grow with the register; only a filter that nearly
    nothing passes reads the whole index of the list.
    """
    matching, left_out = _select(viewer, wanted, at, register or wanted.register)
    # What a search looks through at most: the newest, and those with a whole word of it.
    keys, order, total = _keys(matching, order, 2 * FEW if wanted.text else FIRST)
    last = max(1, -(-min(total, MOST_COUNTED) // PAGE_LENGTH))
    number = min(max(1, number), last)
    start, end = (number - 1) * PAGE_LENGTH, number * PAGE_LENGTH
    if end > len(keys) and total > len(keys):
        shown = list(sort_entries(matching, order).values_list("id", flat=True)[start:end])
    else:
        shown = keys[start:end]
    rows = {row[0]: ListedEntry(*row) for row in Entry.objects.filter(id__in=shown).values_list(*_LISTED)}
    found = [rows[key] for key in shown if key in rows]
    return EntryPage(found, number, last, total, order, left_out)


def _keys(matching: QuerySet[Entry], order: Order, most: int) -> tuple[list[int], Order, int]:
    """The first entries in order, by number, the order that was possible, and how many there are in all.

    Finding a few may take a walk through the whole index: where there are no more than ``most``, once is enough.
    """
    by_day = order.column is Column.HAPPENED_ON
    asked = sort_entries(matching, order) if by_day else matching.order_by()
    few = list(asked.values_list("id", flat=True)[: most + 1])
    if len(few) <= most:
        if not by_day:
            few = list(
                sort_entries(Entry.objects.filter(id__in=Among(few)), order).values_list("id", flat=True)
            )
        return few, order, len(few)
    total = count_up_to_most(matching)
    if by_day:
        return few, order, total
    return [], (Order() if total > MOST_COUNTED else order), total


def sort_entries(entries: QuerySet[Entry], order: Order) -> QuerySet[Entry]:
    """In this order; the number decides where the column does not. What has no term comes last."""
    if order.column is Column.DUE_AT:
        due = F("due_at")
        first = due.desc(nulls_last=True) if order.descending else due.asc(nulls_last=True)
        return entries.order_by(first, "id")
    sign = "-" if order.descending else ""
    if order.column is Column.NUMBER:
        return entries.order_by(f"{sign}id")
    return entries.order_by(f"{sign}{order.column.value}", f"{sign}id")


def walk_entries(viewer: Viewer, wanted: EntryFilter, at: datetime) -> Iterator[Entry]:
    """Every matching entry, newest first, a few at a time in memory: for an export."""
    entries = sort_entries(select_entries(viewer, wanted, at), Order())
    return entries.select_related(*_NAMED).prefetch_related(*_others(viewer)).iterator(chunk_size=1000)


def find_entry(viewer: Viewer, number: int) -> Entry | None:
    """One entry with everything its page shows of it; ``None`` where the viewer may not see it either.

    Of the entries that it names those that the viewer may not see are left out: their attribute is ``None``.
    """
    related = ("area__list", "subject__list", "created_by", *_NAMED)
    entries = visible_entries(viewer).filter(id=number)
    return entries.select_related(*related).prefetch_related(*_others(viewer)).first()


def _others(viewer: Viewer) -> list[Prefetch[str, QuerySet[Entry], str]]:
    return [Prefetch(name, visible_entries(viewer)) for name in OTHERS]


def find_any_entry(viewer: Viewer, written: str) -> Entry | None:
    """The entry of this number, whatever its register, if the viewer may see it."""
    number = _NUMBER.fullmatch(written)
    if number is None:
        return None
    return visible_entries(viewer).filter(id=int(number[1])).first()


def in_state(entries: QuerySet[Entry], state: State, at: datetime) -> QuerySet[Entry]:
    """Those of which the term or the end tells this at a moment."""
    still_open = Q(closed_at__isnull=True)
    conditions = {
        State.ANY: Q(),
        State.CLOSED: Q(closed_at__isnull=False) & ~Q(result=WITHDRAWN),
        State.OPEN: still_open,
        State.OVERDUE: still_open & Q(due_at__lt=at),
        State.DUE_SOON: still_open & Q(due_at__range=(at, at + NEARLY)),
        State.SUSPENDED: still_open & Q(suspended_since__isnull=False),
        State.WITHDRAWN: Q(status=WITHDRAWN),
        State.PLANNED: Q(status=PLANNED),
    }
    return entries.filter(conditions[state])
