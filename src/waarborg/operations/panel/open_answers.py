"""Who reads what residents wrote in their own words, and how does one answer that names somebody go away?"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound
from waarborg.records.models import PanelQuestion, PanelResponse, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import SurveyState, find_survey, questions_of, state_on


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """What somebody wrote; ``response`` finds it back and tells nothing."""

    response: uuid.UUID
    text: str


@dataclass(frozen=True, slots=True)
class OpenAnswers:
    """The answers to one open question, in no order that means anything."""

    question: PanelQuestion
    answers: tuple[OpenAnswer, ...]


def read_open_answers(actor: Actor, survey: int, day: date) -> tuple[PanelSurvey, tuple[OpenAnswers, ...]]:
    """What was written in a survey that is closed. They stand apart from the neighbourhood and all other answers.

    Raises:
        NotAllowed, NotFound (also while it is not closed).
    """
    require(actor, Act.READ_OPEN_ANSWERS)
    found = find_survey(actor.organisation, survey)
    if found is None or state_on(found, day) is not SurveyState.CLOSED:
        raise NotFound(str(survey))
    rows = list(PanelResponse.objects.filter(survey=found).values_list("pk", "answers").order_by("pk"))
    open_ones = [each for each in questions_of(found) if each.kind == QuestionKind.OPEN]
    return found, tuple(
        OpenAnswers(
            each,
            tuple(OpenAnswer(key, str(text)) for key, answers in rows if (text := answers.get(str(each.pk)))),
        )
        for each in open_ones
    )


def remove_open_answer(actor: Actor, question: int, response: uuid.UUID) -> PanelSurvey:
    """Erase one open answer for good; the other answers of the same respondent stay.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        mine = PanelResponse.objects.select_for_update(of=("self",)).select_related("survey")
        found = mine.filter(survey__organisation=actor.organisation, pk=response).first()
        of_survey = PanelQuestion.objects.filter(pk=question, kind=QuestionKind.OPEN)
        if found is None or not of_survey.filter(survey=found.survey).exists():
            raise NotFound("answer")
        found.answers.pop(str(question), None)
        found.save(update_fields=["answers"])
        leave_line(actor, Act.MANAGE_PANEL, found.survey, {"open_answer": (None, None)})
    return found.survey
