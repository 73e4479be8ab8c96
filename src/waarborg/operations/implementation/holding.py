"""How is an action held against other writers, and stored with its line in the trail? Steps of every act on one."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import Changes, leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import Plan, PlanAction, PlanVersion
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plan_actions import visible_actions
from waarborg.registers.problems import Problem


def hold_action(actor: Actor, action: int, revision: int) -> PlanAction:
    """An action that the actor may see, held against other writers until the transaction ends.

    Raises:
        NotFound, Overtaken (somebody changed it after ``revision``).
    """
    held = visible_actions(actor).select_for_update(of=("self",)).filter(pk=action).first()
    if held is None:
        raise NotFound(str(action))
    if held.revision != revision:
        raise Overtaken(f"action {action} is at revision {held.revision}, not {revision}")
    return held


def store_action(actor: Actor, act: Act, row: PlanAction, changes: Changes) -> None:
    """Store a changed action under its next revision, with the line that tells what changed."""
    row.revision += 1
    row.save()
    raised = {"revision": (row.revision - 1, row.revision)}
    leave_line(actor, act, row, {**without_words(changes, row), **raised})


def without_words(changes: Changes, row: PlanAction | None) -> Changes:
    """The changes as the trail may tell them: of a confidential action no values, for others read it."""
    if row is None or not row.is_confidential:
        return changes
    return dict.fromkeys(changes, (None, None))


def running_version(actor: Actor) -> PlanVersion:
    """The adopted version of the plan that runs today.

    Raises:
        Invalid: no plan was adopted yet.
    """
    version = plan_version_on(actor.organisation, timezone.localdate())
    if version is None:
        raise Invalid([Problem("measure", "no_plan_yet")])
    return version


def problems_with_days(plan: Plan, start: date, end: date) -> list[Problem]:
    """What is wrong with the days of an action: the wrong way round, or outside the time of its plan."""
    if end < start:
        return [Problem("ends", "ends_before_it_starts")]
    told = (("start", f"{plan.start:%d-%m-%Y}"), ("end", f"{plan.end:%d-%m-%Y}"))
    return [
        Problem(name, "outside_the_plan", told)
        for name, day in (("starts", start), ("ends", end))
        if not plan.start <= day <= plan.end
    ]
