"""How does a survey stand on a resident's page, with what was filled in and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from waarborg.frontends.pages.registers.questions import Option
from waarborg.operations.panel.answering import allowed_answers
from waarborg.records.queries.panels import SCALES, QuestionKind, questions_of
from waarborg.records.queries.subjects import members_on

if TYPE_CHECKING:
    from waarborg.records.models import PanelSurvey


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as it is asked.

    Attributes:
        widget: ``scale``, ``one``, ``several`` or ``open``.
        low, high: what the ends of a scale mean, with their numbers.
    """

    name: str
    number: int
    text: str
    widget: str
    options: tuple[Option, ...]
    value: str
    low: str
    high: str


def shown_questions(
    survey: PanelSurvey, day: date, written: Mapping[str, Sequence[str]]
) -> list[ShownQuestion]:
    """The questions in order, with what was filled in."""
    found = []
    for number, each in enumerate(questions_of(survey), start=1):
        name = f"question-{each.pk}"
        given = written.get(name, ())
        allowed = allowed_answers(each)
        is_scale = each.kind in SCALES
        found.append(
            ShownQuestion(
                name,
                number,
                each.text,
                "scale" if is_scale else each.kind,
                tuple(Option(value, value, value in given) for value in allowed),
                given[0] if given and each.kind == QuestionKind.OPEN else "",
                f"{allowed[0]} = {each.low_label}" if is_scale else "",
                f"{allowed[-1]} = {each.high_label}" if is_scale else "",
            )
        )
    return found


def shown_areas(survey: PanelSurvey, day: date, chosen: str) -> list[Option]:
    """The neighbourhoods to choose from; none where that is not asked."""
    if survey.areas_id is None:
        return []
    members = [
        each for each in members_on(survey.organisation, day, areas=True) if each.list_id == survey.areas_id
    ]
    return [Option(str(each.pk), each.name, str(each.pk) == chosen) for each in members]
