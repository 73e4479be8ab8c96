"""Which money is asked, granted and spent for a plan, and what still needs a decision?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from waarborg.commitments.budgets import Amounts, Money, total
from waarborg.records.models import BudgetLine, Measure, Organisation, Plan, PlanAction
from waarborg.records.queries.plan_actions import public_actions, visible_actions
from waarborg.records.queries.standings import parts_of
from waarborg.records.queries.visible import Viewer


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of the budget with what it is for.

    Attributes:
        part: the title of the part of the plan, empty where it falls under none.
        measure: from which it comes.
        action: for which it is; ``None``: for the measure as a whole.
    """

    row: BudgetLine
    money: Money
    part: str
    measure: Measure
    action: PlanAction | None

    @property
    def amounts(self) -> Amounts:
        """As sums."""
        return self.money.amounts

    @property
    def name(self) -> str:
        """What it is for, in a few words."""
        return self.row.what or (self.action.title if self.action else self.measure.text)


@dataclass(frozen=True, slots=True)
class BudgetGroup:
    """The lines of one part of the plan, with their sum."""

    title: str
    lines: tuple[MoneyLine, ...]

    @property
    def sums(self) -> Amounts:
        """What its lines add up to."""
        return total(line.money for line in self.lines)


def visible_money(viewer: Viewer) -> QuerySet[BudgetLine]:
    """The lines that a viewer may see: none of an action that is not there for them."""
    own = BudgetLine.objects.filter(organisation=viewer.organisation)
    return _with_all(own.filter(Q(action__isnull=True) | Q(action__in=visible_actions(viewer))))


def public_money(organisation: Organisation) -> QuerySet[BudgetLine]:
    """The lines that may stand in documents."""
    own = BudgetLine.objects.filter(organisation=organisation)
    return _with_all(own.filter(Q(action__isnull=True) | Q(action__in=public_actions(organisation))))


def _with_all(rows: QuerySet[BudgetLine]) -> QuerySet[BudgetLine]:
    return rows.select_related(
        "plan", "measure__section__version", "action__measure__section__version", "action__owner"
    ).order_by("year", "id")


def find_money(viewer: Viewer, line: int) -> BudgetLine | None:
    """One line that the viewer may see."""
    return visible_money(viewer).filter(pk=line).first()


def money_lines(rows: QuerySet[BudgetLine], plan: Plan) -> list[MoneyLine]:
    """The lines of a plan, in its order: by section, measure and year."""
    parts: dict[int, dict[int, str]] = {}
    found = []
    for row in rows.filter(plan=plan):
        measure = row.measure or (row.action.measure if row.action else None)
        if measure is None:
            continue
        version = measure.section.version
        if version.pk not in parts:
            parts[version.pk] = {
                section: part.title if part else "" for section, part in parts_of(version).items()
            }
        part = parts[version.pk].get(measure.section_id, "")
        found.append(MoneyLine(row, money_of(row), part, measure, row.action))
    return sorted(found, key=_place)


def sums_of_actions(viewer: Viewer) -> dict[int, Amounts]:
    """What each action asks, is granted and cost, over all years, by its number."""
    sums: dict[int, Amounts] = {}
    for row in visible_money(viewer).filter(action__isnull=False):
        action = row.action_id or 0
        sums[action] = sums.get(action, Amounts()) + money_of(row).amounts
    return sums


def money_of(row: BudgetLine) -> Money:
    """A line as it is added up."""
    return Money(row.year, row.is_new, row.requested, row.granted, row.spent)


def grouped(lines: Iterable[MoneyLine]) -> list[BudgetGroup]:
    """The lines by part of the plan, in the order in which the parts come up; what falls under none comes last."""
    groups: dict[str, list[MoneyLine]] = {}
    for line in lines:
        groups.setdefault(line.part, []).append(line)
    rest = groups.pop("", [])
    found = [BudgetGroup(title, tuple(own)) for title, own in groups.items()]
    return found + ([BudgetGroup("", tuple(rest))] if rest else [])


def _place(line: MoneyLine) -> tuple[int, int, int, int, int]:
    measure = line.measure
    action = line.action.pk if line.action else 0
    return measure.section.position, measure.position, action, line.row.year, line.row.pk
