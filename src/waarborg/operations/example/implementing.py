"""How does the example carry its plan out: its actions, their money, and what is still to be looked at?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from waarborg.commitments.quarters import quarter_of
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.following import Step, move_action, stop_action, tell_progress
from waarborg.operations.implementation.money import (
    MoneyWish,
    add_money_for_action,
    add_money_for_measure,
)
from waarborg.operations.implementation.proposing import propose_actions
from waarborg.records.models import Measure, Plan, PlanAction, PlanVersion
from waarborg.registers.terms import add_months

_MONTHS = 3


def carry_out(people: Mapping[str, Actor], version: PlanVersion, said: Mapping[str, Any], day: date) -> int:
    """Plan and follow the example's actions, and propose the rest from the plan; returns how many were planned."""
    officer = people["sanne"]
    for each in said["actions"]:
        row = _plan(people, version, each, day)
        _follow(officer, row, each, day)
        for money in each.get("money", ()):
            add_money_for_action(officer, row.pk, _money(money, version, day))
    for each in said["measures"]:
        for money in each["money"]:
            add_money_for_measure(officer, _measure(version, each["words"]).pk, _money(money, version, day))
    propose_actions(officer, day)
    return len(said["actions"])


def _plan(
    people: Mapping[str, Actor], version: PlanVersion, said: Mapping[str, Any], day: date
) -> PlanAction:
    """Add the action as it was planned at first."""
    first, last = said["quarters"]
    owner = people[said["owner"]].account if "owner" in said else None
    earlier = said.get("moved", {}).get("earlier", 0)
    wish = ActionWish(
        title=said["title"],
        measure=_measure(version, said["words"]).pk,
        starts=_within(version.plan, _quarter(day, first)),
        ends=_within(version.plan, _quarter(day, last - earlier + 1) - timedelta(days=1)),
        owner=owner.pk if owner else None,
        owner_name=said.get("owner_name", ""),
        partners=tuple(said.get("partners", ())),
        is_confidential=said.get("confidential", False),
    )
    return add_action(people["sanne"], wish)


def _follow(officer: Actor, row: PlanAction, said: Mapping[str, Any], day: date) -> None:
    if moved := said.get("moved"):
        end = _within(row.plan, _quarter(day, said["quarters"][1] + 1) - timedelta(days=1))
        row = move_action(officer, row.pk, row.revision, (row.start, end), moved["why"])
        row.moves.update(day=day - timedelta(days=moved["days"]))
    for name, step in (("begun", Step.BEGIN), ("finished", Step.FINISH)):
        if name in said:
            row = tell_progress(officer, row.pk, row.revision, step, day - timedelta(days=said[name]))
    if "stopped" in said:
        stop_action(officer, row.pk, row.revision, said["stopped"])


def _money(said: Mapping[str, Any], version: PlanVersion, day: date) -> MoneyWish:
    year = min(max(day.year + said["year"], version.plan.start.year), version.plan.end.year)
    return MoneyWish(
        year=year,
        requested=said["requested"],
        is_new=said["new"],
        granted=said.get("granted"),
        granted_by=said.get("by", ""),
        granted_on=day - timedelta(days=90) if "by" in said else None,
        spent=said.get("spent", 0),
    )


def _measure(version: PlanVersion, words: str) -> Measure:
    return Measure.objects.get(section__version=version, text__contains=words)


def _quarter(day: date, number: int) -> date:
    """The first day of a quarter, counted from that of a day."""
    return add_months(quarter_of(day).start, _MONTHS * number)


def _within(plan: Plan, day: date) -> date:
    return min(max(day, plan.start), plan.end)
