"""What does a document get of the safety picture, as it is on the day that the document speaks of?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.conf import settings

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.lines import Point, Series, line_chart
from waarborg.documents.charts.ranks import Place, rank_chart
from waarborg.documents.picture_facts import (
    AnswerFacts,
    BesideFacts,
    BudgetFacts,
    IndicatorFacts,
    PictureFacts,
    RegionFacts,
    SignalFacts,
    SourceFacts,
)
from waarborg.operations.documents.evidence import Evidence
from waarborg.operations.pictures import picture_words as words
from waarborg.operations.pictures import region_words
from waarborg.operations.pictures.beside import BesideEachOther, perception_beside_registration
from waarborg.operations.pictures.followed import SourceUsed
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.method_words import say_method
from waarborg.operations.pictures.picture import (
    BudgetLine,
    IndicatorPicture,
    Picture,
    Signal,
    SurveyMeasure,
)
from waarborg.operations.pictures.restart_words import say_restart
from waarborg.operations.pictures.store import figures_store
from waarborg.records.models import Organisation
from waarborg.sources.indicators import budget_indicators, find_indicator
from waarborg.sources.region_kinds import SAFETY_REGION
from waarborg.sources.trouble import SourceTrouble

_ON_PAPER = 620
"""Pixels: so wide that a chart of twenty municipalities takes half a page."""

_NOT_FETCHED = "Van deze gemeente zijn nog geen cijfers opgehaald."


def picture_facts(organisation: Organisation, evidence: Evidence) -> tuple[PictureFacts, Mapping[str, Chart]]:
    """The picture of a municipality in words, and its charts by the name under which a template puts them down.

    Args:
        evidence: knows the day (periods that had not ended then do not count), and where the picture is shown.
    """
    day, link = evidence.day, evidence.picture()
    try:
        least = settings.CONFIGURATION.small_numbers
        picture = picture_of(figures_store(), organisation.area_code, day, least)
    except SourceTrouble as trouble:
        return PictureFacts(link, missing=trouble.say("nl")), {}
    if not picture.indicators:
        return PictureFacts(link, missing=_NOT_FETCHED), {}
    later, restart = picture.retrieved_after(day), picture.restart_of(picture.scope)
    facts = PictureFacts(
        link=link,
        until=words.say_period(picture.until, "nl"),
        retrieved_after=later.date() if later else None,
        version=picture.version,
        least=picture.least,
        indicators=tuple(_indicator(each, evidence) for each in _high_impact_first(picture)),
        answers=tuple(_answer(each) for each in picture.survey if each.is_of_municipality),
        beside=tuple(_beside(each, evidence) for each in perception_beside_registration(picture)),
        budget=tuple(_budget(each) for each in picture.budget),
        signals=tuple(_signal(each, picture, evidence) for each in picture.signals or ()),
        tested=picture.tested,
        sources=tuple(_source(each) for each in picture.sources),
        methods=tuple(
            say_method(picture.methods[name], picture.version, "nl")
            for name in ("level", "change", "standing", "signals")
            if name in picture.methods
        ),
        restart=say_restart(restart, "nl") if restart else "",
        regions=tuple(_regions(picture, evidence)),
        charts_link=_compare(next(iter(_high_impact_first(picture))), evidence),
    )
    return facts, dict(_charts(picture))


def _high_impact_first(picture: Picture) -> list[IndicatorPicture]:
    return sorted(picture.indicators, key=lambda each: not _is_impact(each))


def _is_impact(each: IndicatorPicture) -> bool:
    found = find_indicator(each.name)
    return bool(found and found.impact)


def _compare(each: IndicatorPicture, evidence: Evidence) -> str:
    return evidence.picture("vergelijken/", indicator=each.name)


def _indicator(each: IndicatorPicture, evidence: Evidence) -> IndicatorFacts:
    return IndicatorFacts(
        words.say_indicator(each.name, "nl"),
        _is_impact(each),
        words.say_stretch(each.last, "nl"),
        _counted(each),
        words.say_rounded(each.last.rate, "nl"),
        words.say_interval(each.last, "nl"),
        words.say_per(each.name, "nl"),
        words.say_change(each.change, "nl"),
        words.say_rounded(each.own_past, "nl"),
        words.say_place(each.standing, "nl"),
        _compare(each, evidence),
    )


def _counted(each: IndicatorPicture) -> str:
    """The count as it was known on the day, and as it is known now where that is another."""
    told = words.say_count(each.last, "nl")
    later = words.say_rounded(each.adjusted, "nl", 0)
    return told if each.adjusted is None else f"{told} (later bijgesteld: {later})"


def _regions(picture: Picture, evidence: Evidence) -> Iterator[RegionFacts]:
    for each in _high_impact_first(picture):
        found = each.region(SAFETY_REGION)
        if found is not None:
            yield RegionFacts(
                words.say_indicator(each.name, "nl"),
                region_words.say_region(found, "nl"),
                region_words.say_region_rate(found, "nl"),
                region_words.say_beside_region(found, "nl"),
                region_words.say_basis(found, "nl"),
                f"{_compare(each, evidence)}#regio-kop",
            )


def _answer(measure: SurveyMeasure) -> AnswerFacts:
    last = measure.figures[-1]
    margin = f"{words.say_rounded(last.lower, 'nl')} – {words.say_rounded(last.upper, 'nl')}"
    return AnswerFacts(
        measure.title,
        last.year,
        words.say_rounded(last.value, "nl"),
        margin,
        words.say_rounded(last.country, "nl"),
        words.say_beside_country(last, "nl"),
    )


def _beside(found: BesideEachOther, evidence: Evidence) -> BesideFacts:
    registered = [
        f"{words.say_indicator(each.name, 'nl')}: {words.say_rounded(each.last.rate, 'nl')} "
        f"{words.say_per(each.name, 'nl')}"
        for each in found.registered
    ]
    experienced = [
        f"{each.title}: {words.say_rounded(each.figures[-1].value, 'nl')}"
        for each in found.experienced
        if each.figures
    ]
    return BesideFacts(
        found.title,
        "; ".join(registered),
        "; ".join(experienced),
        evidence.picture("thema/", thema=found.theme),
    )


def _budget(line: BudgetLine) -> BudgetFacts:
    label = next((each.label[0] for each in budget_indicators() if each.name == line.name), line.name)
    if not line.figures:
        return BudgetFacts(label, "–", "niet in deze tabel", "–")
    last = line.figures[-1]
    value, country = (words.say_rounded(each, "nl") for each in (last.value, last.country))
    return BudgetFacts(label, str(last.year), value, country)


def _signal(each: Signal, picture: Picture, evidence: Evidence) -> SignalFacts:
    is_part = each.area[:2] in ("WK", "BU")
    return SignalFacts(
        picture.areas.get(each.area, each.area),
        words.say_indicator(each.indicator, "nl"),
        words.say_period(each.month, "nl"),
        each.count,
        words.say_rounded(each.expected, "nl"),
        int(each.upper),
        words.say_sureness(each, "nl"),
        evidence.picture("gebied/", gebied=each.area) if is_part else evidence.picture(),
    )


def _source(each: SourceUsed) -> SourceFacts:
    return SourceFacts(
        each.source,
        f"{each.title} ({each.table})",
        each.version,
        f"{each.retrieved_at:%d-%m-%Y}",
        each.licence,
        words.say_state(each, "nl"),
    )


def _charts(picture: Picture) -> Iterator[tuple[str, Chart]]:
    """The first high-impact crime through the years, and its place among others."""
    found = next(iter(_high_impact_first(picture)))
    label, per = words.say_indicator(found.name, "nl"), words.say_per(found.name, "nl")
    if found.years:
        points = tuple(
            Point(date(each.year, 1, 1), each.rate, each.lower, each.upper) for each in found.years
        )
        told = Words(
            f"{label} per jaar in {picture.name}",
            f"Lijn van {found.years[0].year} tot {found.years[-1].year} met de marge van toeval. "
            f"Tegen een jaar eerder: {words.say_change(found.change, 'nl')}. De cijfers staan in de tabel eronder.",
            "jaar",
            per,
        )
        yield (
            "picture_years",
            line_chart(told, [Series(picture.name, points)], monthly=False, interval="95 % zeker"),
        )
    standing = found.standing
    if standing is not None:
        places = [
            Place(each.name, each.rate, each.lower, each.upper, own=each.code == picture.scope)
            for each in standing.peers
        ]
        told = Words(
            f"{label} in vergelijkbare gemeenten, {standing.year}",
            f"{picture.name} staat op plaats {words.say_place(standing, 'nl')}. "
            "De cijfers staan in de tabel eronder.",
            per,
            "gemeente",
        )
        middle = ("midden", standing.middle)
        yield (
            "picture_places",
            rank_chart(told, places, interval="95 % zeker", middle=middle, width=_ON_PAPER),
        )
