"""How do the figures of a picture leave as a file, each with its source and licence?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.sheets import Row
from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.asked import Asked, asked_indicator, read_asked
from waarborg.frontends.pages.pictures.maps import features
from waarborg.frontends.pages.pictures.wording import label_of, per_what
from waarborg.frontends.pages.sheet_files import SHEETS, kept_sheet_file, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.pictures.findings import Change, RegionLevel, SurveyRegion
from waarborg.operations.pictures.once import path_of
from waarborg.operations.pictures.picture import Level, SurveyFigure
from waarborg.operations.pictures.region_words import say_region_in_year, say_survey_region


@member_page
@require_safe
def download(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """Key figures, neighbourhoods or kinds of offence as CSV or a workbook; neighbourhoods also as GeoJSON."""
    asked = read_asked(request, actor)
    what, form = request.GET.get("wat", "buurten"), request.GET.get("vorm", "csv")
    name = f"{asked.scope}-{what}-{asked.picture.until or asked.day}"
    if form == "geojson":
        return _geojson(request, asked, name)
    tables = {
        "kerncijfers": _key_figures,
        "delicten": _kinds,
        "beleving": _survey,
        "bbv": _budget,
    }
    if what not in (*tables, "buurten") or form not in SHEETS:
        raise Http404
    if what == "buurten":
        return _areas(asked, name, form)
    header, rows = tables[what](asked)
    header, lines = [*header, *_source_header()], with_source(asked, rows)
    return sheet_file(form, name, what, header, lines)


def _geojson(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    chosen = asked_indicator(request, asked)
    found = {
        "type": "FeatureCollection",
        "source": " / ".join(_sources(asked)),
        "licence": " / ".join(dict.fromkeys(each.licence for each in asked.picture.sources)),
        "features": features(asked, chosen.name if chosen else ""),
    }
    content = json.dumps(found, ensure_ascii=False)
    response = HttpResponse(content, content_type="application/geo+json")
    response["Content-Disposition"] = f'attachment; filename="{name}.geojson"'
    return response


def _key_figures(asked: Asked) -> tuple[list[str], Iterator[Row]]:
    region = [
        _("Regio"),
        _("Regio per 1.000"),
        _("Regio ondergrens"),
        _("Regio bovengrens"),
        _("Regio ontbreekt"),
    ]
    header = [
        _("Indicator"),
        *_level_header(),
        *_change_header(),
        _("Plaats in de volgorde"),
        _("Van hoeveel gemeenten"),
        *region,
    ]
    header.append(_("Later bijgesteld tot"))
    rows = (
        (
            label_of(each.name),
            *_level(each.last, per_what(each.name)),
            *_change(each.change),
            each.standing.place if each.standing else None,
            each.standing.of if each.standing else None,
            *_region(each.region(asked.region)),
            each.adjusted,
        )
        for each in asked.picture.indicators
    )
    return header, rows


def _region(found: RegionLevel | None) -> tuple[str | float | None, ...]:
    """The rate of the region; where it cannot be told the municipalities of which figures are missing."""
    if found is None:
        return (None,) * 5
    numbers = (found.rate, found.lower, found.upper)
    rounded = (None if each is None else round(each, 2) for each in numbers)
    return (say_region_in_year(found, page_language()), *rounded, ", ".join(found.missing))


def _areas(asked: Asked, name: str, form: str) -> HttpResponseBase:
    """Of each district and neighbourhood every indicator: thousands of lines, so kept beside their picture.

    Another language, or other words for the same, make another file.
    """
    level, change = _level_header(), _change_header()
    header = [_("Code"), _("Gebied"), _("Indicator"), *level, _("Afgevlakt")]
    header += [_("Afgevlakt naar de buren"), *change, _("Gebied sinds"), *_source_header()]
    labels = {each.name: (label_of(each.name), per_what(each.name)) for each in asked.picture.indicators}
    path = path_of(asked.folder, "buurten", (asked.picture.version, header, labels), form)
    return kept_sheet_file(path, name, "buurten", header, partial(_area_rows, asked, labels))


def _area_rows(asked: Asked, labels: dict[str, tuple[str, str]]) -> Iterator[Row]:
    since = {each.area: each.year for each in asked.picture.restarts if each.begins_anew}
    names = asked.picture.areas
    rows = (
        (
            each.area,
            names.get(each.area, each.area),
            labels[each.indicator][0],
            *_level(each.last, labels[each.indicator][1]),
            None if each.smoothed is None else round(each.smoothed, 2),
            None if each.nearby is None else round(each.nearby, 2),
            *_change(each.change),
            since.get(each.area),
        )
        for each in asked.levels()
    )
    return with_source(asked, rows)


def _kinds(asked: Asked) -> tuple[list[str], Iterator[Row]]:
    header = [
        _("Code"),
        _("Soort misdrijf"),
        *(each[:4] for each in asked.picture.kind_years),
        *_change_header(),
    ]
    rows = ((each.code, each.title, *each.counts, *_change(each.change)) for each in asked.picture.kinds)
    return header, rows


def _survey(asked: Asked) -> tuple[list[str], Iterator[Row]]:
    header = [_("Meting"), _("Jaar"), _("Waarde"), _("Ondergrens"), _("Bovengrens"), _("Nederland")]
    header += [_("Regio"), _("Waarde regio"), _("Ondergrens regio"), _("Bovengrens regio")]
    rows = (
        (each.title, *_own_answers(figure), *_of_region(figure.region(asked.region)))
        for each in asked.picture.survey
        for figure in each.figures
    )
    return header, rows


def _own_answers(found: SurveyFigure) -> Row:
    return found.year, found.value, found.lower, found.upper, found.country


def _of_region(found: SurveyRegion | None) -> Row:
    if found is None:
        return (None,) * 4
    return say_survey_region(found, page_language()), found.value, found.lower, found.upper


def _budget(asked: Asked) -> tuple[list[str], Iterator[Row]]:
    header = [_("Indicator"), _("Jaar"), _("Per 1.000"), _("Nederland")]
    rows = (
        (line.name, figure.year, figure.value, figure.country)
        for line in asked.picture.budget
        for figure in line.figures
    )
    return header, rows


def _level_header() -> list[str]:
    return [
        _("Van"),
        _("Tot en met"),
        _("Aantal"),
        _("Per 1.000"),
        _("Ondergrens"),
        _("Bovengrens"),
        _("Per"),
    ]


def _change_header() -> list[str]:
    return [_("Verandering"), _("Ondergrens verandering"), _("Bovengrens verandering")]


def _level(level: Level, per: str) -> tuple[str | int | float | None, ...]:
    numbers = (level.rate, level.lower, level.upper)
    rounded = tuple(None if each is None else round(each, 2) for each in numbers)
    count = _("te klein getal") if level.hidden else level.count
    return (*level.periods, count, *rounded, per)


def _change(change: Change | None) -> tuple[float | None, ...]:
    if change is None:
        return (None, None, None)
    return round(change.share, 3), round(change.lower, 3), round(change.upper, 3)


def _source_header() -> list[str]:
    return [_("Bron"), _("Licentie"), _("Gegevensversie")]


def with_source(asked: Asked, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, each with source, licence and version behind it."""
    source = " / ".join(_sources(asked))
    licence = " / ".join(dict.fromkeys(each.licence for each in asked.picture.sources))
    for row in rows:
        yield (*row, source, licence, asked.picture.version)


def _sources(asked: Asked) -> list[str]:
    return [
        f"{each.source}, {each.table} ({each.version}, {each.retrieved_at:%Y-%m-%d})"
        for each in asked.picture.sources
    ]
