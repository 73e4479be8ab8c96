"""How does somebody lay a list of incidents over the picture: hand in, look, take in, delete?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
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
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.lists import (
    HandedIn,
    Wishes,
    folder_of,
    give_up_incidents,
    hand_in_incidents,
    look_at,
    remove_incident_list,
    take_in_incidents,
)
from waarborg.operations.incidents.reading import names_of_neighbourhoods
from waarborg.operations.incidents.results import read_results
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.sources.incidents.cells import Cell, System
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.incidents.lists import kept_lists, read_rejects
from waarborg.sources.incidents.taking_in import Reject
from waarborg.sources.indicators import indicators

_NONE = ""
_MOST_REJECTS = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that is asked for: what it is, and which heading was chosen or proposed."""

    name: str
    label: str
    help: str
    chosen: str


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
        "problem": problem,
        "formats": ",".join((*FORMATS, ".parquet")),
    }
    return show(request, actor, "pages/pictures/incident_lists.html", context, status=400 if problem else 200)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, actor: Actor, waiting: str) -> HttpResponse:
    """A list that waits: what its columns are, and its first rows."""
    require(actor, Act.IMPORT_INCIDENTS)
    handed = look_at(actor, waiting)
    slug = actor.organisation.slug
    if request.POST.get("act") == "give_up":
        give_up_incidents(actor, waiting)
        messages.success(request, _("De lijst is weggegooid. Er is niets ingelezen."))
        return redirect("pictures:incident_lists", organisation=slug)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            kept = take_in_incidents(actor, waiting, _wishes(request.POST, handed))
        except Invalid as refused:
            problems = refused.problems
        else:
            return redirect("pictures:incident_list", organisation=slug, incidents=kept.name)
    given = request.POST if request.method == "POST" else None
    context = {
        "handed": handed,
        "examples": [[_shown(cell) for cell in row] for row in handed.examples],
        "choices": _choices(handed, given),
        "headings": list(enumerate(handed.headings)),
        "systems": _systems(),
        "system": given.get("system", "") if given else (handed.proposed.system or ""),
        "kinds": [(each.kinds[0], pick(each.label)) for each in indicators() if len(each.kinds) == 1],
        "given": given or {"title": PurePath(handed.waiting.file).stem, "source": _("Politie")},
        "only_known": given.get("only_known") == "ja" if given else handed.knows_codes,
        "problems": _told(problems),
        "wrong": {each.field for each in problems},
        "elsewhere": handed.proposed.system in (System.PLANE, System.ABROAD),
    }
    return show(
        request, actor, "pages/pictures/incident_waiting.html", context, status=400 if problems else 200
    )


@member_page
@require_safe
def incident_list(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponse:
    """One list: when and where it happens, and which rows do not count."""
    kept, found = read_results(actor, incidents)
    rejects = read_rejects(folder_of(actor), kept.name)
    names = names_of_neighbourhoods(actor.organisation)
    context = {
        "kept": kept,
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
        "rejects": [(each.row, each.say(page_language())) for each in rejects[:_MOST_REJECTS]],
        "reasons": _reasons(rejects),
        "more": max(0, len(rejects) - _MOST_REJECTS),
    }
    return show(request, actor, "pages/pictures/incident_list.html", context)


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


def _choices(handed: HandedIn, given: QueryDict | None) -> list[Choice]:
    proposed = handed.proposed
    found = []
    for name, label, told in _asked():
        place = getattr(proposed, name)
        chosen = given.get(name, _NONE) if given else _NONE if place is None else str(place)
        found.append(Choice(name, label, told, chosen))
    return found


def _asked() -> list[tuple[str, str, str]]:
    return [
        ("begin", _("Begin"), _("Vanaf wanneer het gebeurd kan zijn; met of zonder tijd.")),
        ("begin_time", _("Tijd van het begin"), _("Alleen als die in een eigen kolom staat.")),
        ("end", _("Einde"), _("Tot wanneer het gebeurd kan zijn.")),
        ("end_time", _("Tijd van het einde"), ""),
        ("x", _("X (of lengtegraad)"), ""),
        ("y", _("Y (of breedtegraad)"), ""),
        ("area", _("Buurtcode"), _("De code of de naam van de buurt; voor een lijst zonder coördinaten.")),
        ("kind", _("Delictcode"), ""),
        (
            "number",
            _("Nummer van het incident"),
            _("Zo telt een incident dat er twee keer in staat één keer."),
        ),
    ]


def _told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Each problem with the field to which it leads, by its name where the sentence does not name it."""
    fields = {
        "begin": ("kolom-begin", ""),
        "place": ("kolom-x", ""),
        "system": ("stelsel", ""),
        "title": ("titel", _("Naam van de lijst")),
        "source": ("bron", _("Bron")),
    }
    found = []
    for name, sentences in in_words(problems).items():
        anchor, label = fields.get(name, ("", ""))
        said = " ".join(sentences)
        found.append((anchor, f"{label}: {said}" if label else said))
    return found


def _systems() -> list[tuple[str, str]]:
    return [
        (System.RD.value, _("RD: meters van de Nederlandse kaart")),
        (System.DEGREES.value, _("Graden (WGS84)")),
        (System.ABROAD.value, _("Graden buiten Nederland: niet op de kaart te leggen")),
        (System.PLANE.value, _("Andere meters: niet op de kaart te leggen")),
    ]


def _wishes(given: QueryDict, handed: HandedIn) -> Wishes:
    places = {name: _place(given.get(name, ""), len(handed.headings)) for name, _label, _told in _asked()}
    system = given.get("system", "")
    columns = Columns(**places, system=System(system) if system in [each.value for each in System] else None)
    kind = given.get("every_kind", "")
    return Wishes(
        given.get("title", "").replace("\x00", ""),
        given.get("source", "").replace("\x00", ""),
        columns,
        kind if any(kind in each.kinds for each in indicators()) else "",
        given.get("only_known") == "ja",
    )


def _place(written: str, headings: int) -> int | None:
    number = read_number(written)
    return number if number is not None and number < headings else None


def _shown(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    text = "" if cell is None else str(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"
