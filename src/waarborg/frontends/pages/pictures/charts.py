"""How does a chart reach a page: drawn in another process, kept by its content, as SVG or PNG?"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from waarborg.documents.charts.chart import Chart, credited, narrow
from waarborg.documents.charts.rendering import draw
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.pictures import drawings
from waarborg.frontends.pages.pictures.asked import Asked, read_asked
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.sources.holdings import write_whole
from waarborg.sources.indicators import find_indicator

CHART_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
_MOST_KEPT = 2_000


@member_page
@require_safe
def chart(request: HttpRequest, actor: Actor, what: str, form: str) -> HttpResponseBase:
    """One chart of a picture."""
    if what not in (*drawings.DRAWERS, "beleving", "gebied") or form not in CHART_TYPES:
        raise Http404
    asked = read_asked(request, actor)
    drawn = find_chart(request, asked, what) or drawings.nothing()
    return send_chart(request, drawn, lambda: _beside(request, asked, what), what, form, asked.credit)


def send_chart(
    request: HttpRequest,
    drawn: Chart,
    beside: Callable[[], list[Chart]],
    name: str,
    form: str,
    credit: Sequence[str] = (),
) -> HttpResponseBase:
    """A chart as the browser or somebody who keeps it gets it.

    Args:
        request: with ``smal`` where there is little room, with ``bewaar`` where it is to be kept as a file.
        drawn: the chart.
        beside: those that the same page will ask for as well; asked only when this one is not kept yet.
        name: of the file.
        form: one of :data:`CHART_TYPES`.
        credit: source and licence, which stand in it where it is to be kept.

    Raises:
        Http404: for another form.
    """
    if form not in CHART_TYPES:
        raise Http404
    fitted = narrow if request.GET.get("smal") else _as_it_is
    is_file = bool(request.GET.get("bewaar"))
    drawn = credited(drawn, credit) if is_file and credit else fitted(drawn)
    mark = f'"{drawn.digest}-{form}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304)
    content = _kept(drawn, form)
    if content is None:
        others = [fitted(each) for each in beside()] if form == "svg" and not is_file else []
        content = _draw_and_keep(drawn, others, form)
    response = HttpResponse(content, content_type=CHART_TYPES[form])
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    if is_file:
        response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _as_it_is(drawn: Chart) -> Chart:
    return drawn


def find_chart(request: HttpRequest, asked: Asked, what: str) -> Chart | None:
    """The chart of an address; ``None`` where there is none."""
    if what == "beleving":
        return drawings.of_people(asked, request.GET.get("meting", ""))
    name = request.GET.get("indicator", "")
    if what == "gebied":
        return drawings.of_area(asked, request.GET.get("gebied", ""), name)
    found = asked.picture.indicator(name)
    return None if found is None else drawings.DRAWERS[what](asked, found)


def _beside(request: HttpRequest, asked: Asked, what: str) -> list[Chart]:
    """The charts that the same page will ask for as well: starting to draw costs more than drawing one."""
    found: list[Chart | None]
    if what == "beleving":
        found = [drawings.of_people(asked, each.code) for each in asked.picture.survey]
    elif what == "gebied":
        area = request.GET.get("gebied", "")
        found = [drawings.of_area(asked, area, each.name) for each in asked.picture.indicators]
    else:
        found = _beside_indicator(asked, what, request.GET.get("indicator", ""))
    return [each for each in found if each is not None]


def _beside_indicator(asked: Asked, what: str, name: str) -> list[Chart | None]:
    """Months of high-impact crime on the first page, years of a theme on its page, all of one in a comparison."""
    own, known = asked.picture.indicator(name), find_indicator(name)
    if own is None or known is None:
        return []
    others = [(each, find_indicator(each.name)) for each in asked.picture.indicators]
    if what == "maanden" and known.impact:
        return [drawings.by_month(asked, each) for each, other in others if other and other.impact]
    found = [drawer(asked, own) for drawer in drawings.DRAWERS.values()]
    if what == "jaren":
        themes = {*known.themes}
        found += [
            drawings.by_year(asked, each) for each, other in others if other and themes & {*other.themes}
        ]
    return found


def _folder() -> Path:
    return Path(settings.CONFIGURATION.figures_folder) / "charts"


def _kept(drawn: Chart, form: str) -> bytes | None:
    try:
        return (_folder() / f"{drawn.digest}.{form}").read_bytes()
    except OSError:
        return None


def _draw_and_keep(drawn: Chart, beside: Sequence[Chart], form: str) -> bytes:
    """Draw it and those beside it that are not kept yet; who comes second waits for the first."""
    folder = _folder()
    with _alone(folder):
        kept = _kept(drawn, form)
        if kept is not None:
            return kept
        wanted = {each.digest: each for each in (drawn, *beside) if _kept(each, form) is None}
        if sum(1 for _ in folder.iterdir()) >= _MOST_KEPT:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        made = dict(zip(wanted, compute_apart(draw, list(wanted.values()), form), strict=True))
        for digest, content in made.items():
            write_whole(folder / f"{digest}.{form}", content)
    return made[drawn.digest]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder.parent / ".charts.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
