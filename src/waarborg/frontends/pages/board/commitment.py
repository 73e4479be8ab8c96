"""Why does one commitment stand as it does: its verdict, its evidence, and its course?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from waarborg.commitments.beside import say_figure_of
from waarborg.commitments.demands import Demand, Target
from waarborg.frontends.pages.board.showing import plan_asked
from waarborg.frontends.pages.board.ways_to_log import addresses_of, with_answers
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.showing import show_actions
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.plans.wording import say_demand, say_selection
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.drafts import find_accepted
from waarborg.records.queries.judgements import (
    history,
    judge_row,
    plan_version_on,
    shown_evidence,
    standing_changes,
)
from waarborg.records.queries.measured import measured
from waarborg.records.queries.plan_actions import actions_of_commitment
from waarborg.records.queries.standings import line_of, parts_of
from waarborg.registers.shelf import builtin_registers

if TYPE_CHECKING:
    from waarborg.records.models import Organisation

_EVIDENCE_SHOWN = 12
_PERIODS_SHOWN = 12


@member_page
@require_safe
def commitment(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """One commitment of the plan that runs, on any day of it."""
    require(actor, Act.READ)
    now = timezone.now()
    today = timezone.localdate(now)
    version, day = plan_asked(actor, request.GET, today) or (None, today)
    row = find_accepted(version, number) if version else None
    if version is None or row is None:
        raise Http404
    is_followed = day == today or version == plan_version_on(actor.organisation, today)
    surroundings = Surroundings(actor.organisation, now)
    judged = judge_row(row, surroundings, day)
    evidence = shown_evidence(actor, judged, surroundings, day, _EVIDENCE_SHOWN + 1)
    most = None if "alles" in request.GET else _PERIODS_SHOWN + 1
    periods = history(row, day, most, surroundings, judged)[::-1]
    actions = actions_of_commitment(actor, version.plan, number, day)
    in_use = surroundings.registers
    registers = {**builtin_registers(), **in_use}
    context = {
        "line": line_of(row, parts_of(version), judged.verdict, judged.due_on),
        "waiting": dict(judged.verdict.reason.values).get("waiting", 0),
        "plan": version.plan,
        "day": day,
        "today": today,
        "evidence": with_answers(actor, row, evidence.entries[:_EVIDENCE_SHOWN], in_use),
        "evidence_more": len(evidence.entries) > _EVIDENCE_SHOWN,
        "evidence_is_partly_hidden": evidence.is_partly_hidden,
        "periods": periods if most is None else periods[:_PERIODS_SHOWN],
        "periods_more": most is not None and len(periods) > _PERIODS_SHOWN,
        "changes": standing_changes(row)[:_PERIODS_SHOWN],
        "demand": say_demand(row.kind, row.demand),
        "question": row.question,
        "measure": row.measure,
        **_figures(actor.organisation, judged.promise.demand, day),
        "register_label": say_selection(row.selection, registers),
        "answer_label": say_selection(row.answer, registers),
        "actions": show_actions(actions, actor.organisation.slug),
        "is_followed": is_followed,
        **(addresses_of(actor, row, in_use) if is_followed else {}),
    }
    return show(request, actor, "pages/board/commitment.html", context)


def _figures(organisation: Organisation, demand: Demand | None, day: date) -> dict[str, object]:
    """The figures by which a target is judged, the newest first, and what they are compared with."""
    if not isinstance(demand, Target):
        return {}
    compared = say_figure_of(demand.reference, page_language()) if demand.reference else ""
    return {
        "figures": measured(organisation, demand, day).history[::-1],
        "figure_compared": compared[:1].upper() + compared[1:],
        "is_target": True,
    }
