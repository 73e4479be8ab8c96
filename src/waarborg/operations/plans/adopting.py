"""What must be true before the council's plan can be adopted here, and what happens when it is?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.commitments.demands import Kind
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_version
from waarborg.operations.permissions import Act
from waarborg.operations.plans.carrying import carry_actions_over
from waarborg.operations.plans.correcting import name_plan_after
from waarborg.operations.plans.drafts import open_draft
from waarborg.operations.plans.legal_rhythm import add_rhythm_to, tell_that_goals_were_set
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.models import Choice, PlanVersion
from waarborg.records.queries.plans import newest_adopted
from waarborg.registers.problems import Problem

_LONGEST_YEARS = 12
"""A period longer than three council terms is a reading mistake."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The council's decision as the actor enters it.

    Attributes:
        adopted_on: the day of the decision.
        leave_out_undecided: drop what nobody looked at; without it, adoption waits until all is decided.
        seen: revision of the draft that the actor looked at.
        with_rhythm: add the promise that the law makes for every council, where the plan has none.
    """

    adopted_on: date
    leave_out_undecided: bool
    seen: int
    with_rhythm: bool = False


def adopt(actor: Actor, version: int, decision: Decision) -> PlanVersion:
    """Freeze a draft as what the council adopted, and judge its commitments from now on.

    Raises:
        Invalid: with every problem.
        NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version, Act.ADOPT_PLAN)
        if draft.revision != decision.seen + 1:
            raise Overtaken(f"version {version}")
        if problems := adoption_problems(draft, decision, timezone.localdate()):
            raise Invalid(problems)
        previous = newest_adopted(draft.plan)
        if decision.with_rhythm:
            add_rhythm_to(actor, draft)
        left_out = draft.commitments.filter(choice=Choice.PROPOSED).update(choice=Choice.DROPPED)
        draft.adopted_on, draft.adopted_at = decision.adopted_on, timezone.now()
        draft.save()
        name_plan_after(draft)
        if previous is not None:
            carry_actions_over(previous, draft)
        if decision.with_rhythm and previous is None:
            tell_that_goals_were_set(actor, decision.adopted_on, f"Vastgesteld: {draft.title}")
        changes = {"adopted_on": (None, decision.adopted_on.isoformat()), "left_out": (None, left_out)}
        leave_line(actor, Act.ADOPT_PLAN, draft, changes)
        judge_version(actor, draft)
    return draft


def adoption_problems(draft: PlanVersion, decision: Decision, today: date) -> list[Problem]:
    """Everything that stands in the way of adopting this draft."""
    problems = period_problems(draft)
    if decision.adopted_on > today:
        problems.append(Problem("adopted_on", "in_the_future"))
    if draft.end and decision.adopted_on > draft.end:
        problems.append(Problem("adopted_on", "after_the_period"))
    previous = newest_adopted(draft.plan)
    if previous and previous.adopted_on and decision.adopted_on < previous.adopted_on:
        earlier = previous.adopted_on.isoformat()
        problems.append(Problem("adopted_on", "before_previous_version", (("day", earlier),)))
    undecided = draft.commitments.filter(choice=Choice.PROPOSED).count()
    if undecided and not decision.leave_out_undecided:
        problems.append(Problem("leave_out_undecided", "undecided", (("number", undecided),)))
    if not draft.commitments.filter(choice=Choice.ACCEPTED).exists():
        problems.append(Problem("leave_out_undecided", "nothing_accepted"))
    return problems


def period_problems(draft: PlanVersion) -> list[Problem]:
    """What is wrong with the period that a draft runs over."""
    if draft.start is None or draft.end is None:
        return [Problem("period", "period_needed")]
    if draft.end < draft.start:
        return [Problem("period", "ends_before_start")]
    if draft.end.year - draft.start.year >= _LONGEST_YEARS:
        return [Problem("period", "too_long_a_period", (("most", _LONGEST_YEARS),))]
    return []


@dataclass(frozen=True, slots=True)
class Warnings:
    """What does not stand in the way of adoption, but is better known: numbers of commitments."""

    without_owner: tuple[int, ...]
    without_register: tuple[int, ...]
    unclear: tuple[int, ...]
    without_list: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.without_owner or self.without_register or self.unclear or self.without_list)


def adoption_warnings(draft: PlanVersion) -> Warnings:
    """What will be missing after adoption: owners, registers, answers to questions, lists."""
    accepted = list(draft.commitments.filter(choice=Choice.ACCEPTED).order_by("number"))
    wanted = {each.demand.get("each") for each in accepted if each.demand} - {None, ""}
    lists = draft.plan.organisation.subject_lists.filter(subjects__isnull=False)
    return Warnings(
        without_owner=tuple(each.number for each in accepted if each.owner_id is None),
        without_register=tuple(
            each.number
            for each in accepted
            if each.demand and not each.register and each.kind != Kind.TARGET.value
        ),
        unclear=tuple(each.number for each in accepted if each.demand is None),
        without_list=tuple(sorted(wanted - set(lists.values_list("name", flat=True)))),
    )
