"""How does a chart stand on a page, with its words, its table and its files?"""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from waarborg.documents.charts.chart import Chart
from waarborg.frontends.pages.pictures import drawings
from waarborg.frontends.pages.pictures.asked import Asked

register = template.Library()
_TEMPLATE = "pages/pictures/figure.html"


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def chart_figure(context: dict[str, Any], what: str, indicator: str) -> dict[str, object]:
    """A chart of an indicator of the municipality."""
    asked: Asked = context["asked"]
    found = asked.picture.indicator(indicator)
    drawn = drawings.DRAWERS[what](asked, found) if found else None
    return _figure(context, what, drawn, f"indicator={indicator}")


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def survey_figure(context: dict[str, Any], code: str) -> dict[str, object]:
    """A chart of what people say."""
    return _figure(context, "beleving", drawings.of_people(context["asked"], code), f"meting={code}")


@register.inclusion_tag(_TEMPLATE, takes_context=True)
def area_figure(context: dict[str, Any], area: str, indicator: str) -> dict[str, object]:
    """A chart of a neighbourhood."""
    drawn = drawings.of_area(context["asked"], area, indicator)
    return _figure(context, "gebied", drawn, f"gebied={area}&indicator={indicator}")


def _figure(context: dict[str, Any], what: str, drawn: Chart | None, question: str) -> dict[str, object]:
    slug = context["organisation"].slug
    svg = reverse("pictures:chart", kwargs={"organisation": slug, "what": what, "form": "svg"})
    asked: Asked = context["asked"]
    return {
        "drawn": drawn,
        "address": svg.removesuffix(".svg"),
        "question": "&".join(part for part in (asked.query, question) if part),
    }
