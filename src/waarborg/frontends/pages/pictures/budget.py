"""Which figures does the law want in the budget, and where do those come from that no table has?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from waarborg.frontends.pages.pictures.asked import Asked
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.actors import Actor
from waarborg.operations.pictures.picture import BudgetFigure, BudgetLine
from waarborg.records.queries.figures import figures_of
from waarborg.sources.indicators import BudgetIndicator, budget_indicators


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One of them: its last figure and the one before; ``recorded``: somebody put it in by hand."""

    name: str
    label: str
    last: BudgetFigure | None
    before: BudgetFigure | None
    recorded: bool = False


def budget_rows(
    asked: Asked, actor: Actor, wanted: Collection[BudgetIndicator] | None = None
) -> list[BudgetRow]:
    """The figures of the budget, all or only these; nothing where CBS's table is not held."""
    lines = {each.name: each for each in asked.picture.budget}
    return [
        _row(asked, actor, each, lines[each.name])
        for each in (budget_indicators() if wanted is None else wanted)
        if each.name in lines
    ]


def _row(asked: Asked, actor: Actor, indicator: BudgetIndicator, line: BudgetLine) -> BudgetRow:
    label = pick(indicator.label)
    if line.figures or not asked.is_own:
        before, last = (None, None, *line.figures)[-2:]
        return BudgetRow(line.name, label, last, before)
    recorded = figures_of(actor.organisation, line.name).filter(
        area_code=asked.scope, period__regex=r"^\d{4}$"
    )
    figures = [BudgetFigure(int(each.period), each.value, None) for each in recorded[:2]]
    last, before = (*figures, None, None)[:2]
    return BudgetRow(line.name, label, last, before, recorded=last is not None)
