"""What did the residents' panel answer, told so that nobody can be known from it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.core.cache import cache

from waarborg.analysis.panel_results import (
    Asked,
    Difference,
    QuestionResult,
    Respondent,
    difference,
    tabulate,
    weights_for,
)
from waarborg.operations.actors import Actor
from waarborg.operations.panel.populations import residents_by_area
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Entrance, PanelQuestion, PanelResponse, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import (
    SCALES,
    SurveyState,
    closed_surveys,
    file_of,
    find_survey,
    questions_of,
    state_on,
)

_CHOSEN = (QuestionKind.ONE, QuestionKind.SEVERAL)
_MOST_EARLIER = 4
_ONE_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Panel:
    """The answers to a survey, ready to be counted.

    Attributes:
        weighted_by: the year of the residents by which neighbourhoods count; ``None``: that is not how.
        has_own_weights: each answer counts by the weight that came with it; otherwise, without a year, once.
    """

    survey: PanelSurvey
    questions: tuple[PanelQuestion, ...]
    respondents: tuple[Respondent, ...]
    areas: Mapping[str, str]
    weighted_by: int | None
    has_own_weights: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The same question in an earlier survey; ``change`` from then to now."""

    survey: PanelSurvey
    result: QuestionResult
    change: Difference | None


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question with what was answered, and what was answered earlier (the newest first)."""

    question: PanelQuestion
    result: QuestionResult
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """The results of a survey that is closed.

    Attributes:
        invited: how many were invited; ``None``: anybody with the link could answer.
        least: of fewer answers nothing is told.
        areas: what each group is called.
        agency: who held it, where its answers came from a file; else empty.
    """

    survey: PanelSurvey
    respondents: int
    invited: int | None
    least: int
    weighted_by: int | None
    has_own_weights: bool
    agency: str
    areas: Mapping[str, str]
    questions: tuple[QuestionShown, ...]

    @property
    def is_told(self) -> bool:
        """Did enough people answer for anything to be told?"""
        return self.respondents >= self.least


def open_results(actor: Actor, survey: int, day: date) -> SurveyResults:
    """The results of a survey, for everybody who works here, once it is closed.

    Before that nobody sees any: the difference between two looks would be the answer of whoever came in between.

    Raises:
        NotAllowed, NotFound (also while it is not closed).
    """
    require(actor, Act.READ)
    found = find_survey(actor.organisation, survey)
    if found is None or state_on(found, day) is not SurveyState.CLOSED:
        raise NotFound(str(survey))
    return results_of(found)


def results_of(survey: PanelSurvey) -> SurveyResults:
    """The results of a survey that is over, beside those of earlier ones with the same questions.

    Kept for an hour: a page asks for them once and each of its charts once more, and answers change no more.
    """
    least = settings.CONFIGURATION.panel_group
    before = [
        each
        for each in closed_surveys(survey.organisation, survey.closes_on)
        if (each.closes_on, each.pk) < (survey.closes_on, survey.pk)
    ][:_MOST_EARLIER]
    states = [f"{each.pk}.{each.revision}" for each in (survey, *before)]
    key = f"panel-results:{least}:{':'.join(states)}"
    kept: SurveyResults | None = cache.get(key)
    if kept is None:
        kept = _work_out(survey, before, least)
        cache.set(key, kept, _ONE_HOUR)
    return kept


def _work_out(survey: PanelSurvey, before: Sequence[PanelSurvey], least: int) -> SurveyResults:
    panel = read_panel(survey)
    earlier = [read_panel(each) for each in before]
    shown = tuple(
        _shown(panel, question, earlier, least)
        for question in panel.questions
        if question.kind != QuestionKind.OPEN
    )
    file = file_of(survey)
    invited = survey.invited if survey.closed_at else survey.invitations.count()
    return SurveyResults(
        survey,
        len(panel.respondents),
        invited if survey.entrance == Entrance.INVITED else None,
        least,
        panel.weighted_by,
        panel.has_own_weights,
        file.agency if file else "",
        panel.areas,
        shown,
    )


def read_panel(survey: PanelSurvey) -> Panel:
    """The questions and answers of a survey, each answer with its weight."""
    questions = tuple(questions_of(survey))
    kinds = {str(each.pk): each.kind for each in questions}
    rows = (
        PanelResponse.objects.filter(survey=survey).values_list("area_id", "answers", "weight").order_by("pk")
    )
    respondents, has_own_weights = [], False
    for area, answers, weight in rows.iterator():
        has_own_weights = has_own_weights or weight is not None
        respondents.append(_respondent(area, answers, kinds, 1.0 if weight is None else weight))
    weighted_by = None
    if not has_own_weights:
        weighted_by, weights = _weights(survey, respondents)
        respondents = [replace(each, weight=weights.get(each.group, 1.0)) for each in respondents]
    return Panel(survey, questions, tuple(respondents), _names_of_areas(survey), weighted_by, has_own_weights)


def asked_of(question: PanelQuestion) -> Asked:
    """A question as it is counted."""
    return Asked(
        str(question.pk),
        tuple(question.options) if question.kind in _CHOSEN else (),
        next((ends for kind, ends in SCALES.items() if kind == question.kind), (1, 5)),
        question.theme,
        question.is_high_good,
    )


def _shown(panel: Panel, question: PanelQuestion, earlier: Sequence[Panel], least: int) -> QuestionShown:
    result = tabulate(asked_of(question), panel.respondents, least)
    found = []
    for each in earlier:
        same = next((other for other in each.questions if _is_same(question, other)), None)
        if same is None:
            continue
        then = tabulate(asked_of(same), each.respondents, least)
        if then.whole is not None:
            found.append(Earlier(each.survey, then, _change(then, result)))
    return QuestionShown(question, result, tuple(found))


def _is_same(question: PanelQuestion, other: PanelQuestion) -> bool:
    return (
        question.text.casefold() == other.text.casefold()
        and question.kind == other.kind
        and question.options == other.options
    )


def _change(then: QuestionResult, now: QuestionResult) -> Difference | None:
    if then.whole is None or now.whole is None or then.whole.mean is None or now.whole.mean is None:
        return None
    return difference(then.whole.mean, now.whole.mean)


def _respondent(
    area: int | None, answers: Mapping[str, object], kinds: Mapping[str, str], weight: float
) -> Respondent:
    numbers: dict[str, float] = {}
    chosen: dict[str, Sequence[str]] = {}
    for name, answer in answers.items():
        if kinds.get(name) in SCALES and isinstance(answer, int):
            numbers[name] = answer
        elif kinds.get(name) in _CHOSEN:
            chosen[name] = [str(each) for each in answer] if isinstance(answer, list) else [str(answer)]
    return Respondent("" if area is None else str(area), numbers, chosen, weight)


def _weights(
    survey: PanelSurvey, respondents: Sequence[Respondent]
) -> tuple[int | None, Mapping[str, float]]:
    if survey.areas_id is None:
        return None, {}
    year, residents = residents_by_area(survey.organisation, survey.areas_id, survey.closes_on)
    numbers: dict[str, int] = {}
    for each in respondents:
        numbers[each.group] = numbers.get(each.group, 0) + 1
    weights = weights_for(numbers, {str(area): number for area, number in residents.items()})
    return (None, {}) if weights is None else (year, weights)


def _names_of_areas(survey: PanelSurvey) -> Mapping[str, str]:
    if survey.areas is None:
        return {}
    return {str(key): name for key, name in survey.areas.subjects.values_list("pk", "name")}
