"""How is money for an action or an activity put in the budget, changed or taken out?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.commitments.budgets import read_euros
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.implementation.asking import (
    Asking,
    Told,
    revision_in,
    show_form,
    tell_overtaken,
    what_is_wrong,
)
from waarborg.frontends.pages.implementation.editing import find
from waarborg.frontends.pages.registers.questions import Option, Question
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.money import (
    MoneyWish,
    add_money_for_action,
    add_money_for_measure,
    change_money,
    remove_money,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.queries.budgets import find_money
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plans import find_measure
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

if TYPE_CHECKING:
    from waarborg.records.models import BudgetLine, Measure, Plan, PlanAction

_NEW, _EXISTING = "nieuw", "bestaand"


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def for_action(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """Money for an action."""
    require(actor, Act.KEEP_BUDGET)
    row = find(actor, action)
    written, told = _at_first(row.plan, row.start.year), dict[str, list[str]]()
    if request.method == "POST":
        written = request.POST.dict()
        try:
            add_money_for_action(actor, action, read_wish(request.POST))
        except Invalid as refused:
            told = what_is_wrong(refused)
        else:
            return _done(request, actor, row)
    context = {"heading": _("Geld voor deze actie"), "about": row.title, "back": _back(actor, row)}
    return show_form(request, actor, _questions(row.plan, written, told), context, told)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def for_measure(request: HttpRequest, actor: Actor, measure: int) -> HttpResponse:
    """Money for an activity of the plan as a whole."""
    require(actor, Act.KEEP_BUDGET)
    version = plan_version_on(actor.organisation, timezone.localdate())
    found = find_measure(actor.organisation, measure)
    if version is None or found is None or found.section.version_id != version.pk:
        raise NotFound(str(measure))
    written, told = _at_first(version.plan, timezone.localdate().year), dict[str, list[str]]()
    if request.method == "POST":
        written = request.POST.dict()
        try:
            add_money_for_measure(actor, measure, read_wish(request.POST))
        except Invalid as refused:
            told = what_is_wrong(refused)
        else:
            return _done(request, actor, None)
    context = {"heading": _("Geld voor deze activiteit"), "about": found.text, "back": _back(actor, None)}
    return show_form(request, actor, _questions(version.plan, written, told), context, told)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, actor: Actor, money: int) -> HttpResponse:
    """What was asked, granted and spent."""
    require(actor, Act.KEEP_BUDGET)
    line = _find(actor, money)
    written, told = _as_filled_in(line), dict[str, list[str]]()
    if request.method == "POST":
        written = request.POST.dict()
        try:
            change_money(actor, money, revision_in(request), read_wish(request.POST))
        except Invalid as refused:
            told = what_is_wrong(refused)
        except Overtaken:
            tell_overtaken(request)
            line = _find(actor, money)
        else:
            return _done(request, actor, line.action)
    context = {
        "heading": _("Geld wijzigen"),
        "about": _about(line.action, line.measure),
        "revision": line.revision,
        "back": _back(actor, line.action),
        "removing": reverse("implementation:remove_money", args=[actor.organisation.slug, money]),
    }
    return show_form(request, actor, _questions(line.plan, written, told), context, told)


@member_page
@require_POST
def remove(request: HttpRequest, actor: Actor, money: int) -> HttpResponse:
    """Take a line out of the budget."""
    require(actor, Act.KEEP_BUDGET)
    line = _find(actor, money)
    try:
        remove_money(actor, money, revision_in(request))
    except Overtaken:
        tell_overtaken(request)
        return redirect("implementation:money", actor.organisation.slug, money)
    messages.success(request, _("De regel is uit de begroting gehaald."))
    return redirect(_back(actor, line.action))


def read_wish(given: QueryDict) -> MoneyWish:
    """What was filled in.

    Raises:
        Invalid: what cannot be read at all; the rest is checked by who carries it out.
    """
    problems: list[Problem] = []
    year = given.get("year", "")
    if not (year.isascii() and year.isdecimal() and len(year) == 4):
        problems.append(Problem("year", "missing"))
    requested = _amount(given, "requested", problems)
    granted = _amount(given, "granted", problems)
    spent = _amount(given, "spent", problems)
    granted_on = None
    if written := given.get("granted_on", "").strip():
        try:
            granted_on = read_day(written)
        except UnreadableValueError as error:
            problems.append(Problem("granted_on", error.code, error.values))
    if problems:
        raise Invalid(problems)
    return MoneyWish(
        year=int(year),
        requested=requested or 0,
        is_new=given.get("is_new") != _EXISTING,
        what=given.get("what", ""),
        granted=granted,
        granted_by=given.get("granted_by", ""),
        granted_on=granted_on,
        spent=spent or 0,
    )


def _amount(given: QueryDict, name: str, problems: list[Problem]) -> int | None:
    written = given.get(name, "")
    if not written.strip():
        return None
    try:
        return read_euros(written)
    except UnreadableValueError as error:
        problems.append(Problem(name, error.code, error.values))
        return None


def _at_first(plan: Plan, year: int) -> Mapping[str, str]:
    return {"year": str(min(max(year, plan.start.year), plan.end.year)), "is_new": _NEW}


def _as_filled_in(line: BudgetLine) -> Mapping[str, str]:
    return {
        "year": str(line.year),
        "is_new": _NEW if line.is_new else _EXISTING,
        "what": line.what,
        "requested": str(line.requested or ""),
        "granted": "" if line.granted is None else str(line.granted),
        "granted_by": line.granted_by,
        "granted_on": line.granted_on.isoformat() if line.granted_on else "",
        "spent": str(line.spent or ""),
    }


def _questions(plan: Plan, written: Mapping[str, str], told: Told) -> list[Question]:
    ask = Asking(written, told)
    years = [str(year) for year in range(plan.start.year, plan.end.year + 1)]
    kinds = (
        (_NEW, _("Nieuw geld: hierover moet worden besloten")),
        (_EXISTING, _("Bestaand geld: staat al in de begroting")),
    )
    year_options = [Option(year, year, year == written.get("year")) for year in years]
    kind_options = [Option(value, label, value == written.get("is_new")) for value, label in kinds]
    whole = _("In hele euro's, bijvoorbeeld 12.500.")
    undecided = _("Leeg zolang niets is besloten; 0 als het is afgewezen.")
    return [
        replace(ask.choice("year", _("Jaar"), year_options), required=True),
        replace(ask.choice("is_new", _("Soort geld"), kind_options, "radios"), required=True),
        ask.text("what", _("Waarvoor"), explanation=_("Laat leeg als het voor het geheel is.")),
        ask.text("requested", _("Gevraagd"), "number", whole, required=True),
        ask.text("granted", _("Toegekend"), "number", undecided),
        ask.text("granted_by", _("Wie heeft toegekend?"), explanation=_("Bijvoorbeeld: raad, kadernota.")),
        ask.text("granted_on", _("Wanneer is toegekend?"), "date"),
        ask.text("spent", _("Besteed"), "number", _("Tot nu toe, in hele euro's.")),
    ]


def _find(actor: Actor, money: int) -> BudgetLine:
    line = find_money(actor, money)
    if line is None:
        raise NotFound(str(money))
    return line


def _about(action: PlanAction | None, measure: Measure | None) -> str:
    if action is not None:
        return action.title
    return measure.text if measure is not None else ""


def _back(actor: Actor, action: PlanAction | None) -> str:
    slug = actor.organisation.slug
    if action is not None:
        return reverse("implementation:action", args=[slug, action.pk])
    return reverse("implementation:budget", args=[slug])


def _done(request: HttpRequest, actor: Actor, action: PlanAction | None) -> HttpResponse:
    messages.success(request, _("De begroting is bijgewerkt."))
    return redirect(_back(actor, action))
