"""What do people experience beside what is registered, theme by theme?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.operations.pictures.picture import IndicatorPicture, Picture, SurveyMeasure
from waarborg.reading.framework import Level, editions
from waarborg.sources.indicators import find_indicator, indicators_of, survey_belongs

_MOST = 3
"""Indicators of a theme that are named; its page has them all."""


@dataclass(frozen=True, slots=True)
class BesideEachOther:
    """A theme of the plan of which both are known."""

    theme: str
    title: str
    registered: tuple[IndicatorPicture, ...]
    experienced: tuple[SurveyMeasure, ...]


def perception_beside_registration(picture: Picture) -> tuple[BesideEachOther, ...]:
    """The themes that have registered figures as well as answers of people, in the order of the framework.

    Of the registered figures high-impact crime comes first, then what happens most.
    """
    found = []
    for subject in editions()[-1].subjects:
        if subject.level is Level.FIELD:
            continue
        names = {each.name for each in indicators_of(subject.code)}
        registered = sorted((each for each in picture.indicators if each.name in names), key=_weight)
        experienced = tuple(
            each
            for each in picture.survey
            if each.is_of_municipality and survey_belongs(each.title, subject.code)
        )
        if registered and experienced:
            found.append(BesideEachOther(subject.code, subject.title, tuple(registered[:_MOST]), experienced))
    return tuple(found)


def _weight(each: IndicatorPicture) -> tuple[bool, int]:
    followed = find_indicator(each.name)
    return not (followed and followed.impact), -(each.last.count or 0)
