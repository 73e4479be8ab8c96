"""How does somebody look at a list of incidents that waits, and see that it is being taken in?"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.pictures.waiting import ACCEPTED
from waarborg.frontends.pages.registers.long_work import go_on_behind_the_page
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.incidents.intake import Intake, ask_intake, carry_out_intake, find_intake
from waarborg.operations.incidents.lists import Wishes, give_up_incidents, look_at
from waarborg.operations.refusals import Overtaken
from waarborg.registers.problems import Problem
from waarborg.sources.incidents.cells import Cell, System
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.indicators import indicators


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that is asked for: what it is, and which heading was chosen or proposed."""

    name: str
    label: str
    help: str
    chosen: str


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, actor: Actor, waiting: str) -> HttpResponse:
    """A list that waits: what its columns are and its first rows, or how far its taking in is."""
    slug = actor.organisation.slug
    run = find_intake(actor, waiting)
    if run is not None and run.state == "done":
        return _lead_on(request, reverse("pictures:incident_list", args=[slug, run.name]))
    if request.POST.get("act") == "give_up":
        give_up_incidents(actor, waiting)
        messages.success(request, _("De lijst is weggegooid. Er is niets ingelezen."))
        return redirect("pictures:incident_lists", organisation=slug)
    if request.method == "POST":
        with suppress(Overtaken):
            asked = ask_intake(actor, waiting, _wishes(request.POST))
            go_on_behind_the_page(
                lambda tell: carry_out_intake(actor, waiting, asked, lambda: tell(0, 0)),
            )
        return redirect("pictures:waiting", organisation=slug, waiting=waiting)
    if run is not None and run.is_busy:
        return show(request, actor, "pages/pictures/incident_intake.html", {"run": run}, ACCEPTED)
    return _columns(request, actor, waiting, run)


def _columns(request: HttpRequest, actor: Actor, waiting: str, run: Intake | None) -> HttpResponse:
    """The form, as it was filled in where taking in was refused or stopped."""
    handed = look_at(actor, waiting)
    wishes = run.wishes if run else None
    problems = run.problems if run else ()
    columns = wishes.columns if wishes else handed.proposed
    context = {
        "handed": handed,
        "examples": [[_shown(cell) for cell in row] for row in handed.examples],
        "choices": _choices(columns),
        "headings": list(enumerate(handed.headings)),
        "systems": _systems(),
        "system": columns.system or "",
        "kinds": [(each.kinds[0], pick(each.label)) for each in indicators() if len(each.kinds) == 1],
        "title": wishes.title if wishes else PurePath(handed.waiting.file).stem,
        "source": wishes.source if wishes else _("Politie"),
        "every_kind": wishes.kind if wishes else "",
        "only_known": wishes.only_known if wishes else handed.knows_codes,
        "problems": _told(problems),
        "stopped": run is not None and run.has_stopped,
        "wrong": {each.field for each in problems},
        "elsewhere": handed.proposed.system in (System.PLANE, System.ABROAD),
    }
    return show(request, actor, "pages/pictures/incident_waiting.html", context)


def _lead_on(request: HttpRequest, address: str) -> HttpResponse:
    """To a page; one that asks for itself whether it is done goes there as a whole."""
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _choices(columns: Columns) -> list[Choice]:
    found = []
    for name, label, told in _asked():
        place = getattr(columns, name)
        found.append(Choice(name, label, told, "" if place is None else str(place)))
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


def _wishes(given: QueryDict) -> Wishes:
    places = {name: read_number(given.get(name, "")) for name, _label, _told in _asked()}
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


def _shown(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    text = "" if cell is None else str(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"
