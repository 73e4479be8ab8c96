"""How does a resident answer a survey, and take the answer back? Nobody signs in, and nothing tells who it was.

There is no line in the audit trail: its moment could tell whose answer it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from waarborg.operations.panel.links import (
    Door,
    digest,
    find_answer,
    invitation_of,
    is_token,
    new_link,
    open_door,
)
from waarborg.operations.panel.texts import check_text
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import PanelInvitation, PanelQuestion, PanelResponse, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import SCALES, SurveyState, questions_of, state_on
from waarborg.records.queries.subjects import members_on
from waarborg.registers.problems import Problem

LONGEST_ANSWER = 2_000

Answer = int | str | list[str]


@dataclass(frozen=True, slots=True)
class Given:
    """A form as it was sent.

    Attributes:
        revision: of the survey as it was shown.
        answers: what was filled in, by the number of the question.
        receipt: the secret of the form, by which its answer is found back.
    """

    revision: int
    has_consented: bool
    area: str
    answers: Mapping[int, Sequence[str]]
    receipt: str = ""


def give_answer(token: str, given: Given, day: date) -> str:
    """Keep what a resident answered; returns the secret by which only they find it back.

    Args:
        token: of the link.
        given: the form.
        day: today.

    Raises:
        NotFound: the link leads nowhere.
        Invalid: the survey is not open, the link was used, or what was filled in is wrong.
    """
    door = open_door(token, day)
    receipt = token if door.invitation else given.receipt if is_token(given.receipt) else new_link()
    if door.invitation is None and find_answer(receipt) is not None:
        return receipt
    try:
        with transaction.atomic():
            survey = PanelSurvey.objects.select_for_update().get(pk=door.survey.pk)
            if problems := list(_check_door(survey, door, day)):
                raise Invalid(problems)
            answers, area = _read(survey, given, day)
            if door.invitation is not None:
                _use(door.invitation)
            key = digest("answer", receipt)
            PanelResponse.objects.create(survey=survey, area_id=area, answers=answers, key=key)
    except IntegrityError:
        if find_answer(receipt) is None:
            raise
    return receipt


def withdraw_answer(token: str, day: date) -> PanelSurvey:
    """Take an answer back for good, while the survey is open; with an invitation one can then answer again.

    Raises:
        NotFound: there is no such answer, or no longer.
    """
    with transaction.atomic():
        found = find_answer(token)
        if found is None or state_on(found.survey, day) is not SurveyState.OPEN:
            raise NotFound("answer")
        invitation = invitation_of(token)
        found.delete()
        if invitation is not None:
            PanelInvitation.objects.filter(pk=invitation.pk).update(is_answered=False)
    return found.survey


def _check_door(survey: PanelSurvey, door: Door, day: date) -> Iterable[Problem]:
    if state_on(survey, day) is not SurveyState.OPEN:
        yield Problem("form", "survey_not_open")
    elif door.is_answered:
        yield Problem("form", "answered_already")


def _use(invitation: PanelInvitation) -> None:
    free = PanelInvitation.objects.filter(pk=invitation.pk, is_answered=False)
    if free.update(is_answered=True) != 1:
        raise Invalid([Problem("form", "answered_already")])


def _read(survey: PanelSurvey, given: Given, day: date) -> tuple[dict[str, Answer], int | None]:
    problems: list[Problem] = []
    answers: dict[str, Answer] = {}
    if given.revision != survey.revision:
        problems.append(Problem("form", "questions_changed"))
    for question in questions_of(survey):
        written = [each for each in given.answers.get(question.pk, ()) if each.strip()]
        if written:
            answer = _read_answer(question, written, problems)
            if answer is not None:
                answers[str(question.pk)] = answer
    if not answers and not any(each.field.startswith("question-") for each in problems):
        problems.append(Problem("form", "nothing_answered"))
    area = _read_area(survey, given.area, day, problems)
    if not given.has_consented:
        problems.append(Problem("consent", "consent_missing"))
    if problems:
        raise Invalid(problems)
    return answers, area


def _read_answer(question: PanelQuestion, written: Sequence[str], problems: list[Problem]) -> Answer | None:
    name = f"question-{question.pk}"
    if question.kind == QuestionKind.OPEN:
        found = list(check_text(name, written[0], LONGEST_ANSWER))
        problems += found
        return None if found else written[0].strip()
    allowed = allowed_answers(question)
    if any(each not in allowed for each in written) or (
        len(written) > 1 and question.kind != QuestionKind.SEVERAL
    ):
        problems.append(Problem(name, "choose_from_answers"))
        return None
    if question.kind == QuestionKind.SEVERAL:
        return [each for each in allowed if each in written]
    return int(written[0]) if question.kind in SCALES else written[0]


def allowed_answers(question: PanelQuestion) -> list[str]:
    """The answers that can be chosen, in their order; none of an open question."""
    for kind, (low, high) in SCALES.items():
        if question.kind == kind:
            return [str(number) for number in range(low, high + 1)]
    return [str(each) for each in question.options]


def _read_area(survey: PanelSurvey, written: str, day: date, problems: list[Problem]) -> int | None:
    if survey.areas_id is None or not written:
        return None
    members = members_on(survey.organisation, day, areas=True)
    found = next(
        (each for each in members if each.list_id == survey.areas_id and str(each.pk) == written), None
    )
    if found is None:
        problems.append(Problem("area", "choose_from_answers"))
        return None
    return found.pk
