"""What does the map of neighbourhoods ask: their outlines, and how each stands beside the municipality?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.asked import Asked, asked_indicator, read_asked
from waarborg.frontends.pages.pictures.wording import between, counted, decimal, per_what
from waarborg.operations.actors import Actor
from waarborg.operations.pictures.outlines import drawn_outlines
from waarborg.operations.pictures.picture import AreaLevel
from waarborg.operations.pictures.store import figures_store

_BOUNDS = (0.5, 0.8, 1.25, 2.0)
"""Times the rate of the municipality: where one class ends and the next begins."""


@member_page
@require_safe
def areas(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The neighbourhoods as GeoJSON, each with its class and what is to be told of it."""
    asked = read_asked(request, actor)
    chosen = asked_indicator(request, asked)
    name = chosen.name if chosen else ""
    mark = f'"{asked.picture.version}-{name}-{asked.day:%Y%m}-{page_language()}-{asked.nearby:d}"'
    if request.headers.get("If-None-Match") == mark:
        response = JsonResponse({}, status=304)
    else:
        response = JsonResponse({"type": "FeatureCollection", "features": features(asked, name)})
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response


def features(asked: Asked, indicator: str) -> list[dict[str, object]]:
    """The neighbourhoods, with a class from 0 (much lower than the municipality) to 4; -1: too few to say."""
    levels = {each.area: each for each in asked.levels(indicator=indicator)}
    found = asked.picture.indicator(indicator)
    common = found.last.rate if found else None
    return [
        {
            "type": "Feature",
            "properties": {
                "code": each.code,
                "name": each.name,
                "class": class_of(levels.get(each.code), common, asked.nearby),
                "told": _told(levels.get(each.code)),
            },
            "geometry": each.geometry,
        }
        for each in drawn_outlines(figures_store(), asked.scope)
    ]


def class_of(level: AreaLevel | None, common: float | None, nearby: bool = False) -> int:
    """In which class a smoothed rate falls; -1 where there is too little to say.

    Args:
        level: of the neighbourhood.
        common: the rate of the municipality.
        nearby: by the rate that is drawn towards the neighbourhoods around it.
    """
    rate = None if level is None else level.nearby if nearby else level.smoothed
    if rate is None or not common:
        return -1
    return sum(rate / common >= bound for bound in _BOUNDS)


def _told(level: AreaLevel | None) -> str:
    if level is None or level.last.rate is None:
        return counted(level.last) if level else _("geen cijfer")
    values = {
        "count": counted(level.last),
        "rate": decimal(level.last.rate),
        "per": per_what(level.indicator),
        "between": between(level.last),
    }
    return _("%(count)s gevallen; %(rate)s %(per)s (met toeval %(between)s)") % values
