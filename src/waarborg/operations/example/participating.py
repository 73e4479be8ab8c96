"""What do partners and residents of the example say about their safety?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from waarborg.operations.actors import Actor
from waarborg.operations.contributions import (
    Contributed,
    WhatWasDone,
    answer_contribution,
    keep_contribution,
)
from waarborg.operations.example.moments import chance
from waarborg.operations.panel.answering import allowed_answers
from waarborg.operations.panel.closing import close_due_surveys
from waarborg.operations.panel.inviting import invite_residents
from waarborg.operations.panel.questions import QuestionWish, add_question
from waarborg.operations.panel.surveys import SurveyWish, publish_survey, start_survey
from waarborg.records.models import Entrance, PanelResponse, PanelSurvey, QuestionKind, SubjectList

_OPEN_FOR = timedelta(days=21)
_WRITES, _SAYS_WHERE = 0.04, 0.95
"""The shares of those who write something, and who say where they live."""


def contribute(officer: Actor, said: Mapping[str, Any], day: date) -> int:
    """Keep what the example's partners and residents said, with its answers; returns how many times they did."""
    for each in said["contributions"]:
        contributed = Contributed(
            theme=each["theme"],
            contributor=each["contributor"],
            day=day - timedelta(days=each["days_ago"]),
            channel=each["channel"],
            text=each["text"],
            party=each["party"],
        )
        kept = keep_contribution(officer, contributed, day)
        if each["outcome"]:
            done = WhatWasDone(each["outcome"], each["reason"], each["place"])
            answer_contribution(officer, kept.pk, kept.revision, done)
    return len(said["contributions"])


def ask_residents(officer: Actor, asked: Mapping[str, Any], day: date) -> int:
    """Hold the example's survey as often as it was held, and open it once more; returns how many answered."""
    organisation = officer.organisation
    areas = SubjectList.objects.get(organisation=organisation, name=asked["areas"])
    answered = 0
    for turn, days_ago in enumerate(asked["held_days_ago"]):
        closed = day - timedelta(days=days_ago)
        survey = _survey(officer, asked, areas.pk, (closed - _OPEN_FOR, closed), Entrance.INVITED)
        is_first = turn == 0 and len(asked["held_days_ago"]) > 1
        how = "before" if is_first else "answers"
        responses = _responses(survey, asked, how, chance("panel", turn))
        PanelResponse.objects.bulk_create(responses, batch_size=500)
        addresses = "\n".join(f"inwoner{number}@duinmeer.example" for number in range(asked["invited"]))
        invite_residents(officer, survey.pk, survey.revision, addresses)
        answered += len(responses)
    close_due_surveys(organisation, day)
    _survey(officer, asked, areas.pk, (day - timedelta(days=2), day + _OPEN_FOR), Entrance.LINK)
    return answered


def _survey(
    officer: Actor, asked: Mapping[str, Any], areas: int, days: tuple[date, date], entrance: str
) -> PanelSurvey:
    wish = SurveyWish(
        asked["title"], asked["consent"], days[0], days[1], entrance, asked["introduction"], areas
    )
    made = start_survey(officer, wish)
    for each in asked["questions"]:
        made.refresh_from_db()
        question = QuestionWish(
            each["text"],
            each["kind"],
            each.get("low_label", ""),
            each.get("high_label", ""),
            tuple(each.get("options", ())),
            each.get("theme", ""),
            each.get("is_high_good", True),
        )
        add_question(officer, made.pk, made.revision, question)
    made.refresh_from_db()
    return publish_survey(officer, made.pk, made.revision, days[0])


def _responses(survey: PanelSurvey, asked: Mapping[str, Any], how: str, rng: Random) -> list[PanelResponse]:
    areas = list(survey.areas.subjects.order_by("name")) if survey.areas else []
    # Some districts have more people than others, and the last one few.
    shares = [5, 4, 3, 3, 0.4][: len(areas)]
    questions = list(zip(survey.questions.all(), asked["questions"], strict=True))
    found = []
    for _ in range(asked["answered"]):
        answers: dict[str, object] = {}
        for question, written in questions:
            if question.kind == QuestionKind.OPEN:
                if rng.random() < _WRITES:
                    answers[str(question.pk)] = rng.choice(written["said"])
                continue
            allowed = allowed_answers(question)
            chosen = rng.choices(allowed, written[how])[0]
            answers[str(question.pk)] = chosen if question.options else int(chosen)
        area = rng.choices(areas, shares)[0] if areas and rng.random() < _SAYS_WHERE else None
        found.append(PanelResponse(survey=survey, area=area, answers=answers))
    return found
