"""How is the step of the plan taken once the council adopted one?"""

from __future__ import annotations

from django.db import transaction

from waarborg.commitments.policy_cycle import StepKind
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.policy_cycle.contents import NewDecision, NewProduct, add_product, record_decision
from waarborg.operations.policy_cycle.rhythm import adoption_day
from waarborg.operations.policy_cycle.steps import hold_step, mark_done
from waarborg.operations.refusals import NotFound
from waarborg.records.models import CycleStep, DecidedBy

ADOPTED = "De raad stelde het plan vast."


def take_plan_over(actor: Actor, step: int, version: int) -> CycleStep:
    """Take an adopted plan over into the step of the plan: as product, as the council's decision, and as done.

    Raises:
        NotAllowed, NotFound (no such step, or it is of another kind; no such adopted version).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step)
        adopted = add_product(actor, step, NewProduct(version=version)).version
        if found.kind != StepKind.PLAN.value or adopted is None:
            raise NotFound(str(step))
        day = adoption_day(adopted)
        if not found.decisions.filter(text=ADOPTED, decided_on=day).exists():
            record_decision(actor, step, NewDecision(DecidedBy.COUNCIL, day, ADOPTED))
        if found.done_on is None:
            mark_done(actor, found, day)
    return found
