"""Where does it say so? One box for all registers that somebody may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.filters import read_filter, read_page
from waarborg.frontends.pages.registers.keeping import kept
from waarborg.frontends.pages.registers.leading import entry_addresses
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import pick, status_labels
from waarborg.frontends.pages.search.snippets import Piece, mark, snippet
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may
from waarborg.records.queries.entries import State, find_any_entry, number_of
from waarborg.records.queries.full_search import Found, Search, comments_with, search
from waarborg.records.queries.registers import RegisterInUse, definition_of, registers_in_use
from waarborg.records.words import words_of
from waarborg.registers.definitions import FieldType

if TYPE_CHECKING:
    from waarborg.records.models import Entry

_TEXTS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT))


@dataclass(frozen=True, slots=True)
class Line:
    """An entry that was found, with the words that were sought marked."""

    number: str
    address: str
    title: list[Piece]
    about: str
    snippet: list[Piece]
    from_comment: bool


@member_page
@require_safe
def search_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The box, the filters and what was found; the number of an entry leads to it at once."""
    query = request.GET
    wanted, wrong = read_search(query, actor)
    entry = find_any_entry(actor, wanted.text) if wanted.text else None
    if entry is not None and "-" in wanted.text:
        return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry.pk)
    content = kept(request, actor, lambda: _content(query, actor, wanted, wrong))
    return show(request, actor, "pages/search/search.html", {"content": content})


def _content(query: QueryDict, actor: Actor, wanted: Search, wrong: list[str]) -> SafeString:
    registers = {used.version.name: used for used in registers_in_use(actor.organisation)}
    with_comments = may(actor, Act.COMMENT)
    found = search(actor, wanted, read_page(query), timezone.now(), with_comments=with_comments)
    context = {
        "wanted": wanted,
        "wrong": wrong,
        "given": {"sinds": query.get("sinds", ""), "tot": query.get("tot", "")},
        "found": found,
        "lines": _lines(actor, found, registers, with_comments=with_comments),
        "registers": _register_options(registers, wanted),
        "states": _state_options(wanted),
        "query": _query(query),
    }
    return render_to_string("pages/search/found.html", context)


def read_search(query: QueryDict, actor: Actor) -> tuple[Search, list[str]]:
    """What an address asks for, and the names of the days that do not exist."""
    register = query.get("register", "").replace("\x00", "")[:60]
    narrowed, wrong = read_filter(query, register, actor)
    wanted = Search(narrowed.text, register, narrowed.since, narrowed.until, narrowed.state)
    return wanted, wrong


def _query(query: QueryDict) -> str:
    copy = query.copy()
    copy.pop("pagina", None)
    return copy.urlencode()


def _lines(
    actor: Actor, found: Found, registers: Mapping[str, RegisterInUse], *, with_comments: bool
) -> list[Line]:
    said = comments_with(found.entries, found.forms) if with_comments and found.entries else {}
    addresses = entry_addresses(actor.organisation)
    return [
        _line(entry, addresses(entry.pk), found.forms, registers, said.get(entry.pk, ""))
        for entry in found.entries
    ]


def _line(
    entry: Entry, address: str, forms: frozenset[str], registers: Mapping[str, RegisterInUse], said: str
) -> Line:
    used = registers.get(entry.register)
    definition = used.definition if used else definition_of(entry)
    texts = [
        str(entry.fields[each.name])
        for each in definition.fields
        if each.type in _TEXTS and not each.personal and each.name in entry.fields
    ]
    in_title = words_of([entry.title])
    shown = snippet(texts, forms - in_title) or snippet(texts, forms)
    place = ", ".join(each.name for each in (entry.area, entry.subject) if each is not None)
    about = (
        pick(definition.label),
        status_labels(definition).get(entry.status, entry.status),
        date_format(entry.happened_on, "j F Y"),
        place,
    )
    return Line(
        number_of(entry, definition.prefix),
        address,
        mark(entry.title, forms),
        " · ".join(each for each in about if each),
        shown or snippet([said], forms),
        from_comment=not shown and bool(said),
    )


def _register_options(registers: Mapping[str, RegisterInUse], wanted: Search) -> list[Option]:
    named = sorted((pick(used.definition.plural), name) for name, used in registers.items())
    return [Option(name, label, name == wanted.register) for label, name in named]


def _state_options(wanted: Search) -> list[Option]:
    labels = {
        "open": (_("Open"), State.OPEN),
        "te-laat": (_("Te laat"), State.OVERDUE),
        "afgerond": (_("Afgerond"), State.CLOSED),
    }
    return [Option(name, label, state is wanted.state) for name, (label, state) in labels.items()]
