"""Who reads what residents wrote in their own words, and how does one answer that names somebody go away?"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound
from waarborg.records.models import PanelQuestion, PanelResponse, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import SurveyState, find_question, find_survey, questions_of, state_on


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """What somebody wrote; ``key`` finds it back, and is another one for each question."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenAnswers:
    """The answers to one open question, in the order of their keys: it says nothing of who wrote what else."""

    question: PanelQuestion
    answers: tuple[OpenAnswer, ...]


def read_open_answers(actor: Actor, survey: int, day: date) -> tuple[PanelSurvey, tuple[OpenAnswers, ...]]:
    """What was written in a survey that is closed. Each stands apart from all else that its writer answered.

    Raises:
        NotAllowed, NotFound (also while it is not closed).
    """
    require(actor, Act.READ_OPEN_ANSWERS)
    found = find_survey(actor.organisation, survey)
    if found is None or state_on(found, day) is not SurveyState.CLOSED:
        raise NotFound(str(survey))
    rows = list(PanelResponse.objects.filter(survey=found).values_list("pk", "answers"))
    every = []
    for question in questions_of(found):
        if question.kind == QuestionKind.OPEN:
            written = [(key, answers.get(str(question.pk))) for key, answers in rows]
            told = sorted((key_of(question.pk, key), str(text)) for key, text in written if text)
            every.append(OpenAnswers(question, tuple(OpenAnswer(key, text) for key, text in told)))
    return found, tuple(every)


def remove_open_answer(actor: Actor, question: int, answer: str) -> PanelSurvey:
    """Erase one open answer, named by its key, for good; what else its writer answered stays.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        about = find_question(actor.organisation, question)
        if about is None or about.kind != QuestionKind.OPEN:
            raise NotFound("answer")
        for each in PanelResponse.objects.select_for_update().filter(survey=about.survey_id):
            if key_of(question, each.pk) == answer and each.answers.pop(str(question), None):
                each.save(update_fields=["answers"])
                leave_line(actor, Act.MANAGE_PANEL, about.survey, {"open_answer": (None, None)})
                return about.survey
    raise NotFound("answer")


def key_of(question: int, response: uuid.UUID) -> str:
    """By which an open answer is found back, without telling which other answers have the same writer."""
    return hashlib.sha256(f"{question}:{response}".encode()).hexdigest()[:32]
