"""How does somebody lay a list of incidents over the picture: hand in, look, take in, delete?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.documents.charts.chart import credited
from waarborg.documents.charts.rendering import draw
from waarborg.documents.handed_lists import FORMATS, LARGEST_LIST
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.charts import CHART_TYPES
from waarborg.frontends.pages.pictures.drawings import nothing
from waarborg.frontends.pages.pictures.incident_files import files_of_list
from waarborg.frontends.pages.pictures.incident_words import (
    group_lines,
    hot_parts,
    kind_label,
    season_lines,
    week_clock,
    zone_lines,
)
from waarborg.frontends.pages.pictures.street_words import street_lines
from waarborg.frontends.pages.pictures.waiting import AGAIN, computed_or_begun
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.intake import find_intake
from waarborg.operations.incidents.lists import (
    folder_of,
    hand_in_incidents,
    remove_incident_list,
)
from waarborg.operations.incidents.reading import names_of_neighbourhoods
from waarborg.operations.incidents.results import find_results, read_results
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.sources.incidents.lists import kept_lists, read_rejects
from waarborg.sources.incidents.taking_in import Reject
from waarborg.sources.incidents.waiting import waiting_lists

_NONE = ""
_MOST_REJECTS = 200


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The lists that were taken in, and where another is handed in."""
    require(actor, Act.IMPORT_INCIDENTS)
    problem = ""
    if request.method == "POST":
        handed = request.FILES.get("list")
        try:
            if handed is None:
                raise Invalid([Problem("list", "missing")])
            token = hand_in_incidents(actor, handed.name or "", handed.read(LARGEST_LIST + 1))
            return redirect("pictures:waiting", organisation=actor.organisation.slug, waiting=token)
        except Invalid as refused:
            problem = " ".join(" ".join(told) for told in in_words(refused.problems).values())
    context = {
        "lists": kept_lists(folder_of(actor)),
        "waiting": [(each, find_intake(actor, each.token)) for each in waiting_lists(folder_of(actor))],
        "problem": problem,
        "formats": ",".join((*FORMATS, ".parquet")),
    }
    return show(request, actor, "pages/pictures/incident_lists.html", context, status=400 if problem else 200)


@member_page
@require_safe
def incident_list(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponse:
    """One list: when and where it happens, and which rows do not count."""
    known = computed_or_begun(find_results(actor, incidents), request, actor)
    kept, found = known.kept, known.found
    rejects = read_rejects(folder_of(actor), kept.name)
    context = {
        "kept": kept,
        "rejects": [(each.row, each.say(page_language())) for each in rejects[:_MOST_REJECTS]],
        "reasons": _reasons(rejects),
        "more": max(0, len(rejects) - _MOST_REJECTS),
    }
    if found is None:
        context |= {"failed": known.failed, "again": f"{request.path}?{AGAIN}=1"}
        return show(request, actor, "pages/pictures/incident_list_waiting.html", context)
    names = names_of_neighbourhoods(actor.organisation)
    context |= {
        "found": found,
        "clock": week_clock(found),
        "hot": hot_parts(found),
        "seasons": season_lines(found),
        "zones": zone_lines(found, names),
        "groups": group_lines(found, names),
        "streets": street_lines(found, names),
        "files": files_of_list(),
        "peaks": [(names.get(each.area, ""), each) for each in found.dense.peaks] if found.dense else [],
        "areas": [(names.get(each.area, each.area), each.count) for each in found.areas],
        "kinds": [(kind_label(kind), count) for kind, count in found.kinds],
    }
    response = show(request, actor, "pages/pictures/incident_list.html", context)
    if "HX-Request" in request.headers:
        # The page that waited asks: what is found comes as a page of its own.
        response["HX-Redirect"] = request.path
    return response


@member_page
@require_safe
def clock(request: HttpRequest, actor: Actor, incidents: str, form: str) -> HttpResponseBase:
    """The hours of the week as a drawing; made anew each time, for nothing of a list is left elsewhere."""
    kept, found = read_results(actor, incidents)
    if form not in CHART_TYPES:
        raise Http404
    chart = week_clock(found) or nothing()
    is_file = bool(request.GET.get("bewaar"))
    if is_file:
        chart = credited(chart, (kept.source, f"{kept.name}, {localtime(kept.taken_in_at):%Y-%m-%d %H:%M}"))
    (content,) = compute_apart(draw, [chart], form)
    response = HttpResponse(content, content_type=CHART_TYPES[form])
    if is_file:
        response["Content-Disposition"] = f'attachment; filename="{kept.name}-klok.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


@member_page
@require_POST
def remove(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponse:
    """Delete a list for good."""
    remove_incident_list(actor, incidents)
    messages.success(request, _("De lijst is verwijderd, met alles wat eruit was berekend."))
    return redirect("pictures:incident_lists", organisation=actor.organisation.slug)


def _reasons(rejects: Iterable[Reject]) -> list[tuple[str, int]]:
    """Why rows do not count and how many there are of each, the most first."""
    counted = Counter(replace(each, value="").say(page_language()) for each in rejects)
    return counted.most_common()
