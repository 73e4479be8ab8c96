"""How far is the policy cycle, what is late, and how is one opened or given up?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.commitments.policy_cycle import ACCOUNTS, StepKind, StepStanding
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.reading import read_written_day
from waarborg.frontends.pages.policy_cycle.showing import ShownStep, account_options, show_step
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.drafts import DraftInTheWay
from waarborg.operations.policy_cycle.opening import CycleWish, give_cycle_up, is_kept_for_good, open_cycle
from waarborg.operations.policy_cycle.rhythm import keep_rhythm
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.legal_rhythm import rhythm_in
from waarborg.records.queries.plans import current_version
from waarborg.records.queries.policy_cycles import (
    cycle_to_show,
    cycles_of,
    find_cycle,
    plan_without_cycle,
    step_lines,
)
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PlanVersion, PolicyCycle

_USUAL_YEARS = 4


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The cycle in which something has to be done."""
    require(actor, Act.READ)
    return _show_cycle(request, actor, cycle_to_show(actor.organisation, timezone.localdate()))


@member_page
@require_safe
def cycle_page(request: HttpRequest, actor: Actor, cycle: int) -> HttpResponse:
    """One cycle, also one that is over."""
    require(actor, Act.READ)
    return _show_cycle(request, actor, _find(actor, cycle))


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a cycle, around the plan that was adopted or for one to come."""
    require(actor, Act.MANAGE_CYCLE)
    version = plan_without_cycle(actor.organisation)
    if request.method != "POST":
        return _form(request, actor, version, _usual(version, timezone.localdate()))
    given = request.POST
    problems: list[Problem] = []
    start, end = read_written_day(given, "start", problems), read_written_day(given, "end", problems)
    problems += [
        Problem(name, "missing")
        for name, day in (("start", start), ("end", end))
        if day is None and name not in {each.field for each in problems}
    ]
    try:
        if problems or start is None or end is None:
            raise Invalid(problems)
        first = given.get("first_account", "")
        wish = CycleWish(
            start,
            end,
            StepKind(first) if first in {each.value for each in ACCOUNTS} else None,
            version.plan_id if version and given.get("plan") == str(version.plan_id) else None,
            with_rhythm=given.get("with_rhythm") == "ja",
        )
        opened = open_cycle(actor, wish)
    except Invalid as refused:
        return _form(request, actor, version, given.dict(), refused.problems)
    except DraftInTheWay:
        _tell_of_draft(request)
        return _form(request, actor, version, given.dict())
    messages.success(request, _("De cyclus is geopend. De dagen volgen uit de looptijd van het plan."))
    return redirect("policy_cycle:cycle", organisation=actor.organisation.slug, cycle=opened.pk)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, actor: Actor, cycle: int) -> HttpResponse:
    """Ask whether the cycle may go, and give it up."""
    require(actor, Act.MANAGE_CYCLE)
    found = _find(actor, cycle)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            give_cycle_up(actor, cycle)
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("De cyclus is opgeheven."))
            return redirect("policy_cycle:overview", organisation=actor.organisation.slug)
    context = {"cycle": found, "problems": in_words(problems)}
    return show(request, actor, "pages/policy_cycle/give_up.html", context, status=400 if problems else 200)


@member_page
@require_POST
def keep_promise(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Let the plan hold the promise that the law makes."""
    plan = read_number(request.POST.get("plan", ""))
    if plan is None:
        raise Http404
    try:
        keep_rhythm(actor, plan)
    except Invalid as refused:
        for told in in_words(refused.problems).values():
            messages.error(request, " ".join(told))
    except DraftInTheWay:
        _tell_of_draft(request)
    else:
        messages.success(request, _("De wettelijke afspraak staat in het plan, en op het bord."))
    return redirect("policy_cycle:overview", organisation=actor.organisation.slug)


def _find(actor: Actor, cycle: int) -> PolicyCycle:
    found = find_cycle(actor.organisation, cycle)
    if found is None:
        raise Http404
    return found


def _show_cycle(request: HttpRequest, actor: Actor, cycle: PolicyCycle | None) -> HttpResponse:
    steps: list[ShownStep] = []
    if cycle is not None:
        steps = [show_step(actor, line) for line in step_lines(cycle, timezone.localdate())]
    version = current_version(actor.organisation)
    context = {
        "cycle": cycle,
        "steps": steps,
        "next": next((each for each in steps if each.line.is_next), None),
        "late": [each for each in steps if each.line.standing is StepStanding.LATE],
        "others": [each for each in cycles_of(actor.organisation) if each != cycle],
        "version": version,
        "rhythm": rhythm_in(version) if version else None,
        "may_go": cycle is not None and not is_kept_for_good(cycle),
        "plan_without_cycle": plan_without_cycle(actor.organisation),
    }
    return show(request, actor, "pages/policy_cycle/cycle.html", context)


def _form(
    request: HttpRequest,
    actor: Actor,
    version: PlanVersion | None,
    given: dict[str, str],
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    context = {
        "version": version,
        "has_rhythm": version is not None and rhythm_in(version) is not None,
        "given": given,
        "accounts": account_options(given.get("first_account", "")),
        "problems": in_words(problems),
    }
    return show(request, actor, "pages/policy_cycle/new.html", context, status=400 if problems else 200)


def _usual(version: PlanVersion | None, today: date) -> dict[str, str]:
    """The days of the plan, else four years from the next first of January."""
    start = version.plan.start if version else date(today.year + 1, 1, 1)
    end = version.plan.end if version else date(today.year + _USUAL_YEARS, 12, 31)
    known = {"start": start.isoformat(), "end": end.isoformat(), "with_rhythm": "ja"}
    return {**known, "plan": str(version.plan_id)} if version else known


def _tell_of_draft(request: HttpRequest) -> None:
    messages.error(
        request,
        _("Er ligt een concept van dit plan. Stel het vast of gooi het weg; daarna kan de afspraak erbij."),
    )
