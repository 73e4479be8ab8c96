"""Which charts can a page show of a picture?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.lines import Point, Series, line_chart
from waarborg.documents.charts.ranks import Place, rank_chart
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.asked import Asked
from waarborg.frontends.pages.pictures.wording import change_words, counted, label_of, per_what, place_words
from waarborg.operations.pictures.picture import IndicatorPicture, SurveyMeasure
from waarborg.operations.pictures.restart_words import say_anew

_MOST_PLACES = 40


def by_month(asked: Asked, found: IndicatorPicture) -> Chart:
    """The cases of every month, with a ring where the last month gave a signal."""
    picture = asked.picture
    signalled = {
        each.month
        for each in picture.signals or ()
        if (each.area, each.indicator) == (asked.scope, found.name)
    }
    points = tuple(
        Point(_first_day(month), count, marked=month in signalled)
        for month, count in zip(picture.months, found.months, strict=True)
    )
    words = Words(
        _("%(what)s per maand in %(where)s") % _named(asked, found),
        _("De laatste twaalf maanden: %(count)s gevallen. Tegen een jaar eerder: %(change)s.")
        % {"count": counted(found.last), "change": change_words(found.change)},
        _("maand"),
        _("gevallen"),
        page_language(),
    )
    anew = _begins_anew(asked, asked.scope, counts=True)
    return line_chart(words, [Series(picture.name, points)], monthly=True, marked=_("signaal"), anew=anew)


def by_year(asked: Asked, found: IndicatorPicture) -> Chart:
    """The rate of every year with its interval, and the middle of the reference group."""
    points = tuple(Point(date(each.year, 1, 1), each.rate, each.lower, each.upper) for each in found.years)
    provisional = [str(each.year) for each in found.years if each.provisional]
    told = _("Van %(first)s tot %(last)s, met de marge van toeval.") % {
        "first": found.years[0].year if found.years else "",
        "last": found.years[-1].year if found.years else "",
    }
    if provisional:
        told += " " + _("Voorlopig: %(years)s.") % {"years": ", ".join(provisional)}
    words = Words(
        _("%(what)s per jaar in %(where)s") % _named(asked, found),
        told,
        _("jaar"),
        per_what(found.name),
        page_language(),
    )
    series, anew = [Series(asked.picture.name, points)], _begins_anew(asked, asked.scope, counts=False)
    return line_chart(words, series, monthly=False, interval=_("95 % zeker"), anew=anew)


def among_others(asked: Asked, found: IndicatorPicture) -> Chart | None:
    """The reference group, the highest first; ``None`` where there is none."""
    standing = found.standing
    if standing is None:
        return None
    places = [
        Place(each.name, each.rate, each.lower, each.upper, own=each.code == asked.scope)
        for each in standing.peers
    ]
    words = Words(
        _("%(what)s in vergelijkbare gemeenten, %(year)s") % {**_named(asked, found), "year": standing.year},
        _("%(where)s staat op plaats %(place)s.")
        % {"where": asked.picture.name, "place": place_words(standing)},
        per_what(found.name),
        _("gemeente"),
        page_language(),
    )
    middle = (_("midden"), standing.middle)
    return rank_chart(words, places, interval=_("95 % zeker"), middle=middle)


def neighbourhoods(asked: Asked, found: IndicatorPicture) -> Chart | None:
    """The neighbourhoods with cases enough, the highest rate first."""
    levels = [each for each in asked.levels(indicator=found.name) if each.area.startswith("BU")]
    shown = sorted((each for each in levels if each.last.rate), key=lambda each: -(each.last.rate or 0))
    if not shown:
        return None
    names = asked.picture.areas
    places = [
        Place(names.get(each.area, each.area), each.last.rate, each.last.lower, each.last.upper)
        for each in shown[:_MOST_PLACES]
    ]
    words = Words(
        _("%(what)s per buurt in %(where)s") % _named(asked, found),
        _("Het hoogst in %(area)s. Waar de lijnen elkaar overlappen kan het verschil toeval zijn.")
        % {"area": places[0].label},
        per_what(found.name),
        _("buurt"),
        page_language(),
    )
    middle = (_("hele gemeente"), found.last.rate) if found.last.rate is not None else None
    return rank_chart(words, places, interval=_("95 % zeker"), middle=middle)


def of_people(asked: Asked, code: str) -> Chart | None:
    """What people say through the years, with margins and the country beside it."""
    measure = next((each for each in asked.picture.survey if each.code == code), None)
    if measure is None:
        return None
    days = [date(each.year, 1, 1) for each in measure.figures]
    own = [
        Point(day, each.value, each.lower, each.upper)
        for day, each in zip(days, measure.figures, strict=True)
    ]
    series = [Series(asked.picture.name, tuple(own))] if measure.is_of_municipality else []
    series += _beside_people(asked, measure)
    country = [Point(day, each.country) for day, each in zip(days, measure.figures, strict=True)]
    if any(each.value is not None for each in country):
        series.append(Series(_("Nederland"), tuple(country)))
    words = Words(
        measure.title,
        _("Veiligheidsmonitor, met marges. De meting van 2021 is niet te vergelijken met die van daarvoor."),
        _("jaar"),
        measure.title,
        page_language(),
    )
    return line_chart(words, series, monthly=False, interval=_("95 % zeker"))


def _beside_people(asked: Asked, measure: SurveyMeasure) -> list[Series]:
    """The region that is chosen, or else the smallest of which there are figures."""
    last = measure.figures[-1].region(asked.region)
    if last is None:
        return []
    points = [
        Point(date(each.year, 1, 1), found.value, found.lower, found.upper)
        for each in measure.figures
        if (found := each.region(last.kind)) and found.code == last.code
    ]
    # By its name alone: on a narrow screen there is no room for its kind as well.
    return [Series(last.name, tuple(points))]


def nothing() -> Chart:
    """A chart without figures: there are none, or too few."""
    words = Words(
        _("Geen cijfers"), _("Er zijn geen cijfers, of te weinig om iets te zeggen."), "", "", page_language()
    )
    return line_chart(words, [], monthly=False)


def of_area(asked: Asked, area: str, indicator: str) -> Chart | None:
    """The counts of a neighbourhood by year; small numbers are left out."""
    found = next(iter(asked.levels(area=area, indicator=indicator)), None)
    if found is None or all(each is None for each in found.years):
        return None
    name = asked.picture.areas.get(area, area)
    points = tuple(
        Point(_first_day(year), count) for year, count in zip(asked.picture.years, found.years, strict=True)
    )
    words = Words(
        _("%(what)s per jaar in %(where)s") % {"what": label_of(indicator), "where": name},
        _("Aantallen onder %(least)s zijn weggelaten.") % {"least": asked.picture.least},
        _("jaar"),
        _("gevallen"),
        page_language(),
    )
    anew = _begins_anew(asked, area, counts=True)
    return line_chart(words, [Series(name, points)], monthly=False, anew=anew)


def _begins_anew(asked: Asked, area: str, counts: bool) -> tuple[date, str] | None:
    """Where an area became another, to be marked in its counts or rates; ``None``: nowhere."""
    found = asked.picture.restart_of(area)
    if found is None or not found.begins_anew:
        return None
    return date(found.year, 1, 1), say_anew(found, counts, page_language())


def _named(asked: Asked, found: IndicatorPicture) -> dict[str, str]:
    return {"what": label_of(found.name), "where": asked.picture.name}


def _first_day(written: str) -> date:
    return date(int(written[:4]), int(written[6:8]) or 1, 1)


DRAWERS: dict[str, Callable[[Asked, IndicatorPicture], Chart | None]] = {
    "maanden": by_month,
    "jaren": by_year,
    "vergelijking": among_others,
    "buurten": neighbourhoods,
}
"""The charts of an indicator, by the word in their address."""
