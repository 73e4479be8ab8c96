"""What comes round, what will it bring, and how is it made, changed and stopped?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.commitments.occasions import Occasion
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.recurring.forms import (
    Written,
    as_filled_in,
    choices,
    labels,
    read_wish,
    wish_of,
    written_in,
)
from waarborg.frontends.pages.recurring.wording import say_work
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import category_labels, in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.entry_terms import team_for
from waarborg.operations.permissions import Act, require
from waarborg.operations.recurring.making import Made
from waarborg.operations.recurring.plans import (
    RecurringWish,
    change_recurring,
    preview,
    start_recurring,
    stop_recurring,
    upcoming,
)
from waarborg.operations.recurring.promised import wish_for
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.recurring import count_open, find_recurring, recurring_plans, work_of
from waarborg.records.queries.registers import find_register
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import RecurringPlan

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A recurring plan in the list."""

    plan: RecurringPlan
    what: str
    often: str
    who: str
    open: int
    is_stopped: bool


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every recurring plan."""
    require(actor, Act.READ)
    today = timezone.localdate()
    waiting = count_open(actor.organisation)
    lines = [
        PlanLine(
            plan,
            what_of(actor, plan),
            say_work(work_of(plan), plan.list.label if plan.list else ""),
            who_of(actor, plan),
            waiting.get(plan.pk, 0),
            plan.ends_on is not None and plan.ends_on < today,
        )
        for plan in recurring_plans(actor.organisation)
    ]
    context = {
        "lines": [line for line in lines if not line.is_stopped],
        "stopped": [line for line in lines if line.is_stopped],
    }
    return show(request, actor, "pages/recurring/overview.html", context)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new plan; a commitment can fill it in."""
    require(actor, Act.PLAN_WORK)
    today = timezone.localdate()
    promised = _promised(actor, request.POST.get("number") or request.GET.get("afspraak", ""))
    if request.method != "POST":
        start = {"per": "P1Y", "times": "1", "starts_on": f"{today.year}-01-01"}
        return _form(request, actor, as_filled_in(promised) if promised else start)
    try:
        wish = read_wish(request.POST, promised.fields if promised else {})
        if "preview" in request.POST:
            asked = preview(actor.organisation, wish, today)
            return _form(request, actor, written_in(request.POST), asked=asked)
        plan, made = start_recurring(actor, wish, today)
    except Invalid as refused:
        return _form(request, actor, written_in(request.POST), refused.problems)
    messages.success(request, _say_made(made))
    return redirect("recurring:plan", organisation=actor.organisation.slug, recurring=plan.pk)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, recurring: int) -> HttpResponse:
    """Change a plan that is there."""
    require(actor, Act.PLAN_WORK)
    today = timezone.localdate()
    plan = _find(actor, recurring)
    known = wish_of(plan)
    if request.method != "POST":
        return _form(request, actor, as_filled_in(known), plan=plan)
    try:
        wish = read_wish(request.POST, known.fields)
        if "preview" in request.POST:
            asked = preview(actor.organisation, wish, today)
            return _form(request, actor, written_in(request.POST), asked=asked, plan=plan)
        _changed, made = change_recurring(actor, recurring, read_revision(request.POST), wish, today)
    except Invalid as refused:
        return _form(request, actor, written_in(request.POST), refused.problems, plan=plan)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde dit plan intussen. Kijk het na en probeer het opnieuw.")
        )
        return redirect("recurring:edit", organisation=actor.organisation.slug, recurring=recurring)
    messages.success(request, _("De wijziging is opgeslagen.") + " " + _say_made(made))
    return redirect("recurring:plan", organisation=actor.organisation.slug, recurring=recurring)


@member_page
@require_safe
def plan_page(request: HttpRequest, actor: Actor, recurring: int) -> HttpResponse:
    """One plan: what it asks, what it made, and what is coming."""
    require(actor, Act.READ)
    plan = _find(actor, recurring)
    today = timezone.localdate()
    asked = upcoming(plan, today)
    context = {
        "plan": plan,
        "what": what_of(actor, plan),
        "often": say_work(work_of(plan), plan.list.label if plan.list else ""),
        "who": who_of(actor, plan),
        "open": count_open(actor.organisation).get(plan.pk, 0),
        "is_stopped": plan.ends_on is not None and plan.ends_on < today,
        **_asked(asked),
    }
    return show(request, actor, "pages/recurring/plan.html", context)


@member_page
@require_POST
def stop(request: HttpRequest, actor: Actor, recurring: int) -> HttpResponse:
    """Stop a plan."""
    try:
        _plan, lapsed = stop_recurring(actor, recurring, read_revision(request.POST), timezone.localdate())
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde dit plan intussen. Kijk het na en probeer het opnieuw.")
        )
    else:
        told = ngettext(
            "Het plan is gestopt. %(lapsed)s geplande zaak vervalt.",
            "Het plan is gestopt. %(lapsed)s geplande zaken vervallen.",
            lapsed,
        )
        messages.success(request, told % {"lapsed": lapsed})
    return redirect("recurring:plan", organisation=actor.organisation.slug, recurring=recurring)


def what_of(actor: Actor, plan: RecurringPlan) -> str:
    """The register and category of a plan, in words."""
    used = find_register(actor.organisation, plan.register)
    if used is None:
        return plan.register
    category = category_labels(used.definition).get(plan.category, plan.category)
    return f"{pick(used.definition.label)}: {category}" if category else pick(used.definition.label)


def who_of(actor: Actor, plan: RecurringPlan) -> str:
    """Whose work list the entries of a plan come on: a person's, or a team's; empty where no register names one."""
    if plan.assigned_to is not None:
        return plan.assigned_to.name
    used = find_register(actor.organisation, plan.register)
    return plan.team or (team_for(used.definition, plan.category) if used else "")


def _form(
    request: HttpRequest,
    actor: Actor,
    written: Written,
    problems: Iterable[Problem] = (),
    *,
    asked: Sequence[Occasion] | None = None,
    plan: RecurringPlan | None = None,
) -> HttpResponse:
    told = in_words(problems)
    names = labels()
    context = {
        "given": written,
        "plan": plan,
        "problems": told,
        "problem_links": [
            Link(names.get(name, name), f"#plan-{name}", each)
            for name, every in told.items()
            for each in every
        ],
        "has_preview": asked is not None,
        **choices(actor, written),
        **_asked(asked or ()),
    }
    return show(request, actor, "pages/recurring/form.html", context, status=400 if told else 200)


def _asked(asked: Sequence[Occasion]) -> dict[str, object]:
    """What is coming: how much in each month, and the first of it."""
    months = Counter(each.days.end.replace(day=1) for each in asked)
    return {
        "months": [(date_format(month, "F Y"), number) for month, number in sorted(months.items())],
        "first": asked[:_SHOWN],
        "more": max(0, len(asked) - _SHOWN),
        "total": len(asked),
    }


def _find(actor: Actor, recurring: int) -> RecurringPlan:
    plan = find_recurring(actor.organisation, recurring)
    if plan is None:
        raise Http404
    return plan


def _promised(actor: Actor, written: str) -> RecurringWish | None:
    number = read_number(written)
    return None if number is None else wish_for(actor.organisation, number, timezone.localdate())


def _say_made(made: Made) -> str:
    told = ngettext(
        "%(made)s zaak staat klaar op de werklijst.", "%(made)s zaken staan klaar op de werklijst.", made.made
    )
    return told % {"made": made.made}
