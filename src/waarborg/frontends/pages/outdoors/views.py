"""What can be logged outdoors, and how is it filled in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.outdoors.photos import keep_photo_of_form
from waarborg.frontends.pages.registers.forms import EntryForm, filled_in, make_form, new_values
from waarborg.frontends.pages.registers.leading import address_of
from waarborg.frontends.pages.registers.questions import Given
from waarborg.frontends.pages.registers.wording import category_labels, in_words, pick
from waarborg.operations.actors import Actor
from waarborg.operations.entries import Logged, log_entry
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.entries import number_of
from waarborg.records.queries.own_entries import latest_logged_by
from waarborg.records.queries.registers import RegisterInUse, find_register, registers_in_use

_MOST_USUAL = 6
_LOOKED_BACK = 200
_LONGEST_TOKEN = 36


@dataclass(frozen=True, slots=True)
class Button:
    """A big button: what is logged, and of which register where that must be said."""

    label: str
    address: str
    register: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The buttons of one register."""

    label: str
    buttons: tuple[Button, ...]


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The buttons: first what this person logs most, then every register."""
    require(actor, Act.LOG_ENTRY)
    registers = registers_in_use(actor.organisation)
    context = {
        "usual": _usual(actor, registers),
        "groups": [_group(actor, each) for each in sorted(registers, key=_is_seldom_outdoors)],
        "account": actor.account.pk if actor.account else "",
    }
    return show(request, actor, "pages/outdoors/overview.html", context)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """One entry. A script sends it too, and then hears what came of it as JSON."""
    require(actor, Act.LOG_ENTRY)
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    # Outdoors one stands where it is: every register asks for the place at once.
    definition = replace(used.definition, asks_location=True)
    given = Given(new_values(definition, request.GET))
    token = request.POST.get("token", "")[:_LONGEST_TOKEN] or str(uuid4())
    if request.method == "POST":
        values = filled_in(definition, request.POST)
        try:
            logged = log_entry(actor, used, values, token)
        except Invalid as refused:
            given = Given(values, in_words(refused.problems))
            if _asks_json(request):
                told = _problems(make_form(actor, definition, given))
                return JsonResponse({"problems": told}, status=400)
        else:
            return _logged(request, actor, used, logged)
    context = {
        "register": register,
        "label": pick(definition.label),
        "form": make_form(actor, definition, given),
        "token": token,
        "photo_token": str(uuid4()),
        "account": actor.account.pk if actor.account else "",
    }
    return show(request, actor, "pages/outdoors/log.html", context, status=400 if given.problems else 200)


def _logged(request: HttpRequest, actor: Actor, used: RegisterInUse, logged: Logged) -> HttpResponse:
    number = number_of(logged.entry, used.definition.prefix)
    slug = actor.organisation.slug
    if _asks_json(request):
        address = address_of(actor, logged.entry, used.definition)
        photos = reverse("outdoors:photo", kwargs={"organisation": slug, "entry": logged.entry.pk})
        told = {"number": number, "address": address, "photos": photos, "is_new": logged.is_new}
        return JsonResponse(told)
    keep_photo_of_form(request, actor, logged.entry.pk)
    messages.success(request, _("Opgeslagen als %(number)s.") % {"number": number})
    return redirect("outdoors:overview", organisation=slug)


def _asks_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def _problems(form: EntryForm) -> list[dict[str, str]]:
    """Every problem with the name and the label of its question."""
    told = [
        {"field": question.name, "label": question.label, "told": " ".join(question.problems)}
        for question in form.wrong
    ]
    return told + [{"field": "", "label": "", "told": each} for each in form.general]


def _usual(actor: Actor, registers: Iterable[RegisterInUse]) -> list[Button]:
    """What this person logged most among the latest, most first."""
    if actor.account is None:
        return []
    known = {used.version.name: used for used in registers}
    counted = Counter(latest_logged_by(actor, _LOOKED_BACK))
    return [
        _button(actor, known[register], category, named=True)
        for (register, category), _times in counted.most_common(_MOST_USUAL)
        if register in known and (not category or category in category_labels(known[register].definition))
    ]


def _group(actor: Actor, used: RegisterInUse) -> Group:
    definition = used.definition
    categories = [category.name for category in definition.categories] or [""]
    buttons = tuple(_button(actor, used, category) for category in categories)
    return Group(pick(definition.label), buttons)


def _is_seldom_outdoors(used: RegisterInUse) -> bool:
    """Registers that ask for a place come first."""
    return not used.definition.asks_location


def _button(actor: Actor, used: RegisterInUse, category: str, *, named: bool = False) -> Button:
    definition = used.definition
    place = {"organisation": actor.organisation.slug, "register": used.version.name}
    address = reverse("outdoors:log", kwargs=place)
    label = pick(definition.label)
    if not category:
        return Button(label, address)
    query = QueryDict(mutable=True)
    query["category"] = category
    register = label if named else ""
    return Button(category_labels(definition)[category], f"{address}?{query.urlencode()}", register)
