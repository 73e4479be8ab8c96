"""What does the residents' panel say of each theme of the plan, by its newest survey about it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache

from waarborg.analysis.panel_results import GroupResult, Mean, tabulate, theme_scores
from waarborg.operations.panel.results import asked_of, read_panel
from waarborg.reading.framework import title_of
from waarborg.records.models import Organisation, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import closed_surveys

_ONE_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class PanelScore:
    """A theme's score from 1 (bad) to 5 (good), with its 95 % margins and the number of respondents.

    Attributes:
        theme: its code; ``title`` is what it is called.
        survey: the number of the survey that it comes from, closed on ``closed_on``.
    """

    theme: str
    title: str
    mean: Mean
    survey: int
    survey_title: str
    closed_on: date


@dataclass(frozen=True, slots=True)
class PanelFinding:
    """What the whole panel answered to one question; ``options`` are empty of a scale.

    Attributes:
        scale: its ends, with what they mean.
    """

    theme: str
    text: str
    options: tuple[str, ...]
    scale: str
    result: GroupResult
    survey: int
    survey_title: str
    closed_on: date


def panel_scores(organisation: Organisation, day: date) -> tuple[PanelScore, ...]:
    """The score of each theme that a survey asked about which was closed on a day, by the newest of them.

    Themes of which too few said anything are left out.
    """
    found: dict[str, PanelScore] = {}
    for survey in closed_surveys(organisation, day):
        for each in _said_in(survey)[0]:
            found.setdefault(each.theme, each)
    return tuple(found[theme] for theme in sorted(found))


def panel_findings(organisation: Organisation, theme: str, day: date) -> tuple[PanelFinding, ...]:
    """What was answered to questions about a theme, or any theme of a field, in the newest survey that asked.

    Of each question the newest answers; an empty theme: of every question.
    """
    found: dict[str, PanelFinding] = {}
    for survey in closed_surveys(organisation, day):
        for each in _said_in(survey)[1]:
            if not theme or each.theme == theme or each.theme.startswith(f"{theme}/"):
                found.setdefault(each.text.casefold(), each)
    return tuple(found.values())


def _said_in(survey: PanelSurvey) -> tuple[tuple[PanelScore, ...], tuple[PanelFinding, ...]]:
    """The scores and findings of a survey that is over, kept for an hour: they change no more."""
    least = settings.CONFIGURATION.panel_group
    key = f"panel:{survey.pk}:{survey.revision}:{least}"
    kept: tuple[tuple[PanelScore, ...], tuple[PanelFinding, ...]] | None = cache.get(key)
    if kept is None:
        kept = _work_out(survey, least)
        cache.set(key, kept, _ONE_HOUR)
    return kept


def _work_out(survey: PanelSurvey, least: int) -> tuple[tuple[PanelScore, ...], tuple[PanelFinding, ...]]:
    panel = read_panel(survey)
    counted = [each for each in panel.questions if each.kind != QuestionKind.OPEN]
    scores = theme_scores([asked_of(each) for each in counted], panel.respondents, least)
    findings = []
    for each in counted:
        whole = tabulate(asked_of(each), panel.respondents, least).whole
        if whole is not None:
            scale = f"{each.low_label} – {each.high_label}" if each.low_label else ""
            options = tuple(str(option) for option in each.options)
            findings.append(
                PanelFinding(
                    each.theme, each.text, options, scale, whole, survey.pk, survey.title, survey.closes_on
                )
            )
    return (
        tuple(
            PanelScore(each.theme, title_of(each.theme), each.mean, survey.pk, survey.title, survey.closes_on)
            for each in scores
        ),
        tuple(findings),
    )
