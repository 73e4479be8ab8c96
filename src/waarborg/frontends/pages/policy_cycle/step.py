"""What is known of one step of the cycle, and what is done with it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.commitments.policy_cycle import StepKind
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.reading import read_written_day
from waarborg.frontends.pages.policy_cycle.showing import decided_by_labels, show_step
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.policy_cycle.adopted_plans import take_plan_over
from waarborg.operations.policy_cycle.contents import (
    DOCUMENT_OF,
    NewDecision,
    NewParticipant,
    NewProduct,
    add_participant,
    add_product,
    make_product,
    record_decision,
    remove_participant,
    remove_product,
    take_back_decision,
)
from waarborg.operations.policy_cycle.opening import open_next_cycle
from waarborg.operations.policy_cycle.steps import (
    StepDays,
    finish_step,
    leave_step_out,
    move_step,
    reopen_step,
)
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.council_documents import documents_of
from waarborg.records.queries.plans import adopted_versions
from waarborg.records.queries.policy_cycles import find_step, line_of, plan_for
from waarborg.records.queries.registers import colleagues_of
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import CycleStep

Change = Callable[[Actor, "CycleStep", QueryDict], str]
_DOCUMENTS_SHOWN = 50


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, actor: Actor, step: int) -> HttpResponse:
    """A step with its days, participants, products and decisions; ``act`` says what to do with it."""
    require(actor, Act.READ)
    found = find_step(actor.organisation, step)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show(request, actor, found)
    change = _CHANGES.get(request.POST.get("act", ""))
    if change is None:
        raise Http404
    try:
        told = change(actor, found, request.POST)
    except Invalid as refused:
        return _show(request, actor, found, request.POST, refused.problems)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde deze stap intussen. Kijk haar na en probeer het opnieuw.")
        )
    else:
        messages.success(request, told)
    return redirect("policy_cycle:step", organisation=actor.organisation.slug, step=step)


def _show(
    request: HttpRequest,
    actor: Actor,
    step: CycleStep,
    given: QueryDict | None = None,
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    today = timezone.localdate()
    shown = show_step(actor, line_of(step, today))
    filled = {name: str(value) for name, value in given.items()} if given is not None else {}
    context = {
        "shown": shown,
        "step": shown.line.row,
        "cycle": step.cycle,
        "given": filled,
        "acted": filled.get("act", ""),
        "today": today.isoformat(),
        "writes": DOCUMENT_OF.get(StepKind(step.kind)) if may(actor, Act.DRAFT_DOCUMENT) else None,
        "deciders": [
            Option(value, label, value == filled.get("by", ""))
            for value, label in decided_by_labels().items()
        ],
        "plan_to_take": plan_for(step.cycle) if _waits_for_plan(step) else None,
        "is_choosing": step.kind == StepKind.PRIORITIES.value,
        "opens_next": step.kind == StepKind.EVALUATION.value and not hasattr(step.cycle, "next_cycle"),
        "problems": in_words(problems),
        **(_choices(actor, filled) if may(actor, Act.MANAGE_CYCLE) else {}),
    }
    return show(request, actor, "pages/policy_cycle/step.html", context, status=400 if problems else 200)


def _waits_for_plan(step: CycleStep) -> bool:
    return step.kind == StepKind.PLAN.value and step.done_on is None


def _choices(actor: Actor, filled: Mapping[str, str]) -> dict[str, object]:
    filed = documents_of(actor.organisation, filed=True)[:_DOCUMENTS_SHOWN]
    drafts = documents_of(actor.organisation, filed=False)[:_DOCUMENTS_SHOWN]
    return {
        "people": colleagues_of(actor.organisation),
        "filed": [Option(f"document-{each.pk}", each.title, chosen=False) for each in filed],
        "drafts": [Option(f"document-{each.pk}", each.title, chosen=False) for each in drafts],
        "versions": [
            Option(f"version-{each.pk}", each.title or each.plan.title, chosen=False)
            for each in adopted_versions(actor.organisation)
        ],
        "chosen_account": filled.get("account", ""),
    }


def _finish(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    finish_step(actor, step.pk, read_revision(given), _day(given, "done_on"))
    return _("De stap is gedaan.")


def _take_plan(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    take_plan_over(actor, step.pk, read_number(given.get("version", "")) or 0)
    return _("De stap is gedaan: het vastgestelde plan en het besluit van de raad staan erbij.")


def _move(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    days = StepDays(_day(given, "starts_on"), _day(given, "ends_on"), given.get("reason", ""))
    move_step(actor, step.pk, read_revision(given), days)
    return _("De stap is verplaatst. De oude dagen blijven te lezen.")


def _leave_out(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    leave_step_out(actor, step.pk, read_revision(given), given.get("left_out", ""))
    return _("De stap wordt in deze cyclus overgeslagen.")


def _reopen(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    reopen_step(actor, step.pk, read_revision(given))
    return _("De stap is weer open.")


def _open_next(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    day = step.done_on or _day(given, "done_on")
    following = open_next_cycle(actor, step.pk, read_revision(given), day)
    return _("De evaluatie is gedaan, en de cyclus %(years)s is geopend.") % {"years": following}


def _add_participant(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    account = read_number(given.get("account", ""))
    add_participant(actor, step.pk, NewParticipant(given.get("name", ""), given.get("party", ""), account))
    return _("De deelnemer is toegevoegd.")


def _remove_participant(actor: Actor, _step: CycleStep, given: QueryDict) -> str:
    remove_participant(actor, read_number(given.get("participant", "")) or 0)
    return _("De deelnemer is weggehaald.")


def _add_product(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    what, _sign, number = given.get("what", "").partition("-")
    chosen = {what: read_number(number)} if what in ("document", "version") else {}
    product = NewProduct(
        given.get("title", ""),
        chosen.get("document"),
        chosen.get("version"),
        given.get("reference", ""),
    )
    add_product(actor, step.pk, product)
    return _("Het product is toegevoegd.")


def _make_product(actor: Actor, step: CycleStep, _given: QueryDict) -> str:
    make_product(actor, step.pk, timezone.localdate())
    return _("Het concept staat klaar. Lees het na en pas het aan.")


def _remove_product(actor: Actor, _step: CycleStep, given: QueryDict) -> str:
    remove_product(actor, read_number(given.get("product", "")) or 0)
    return _("Het product hoort niet meer bij deze stap. Het document zelf blijft.")


def _record_decision(actor: Actor, step: CycleStep, given: QueryDict) -> str:
    decision = NewDecision(given.get("by", ""), _day(given, "decided_on"), given.get("text", ""))
    record_decision(actor, step.pk, decision)
    return _("Het besluit is vastgelegd.")


def _take_back_decision(actor: Actor, _step: CycleStep, given: QueryDict) -> str:
    take_back_decision(actor, read_number(given.get("decision", "")) or 0, given.get("why", ""))
    return _("Het besluit is teruggenomen.")


_CHANGES: Mapping[str, Change] = {
    "finish": _finish,
    "take_plan": _take_plan,
    "move": _move,
    "leave_out": _leave_out,
    "reopen": _reopen,
    "open_next": _open_next,
    "add_participant": _add_participant,
    "remove_participant": _remove_participant,
    "add_product": _add_product,
    "make_product": _make_product,
    "remove_product": _remove_product,
    "record_decision": _record_decision,
    "take_back_decision": _take_back_decision,
}


def _day(given: QueryDict, name: str) -> date:
    problems: list[Problem] = []
    day = read_written_day(given, name, problems)
    if day is None:
        raise Invalid(problems or [Problem(name, "missing")])
    return day
