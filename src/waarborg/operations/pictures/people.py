"""What do people say of their safety, and which kinds of offence do the police count?"""

from __future__ import annotations

from datetime import date

import polars as pl

from waarborg.operations.pictures.counting import ended
from waarborg.operations.pictures.followed import SURVEY, YEARS
from waarborg.operations.pictures.measuring import change_of
from waarborg.operations.pictures.picture import KindCount, SurveyFigure, SurveyMeasure
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings

_VALUE, _LOWER, _UPPER = "MW00000", "MOG0095", "MBG0095"
_SHOWN = 6


def read_survey(store: Holdings, scope: str, day: date) -> tuple[SurveyMeasure, ...]:
    """Every measure of the Safety Monitor that is given for the municipality, with the country beside it."""
    rows = read_figures(store, SURVEY, scope)
    rows = rows.filter(pl.col("period").is_in([each for each in rows["period"].unique() if ended(each, day)]))
    titles = read_titles(store, SURVEY, "measure")
    found = []
    for code in rows.filter(pl.col("area") == scope)["measure"].unique().sort():
        of_code = rows.filter(pl.col("measure") == code)
        own = of_code.filter(pl.col("area") == scope)
        country = of_code.filter(pl.col("area").str.starts_with("NL") & (pl.col("margin") == _VALUE))
        beside = dict(country.select("period", "value").iter_rows())
        figures = []
        for period in own["period"].unique().sort():
            values = dict(own.filter(pl.col("period") == period).select("margin", "value").iter_rows())
            margins = (values.get(_VALUE), values.get(_LOWER), values.get(_UPPER))
            figures.append(SurveyFigure(int(period[:4]), *margins, beside.get(period)))
        found.append(SurveyMeasure(code, titles.get(code, code), tuple(figures)))
    return tuple(found)


def read_kinds(store: Holdings, scope: str, day: date) -> tuple[tuple[str, ...], tuple[KindCount, ...]]:
    """The years, and every kind of offence of the whole municipality in them, by its code."""
    rows = read_figures(store, YEARS, scope, areas="GM")
    periods = sorted(each for each in rows["period"].unique() if ended(each, day))[-_SHOWN:]
    titles = read_titles(store, YEARS, "SoortMisdrijf")
    found = []
    for kind in sorted(rows["kind"].unique(), key=_in_order):
        values = dict(rows.filter(pl.col("kind") == kind).select("period", "value").iter_rows())
        counts = [values.get(period) for period in periods]
        known = [float("nan") if each is None else each for each in counts]
        change = change_of(known[-2], known[-1]) if len(known) > 1 else None
        whole = tuple(None if each is None else int(each) for each in counts)
        found.append(KindCount(kind, titles.get(kind, kind), whole, change))
    return tuple(periods), tuple(found)


def _in_order(code: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in code.split("."))
