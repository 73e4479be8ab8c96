"""How are the figures of a picture said in the language of the page?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.numbers import number_format, percentage, short_number
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.pictures import picture_words as words
from waarborg.operations.pictures import region_words
from waarborg.operations.pictures.findings import Change, Course, RegionLevel, Restart, Seasons, SurveyRegion
from waarborg.operations.pictures.followed import SourceUsed
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.method_words import say_method
from waarborg.operations.pictures.picture import (
    IndicatorPicture,
    Level,
    Picture,
    Signal,
    Standing,
    SurveyFigure,
    SurveyMeasure,
)
from waarborg.operations.pictures.restart_words import say_restart, say_since
from waarborg.sources.indicators import find_indicator


def period(written: str) -> str:
    """``2026MM10`` as 'oktober 2026', ``2025JJ00`` as '2025'."""
    return words.say_period(written, page_language())


def stretch(level: Level) -> str:
    """From when to when."""
    return words.say_stretch(level, page_language())


def label_of(name: str) -> str:
    """What an indicator is called on the page."""
    return words.say_indicator(name, page_language())


def per_what(name: str) -> str:
    """Of what a rate counts 1,000."""
    return words.say_per(name, page_language())


def figure_label(name: str) -> str:
    """What a figure that targets are held against is called: by its indicator, else in its own words."""
    plain, rate, _rest = name.replace("_", "-").partition("-per-1000")
    found = find_indicator(plain)
    if found is None:
        plain = " ".join(name.replace("_", " ").replace("-", " ").split())
        return plain[:1].upper() + plain[1:]
    return f"{pick(found.label)} {per_what(plain)}" if rate else pick(found.label)


def decimal(value: float | None, places: int = 1) -> str:
    """A number with so many decimals; a dash where it is not given."""
    return words.say_rounded(value, page_language(), places)


def counted(level: Level) -> str:
    """A count; in words where it is too small to show or not given."""
    return words.say_count(level, page_language())


def between(level: Level) -> str:
    """The interval of a rate."""
    return words.say_interval(level, page_language())


def change_words(change: Change | None) -> str:
    """A change in words: how much, how sure, and whether it may be chance."""
    return _together(words.say_change(change, page_language()))


def percent(share: float) -> str:
    """A change as a percentage with its sign."""
    return words.say_percent(share, page_language())


def course_words(course: Course | None) -> str:
    """The change a year over several years."""
    return _together(words.say_course(course, page_language()))


def season_words(seasons: Seasons | None) -> str:
    """In which months of the year it is surely more and less."""
    return words.say_seasons(seasons, page_language())


def place_words(standing: Standing | None) -> str:
    """The place among comparable municipalities, and between which places chance puts it."""
    return words.say_place(standing, page_language())


def area_name(found: Signal, picture: Picture) -> str:
    """What the area of a signal is called."""
    return picture.areas.get(found.area, found.area)


def whole(value: float) -> str:
    """A number without decimals, rounded down."""
    return number_format(int(value))


def sureness(found: Signal) -> str:
    """How sure a signal is."""
    return words.say_sureness(found, page_language())


def state_words(used: SourceUsed) -> str:
    """Which figures may still change, and how many were corrected."""
    return words.say_state(used, page_language())


def restart_words(found: Restart | None) -> str:
    """What an area was before, and what that does to its figures; empty where it always was what it is."""
    return "" if found is None else say_restart(found, page_language())


def since_words(found: Restart | None) -> str:
    """Since when a series can be told, for a table; empty where nothing is left out of it."""
    return say_since(found, page_language()) if found is not None and found.begins_anew else ""


def in_region(found: IndicatorPicture, kind: str) -> RegionLevel | None:
    """An indicator in the region of a kind."""
    return found.region(kind)


def survey_region(found: SurveyFigure, kind: str) -> SurveyRegion | None:
    """What people say in the region of a kind, or else in the smallest of which that is known."""
    return found.region(kind)


def has_survey_regions(survey: Sequence[SurveyMeasure]) -> bool:
    """Whether there is a figure of a region beside any of them."""
    return any(each.figures[-1].regions for each in survey)


def survey_region_name(found: SurveyRegion) -> str:
    """What a region of the Safety Monitor is called."""
    return region_words.say_survey_region(found, page_language())


def beside_survey_region(own: SurveyFigure, found: SurveyRegion) -> str:
    """Whether what people say differs from a region, given the margins of both."""
    return region_words.say_beside_survey_region(own, found, page_language())


def region_name(found: RegionLevel) -> str:
    """What a region is called, with its kind and the year of its figure."""
    told = region_words.say_region_in_year(found, page_language())
    return told[:1].upper() + told[1:]


def region_rate(found: RegionLevel) -> str:
    """The rate of a region with its interval."""
    return region_words.say_region_rate(found, page_language())


def beside_region(found: RegionLevel) -> str:
    """How the municipality stands beside its region."""
    return _together(region_words.say_beside_region(found, page_language()))


def region_basis(found: RegionLevel) -> str:
    """Of what the figure of a region is made."""
    return region_words.say_basis(found, page_language())


def as_share(share: float) -> str:
    """A share as a percentage."""
    return percentage(number_format(100 * share, 0))


def beside_country(found: SurveyFigure) -> str:
    """Whether what people say differs from the country, given the margins."""
    return words.say_beside_country(found, page_language())


def _together(told: str) -> str:
    """A number and its percent sign stand on one line."""
    return told.replace(" %", "\u00a0%")


def cell(value: str | float | None) -> str:
    """A field of a table beside a chart."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return short_number(value)


def method_line(method: MethodUsed | Literal[""] | None, version: str) -> str:
    """How a result was found, in one line; empty where nothing was, which templates tell as an empty text."""
    return say_method(method, version, page_language()) if method else ""


def ask(*parts: str) -> str:
    """What follows the question mark of an address, from its parts; those that are empty are left out."""
    return "&".join(part for part in parts if part)
