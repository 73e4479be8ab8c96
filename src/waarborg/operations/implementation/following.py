"""How is an action moved, begun, finished, stopped or put back?"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import Changes
from waarborg.operations.implementation.holding import hold_action, problems_with_days, store_action
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import ActionMove, PlanAction
from waarborg.registers.problems import Problem

LONGEST_REASON = 500


class Step(StrEnum):
    """What somebody tells of an action."""

    BEGIN = "begin"
    FINISH = "finish"
    BACK = "back"


def move_action(actor: Actor, action: int, revision: int, days: tuple[date, date], why: str) -> PlanAction:
    """Give an action other days; the old ones stay known, with who moved it, when and why.

    Args:
        actor: a safety officer.
        action: its number in the database.
        revision: as the actor saw it.
        days: its new first and last day.
        why: told to everybody who sees the action.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.PLAN_ACTIONS)
    start, end = days
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        problems = [*problems_with_days(row.plan, start, end), *_check_reason(why, "why"), *_must_run(row)]
        if (start, end) == (row.start, row.end):
            problems.append(Problem("ends", "not_moved"))
        if problems:
            raise Invalid(problems)
        ActionMove.objects.create(
            action=row,
            day=timezone.localdate(),
            at=timezone.now(),
            by=actor.account,
            old_start=row.start,
            old_end=row.end,
            new_start=start,
            new_end=end,
            why=why.strip(),
        )
        changes: Changes = {
            "start": (row.start.isoformat(), start.isoformat()),
            "end": (row.end.isoformat(), end.isoformat()),
        }
        row.start, row.end = start, end
        store_action(actor, Act.PLAN_ACTIONS, row, changes)
    return row


def tell_progress(actor: Actor, action: int, revision: int, step: Step, on: date) -> PlanAction:
    """Tell that an action began or was finished on a day, or take the last of these back.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.TELL_PROGRESS)
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        before = (row.started_on, row.finished_on)
        problems = list(_check_step(row, step, on))
        if problems:
            raise Invalid(problems)
        match step:
            case Step.BEGIN:
                row.started_on = on
            case Step.FINISH:
                row.finished_on = on
            case Step.BACK:
                row.started_on = row.started_on if row.finished_on else None
                row.finished_on = None
        store_action(actor, Act.TELL_PROGRESS, row, _told(before, (row.started_on, row.finished_on)))
    return row


def stop_action(actor: Actor, action: int, revision: int, why: str) -> PlanAction:
    """Stop an action: it is not judged any more, and stays to be read with the reason.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        if problems := [*_check_reason(why, "stopped_why"), *_must_run(row)]:
            raise Invalid(problems)
        row.stopped_on, row.stopped_why = timezone.localdate(), why.strip()
        store_action(actor, Act.PLAN_ACTIONS, row, {"stopped_on": (None, row.stopped_on.isoformat())})
    return row


def resume_action(actor: Actor, action: int, revision: int) -> PlanAction:
    """Go on with an action that was stopped.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        before = row.stopped_on.isoformat() if row.stopped_on else None
        row.stopped_on, row.stopped_why = None, ""
        store_action(actor, Act.PLAN_ACTIONS, row, {"stopped_on": (before, None)})
    return row


def _must_run(row: PlanAction) -> list[Problem]:
    """Only what is still to be done is moved or stopped."""
    if row.is_proposal:
        return [Problem("ends", "still_a_proposal")]
    over = row.finished_on is not None or row.stopped_on is not None
    return [Problem("ends", "action_is_over")] if over else []


def _check_step(row: PlanAction, step: Step, on: date) -> list[Problem]:
    if row.is_proposal:
        return [Problem("on", "still_a_proposal")]
    if row.stopped_on is not None or (step is not Step.BACK and row.finished_on is not None):
        return [Problem("on", "action_is_over")]
    if step is Step.BACK:
        return []
    if on > timezone.localdate():
        return [Problem("on", "in_the_future")]
    if step is Step.FINISH and row.started_on is not None and on < row.started_on:
        return [Problem("on", "before_it_began", (("day", f"{row.started_on:%d-%m-%Y}"),))]
    return []


def _check_reason(why: str, field: str) -> list[Problem]:
    if not why.strip():
        return [Problem(field, "missing")]
    if len(why) > LONGEST_REASON:
        return [Problem(field, "too_long", (("maximum", LONGEST_REASON), ("length", len(why))))]
    return [Problem(field, "unstorable_characters")] if "\x00" in why else []


def _told(before: tuple[date | None, date | None], after: tuple[date | None, date | None]) -> Changes:
    names = ("started_on", "finished_on")
    return {
        name: (old and old.isoformat(), new and new.isoformat())
        for name, old, new in zip(names, before, after, strict=True)
        if old != new
    }
