"""Which actions does the plan itself suggest? One for each measure that has none yet, to be edited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Milestone
from waarborg.commitments.quarters import quarter_of, usual_stretch
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.implementation.actions import LONGEST_TITLE
from waarborg.operations.implementation.holding import hold_action, running_version, without_words
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Choice, Commitment, Measure, Plan, PlanAction
from waarborg.records.queries.plan_actions import NEW, ONGOING, measures_without_action, visible_actions
from waarborg.registers.problems import Problem

_MOST_PARTNERS = 8


def propose_actions(actor: Actor, day: date, *, with_ongoing: bool = False) -> int:
    """Propose an action for each new measure that has none, perhaps also for each ongoing one; returns how many.

    Args:
        actor: a safety officer.
        day: today; what is proposed begins in the next quarter and ends with the next year, as far as the plan
            goes, or on the day that the measure itself promises.
        with_ongoing: also for what goes on already.

    Raises:
        NotAllowed, Invalid (no plan was adopted, or it is over).
    """
    require(actor, Act.PLAN_ACTIONS)
    version = running_version(actor)
    usual = usual_stretch(Window(version.plan.start, version.plan.end), day)
    if usual is None:
        raise Invalid([Problem("measure", "plan_is_over", (("end", f"{version.plan.end:%d-%m-%Y}"),))])
    with transaction.atomic():
        # Held, so that of two people who ask at once the second finds nothing left to propose.
        Plan.objects.select_for_update().get(pk=version.plan_id)
        measures = measures_without_action(version, (NEW, ONGOING) if with_ongoing else (NEW,))
        made = [_proposal(actor, version.plan, measure, usual, day) for measure in measures]
        PlanAction.objects.bulk_create(made)
        leave_line(actor, Act.PLAN_ACTIONS, version.plan, {"proposed": (None, len(made))})
    return len(made)


def keep_proposals(actor: Actor) -> int:
    """Take every proposal over as it is; returns how many there were.

    Raises:
        NotAllowed.
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        waiting = list(_proposals(actor))
        for row in waiting:
            row.is_proposal, row.revision = False, row.revision + 1
            row.save()
            leave_line(actor, Act.PLAN_ACTIONS, row, {"is_proposal": (True, False)})
    return len(waiting)


def drop_proposals(actor: Actor) -> int:
    """Throw away every proposal that nobody took over; returns how many there were.

    Raises:
        NotAllowed.
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        waiting = list(_proposals(actor))
        for row in waiting:
            _drop(actor, row)
    return len(waiting)


def drop_proposal(actor: Actor, action: int, revision: int) -> None:
    """Throw one proposal away; what was taken over is stopped instead.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (it is no proposal any more).
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        if not row.is_proposal:
            raise Invalid([Problem("title", "no_proposal")])
        _drop(actor, row)


def _proposals(actor: Actor) -> Iterable[PlanAction]:
    waiting = visible_actions(actor).select_for_update(of=("self",)).filter(is_proposal=True)
    return waiting.filter(budget_lines__isnull=True).order_by("pk")


def _drop(actor: Actor, row: PlanAction) -> None:
    if row.budget_lines.exists():
        raise Invalid([Problem("title", "has_money")])
    leave_line(actor, Act.PLAN_ACTIONS, row, without_words({"title": (row.title, None)}, row))
    row.delete()


def _proposal(actor: Actor, plan: Plan, measure: Measure, usual: Window, day: date) -> PlanAction:
    accepted = [each for each in measure.commitments.all() if each.choice == Choice.ACCEPTED]
    days = _promised_days(accepted, plan, day) or usual
    owner = next((each.owner for each in accepted if each.owner_id is not None), None)
    return PlanAction(
        organisation=actor.organisation,
        plan=plan,
        measure=measure,
        title=_short(measure.text),
        owner=owner,
        partners=list(measure.section.partners)[:_MOST_PARTNERS],
        start=days.start,
        end=days.end,
        is_proposal=True,
    )


def _promised_days(accepted: Iterable[Commitment], plan: Plan, day: date) -> Window | None:
    """Until the first day that the measure itself promises, from now on."""
    demands = [demand_from_json(each.demand) for each in accepted if each.demand]
    promised = sorted(
        demand.by for demand in demands if isinstance(demand, Milestone) and day < demand.by <= plan.end
    )
    if not promised:
        return None
    return Window(max(plan.start, min(quarter_of(day).start, promised[0])), promised[0])


def _short(text: str) -> str:
    """The text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
