"""What are the figures that the law wants in every budget (BBV), as CBS publishes them?"""

from __future__ import annotations

from datetime import date

import polars as pl

from waarborg.operations.pictures.counting import ended
from waarborg.operations.pictures.followed import BUDGET
from waarborg.operations.pictures.picture import BudgetFigure, BudgetLine
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import budget_indicators

_SHOWN = 6


def read_budget(store: Holdings, scope: str, day: date) -> tuple[BudgetLine, ...]:
    """Each of them per 1,000 inhabitants by year, with the country beside it; nothing where the table is not held.

    One that the table does not have stays without figures, so that a page can say so.
    """
    rows = read_figures(store, BUDGET, scope)
    if not rows.height:
        return ()
    periods = sorted(each for each in rows["period"].unique() if each[4:6] == "JJ" and ended(each, day))
    titles = read_titles(store, BUDGET, "SoortMisdrijf")
    found = []
    for indicator in budget_indicators():
        of_kinds = rows.filter(pl.col("kind").is_in(indicator.kinds_in(titles)))
        own = _by_period(of_kinds.filter(pl.col("area") == scope))
        country = _by_period(of_kinds.filter(pl.col("area").str.starts_with("NL")))
        figures = tuple(
            BudgetFigure(int(period[:4]), own[period], country.get(period))
            for period in periods[-_SHOWN:]
            if period in own
        )
        found.append(BudgetLine(indicator.name, figures))
    return tuple(found)


def _by_period(rows: pl.DataFrame) -> dict[str, float]:
    """What is given of each period, where one kind alone answers for it."""
    known = rows.filter(pl.col("value").is_not_null()).group_by("period").agg(pl.col("value"))
    return {period: values[0] for period, values in known.iter_rows() if len(values) == 1}
