"""How does what a list of incidents says leave as a file? Never its incidents themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.sheets import Row
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.incident_words import group_lines, kind_label, zone_lines
from waarborg.frontends.pages.pictures.street_words import street_lines
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.incidents.incident_picture import IncidentPicture
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.incidents.reading import names_of_neighbourhoods
from waarborg.operations.incidents.results import read_results
from waarborg.sources.incidents.lists import read_rejects

Table = tuple[list[str], Iterator[Row]]


def files_of_list() -> list[tuple[str, str]]:
    """The tables that can be kept: the word in their address, and what they are called."""
    return [
        ("tijden", _("Hete tijden")),
        ("plekken", _("Hete plekken")),
        ("straten", _("Hete straten")),
        ("herhaling", _("Herhaling dichtbij")),
        ("groepen", _("Bij elkaar in plek en tijd")),
        ("buurten", _("Per buurt")),
        ("delicten", _("Per delict")),
        ("afgekeurd", _("Rijen die niet meetellen")),
    ]


@member_page
@require_safe
def list_file(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponseBase:
    """One table of a list as CSV or a workbook, with the source under which it was taken in."""
    kept, found = read_results(actor, incidents)
    what, form = request.GET.get("wat", "tijden"), request.GET.get("vorm", "csv")
    if what not in dict(files_of_list()) or form not in SHEETS:
        raise Http404
    if what == "afgekeurd":
        rejects = read_rejects(folder_of(actor), kept.name)
        header = [_("Rij"), _("Waarom niet")]
        rows: Iterator[Row] = ((each.row, each.say(page_language())) for each in rejects)
    else:
        names = names_of_neighbourhoods(actor.organisation)
        header, rows = _TABLES[what](found, names)
    taken_in = f"{localtime(kept.taken_in_at):%Y-%m-%d %H:%M}"
    lines = ((*row, kept.source, taken_in) for row in rows)
    response = sheet_file(form, f"{kept.name}-{what}", what, [*header, _("Bron"), _("Ingelezen")], lines)
    response["Cache-Control"] = "private, no-store"
    return response


def _times(found: IncidentPicture, _names: Mapping[str, str]) -> Table:
    shares = found.times.shares if found.times else ()
    header = [_("Dag"), _("uur"), _("% van de week")]
    rows = (
        (str(WEEKDAYS[day]), hour, round(share, 3))
        for day, hours in enumerate(shares)
        for hour, share in enumerate(hours)
    )
    return header, rows


def _peaks(found: IncidentPicture, names: Mapping[str, str]) -> Table:
    header = [_("Plek"), _("X (meter)"), _("Y (meter)"), _("Dichtheid naast de hoogste")]
    rows = (
        (names.get(each.area, each.area), each.x, each.y, round(each.strength, 3))
        for each in (found.dense.peaks if found.dense else ())
    )
    return header, rows


def _streets(found: IncidentPicture, names: Mapping[str, str]) -> Table:
    header = [_("Straat"), _("Buurt"), _("Meter"), _("Aantal"), _("Per 100 meter"), "q", _("Stratennet")]
    header.append(_("Licentie"))
    network = (found.streets.source, found.streets.licence) if found.streets else ("", "")
    rows = (
        (
            each.name,
            each.area,
            round(each.street.metres),
            _("te klein getal") if each.street.count is None else each.street.count,
            None if each.street.per_100_metres is None else round(each.street.per_100_metres, 2),
            round(each.street.q_value, 4),
            *network,
        )
        for each in street_lines(found, names)
    )
    return header, rows


def _repeats(found: IncidentPicture, names: Mapping[str, str]) -> Table:
    header = [_("Zone"), _("Incidenten na elkaar"), _("Laatste"), _("Geldt tot en met")]
    rows = ((each.where, each.incidents, each.latest, each.until) for each in zone_lines(found, names))
    return header, rows


def _groups(found: IncidentPicture, names: Mapping[str, str]) -> Table:
    header = [_("Plek"), _("X (meter)"), _("Y (meter)"), _("Binnen (meter)"), _("Van"), _("Tot en met")]
    header += [_("Aantal"), _("Verwacht"), _("Kans op toeval")]
    rows = (
        (
            each.where,
            each.group.x,
            each.group.y,
            each.metres,
            each.first,
            each.last,
            each.count,
            round(each.group.expected, 2),
            round(each.group.p_value, 4),
        )
        for each in group_lines(found, names)
    )
    return header, rows


def _areas(found: IncidentPicture, names: Mapping[str, str]) -> Table:
    header = [_("Code"), _("Buurt"), _("Aantal")]
    hidden = _("te klein getal")
    rows = (
        (each.area, names.get(each.area, each.area), hidden if each.count is None else each.count)
        for each in found.areas
    )
    return header, rows


def _kinds(found: IncidentPicture, _names: Mapping[str, str]) -> Table:
    return [_("Delict"), _("Aantal")], ((kind_label(kind), count) for kind, count in found.kinds)


_TABLES: Mapping[str, Callable[[IncidentPicture, Mapping[str, str]], Table]] = {
    "tijden": _times,
    "plekken": _peaks,
    "straten": _streets,
    "herhaling": _repeats,
    "groepen": _groups,
    "buurten": _areas,
    "delicten": _kinds,
}
