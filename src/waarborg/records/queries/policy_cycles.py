"""Which policy cycles does a municipality have, and how does each of their steps stand on a day?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from waarborg.commitments.policy_cycle import (
    Step,
    StepKind,
    StepStanding,
    in_order,
    next_step,
    speaks_of,
    standing_on,
    still_before,
)
from waarborg.commitments.windows import Window
from waarborg.records.models import CycleStep, Organisation, PlanVersion, PolicyCycle
from waarborg.records.queries.plans import current_version


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a cycle as it stands on a day.

    Attributes:
        speaks_of: the part of the plan's running time that it is about; ``None``: all of it.
        before: the steps that should be done first and are not.
    """

    row: CycleStep
    step: Step
    standing: StepStanding
    speaks_of: Window | None
    before: tuple[Step, ...]
    is_next: bool


def cycles_of(organisation: Organisation) -> QuerySet[PolicyCycle]:
    """The cycles of a municipality, the latest plan first."""
    return PolicyCycle.objects.filter(organisation=organisation).select_related("follows")


def find_cycle(organisation: Organisation, cycle: int) -> PolicyCycle | None:
    """One cycle of this municipality."""
    return cycles_of(organisation).filter(pk=cycle).first()


def find_step(organisation: Organisation, step: int) -> CycleStep | None:
    """One step of a cycle of this municipality."""
    own = CycleStep.objects.filter(cycle__organisation=organisation, pk=step)
    return own.select_related("cycle__organisation").first()


def cycle_to_show(organisation: Organisation, day: date) -> PolicyCycle | None:
    """The cycle in which something happens: the one whose open step is due first; else the latest."""
    cycles = list(cycles_of(organisation).prefetch_related("steps"))
    waiting = []
    for cycle in cycles:
        step = next_step(as_step(each) for each in cycle.steps.all())
        if step is not None:
            waiting.append((standing_on(step, day) is StepStanding.AHEAD, step.window.end, cycle))
    if waiting:
        return min(waiting, key=lambda each: each[:2])[2]
    return cycles[0] if cycles else None


def plan_without_cycle(organisation: Organisation) -> PlanVersion | None:
    """The plan that counts, where no cycle was opened in its years."""
    version = current_version(organisation)
    if version is None:
        return None
    plan = version.plan
    known = cycles_of(organisation).filter(start__lte=plan.end, end__gte=plan.start)
    return None if known.exists() else version


def plan_for(cycle: PolicyCycle) -> PlanVersion | None:
    """The newest adopted version of a plan that runs in the years of the cycle."""
    adopted = PlanVersion.objects.filter(
        plan__organisation=cycle.organisation_id,
        plan__start__lte=cycle.end,
        plan__end__gte=cycle.start,
        adopted_at__isnull=False,
    )
    return adopted.select_related("plan").order_by("-plan__start", "-number").first()


def as_step(row: CycleStep) -> Step:
    """A step as the rules take it."""
    return Step(
        StepKind(row.kind),
        row.turn,
        Window(row.starts_on, row.ends_on),
        row.done_on,
        bool(row.left_out),
    )


def step_lines(cycle: PolicyCycle, day: date) -> list[StepLine]:
    """The steps of a cycle in order, as they stand on a day."""
    rows = list(
        cycle.steps.prefetch_related(
            "products__document", "participants__account", "decisions", "moves__moved_by"
        ).select_related("cycle")
    )
    return _lines(rows, Window(cycle.start, cycle.end), day)


def line_of(row: CycleStep, day: date) -> StepLine:
    """One step among those of its cycle."""
    return next(each for each in step_lines(row.cycle, day) if each.row.pk == row.pk)


def _lines(rows: Sequence[CycleStep], running: Window, day: date) -> list[StepLine]:
    steps = {row.pk: as_step(row) for row in rows}
    following = next_step(steps.values())
    lines = [
        StepLine(
            row,
            steps[row.pk],
            standing_on(steps[row.pk], day),
            speaks_of(running, steps[row.pk].kind, row.turn),
            still_before(steps[row.pk], steps.values()) if steps[row.pk].is_open else (),
            steps[row.pk] == following,
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: in_order(line.step))
