"""Which entries of a register are shown, in which order, and with which filters?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.filters import (
    COLUMNS,
    narrowing_choices,
    order_choice,
    read_filter,
    read_order,
    read_page,
)
from waarborg.frontends.pages.registers.keeping import kept
from waarborg.frontends.pages.registers.leading import entry_addresses
from waarborg.frontends.pages.registers.marks import due_words, mark_of
from waarborg.frontends.pages.registers.overview import up_to
from waarborg.frontends.pages.registers.saved_filters import saved_lines
from waarborg.frontends.pages.registers.wording import category_labels, pick, status_labels
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may
from waarborg.records.queries.covered_areas import covered_areas
from waarborg.records.queries.entries import (
    EntryFilter,
    EntryPage,
    Order,
    list_entries,
    number_of,
)
from waarborg.records.queries.registers import RegisterInUse, find_register
from waarborg.records.queries.visible import sees_as_its_roles, sees_register
from waarborg.registers.definitions import RegisterDefinition

_FIRST_CHOICES = 2


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the list; ``picked`` names it and its revision in a form, which calls that ``pick``.

    Both are empty when it is closed.
    """

    picked: str
    pick: str
    number: str
    address: str
    title: str
    category: str
    status: str
    day: str
    place: str
    due: SafeString
    handler: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: a link that sorts by it."""

    label: str
    query: str
    sort: str


@member_page
@require_safe
def entry_list(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """A register: search, filters, sorting, pages."""
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    label = pick(used.definition.plural)

    def content() -> SafeString:
        shown = _context(request.GET, actor, used)
        return render_to_string("pages/registers/list_content.html", shown, request)

    def is_shared() -> bool:
        return "mijn" not in request.GET and sees_as_its_roles(actor, used.definition)

    context = {
        "label": label,
        "description": pick(used.definition.description),
        "register": register,
        "sees_only_own": not sees_register(actor, used.definition),
        "content": kept(request, actor, content, used.version.pk, is_shared=is_shared),
        "covered": covered_areas(actor, used.definition, timezone.localdate()),
        "saved": saved_lines(actor, register),
        "saved_list": register,
        "saved_query": _query(request.GET),
    }
    return show(request, actor, "pages/registers/list.html", context)


def _context(query: QueryDict, actor: Actor, used: RegisterInUse) -> dict[str, object]:
    definition, register = used.definition, used.version.name
    wanted, wrong = read_filter(query, register, actor)
    order = read_order(query)
    now = timezone.now()
    page = list_entries(actor, wanted, order, read_page(query), now, definition)
    lines = _lines(actor, used, page, now)
    choices = narrowing_choices(actor, definition, wanted)
    more = [*choices[_FIRST_CHOICES:], order_choice(definition, page.order)]
    return {
        "organisation": actor.organisation,
        "may": {act.name.lower(): may(actor, act) for act in Act},
        "address": reverse("registers:list", args=[actor.organisation.slug, register]),
        "register": register,
        "in_use_since": used.version.in_use_since,
        "sees_only_own": not sees_register(actor, definition),
        "lines": lines,
        "can_pick": may(actor, Act.CHANGE_ENTRY) and any(line.picked for line in lines),
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
        "choices": choices[:_FIRST_CHOICES],
        "more_choices": more,
        "more_is_open": bool(wrong or wanted.since or wanted.until or any(each.is_chosen for each in more)),
        "previous_query": _query(query, pagina=str(page.number - 1)),
        "next_query": _query(query, pagina=str(page.number + 1)),
    }


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
        is_current = COLUMNS[name] is order.column
        turned = is_current and not order.descending
        descending = turned or (not is_current and name in ("nummer", "datum"))
        written = f"-{name}" if descending else name
        sort = ("descending" if order.descending else "ascending") if is_current else ""
        headings.append(Heading(label, _query(query, volgorde=written), sort))
    return headings


def _lines(actor: Actor, used: RegisterInUse, page: EntryPage, now: datetime) -> list[Line]:
    categories, statuses = category_labels(used.definition), status_labels(used.definition)
    addresses = entry_addresses(actor.organisation)
    days = {day: date_format(day, _("j b Y")) for day in {entry.happened_on for entry in page.entries}}
    lines = []
    for entry in page.entries:
        number = number_of(entry, used.definition.prefix)
        due = date_format(timezone.localtime(entry.due_at), _("j b Y H:i")) if entry.due_at else ""
        is_open = entry.closed_at is None
        lines.append(
            Line(
                f"{entry.id}.{entry.revision}" if is_open else "",
                _("Kies %(number)s") % {"number": number} if is_open else "",
                number,
                addresses(entry.id),
                entry.title,
                categories.get(entry.category, entry.category),
                statuses.get(entry.status, entry.status),
                days[entry.happened_on],
                ", ".join(member for member in (entry.area, entry.subject) if member) or "–",
                due_words(due, mark_of(entry.due_at, entry.suspended_since, now) if is_open else None),
                entry.assigned_to or "–",
            )
        )
    return lines
