"""How does money come into the budget of a plan, and how is it granted, spent or taken out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from waarborg.commitments.budgets import MOST_EUROS
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.implementation.holding import running_version, without_words
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import BudgetLine, Measure, Plan
from waarborg.records.queries.budgets import visible_money
from waarborg.records.queries.plan_actions import find_action
from waarborg.registers.problems import Problem

LONGEST_WHAT = 200
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class MoneyWish:
    """What somebody wants a line of the budget to say; amounts in whole euros.

    Attributes:
        what: for which part of it; empty: for the whole.
        is_new: not in the budget yet.
        granted: ``None``: nobody decided yet; 0: refused.
        granted_by, granted_on: who decided, and when.
    """

    year: int
    requested: int
    is_new: bool = True
    what: str = ""
    granted: int | None = None
    granted_by: str = ""
    granted_on: date | None = None
    spent: int = 0


def add_money_for_action(actor: Actor, action: int, wish: MoneyWish) -> BudgetLine:
    """Put money for an action in the budget.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.KEEP_BUDGET)
    found = find_action(actor, action)
    if found is None:
        raise NotFound(str(action))
    _check(wish, found.plan)
    with transaction.atomic():
        line = BudgetLine.objects.create(
            organisation=actor.organisation, plan=found.plan, action=found, **_columns(wish)
        )
        _leave(actor, line, {}, _columns(wish))
    return line


def add_money_for_measure(actor: Actor, measure: int, wish: MoneyWish) -> BudgetLine:
    """Put money for a measure as a whole in the budget.

    Raises:
        NotAllowed, NotFound (no measure of the plan that runs), Invalid.
    """
    require(actor, Act.KEEP_BUDGET)
    version = running_version(actor)
    found = Measure.objects.filter(section__version=version, pk=measure).first()
    if found is None:
        raise NotFound(str(measure))
    _check(wish, version.plan)
    with transaction.atomic():
        line = BudgetLine.objects.create(
            organisation=actor.organisation, plan=version.plan, measure=found, **_columns(wish)
        )
        _leave(actor, line, {}, _columns(wish))
    return line


def change_money(actor: Actor, line: int, revision: int, wish: MoneyWish) -> BudgetLine:
    """Change a line of the budget: what is asked, granted or spent.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.KEEP_BUDGET)
    with transaction.atomic():
        held = _hold(actor, line, revision)
        _check(wish, held.plan)
        after = _columns(wish)
        before = {name: getattr(held, name) for name in after}
        if before == after:
            return held
        for name, value in after.items():
            setattr(held, name, value)
        held.revision += 1
        held.save()
        _leave(actor, held, before, after)
    return held


def remove_money(actor: Actor, line: int, revision: int) -> None:
    """Take a line out of the budget; the audit trail keeps what it said.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.KEEP_BUDGET)
    with transaction.atomic():
        held = _hold(actor, line, revision)
        wish = {name: getattr(held, name) for name in MoneyWish.__dataclass_fields__}
        _leave(actor, held, wish, {})
        held.delete()


def _hold(actor: Actor, line: int, revision: int) -> BudgetLine:
    held = visible_money(actor).select_for_update(of=("self",)).filter(pk=line).first()
    if held is None:
        raise NotFound(str(line))
    if held.revision != revision:
        raise Overtaken(f"budget line {line} is at revision {held.revision}, not {revision}")
    return held


def _columns(wish: MoneyWish) -> dict[str, Any]:
    return {**asdict(wish), "what": wish.what.strip(), "granted_by": wish.granted_by.strip()}


def _leave(actor: Actor, line: BudgetLine, before: dict[str, Any], after: dict[str, Any]) -> None:
    names = [name for name in MoneyWish.__dataclass_fields__ if before.get(name) != after.get(name)]
    changes = {name: (_plain(before.get(name)), _plain(after.get(name))) for name in names}
    leave_line(actor, Act.KEEP_BUDGET, line, without_words(changes, line.action))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _check(wish: MoneyWish, plan: Plan) -> None:
    problems = [*_check_amounts(wish), *_check_decision(wish), *_check_words(wish)]
    if not plan.start.year <= wish.year <= plan.end.year:
        told = (("start", plan.start.year), ("end", plan.end.year))
        problems.append(Problem("year", "year_outside_the_plan", told))
    if problems:
        raise Invalid(problems)


def _check_amounts(wish: MoneyWish) -> Iterator[Problem]:
    for name, amount in (("requested", wish.requested), ("granted", wish.granted), ("spent", wish.spent)):
        if amount is not None and amount < 0:
            yield Problem(name, "negative_money")
        if amount is not None and amount > MOST_EUROS:
            yield Problem(name, "too_much_money", (("maximum", MOST_EUROS),))
    if not (wish.requested or wish.granted or wish.spent):
        yield Problem("requested", "missing")


def _check_decision(wish: MoneyWish) -> Iterator[Problem]:
    """Who granted money and when is told with it; and there is nobody where nothing was decided."""
    if wish.granted is None:
        if wish.granted_by.strip() or wish.granted_on is not None:
            yield Problem("granted", "decision_without_amount")
        return
    if wish.is_new and not wish.granted_by.strip():
        yield Problem("granted_by", "missing")
    if wish.is_new and wish.granted_on is None:
        yield Problem("granted_on", "missing")
    if wish.granted_on is not None and wish.granted_on > timezone.localdate():
        yield Problem("granted_on", "in_the_future")


def _check_words(wish: MoneyWish) -> Iterator[Problem]:
    for name, text, longest in (
        ("what", wish.what, LONGEST_WHAT),
        ("granted_by", wish.granted_by, LONGEST_NAME),
    ):
        if len(text) > longest:
            yield Problem(name, "too_long", (("maximum", longest), ("length", len(text))))
        if "\x00" in text:
            yield Problem(name, "unstorable_characters")
