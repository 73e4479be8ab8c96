"""What does a survey ask, as far as a file with its answers is concerned?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from waarborg.records.models import PanelQuestion, PanelSurvey, QuestionKind
from waarborg.records.queries.panels import SCALES, questions_of
from waarborg.records.queries.subjects import members_on
from waarborg.sources.panel_files.cells import fold
from waarborg.sources.panel_files.columns import FileQuestion, Kind, propose_columns
from waarborg.sources.panel_files.rows import areas_by_word

_KINDS = {QuestionKind.ONE: Kind.ONE, QuestionKind.SEVERAL: Kind.SEVERAL, QuestionKind.OPEN: Kind.OPEN}


def file_questions(survey: PanelSurvey) -> tuple[FileQuestion, ...]:
    """Its questions, numbered from 1 in their order."""
    return tuple(_question(number, each) for number, each in enumerate(questions_of(survey), start=1))


def proposal_for(survey: PanelSurvey, headings: Sequence[str]) -> tuple[str, ...]:
    """Which column is which, as far as the headings tell."""
    words = [survey.areas.label, survey.areas.name] if survey.areas else []
    return propose_columns(headings, file_questions(survey), words)


def areas_of_survey(survey: PanelSurvey) -> Mapping[str, int]:
    """The numbers of the neighbourhoods that existed when it closed, by code and by name."""
    members = members_on(survey.organisation, survey.closes_on, areas=True)
    return areas_by_word(
        (each.pk, each.code, each.name) for each in members if each.list_id == survey.areas_id
    )


def blanks_of(written: str) -> frozenset[str]:
    """What means that a question was not answered, as somebody wrote it down.

    >>> sorted(blanks_of("Weet niet; 99;"))
    ['99', 'weet niet']
    """
    return frozenset(fold(each) for each in re.split(r"[;\n]", written) if each.strip())


def _question(number: int, asked: PanelQuestion) -> FileQuestion:
    kind = next((mine for theirs, mine in _KINDS.items() if theirs == asked.kind), Kind.SCALE)
    scale = next((ends for theirs, ends in SCALES.items() if theirs == asked.kind), (1, 5))
    return FileQuestion(
        number,
        str(asked.pk),
        asked.text,
        kind,
        scale,
        (asked.low_label, asked.high_label),
        tuple(str(each) for each in asked.options),
    )
