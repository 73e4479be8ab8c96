"""How does a chart reach a page: drawn here, kept by its content, as SVG or PNG?"""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from waarborg.documents.charts.chart import Chart
from waarborg.documents.charts.rendering import png_of, svg_of
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.pictures import drawings
from waarborg.frontends.pages.pictures.asked import Asked, read_asked
from waarborg.operations.actors import Actor
from waarborg.sources.holdings import write_whole

_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_MOST_KEPT = 2_000


@member_page
@require_safe
def chart(request: HttpRequest, actor: Actor, what: str, form: str) -> HttpResponseBase:
    """One chart of a picture."""
    if what not in (*drawings.DRAWERS, "beleving", "gebied") or form not in _TYPES:
        raise Http404
    drawn = find_chart(request, read_asked(request, actor), what) or drawings.nothing()
    mark = f'"{drawn.digest}-{form}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304)
    response = HttpResponse(rendered(drawn, form), content_type=_TYPES[form])
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    if request.GET.get("bewaar"):
        response["Content-Disposition"] = f'attachment; filename="{what}.{form}"'
    return response


def find_chart(request: HttpRequest, asked: Asked, what: str) -> Chart | None:
    """The chart of an address; ``None`` where there is none."""
    if what == "beleving":
        return drawings.of_people(asked, request.GET.get("meting", ""))
    name = request.GET.get("indicator", "")
    if what == "gebied":
        return drawings.of_area(asked, request.GET.get("gebied", ""), name)
    found = asked.picture.indicator(name)
    if found is None:
        return None
    return drawings.DRAWERS[what](asked, found) if what in drawings.DRAWERS else None


def rendered(drawn: Chart, form: str) -> bytes:
    """The drawing, from the folder where drawings are kept by their content, else made and kept now."""
    folder = Path(settings.CONFIGURATION.figures_folder) / "charts"
    path = folder / f"{drawn.digest}.{form}"
    try:
        return path.read_bytes()
    except OSError:
        content = svg_of(drawn) if form == "svg" else png_of(drawn)
    if folder.exists() and sum(1 for _ in folder.iterdir()) >= _MOST_KEPT:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, content)
    return content
