"""How does somebody give the streets of a municipality, and how do the hot ones reach the page?"""

from __future__ import annotations

import json
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.documents.charts.chart import credited
from waarborg.documents.charts.rendering import draw
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.numbers import number_format
from waarborg.frontends.pages.pictures.charts import CHART_TYPES
from waarborg.frontends.pages.pictures.drawings import nothing
from waarborg.frontends.pages.pictures.street_words import (
    counted_words,
    drawn_lines,
    drawn_streets,
    street_features,
)
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.reading import names_of_neighbourhoods, neighbourhoods_of
from waarborg.operations.incidents.results import read_results
from waarborg.operations.incidents.streets import (
    LARGEST_GEOJSON,
    LARGEST_NETWORK,
    find_streets,
    give_streets,
    remove_streets,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def network(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The network that was given, and where another is given."""
    require(actor, Act.GIVE_STREETS)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        handed = request.FILES.get("file")
        source, licence = request.POST.get("source", ""), request.POST.get("licence", "")
        try:
            if handed is None:
                raise Invalid([Problem("file", "no_file")])
            kept = give_streets(actor, _file_of(handed), source, licence)
        except Invalid as refused:
            problems = refused.problems
        else:
            told = _("Het stratennet is ingelezen: %(number)s stukken straat.") % {
                "number": number_format(kept.stretches)
            }
            messages.success(request, told)
            return redirect("pictures:streets", organisation=actor.organisation.slug)
    context = {
        "kept": find_streets(actor),
        "given": request.POST,
        "problems": in_words(problems),
        "largest": LARGEST_NETWORK // 1_000_000_000,
        "largest_geojson": LARGEST_GEOJSON // 1_000_000,
    }
    return show(request, actor, "pages/pictures/streets.html", context, status=400 if problems else 200)


def _file_of(handed: UploadedFile[bytes]) -> bytes | Path:
    """Where a large file stands that came in; a small one never left memory."""
    if isinstance(handed, TemporaryUploadedFile):
        return Path(handed.temporary_file_path())
    content: bytes = handed.read()
    return content


@member_page
@require_POST
def remove(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Remove the network."""
    remove_streets(actor)
    messages.success(request, _("Het stratennet is verwijderd. Hete straten worden niet meer gezocht."))
    return redirect("pictures:streets", organisation=actor.organisation.slug)


@member_page
@require_safe
def street_map(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponseBase:
    """The hot streets of a list over the neighbourhoods; kept by nobody."""
    _kept, found = read_results(actor, incidents)
    counts = {each.area: each.count for each in found.areas}
    areas = neighbourhoods_of(actor.organisation)
    names = {each.code: each.name for each in areas}
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": each.code,
                "name": each.name,
                "class": -1,
                "told": counted_words(counts.get(each.code, 0)),
            },
            "geometry": each.geometry,
        }
        for each in areas
    ]
    drawn: dict[str, object] = {"type": "FeatureCollection", "features": features}
    if found.streets is not None:
        drawn["network"] = found.streets.network
        drawn["streets"] = drawn_lines(found, names)
    response = JsonResponse(drawn)
    response["Cache-Control"] = "private, no-store"
    return response


@member_page
@require_safe
def drawing(request: HttpRequest, actor: Actor, incidents: str, form: str) -> HttpResponseBase:
    """The hot streets as a drawing to keep or print; made anew each time, as of every list."""
    kept, found = read_results(actor, incidents)
    if form not in CHART_TYPES:
        raise Http404
    chart = drawn_streets(found, neighbourhoods_of(actor.organisation)) or nothing()
    if found.streets is not None:
        network = f"{found.streets.source} ({found.streets.licence})"
        chart = credited(
            chart, (kept.source, network, f"{kept.name}, {localtime(kept.taken_in_at):%Y-%m-%d %H:%M}")
        )
    (content,) = compute_apart(draw, [chart], form)
    response = HttpResponse(content, content_type=CHART_TYPES[form])
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'attachment; filename="{kept.name}-straten.{form}"'
    return response


@member_page
@require_safe
def geojson(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponseBase:
    """The hot streets as GeoJSON, with source and licence."""
    kept, found = read_results(actor, incidents)
    if found.streets is None:
        raise Http404
    names = names_of_neighbourhoods(actor.organisation)
    content = {
        "type": "FeatureCollection",
        "source": f"{kept.source} / {found.streets.source} ({found.streets.version})",
        "licence": found.streets.licence,
        "features": list(street_features(found.streets, names)),
    }
    response = HttpResponse(json.dumps(content, ensure_ascii=False), content_type="application/geo+json")
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'attachment; filename="{kept.name}-straten.geojson"'
    return response
