"""Which figures are known?"""

from __future__ import annotations

from django.db.models import QuerySet

from waarborg.records.models import Figure, Organisation


def figures_of(organisation: Organisation, indicator: str = "") -> QuerySet[Figure]:
    """The figures of a municipality, by indicator and place, newest period first."""
    figures = Figure.objects.filter(organisation=organisation)
    if indicator:
        figures = figures.filter(indicator=indicator)
    return figures.order_by("indicator", "area_code", "-period")


def indicators_of(organisation: Organisation) -> list[str]:
    """The indicators that have a figure, in alphabetical order."""
    names = Figure.objects.filter(organisation=organisation).values_list("indicator", flat=True)
    return list(names.distinct().order_by("indicator"))
