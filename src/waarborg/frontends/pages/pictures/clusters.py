"""Where do neighbourhoods together have more, and when: which question is asked, and what is the answer?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.place_map import Drawn, place_map
from waarborg.documents.sheets import Row
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.asked import Asked, asked_indicator, read_asked
from waarborg.frontends.pages.pictures.charts import send_chart
from waarborg.frontends.pages.pictures.cluster_words import ClusterLine, cluster_lines, questions
from waarborg.frontends.pages.pictures.downloads import with_source
from waarborg.frontends.pages.pictures.drawings import nothing
from waarborg.frontends.pages.pictures.views import about
from waarborg.frontends.pages.pictures.waiting import picture_page
from waarborg.frontends.pages.pictures.wording import label_of
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.pictures.cluster_answers import ClusterAnswer, ClusterQuestion
from waarborg.operations.pictures.clusters_kept import clusters_of
from waarborg.operations.pictures.outlines import drawn_outlines
from waarborg.operations.pictures.store import figures_store
from waarborg.sources.indicators import Indicator

MONTHS = (12, 24, 36, 60)
_MARKED, _QUIET = 3, 0
"""Classes of the map: in a group, and not."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What an address asks, with the answer; ``None`` where nothing is held of any indicator."""

    asked: Asked
    indicator: Indicator | None
    question: ClusterQuestion
    months: int
    answer: ClusterAnswer | None

    @property
    def lines(self) -> list[ClusterLine]:
        """The clusters in words."""
        return cluster_lines(self.answer.clusters if self.answer else (), self.asked.picture.areas)

    @property
    def query(self) -> str:
        """What an address needs to ask for the same."""
        name = self.indicator.name if self.indicator else ""
        own = f"indicator={name}&vraag={self.question}&maanden={self.months}"
        return f"{self.asked.query}&{own}" if self.asked.query else own


@picture_page
@require_safe
def clusters(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Neighbourhoods that lie together and have more, in some stretch of months."""
    scanned = _read(request, actor, waits=False)
    asked = scanned.asked
    context = {
        **about(asked, actor),
        "chosen": asked.picture.indicator(scanned.indicator.name) if scanned.indicator else None,
        "scanned": scanned,
        "questions": questions(),
        "question": next(each for each in questions() if each.value == scanned.question),
        "stretches": MONTHS,
        "lines": scanned.lines,
        "forms": ("xlsx", "csv"),
    }
    return show(request, actor, "pages/pictures/clusters.html", context)


@member_page
@require_safe
def cluster_map(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The neighbourhoods as GeoJSON, those of a group marked; with ``bewaar`` as a file to keep."""
    scanned = _read(request, actor)
    found: dict[str, object] = {"type": "FeatureCollection", "features": _features(scanned)}
    if not request.GET.get("bewaar"):
        response: HttpResponse = JsonResponse(found)
        response["Cache-Control"] = "private, no-cache"
        return response
    found |= dict(
        zip(("source", "licence", "version"), next(with_source(scanned.asked, iter([()]))), strict=True)
    )
    response = HttpResponse(json.dumps(found, ensure_ascii=False), content_type="application/geo+json")
    response["Content-Disposition"] = f'attachment; filename="{_name(scanned)}.geojson"'
    return response


@member_page
@require_safe
def cluster_drawing(request: HttpRequest, actor: Actor, form: str) -> HttpResponseBase:
    """The same map as a drawing."""
    scanned = _read(request, actor)
    return send_chart(
        request, _drawn(scanned) or nothing(), lambda: [], _name(scanned), form, scanned.asked.credit
    )


@member_page
@require_safe
def cluster_file(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The groups as CSV or a workbook, with source and licence."""
    scanned, form = _read(request, actor), request.GET.get("vorm", "csv")
    if form not in SHEETS:
        raise Http404
    header = [_("Groep"), _("Codes"), _("Buurten"), _("Van"), _("Tot en met"), _("Aantal"), _("Verwacht")]
    header += [
        _("Keer zo veel als elders"),
        _("Kans op toeval"),
        _("Bron"),
        _("Licentie"),
        _("Gegevensversie"),
    ]
    rows: list[Row] = [
        (
            each.number,
            " ".join(each.cluster.areas),
            each.areas,
            *each.cluster.periods,
            each.cases if each.cluster.cases is None else each.cluster.cases,
            _rounded(each.cluster.expected, 1),
            _rounded(each.cluster.relative_risk, 2),
            each.chance if each.cluster.p_value is None else each.cluster.p_value,
        )
        for each in scanned.lines
    ]
    return sheet_file(form, _name(scanned), "groepen", header, with_source(scanned.asked, iter(rows)))


def _read(request: HttpRequest, actor: Actor, waits: bool = True) -> Scanned:
    asked = read_asked(request, actor, waits)
    chosen = asked_indicator(request, asked)
    written, months = request.GET.get("vraag", ""), request.GET.get("maanden", "")
    known = [each.value for each in ClusterQuestion]
    question = ClusterQuestion(written) if written in known else ClusterQuestion.NOW
    length = int(months) if months in map(str, MONTHS) else MONTHS[0]
    if chosen is None:
        return Scanned(asked, None, question, length, None)
    least = settings.CONFIGURATION.small_numbers
    wanted = (chosen.name, question, length)
    return Scanned(
        asked, chosen, question, length, clusters_of(figures_store(), asked.scope, asked.day, least, wanted)
    )


def _features(scanned: Scanned) -> list[dict[str, object]]:
    group = {area: line for line in reversed(scanned.lines) for area in line.cluster.areas}
    return [
        {
            "type": "Feature",
            "properties": {
                "code": each.code,
                "name": each.name,
                "class": _MARKED if each.code in group else _QUIET,
                "group": group[each.code].number if each.code in group else None,
                "told": _told(group.get(each.code)),
            },
            "geometry": each.geometry,
        }
        for each in drawn_outlines(figures_store(), scanned.asked.scope)
    ]


def _told(line: ClusterLine | None) -> str:
    if line is None:
        return _("in geen groep")
    values = {"number": line.number, "first": line.first, "last": line.last, "count": line.cases}
    return _("groep %(number)s, %(first)s tot en met %(last)s: %(count)s gevallen") % values


def _drawn(scanned: Scanned) -> Chart | None:
    lines = scanned.lines
    if not lines or scanned.indicator is None:
        return None
    areas = drawn_outlines(figures_store(), scanned.asked.scope)
    group = {area: line.number for line in reversed(lines) for area in line.cluster.areas}
    inside = [each for each in areas if each.code in group]
    filled = [(each.geometry, each.middle, str(group[each.code])) for each in inside]
    words = Words(
        _("Buurten en maanden bij elkaar: %(what)s") % {"what": label_of(scanned.indicator.name)},
        _("%(number)s groepen van buurten. De zekerste: %(areas)s, %(first)s tot en met %(last)s.")
        % {
            "number": len(lines),
            "areas": lines[0].areas,
            "first": lines[0].first,
            "last": lines[0].last,
        },
        language=page_language(),
    )
    rows = [(str(each.number), each.areas) for each in lines]
    outlines = [each.geometry for each in areas]
    return place_map(words, Drawn(outlines, filled), (_("Groep"), _("Buurten")), rows)


def _name(scanned: Scanned) -> str:
    name = scanned.indicator.name if scanned.indicator else "geen"
    return f"{scanned.asked.scope}-{name}-{scanned.question}-{scanned.months}".replace("_", "-")


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places)
