"""How near and how soon do incidents of a list follow each other, by distances and days of one's own choice?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.sheets import Row
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.numbers import short_number
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.frontends.pages.whole_numbers import read_number as read_whole
from waarborg.operations.actors import Actor
from waarborg.operations.incidents.lists import find_incident_list
from waarborg.operations.incidents.repeat_bands import RepeatRow, RepeatTable, WantedBands
from waarborg.operations.incidents.repeat_table import count_repeats
from waarborg.operations.refusals import Invalid
from waarborg.sources.incidents.cells import read_number


@member_page
@require_safe
def repeats(request: HttpRequest, actor: Actor, incidents: str) -> HttpResponseBase:
    """The table of pairs, on the page or as a file."""
    kept, found = find_incident_list(actor, incidents), None
    told: Mapping[str, list[str]] = {}
    wanted = _wanted(request.GET)
    try:
        kept, found = count_repeats(actor, incidents, wanted)
    except Invalid as refused:
        told = in_words(refused.problems)
    form = request.GET.get("vorm", "")
    if found is not None and form in SHEETS:
        header = [_("Van (meter)"), _("Tot (meter)"), _("Van (dagen)"), _("Tot (dagen)")]
        header += [_("Paren"), _("Verwacht"), _("Kans op toeval"), _("Bron")]
        lines = ((*row, kept.source) for row in _lines(found))
        response = sheet_file(form, f"{kept.name}-herhaling", "herhaling", header, lines)
        response["Cache-Control"] = "private, no-store"
        return response
    fields = (
        ("meter", _("Meter per stap"), short_number(wanted.metres), "metres"),
        ("afstanden", _("Aantal stappen in afstand"), str(wanted.distances), "distances"),
        ("dagen", _("Dagen per stap"), short_number(wanted.days), "days"),
        ("tijden", _("Aantal stappen in tijd"), str(wanted.times), "times"),
    )
    context = {
        "kept": kept,
        "found": found,
        "fields": [
            (name, label, request.GET.get(name, value), " ".join(told.get(field, ())))
            for name, label, value, field in fields
        ],
        "by": wanted.by,
        "refused": bool(told),
        "times": [(short_number(begin), short_number(end)) for begin, end in found.days] if found else [],
        "rows": [(_label(row), _cells(row)) for row in found.rows] if found else [],
        "query": request.GET.urlencode(),
    }
    return show(request, actor, "pages/pictures/repeats.html", context, status=400 if told else 200)


def _wanted(given: QueryDict) -> WantedBands:
    usual = WantedBands()
    return WantedBands(
        _number(given.get("meter"), usual.metres),
        int(_number(given.get("afstanden"), usual.distances, whole=True)),
        _number(given.get("dagen"), usual.days),
        int(_number(given.get("tijden"), usual.times, whole=True)),
        "euclidean" if given.get("gemeten") == "recht" else "manhattan",
    )


def _number(written: str | None, usual: float, whole: bool = False) -> float:
    """What is written; 0, which is refused, where that is no number."""
    if written is None:
        return usual
    return (read_whole(written.strip()) if whole else read_number(written)) or 0


def _lines(found: RepeatTable) -> Iterator[Row]:
    for row in found.rows:
        for place, (begin, end) in enumerate(found.days):
            numbers = (row.observed[place], round(row.expected[place], 4), round(row.p_values[place], 4))
            yield (row.begin, row.end, begin, end, *numbers)


def _label(row: RepeatRow) -> str:
    if row.end == 0:
        return _("dezelfde plek")
    return _("%(begin)s tot %(end)s meter") % {"begin": short_number(row.begin), "end": short_number(row.end)}


def _cells(row: RepeatRow) -> list[tuple[int, float, float]]:
    return list(zip(row.observed, row.expected, row.p_values, strict=True))
