"""How far is the example in its policy cycle, and who decided what on the way?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from waarborg.analysis.theme_scores import Weights
from waarborg.commitments.policy_cycle import ACCOUNTS, StepKind
from waarborg.operations.actors import Actor
from waarborg.operations.policy_cycle.adopted_plans import take_plan_over
from waarborg.operations.policy_cycle.choosing import Chosen, record_choice
from waarborg.operations.policy_cycle.contents import (
    NewDecision,
    NewParticipant,
    NewProduct,
    add_participant,
    add_product,
    record_decision,
)
from waarborg.operations.policy_cycle.figure_scores import draw_figures, picture_to_score
from waarborg.operations.policy_cycle.long_list import Filling, Views, fill_long_list, start_long_list
from waarborg.operations.policy_cycle.opening import CycleWish, open_cycle
from waarborg.operations.policy_cycle.steps import StepDays, finish_step, move_step
from waarborg.records.models import CycleStep, PlanVersion, PolicyCycle
from waarborg.records.queries.priorities import newest_list

_PARTNERS = (NewParticipant("Teamchef", "Politie"), NewParticipant("Beleidsadviseur", "Openbaar Ministerie"))
_IN_TIME = timedelta(days=10)
_VIEWS = {
    "leefomgeving/sociale-kwaliteit": Views(4, 3.5),
    "leefomgeving/fysieke-kwaliteit": Views(2, 3),
    "leefomgeving/objectieve-veiligheid": Views(4.5, 4),
    "bedrijvigheid/uitgaan": Views(4, 2.5),
    "bedrijvigheid/toerisme": Views(3, 2),
    "jeugd/jeugdoverlast": Views(3.5, 4.5),
    "fysiek/verkeersveiligheid": Views(2.5, 4.5),
    "integriteit/ondermijning": Views(5),
}
"""What partners and the panel made of some themes; of the others nothing is known."""
_FIRST = 3
_REASON = "De raad volgt de partners en het panel, en wil de kleine inzet van de gemeente niet versnipperen."


def go_through_cycle(people: Mapping[str, Actor], version: PlanVersion, day: date) -> PolicyCycle:
    """Open the cycle around the example's plan, and take the steps whose days have passed."""
    officer = people["sanne"]
    cycle = open_cycle(officer, CycleWish(version.plan.start, version.plan.end))
    for partner in _PARTNERS:
        for step in cycle.steps.exclude(kind=StepKind.MONITORING.value):
            add_participant(officer, step.pk, partner)
    for step in cycle.steps.all():
        if step.kind == StepKind.PLAN.value:
            take_plan_over(officer, step.pk, version.pk)
        elif step.kind == StepKind.PRIORITIES.value:
            _choose(officer, step)
        elif step.ends_on < day and step.kind != StepKind.MONITORING.value:
            _take(officer, step)
    _move_evaluation(officer, cycle.steps.get(kind=StepKind.EVALUATION.value), day)
    return cycle


def draw_current_figures(actor: Actor, day: date) -> None:
    """Score the list on the figures that were invented beside the database."""
    found = newest_list(actor.organisation)
    if found is not None:
        draw_figures(actor, found.cycle_id, picture_to_score(actor.organisation, day))


def _choose(officer: Actor, step: CycleStep) -> None:
    """What partners and the panel found most pressing is what the council chose."""
    found = start_long_list(officer, step.cycle_id)
    views = {each.pk: _VIEWS[each.code] for each in found.themes.all() if each.code in _VIEWS}
    filling = Filling(Weights(2, 2, 1), "Sessie met de partners, voorjaar", "Bewonerspanel, voorjaar", views)
    fill_long_list(officer, step.cycle_id, found.revision, filling)
    pressing = sorted(views, key=lambda number: -(views[number].partners or 0))[:_FIRST]
    record_choice(officer, step.cycle_id, Chosen(step.ends_on - _IN_TIME, _REASON, tuple(pressing)))


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
