"""How is a step of the cycle moved, done, opened again or left out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import CycleStep, StepMove
from waarborg.registers.problems import Problem

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class StepDays:
    """The days on which a step is taken, and why they are others than before."""

    starts_on: date
    ends_on: date
    reason: str


def move_step(actor: Actor, step: int, revision: int, days: StepDays) -> CycleStep:
    """Give a step other days; those that it had are kept.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step, revision)
        problems = problems_with_text("reason", days.reason, LONGEST_REASON)
        if days.ends_on < days.starts_on:
            problems.append(Problem("ends_on", "ends_before_start"))
        if (days.starts_on, days.ends_on) == (found.starts_on, found.ends_on):
            problems.append(Problem("starts_on", "same_days"))
        if problems:
            raise Invalid(problems)
        before = {"starts_on": found.starts_on, "ends_on": found.ends_on}
        StepMove.objects.create(
            step=found,
            **before,
            reason=days.reason.strip(),
            moved_at=timezone.now(),
            moved_by=actor.account,
        )
        found.starts_on, found.ends_on = days.starts_on, days.ends_on
        _raise(found)
        changes = {name: (day.isoformat(), getattr(found, name).isoformat()) for name, day in before.items()}
        leave_line(actor, Act.MANAGE_CYCLE, found, changes)
    return found


def finish_step(actor: Actor, step: int, revision: int, day: date) -> CycleStep:
    """Tell that a step was done on a day.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (also a day to come).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step, revision)
        mark_done(actor, found, day)
    return found


def mark_done(actor: Actor, step: CycleStep, day: date) -> None:
    """Write that a step was done, in the transaction of an act.

    Raises:
        Invalid: the day is still to come.
    """
    if day > timezone.localdate():
        raise Invalid([Problem("done_on", "in_the_future")])
    before = step.done_on.isoformat() if step.done_on else None
    step.done_on, step.left_out = day, ""
    _raise(step)
    leave_line(actor, Act.MANAGE_CYCLE, step, {"done_on": (before, day.isoformat())})


def leave_step_out(actor: Actor, step: int, revision: int, reason: str) -> CycleStep:
    """Go without a step in this cycle, and say why.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (without a reason, or it was done).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step, revision)
        problems = problems_with_text("left_out", reason, LONGEST_REASON)
        if found.done_on is not None:
            problems.append(Problem("left_out", "step_is_done"))
        if problems:
            raise Invalid(problems)
        found.left_out = reason.strip()
        _raise(found)
        leave_line(actor, Act.MANAGE_CYCLE, found, {"left_out": (None, found.left_out)})
    return found


def reopen_step(actor: Actor, step: int, revision: int) -> CycleStep:
    """Undo that a step was done or left out.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step, revision)
        before = {
            "done_on": (found.done_on.isoformat() if found.done_on else None, None),
            "left_out": (found.left_out, ""),
        }
        found.done_on, found.left_out = None, ""
        _raise(found)
        leave_line(actor, Act.MANAGE_CYCLE, found, before)
    return found


def hold_step(actor: Actor, step: int, revision: int | None = None) -> CycleStep:
    """A step of the actor's own municipality, held against other writers until the transaction ends.

    Raises:
        NotFound, Overtaken (somebody changed it after ``revision``).
    """
    own = CycleStep.objects.filter(cycle__organisation=actor.organisation, pk=step)
    found = own.select_for_update(of=("self",)).select_related("cycle").first()
    if found is None:
        raise NotFound(str(step))
    if revision is not None and found.revision != revision:
        raise Overtaken(f"step {step} is at revision {found.revision}, not {revision}")
    return found


def problems_with_text(field: str, text: str, longest: int) -> list[Problem]:
    """What is wrong with one text that must be filled in."""
    if not text.strip():
        return [Problem(field, "missing")]
    if len(text.strip()) > longest:
        return [Problem(field, "too_long", (("maximum", longest), ("length", len(text.strip()))))]
    return [Problem(field, "unstorable_characters")] if "\x00" in text else []


def _raise(step: CycleStep) -> None:
    step.revision += 1
    step.save()
