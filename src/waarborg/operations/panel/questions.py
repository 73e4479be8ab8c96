"""What can be done with the questions of a survey, as long as nobody answered?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.panel.surveys import store_survey, take_survey
from waarborg.operations.panel.texts import check_text
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.reading.framework import find_subject
from waarborg.records.models import PanelQuestion, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import SCALES, number_of_answers
from waarborg.registers.problems import Problem

MOST_QUESTIONS, MOST_OPTIONS = 40, 15
LONGEST_QUESTION, LONGEST_OPTION, LONGEST_LABEL = 300, 120, 60
CHOSEN = (QuestionKind.ONE, QuestionKind.SEVERAL)
"""The kinds of which the answer is one of the options, or several."""


@dataclass(frozen=True, slots=True)
class QuestionWish:
    """What somebody wants of a question."""

    text: str
    kind: str
    low_label: str = ""
    high_label: str = ""
    options: tuple[str, ...] = ()
    theme: str = ""
    is_high_good: bool = True


def add_question(actor: Actor, survey: int, revision: int, wish: QuestionWish) -> PanelQuestion:
    """Put a question at the end of a survey.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        problems = [*_check_open(found), *_check(wish)]
        if found.questions.count() >= MOST_QUESTIONS:
            problems.append(Problem("text", "too_many_questions", (("maximum", MOST_QUESTIONS),)))
        if problems:
            raise Invalid(problems)
        last = found.questions.order_by("-position").first()
        position = last.position + 1 if last else 1
        added = PanelQuestion.objects.create(survey=found, position=position, **_columns(wish))
        store_survey(actor, found, {"question": (None, added.text)})
    return added


def change_question(actor: Actor, question: int, revision: int, wish: QuestionWish) -> PanelQuestion:
    """Change a question.

    Args:
        actor: who does it.
        question: its number.
        revision: of its survey.
        wish: what it becomes.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = _take(actor, question, revision)
        if problems := [*_check_open(found.survey), *_check(wish)]:
            raise Invalid(problems)
        before = found.text
        for name, value in _columns(wish).items():
            setattr(found, name, value)
        found.save()
        store_survey(actor, found.survey, {"question": (before, found.text)})
    return found


def move_question(actor: Actor, question: int, revision: int, *, up: bool = False) -> None:
    """Move a question one place down or up.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = _take(actor, question, revision)
        if problems := list(_check_open(found.survey)):
            raise Invalid(problems)
        every = list(found.survey.questions.all())
        here = next(place for place, each in enumerate(every) if each.pk == found.pk)
        there = here - 1 if up else here + 1
        if 0 <= there < len(every):
            every[here], every[there] = every[there], every[here]
        for position, each in enumerate(every, start=1):
            each.position = position
        PanelQuestion.objects.bulk_update(every, ["position"])
        store_survey(actor, found.survey, {"question": (found.text, found.text)})


def drop_question(actor: Actor, question: int, revision: int) -> None:
    """Take a question out.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = _take(actor, question, revision)
        if problems := list(_check_open(found.survey)):
            raise Invalid(problems)
        store_survey(actor, found.survey, {"question": (found.text, None)})
        found.delete()


def _take(actor: Actor, question: int, revision: int) -> PanelQuestion:
    mine = PanelQuestion.objects.filter(survey__organisation=actor.organisation, pk=question)
    found = mine.first()
    if found is None:
        raise NotFound(str(question))
    found.survey = take_survey(actor, found.survey_id, revision)
    return found


def _check_open(survey: PanelSurvey) -> Iterable[Problem]:
    if survey.closed_at is not None or number_of_answers(survey):
        yield Problem("text", "survey_is_frozen")


def _columns(wish: QuestionWish) -> dict[str, object]:
    is_scale = wish.kind in SCALES
    return {
        "text": wish.text.strip(),
        "kind": wish.kind,
        "low_label": wish.low_label.strip() if is_scale else "",
        "high_label": wish.high_label.strip() if is_scale else "",
        "options": [each.strip() for each in wish.options] if wish.kind in CHOSEN else [],
        "theme": wish.theme,
        "is_high_good": wish.is_high_good or not is_scale,
    }


def _check(wish: QuestionWish) -> Iterable[Problem]:
    yield from check_text("text", wish.text, LONGEST_QUESTION, needed=True)
    if wish.kind not in QuestionKind.values:
        yield Problem("kind", "missing")
    if wish.theme and find_subject(wish.theme) is None:
        yield Problem("theme", "missing")
    if wish.kind in SCALES:
        yield from check_text("low_label", wish.low_label, LONGEST_LABEL, needed=True)
        yield from check_text("high_label", wish.high_label, LONGEST_LABEL, needed=True)
    if wish.kind in CHOSEN:
        yield from _check_options([each.strip() for each in wish.options])


def _check_options(options: list[str]) -> Iterable[Problem]:
    if len(options) < 2:
        yield Problem("options", "too_few_options")
    if len(options) > MOST_OPTIONS:
        yield Problem("options", "too_many_options", (("maximum", MOST_OPTIONS),))
    if len(set(options)) < len(options):
        yield Problem("options", "double_option")
    for each in options:
        yield from check_text("options", each, LONGEST_OPTION, needed=True)
