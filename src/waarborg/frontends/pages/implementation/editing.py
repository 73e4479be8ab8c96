"""How is an action put in the implementation plan, changed and moved?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.commitments.quarters import usual_stretch, write_first_day, write_last_day
from waarborg.commitments.windows import Window
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.asking import (
    Asking,
    Told,
    revision_in,
    show_form,
    tell_overtaken,
    what_is_wrong,
)
from waarborg.frontends.pages.implementation.forms import (
    as_filled_in,
    day_questions,
    questions,
    read_days,
    read_wish,
)
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.actions import add_action, change_action
from waarborg.operations.implementation.following import move_action
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plan_actions import find_action
from waarborg.records.queries.plans import find_measure
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PlanAction


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new action; a measure can fill it in."""
    require(actor, Act.PLAN_ACTIONS)
    today = timezone.localdate()
    version = plan_version_on(actor.organisation, today)
    if version is None:
        return show(request, actor, "pages/implementation/no_plan.html", {})
    usual = usual_stretch(Window(version.plan.start, version.plan.end), today)
    days = {"starts": write_first_day(usual.start), "ends": write_last_day(usual.end)} if usual else {}
    written: Mapping[str, str] = {**days, **_from_measure(actor, request.GET.get("activiteit", ""))}
    told: Told = {}
    if request.method == "POST":
        written = request.POST.dict()
        try:
            row = add_action(actor, read_wish(request.POST))
        except Invalid as refused:
            told = what_is_wrong(refused)
        else:
            messages.success(request, _("De actie staat in het uitvoeringsplan."))
            return redirect("implementation:action", actor.organisation.slug, row.pk)
    context = {"heading": _("Nieuwe actie"), "back": _overview(actor)}
    return show_form(request, actor, questions(actor, version, written, told), context, told)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """Change an action, or take a proposal over."""
    require(actor, Act.PLAN_ACTIONS)
    row = find(actor, action)
    written, told = as_filled_in(row), dict[str, list[str]]()
    if request.method == "POST":
        written = request.POST.dict()
        try:
            change_action(actor, action, revision_in(request), read_wish(request.POST, row))
        except Invalid as refused:
            told = what_is_wrong(refused)
        except Overtaken:
            tell_overtaken(request)
            row = find(actor, action)
        else:
            messages.success(request, _("De actie is opgeslagen."))
            return redirect("implementation:action", actor.organisation.slug, action)
    asked = questions(actor, row.measure.section.version, written, told, row)
    heading = _("Voorstel overnemen") if row.is_proposal else _("Actie wijzigen")
    return show_form(request, actor, asked, _about(actor, row, heading), told)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """Give an action other days, and say why."""
    require(actor, Act.PLAN_ACTIONS)
    row = find(actor, action)
    written: Mapping[str, str] = {"starts": write_first_day(row.start), "ends": write_last_day(row.end)}
    told: Told = {}
    if request.method == "POST":
        written = request.POST.dict()
        try:
            problems: list[Problem] = []
            days = read_days(request.POST, problems)
            if problems:
                raise Invalid(problems)
            move_action(actor, action, revision_in(request), days, request.POST.get("why", ""))
        except Invalid as refused:
            told = what_is_wrong(refused)
        except Overtaken:
            tell_overtaken(request)
            row = find(actor, action)
        else:
            messages.success(request, _("De actie is verplaatst. De eerdere dagen blijven te zien."))
            return redirect("implementation:action", actor.organisation.slug, action)
    reason = Asking(written, told).text("why", _("Waarom?"), required=True)
    asked = [*day_questions(written, told), reason]
    return show_form(request, actor, asked, _about(actor, row, _("Actie verplaatsen")), told)


def find(actor: Actor, action: int) -> PlanAction:
    """An action that this actor may see.

    Raises:
        NotFound.
    """
    row = find_action(actor, action)
    if row is None:
        raise NotFound(str(action))
    return row


def _about(actor: Actor, row: PlanAction, heading: str) -> dict[str, object]:
    address = reverse("implementation:action", args=[actor.organisation.slug, row.pk])
    return {"heading": heading, "action": row, "revision": row.revision, "back": address}


def _overview(actor: Actor) -> str:
    return reverse("implementation:overview", args=[actor.organisation.slug])


def _from_measure(actor: Actor, written: str) -> dict[str, str]:
    measure = find_measure(actor.organisation, read_number(written) or 0)
    if measure is None:
        return {}
    return {"measure": str(measure.pk), "partners": "\n".join(measure.section.partners)}
