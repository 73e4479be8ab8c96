"""How far is the example in its policy cycle, and who decided what on the way?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from waarborg.commitments.policy_cycle import ACCOUNTS, StepKind
from waarborg.operations.actors import Actor
from waarborg.operations.policy_cycle.contents import (
    NewDecision,
    NewParticipant,
    NewProduct,
    add_participant,
    add_product,
    record_decision,
)
from waarborg.operations.policy_cycle.opening import CycleWish, open_cycle
from waarborg.operations.policy_cycle.steps import StepDays, finish_step, move_step
from waarborg.records.models import CycleStep, PlanVersion, PolicyCycle

_PARTNERS = (NewParticipant("Teamchef", "Politie"), NewParticipant("Beleidsadviseur", "Openbaar Ministerie"))
_IN_TIME = timedelta(days=10)


def go_through_cycle(people: Mapping[str, Actor], version: PlanVersion, day: date) -> PolicyCycle:
    """Open the cycle around the example's plan, and take the steps whose days have passed."""
    officer = people["sanne"]
    plan = version.plan
    cycle = open_cycle(officer, CycleWish(plan.start, plan.end, plan=plan.pk))
    for step in cycle.steps.filter(done_on=None, left_out=""):
        if step.ends_on < day and step.kind != StepKind.MONITORING.value:
            _take(officer, step)
    for step in cycle.steps.filter(kind__in=(StepKind.IMPLEMENTATION.value, StepKind.EVALUATION.value)):
        for partner in _PARTNERS:
            add_participant(officer, step.pk, partner)
    _move_evaluation(officer, cycle.steps.get(kind=StepKind.EVALUATION.value), day)
    return cycle


def _take(officer: Actor, step: CycleStep) -> None:
    """Ten days before its last day: the product is in the archive, and who decides did so."""
    done = step.ends_on - _IN_TIME
    council = step.kind in {each.value for each in ACCOUNTS}
    by, text = ("council", "Voor kennisgeving aangenomen.") if council else ("executive", "Vastgesteld.")
    add_product(
        officer, step.pk, NewProduct(f"Stuk van {done:%d-%m-%Y}", reference=f"Zaaksysteem, Z-{done:%Y%m%d}")
    )
    record_decision(officer, step.pk, NewDecision(by, done, text))
    finish_step(officer, step.pk, step.revision, done)


def _move_evaluation(officer: Actor, step: CycleStep, day: date) -> None:
    if step.done_on is not None or step.starts_on <= day:
        return
    month = timedelta(days=30)
    later = StepDays(step.starts_on + month, step.ends_on + month, "De partners hebben pas na de zomer tijd.")
    move_step(officer, step.pk, step.revision, later)
