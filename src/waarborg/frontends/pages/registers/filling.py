"""How is an entry filled in: a new one, or a change of one that is there?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.changes import changes_since
from waarborg.frontends.pages.registers.forms import filled_in, make_form, new_values
from waarborg.frontends.pages.registers.leading import lead_to
from waarborg.frontends.pages.registers.links import known_from_others
from waarborg.frontends.pages.registers.questions import Given, as_written
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.entry_columns import values_of
from waarborg.operations.looking import note_look
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.entries import OTHERS, find_entry, number_of
from waarborg.records.queries.registers import definition_of, find_register
from waarborg.records.queries.selected import PLANNED

if TYPE_CHECKING:
    from waarborg.records.models import Entry
    from waarborg.registers.definitions import RegisterDefinition

_LONGEST_TOKEN = 36


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """A new entry; the address can fill in some of it already."""
    require(actor, Act.LOG_ENTRY)
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    definition = used.definition
    token = request.POST.get("token", "")[:_LONGEST_TOKEN] or str(uuid4())
    if request.method == "POST":
        values = filled_in(definition, request.POST)
        try:
            logged = log_entry(actor, used, values, token)
        except Invalid as refused:
            given = Given(values, in_words(refused.problems))
        else:
            number = number_of(logged.entry, definition.prefix)
            if logged.is_new:
                messages.success(request, _("Opgeslagen als %(number)s.") % {"number": number})
            else:
                told = _(
                    "Dit formulier was al opgeslagen als %(number)s. Wijzig die zaak, of begin een nieuwe."
                )
                messages.warning(request, told % {"number": number})
            return _after(request, actor, logged.entry, definition)
    else:
        values = new_values(definition, request.GET)
        given = Given({**known_from_others(actor, values), **values})
    context = {
        "register": register,
        "label": pick(definition.label),
        "plural": pick(definition.plural),
        "description": pick(definition.description),
        "form": make_form(actor, definition, given),
        "token": token,
    }
    return show(request, actor, "pages/registers/add.html", context, status=400 if given.problems else 200)


def _after(request: HttpRequest, actor: Actor, entry: Entry, register: RegisterDefinition) -> HttpResponse:
    """Back to the commitment for which this was logged, to see its verdict; else to the entry."""
    number = read_number(request.GET.get("afspraak", ""))
    if number is not None:
        return redirect("commitment", organisation=actor.organisation.slug, number=number)
    return lead_to(request, actor, entry, register)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Change an entry; who comes second sees what the first changed, and what they wrote themselves."""
    require(actor, Act.CHANGE_ENTRY)
    found = find_entry(actor, entry)
    if found is None:
        raise Http404
    definition = definition_of(found)
    note_look(actor, found)
    given = Given({name: value for name, value in _values_shown(found).items() if value != PLANNED})
    overtaken_by = []
    status = 200
    if request.method == "POST":
        values = filled_in(definition, request.POST)
        revision = read_revision(request.POST)
        try:
            changed = change_entry(actor, entry, revision, values)
        except Invalid as refused:
            given, status = Given(values, in_words(refused.problems)), 400
        except Overtaken:
            status = 409
            overtaken_by = changes_since(actor, definition, found, revision)
            given = _merge(
                _values_shown(found), values, {name for change in overtaken_by for name in change.names}
            )
        else:
            messages.success(request, _("De wijziging is opgeslagen."))
            return lead_to(request, actor, changed)
    context = {
        "entry": found,
        "number": number_of(found, definition.prefix),
        "register": found.register,
        "plural": pick(definition.plural),
        "form": make_form(actor, definition, given),
        "revision": request.POST.get("revision") if status == 400 else found.revision,
        "overtaken_by": overtaken_by,
    }
    return show(request, actor, "pages/registers/edit.html", context, status=status)


def _values_shown(entry: Entry) -> dict[str, object]:
    """What the form starts from; which other entries it names only as far as the actor may see those."""
    return values_of(entry) | {name: "" for name in OTHERS if getattr(entry, name) is None}


def _merge(kept: dict[str, object], values: dict[str, object], theirs: set[str]) -> Given:
    """The form again after somebody else was first: what they changed stays, one's own words stand beside it."""
    written = {
        name: as_written(value, "")
        for name, value in values.items()
        if name in theirs and as_written(value, "") != as_written(kept.get(name), "")
    }
    mine = {name: value for name, value in values.items() if name not in theirs}
    return Given({**kept, **mine}, written=written)
