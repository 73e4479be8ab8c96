"""What does a map ask: the outlines of the areas, and what a point is called?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from waarborg.analysis.areas import draw
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.operations.members import Members
from waarborg.operations.placing import area_at
from waarborg.operations.problems_in_words import tell
from waarborg.records.queries.boundaries import areas_with_boundary, boundaries_seen, outline_of
from waarborg.registers.locations import read_location, write_location
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError

_DETAIL = 0.00005
"""Degrees: some five metres, which nobody sees on a screen."""


@member_page
@require_safe
def areas(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The outlines of the areas that are on their lists today, as GeoJSON."""
    seen = boundaries_seen(actor.organisation)
    mark = f'"{seen.newest}-{seen.number}-{timezone.localdate()}"'
    if request.headers.get("If-None-Match") == mark:
        response = JsonResponse({}, status=304)
    else:
        found = areas_with_boundary(actor.organisation, timezone.localdate())
        features = [
            {
                "type": "Feature",
                "properties": {"name": each.subject.name},
                "geometry": draw(outline_of(each).shape, _DETAIL),
            }
            for each in found
        ]
        response = JsonResponse({"type": "FeatureCollection", "features": features})
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response


@member_page
@require_POST
def point(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """What a point is called that somebody typed or pressed; sent by POST, so that no log holds it."""
    try:
        found = read_location(request.POST.get("location", ""))
    except UnreadableValueError as error:
        problem = Problem("location", error.code, error.values)
        return JsonResponse({"problem": tell(problem, page_language())}, status=400)
    area = area_at(Members(actor.organisation), found, timezone.localdate())
    return JsonResponse(
        {
            "written": write_location(found),
            "degrees": [found.latitude, found.longitude],
            "area": area.name if area else "",
        }
    )
