"""What is the latest figure of an indicator on a day, and what is it held against?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waarborg.commitments.demands import Target
from waarborg.commitments.evidence import Measured, Point
from waarborg.records.models import Figure, Organisation


def measured(organisation: Organisation, demand: Target, day: date) -> Measured:
    """The figures published on or before the day.

    The municipality's own figure carries its CBS code, or no area at all. A reference year is compared over the
    same part of the year where that is known (a quarter with that quarter), else with the whole year.
    """
    figures = Figure.objects.filter(
        organisation=organisation, indicator=demand.indicator, published_on__lte=day
    )
    by_area: dict[str, dict[str, float]] = {}
    for area, period, value in figures.values_list("area_code", "period", "value"):
        by_area.setdefault(area, {})[period] = value
    own = by_area.get(organisation.area_code) or by_area.get("") or {}
    if not own:
        return Measured()
    periods = sorted(own, key=_last_month)
    history = tuple(Point(each, own[each], _reference(demand, by_area, own, each)) for each in periods)
    last = history[-1]
    return Measured(last.value, last.reference, last.period, history)


def _reference(
    demand: Target, by_area: Mapping[str, Mapping[str, float]], own: Mapping[str, float], period: str
) -> float | None:
    scope, _, name = (demand.reference or "").partition(":")
    if scope == "year":
        return own.get(name + period[4:], own.get(name))
    if scope == "area":
        return by_area.get(name, {}).get(period)
    return None


def _last_month(period: str) -> tuple[str, int, int]:
    """Sort a year after its quarters and months: it tells of the whole of it."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return year, 3 * int(part[1:]), 1
    return (year, int(part), 0) if part else (year, 12, 2)
