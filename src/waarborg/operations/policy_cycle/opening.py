"""How is a policy cycle opened, for a plan that is there or one to come, and how does one open the next?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.commitments.policy_cycle import (
    ACCOUNTS,
    BEFORE_THE_PLAN,
    MOST_YEARS,
    StepKind,
    account_after,
    following_cycle,
    plan_steps,
)
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.policy_cycle.adopted_plans import ADOPTED, take_plan_over
from waarborg.operations.policy_cycle.rhythm import keep_rhythm
from waarborg.operations.policy_cycle.steps import hold_step, mark_done
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import (
    CycleStep,
    Organisation,
    PlanVersion,
    PolicyCycle,
    PriorityChoice,
    StepDecision,
    StepParticipant,
)
from waarborg.records.queries.plans import find_plan, newest_adopted
from waarborg.records.queries.policy_cycles import as_step, find_cycle
from waarborg.registers.problems import Problem

LED_UP_BEFORE = "Gedaan voordat deze cyclus hier werd bijgehouden."


@dataclass(frozen=True, slots=True)
class CycleWish:
    """Which cycle to open.

    Attributes:
        start, end: the days over which its plan runs, or will run.
        first_account: how the first year is accounted for; ``None``: as is usual for that year.
        plan: the adopted plan around which it is opened; what led up to that is not asked any more.
        with_rhythm: let that plan hold the promise of the law too, where it does not.
    """

    start: date
    end: date
    first_account: StepKind | None = None
    plan: int | None = None
    with_rhythm: bool = False


def open_cycle(actor: Actor, wish: CycleWish) -> PolicyCycle:
    """Open a cycle with all its steps, on the days that follow from the plan's first and last day.

    Raises:
        NotAllowed, NotFound (the plan was not adopted here), Invalid, DraftInTheWay (of the plan that must hold
            the promise).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        _one_at_a_time(actor)
        version = _adopted(actor, wish.plan) if wish.plan is not None else None
        if version is not None and wish.with_rhythm:
            version = keep_rhythm(actor, version.plan_id)
        if problems := cycle_problems(actor.organisation, wish):
            raise Invalid(problems)
        cycle = _make(actor, Window(wish.start, wish.end), wish.first_account)
        if version is not None:
            _begin_at_plan(actor, cycle, version)
        changes = {"start": (None, wish.start.isoformat()), "end": (None, wish.end.isoformat())}
        leave_line(actor, Act.MANAGE_CYCLE, cycle, changes)
    return cycle


def open_next_cycle(actor: Actor, step: int, revision: int, day: date) -> PolicyCycle:
    """Finish an evaluation on a day, and open the cycle that follows on it with the same participants.

    Raises:
        NotAllowed, NotFound (no such evaluation), Overtaken, Invalid (the next one is there already).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        _one_at_a_time(actor)
        evaluation = hold_step(actor, step, revision)
        if evaluation.kind != StepKind.EVALUATION.value:
            raise NotFound(str(step))
        cycle = evaluation.cycle
        running = following_cycle(Window(cycle.start, cycle.end))
        problems = cycle_problems(actor.organisation, CycleWish(running.start, running.end))
        if problems:
            raise Invalid([Problem("done_on", each.code, each.values) for each in problems])
        if evaluation.done_on is None:
            mark_done(actor, evaluation, day)
        given = account_after([as_step(each) for each in cycle.steps.all()])
        following = _make(actor, running, given, follows=cycle)
        _take_participants_along(cycle, following)
        leave_line(actor, Act.MANAGE_CYCLE, following, {"follows": (None, cycle.pk)})
    return following


def give_cycle_up(actor: Actor, cycle: int) -> None:
    """Undo that a cycle was opened, as long as nothing was decided in it and none follows on it.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = find_cycle(actor.organisation, cycle)
        if found is None:
            raise NotFound(str(cycle))
        if is_kept_for_good(found):
            raise Invalid([Problem("", "cycle_has_decisions")])
        leave_line(actor, Act.MANAGE_CYCLE, found, {"start": (found.start.isoformat(), None)})
        found.delete()


def is_kept_for_good(cycle: PolicyCycle) -> bool:
    """Something was decided in it besides the plan that it was opened around, or another cycle follows on it."""
    decided = StepDecision.objects.filter(step__cycle=cycle).exclude(text=ADOPTED).exists()
    chosen = PriorityChoice.objects.filter(long_list__cycle=cycle).exists()
    return decided or chosen or PolicyCycle.objects.filter(follows=cycle).exists()


def cycle_problems(organisation: Organisation, wish: CycleWish) -> list[Problem]:
    """Everything that stands in the way of opening this cycle."""
    if wish.end < wish.start:
        return [Problem("end", "ends_before_start")]
    problems = []
    if wish.end.year - wish.start.year >= MOST_YEARS:
        problems.append(Problem("end", "too_long_a_cycle", (("most", MOST_YEARS),)))
    if wish.first_account is not None and wish.first_account not in ACCOUNTS:
        problems.append(Problem("first_account", "missing"))
    others = PolicyCycle.objects.filter(organisation=organisation, start__lte=wish.end, end__gte=wish.start)
    if (other := others.first()) is not None:
        problems.append(Problem("start", "cycle_overlaps", (("years", str(other)),)))
    return problems


def _one_at_a_time(actor: Actor) -> None:
    """Wait for who opens a cycle here at the same moment, so that the second sees the first."""
    Organisation.objects.select_for_update().get(pk=actor.organisation.pk)


def _adopted(actor: Actor, plan: int) -> PlanVersion:
    found = find_plan(actor.organisation, plan)
    version = newest_adopted(found) if found else None
    if version is None:
        raise NotFound(f"adopted plan {plan}")
    return version


def _make(
    actor: Actor, running: Window, first_account: StepKind | None, follows: PolicyCycle | None = None
) -> PolicyCycle:
    cycle = PolicyCycle.objects.create(
        organisation=actor.organisation,
        start=running.start,
        end=running.end,
        follows=follows,
        opened_at=timezone.now(),
        opened_by=actor.account,
    )
    CycleStep.objects.bulk_create(
        CycleStep(
            cycle=cycle,
            kind=each.kind.value,
            turn=each.turn,
            starts_on=each.window.start,
            ends_on=each.window.end,
        )
        for each in plan_steps(running, first_account)
    )
    return cycle


def _begin_at_plan(actor: Actor, cycle: PolicyCycle, version: PlanVersion) -> None:
    before = [each.value for each in BEFORE_THE_PLAN]
    cycle.steps.filter(kind__in=before).update(left_out=LED_UP_BEFORE)
    take_plan_over(actor, cycle.steps.get(kind=StepKind.PLAN.value).pk, version.pk)


def _take_participants_along(cycle: PolicyCycle, following: PolicyCycle) -> None:
    """Who took part in a step takes part in the same step again."""
    new = {(each.kind, each.turn): each for each in following.steps.all()}
    taken = StepParticipant.objects.filter(step__cycle=cycle).select_related("step").order_by("id")
    StepParticipant.objects.bulk_create(
        StepParticipant(step=step, name=each.name, party=each.party, account_id=each.account_id)
        for each in taken
        if (step := new.get((each.step.kind, each.step.turn))) is not None
    )
