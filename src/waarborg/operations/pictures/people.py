"""What do people say of their safety, and which kinds of offence do the police count?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from waarborg.operations.pictures.counting import ended
from waarborg.operations.pictures.findings import SurveyRegion
from waarborg.operations.pictures.followed import SURVEY, YEARS
from waarborg.operations.pictures.measuring import change_of
from waarborg.operations.pictures.picture import KindCount, SurveyFigure, SurveyMeasure
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.regions import Member, regions_around

_VALUE, _LOWER, _UPPER = "MW00000", "MOG0095", "MBG0095"
_SHOWN = 6


def read_survey(store: Holdings, scope: str, day: date) -> tuple[SurveyMeasure, ...]:
    """Every measure of the Safety Monitor, of the municipality with its regions and the country beside it.

    Of a municipality that the monitor does not publish: what it gives of the regions.
    """
    around = regions_around(store, scope)
    rows = read_with_regions(store, SURVEY, scope, around)
    rows = rows.filter(pl.col("period").is_in([each for each in rows["period"].unique() if ended(each, day)]))
    titles = read_titles(store, SURVEY, "measure")
    found = []
    for code in rows.filter(~pl.col("area").str.starts_with("NL"))["measure"].unique().sort():
        of_code = rows.filter(pl.col("measure") == code)
        figures = tuple(_answers(of_code, scope, around))
        if figures:
            found.append(SurveyMeasure(code, titles.get(code, code), figures))
    return tuple(found)


def _answers(rows: pl.DataFrame, scope: str, around: Sequence[Member]) -> Iterator[SurveyFigure]:
    """By year, where it is given of the municipality or of a region."""
    values = {
        (area, period, margin): value
        for area, period, margin, value in rows.select("area", "period", "margin", "value").iter_rows()
    }
    country = next((each for each in rows["area"].unique() if each.startswith("NL")), "")
    for period in rows["period"].unique().sort():
        own = [values.get((scope, period, margin)) for margin in (_VALUE, _LOWER, _UPPER)]
        regions = []
        for each in around:
            value, *margins = (values.get((each.code, period, margin)) for margin in (_VALUE, _LOWER, _UPPER))
            if value is not None:
                regions.append(SurveyRegion(each.kind, each.code, each.name, value, *margins))
        if own[0] is not None or regions:
            beside = values.get((country, period, _VALUE))
            yield SurveyFigure(int(period[:4]), own[0], own[1], own[2], beside, tuple(regions))


def read_with_regions(store: Holdings, table: str, scope: str, around: Sequence[Member]) -> pl.DataFrame:
    """The figures of a municipality, of its regions and of the country, also where those of all areas are held."""
    rows = read_figures(store, table, scope)
    if (rows["area"] != scope).any():
        return rows
    wanted = pl.col("area").is_in([scope, *(each.code for each in around)])
    every = read_figures(store, table, WHOLE_COUNTRY)
    return every.filter(wanted | pl.col("area").str.starts_with("NL")) if every.height else rows


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
