"""Which entries of a register are shown, in which order, and with which filters?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.overview import up_to
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import category_labels, pick, result_labels, status_labels
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may
from waarborg.records.queries.entries import (
    Column,
    EntryFilter,
    EntryPage,
    Order,
    State,
    list_entries,
    number_of,
)
from waarborg.records.queries.organisations import state_of
from waarborg.records.queries.registers import RegisterInUse, find_register
from waarborg.records.queries.subjects import names_of_members
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.values import UnreadableValueError, read_day

_KEPT_SECONDS = 60
_STATES = {
    "open": State.OPEN,
    "te-laat": State.OVERDUE,
    "afgerond": State.CLOSED,
    "vervallen": State.WITHDRAWN,
}
_COLUMNS = {
    "nummer": Column.NUMBER,
    "titel": Column.TITLE,
    "categorie": Column.CATEGORY,
    "status": Column.STATUS,
    "datum": Column.HAPPENED_ON,
    "uiterlijk": Column.DUE_AT,
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the list."""

    number: str
    address: str
    title: str
    category: str
    status: str
    day: str
    place: str
    due_at: str
    is_late: bool
    handler: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: a link that sorts by it."""

    label: str
    query: str
    sort: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with a list of values."""

    name: str
    label: str
    options: tuple[Option, ...]


@member_page
@require_safe
def entry_list(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """A register: search, filters, sorting, pages."""
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    label = pick(used.definition.plural)
    key = _key(request, actor, used)
    content = cache.get(key)
    if content is None:
        context = _context(request.GET, actor, used)
        content = render_to_string("pages/registers/list_content.html", context, request)
        cache.set(key, content, _KEPT_SECONDS)
    return show(request, actor, "pages/registers/list.html", {"label": label, "content": content})


def _key(request: HttpRequest, actor: Actor, used: RegisterInUse) -> str:
    """All that the list depends on; every write in the municipality makes another state.

    Roles, because they decide which links are shown; the minute, because what is late depends on it.
    """
    mine = actor.account.pk if actor.account is not None and request.GET.get("mijn") else ""
    parts = (
        actor.organisation.pk,
        state_of(actor.organisation),
        used.version.pk,
        page_language(),
        sorted(actor.roles),
        mine,
        int(timezone.now().timestamp() // 60),
        request.path,
        request.GET.urlencode(),
    )
    return "list-" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _context(query: QueryDict, actor: Actor, used: RegisterInUse) -> dict[str, object]:
    definition, register = used.definition, used.version.name
    wanted, wrong = read_filter(query, register, actor)
    order = _read_order(query)
    now = timezone.now()
    page = list_entries(actor.organisation, wanted, order, _read_page(query), now)
    return {
        "organisation": actor.organisation,
        "may": {act.name.lower(): may(actor, act) for act in Act},
        "address": reverse("registers:list", args=[actor.organisation.slug, register]),
        "register": register,
        "label": pick(definition.plural),
        "description": pick(definition.description),
        "in_use_since": used.version.in_use_since,
        "lines": _lines(actor, used, page, now),
        "headings": _headings(definition, page.order, query),
        "has_terms": not definition.occurrence,
        "page": page,
        "total": up_to(page.total),
        "export_query": _query(query),
        "is_narrowed": replace(wanted, register="") != EntryFilter(""),
        "is_too_common": page.is_too_common,
        "is_sorted_by_day_only": page.order != order,
        "wanted": wanted,
        "text_filters": {"sinds": query.get("sinds", ""), "tot": query.get("tot", "")},
        "wrong": wrong,
        "choices": _choices(actor, definition, wanted),
        "previous_query": _query(query, pagina=str(page.number - 1)),
        "next_query": _query(query, pagina=str(page.number + 1)),
    }


def read_filter(query: QueryDict, register: str, actor: Actor) -> tuple[EntryFilter, list[str]]:
    """What an address asks for, and the names of what it asks for in vain (a day that does not exist)."""
    wrong: list[str] = []
    account = actor.account
    wanted = EntryFilter(
        register=register,
        text=query.get("zoek", "").replace("\x00", "").strip()[:200],
        category=_name(query, "categorie"),
        status=_name(query, "status"),
        result=_name(query, "resultaat"),
        team=_name(query, "team"),
        area=_number(query, "gebied"),
        subject=_number(query, "onderwerp"),
        since=_day(query, "sinds", wrong),
        until=_day(query, "tot", wrong),
        state=_STATES.get(query.get("stand", ""), State.ANY),
        of=account.pk if account is not None and query.get("mijn") else None,
    )
    return wanted, wrong


def _name(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\x00", "")[:60]


def _number(query: QueryDict, name: str) -> int | None:
    written = query.get(name, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= 18 else None


def _day(query: QueryDict, name: str, wrong: list[str]) -> date | None:
    written = query.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError:
        wrong.append(name)
        return None


def _read_order(query: QueryDict) -> Order:
    written = query.get("volgorde", "-datum")
    column = _COLUMNS.get(written.removeprefix("-"))
    return Order() if column is None else Order(column, descending=written.startswith("-"))


def _read_page(query: QueryDict) -> int:
    return _number(query, "pagina") or 1


def _query(query: QueryDict, **changed: str) -> str:
    """The query of the address with these values instead; without the page unless it is given."""
    copy = query.copy()
    copy.pop("pagina", None)
    for name, value in changed.items():
        copy[name] = value
    for name in [name for name, value in copy.items() if not value]:
        del copy[name]
    return copy.urlencode()


def _headings(definition: RegisterDefinition, order: Order, query: QueryDict) -> list[Heading]:
    labels = {
        "nummer": _("Nummer"),
        "titel": _("Titel"),
        "categorie": _("Categorie"),
        "status": _("Status"),
        "datum": _("Datum"),
        "uiterlijk": _("Uiterlijk"),
    }
    if definition.occurrence:
        del labels["uiterlijk"]
    headings = []
    for name, label in labels.items():
        is_current = _COLUMNS[name] is order.column
        turned = is_current and not order.descending
        descending = turned or (not is_current and name in ("nummer", "datum"))
        written = f"-{name}" if descending else name
        sort = ("descending" if order.descending else "ascending") if is_current else ""
        headings.append(Heading(label, _query(query, volgorde=written), sort))
    return headings


def _lines(actor: Actor, used: RegisterInUse, page: EntryPage, now: datetime) -> list[Line]:
    categories, statuses = category_labels(used.definition), status_labels(used.definition)
    # One look-up of the address for all lines: it is the slowest part of a line.
    address = reverse("registers:entry", kwargs={"organisation": actor.organisation.slug, "entry": 0})
    start, end = address.split("/0/", 1)
    return [
        Line(
            number_of(entry, used.definition.prefix),
            f"{start}/{entry.id}/{end}",
            entry.title,
            categories.get(entry.category, entry.category),
            statuses.get(entry.status, entry.status),
            date_format(entry.happened_on, "j M Y"),
            ", ".join(member for member in (entry.area, entry.subject) if member),
            date_format(timezone.localtime(entry.due_at), "j M Y H:i") if entry.due_at else "",
            entry.closed_at is None and entry.due_at is not None and entry.due_at < now,
            entry.assigned_to or "",
        )
        for entry in page.entries
    ]


def _choices(actor: Actor, definition: RegisterDefinition, wanted: EntryFilter) -> list[Choice]:
    states = {
        "open": _("Open"),
        "te-laat": _("Te laat"),
        "afgerond": _("Afgerond"),
        "vervallen": _("Vervallen"),
    }
    teams = sorted({each.team or definition.team or "" for each in definition.categories} - {""})
    state = next((name for name, value in _STATES.items() if value is wanted.state), "")
    lists = [
        ("stand", _("Stand"), states, state),
        ("categorie", _("Categorie"), category_labels(definition), wanted.category),
        ("status", _("Status"), status_labels(definition), wanted.status),
        ("resultaat", _("Resultaat"), result_labels(definition), wanted.result),
        ("team", _("Team"), {team: team for team in teams}, wanted.team),
    ]
    for name, label, areas, chosen in (
        ("gebied", _("Gebied"), True, wanted.area),
        ("onderwerp", _("Onderwerp"), False, wanted.subject),
    ):
        names = names_of_members(actor.organisation, areas=areas)
        members = {str(number): name for number, name in names.items()}
        lists.append((name, label, members, "" if chosen is None else str(chosen)))
    return [
        Choice(name, label, tuple(Option(value, text, value == chosen) for value, text in values.items()))
        for name, label, values, chosen in lists
        if len(values) > 1 or (chosen and values)
    ]
