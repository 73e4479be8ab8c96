"""Which class do the answers about an event point to?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.event_risk import (
    AnswersIncomplete,
    RiskQuestion,
    RiskScanFileError,
    event_risk_scan,
    read_risk_scan,
    score,
)
from waarborg.registers.shelf import builtin_registers

SCAN = event_risk_scan()
QUESTIONS = [question for profile in SCAN.profiles for question in profile.questions]
LEAST = {question.name: question.answers[0].value for question in QUESTIONS}
answered = st.fixed_dictionaries(
    {question.name: st.sampled_from([answer.value for answer in question.answers]) for question in QUESTIONS}
)


def test_a_street_party_is_a_regular_event() -> None:
    assert score(SCAN, LEAST).advised.name == "a_evenement"


@pytest.mark.parametrize(
    ("answers", "points", "event_class"),
    [
        ({"aantal": "tot_2000", "soort": "sport", "gebruik": "alcohol"}, 9, "a_evenement"),
        ({"aantal": "tot_5000", "soort": "muziek", "gebruik": "alcohol"}, 14, "b_evenement"),
        ({"aantal": "meer"}, 14, "b_evenement"),
        ({"aantal": "tot_5000", "gebruik": "drugs"}, 12, "b_evenement"),
        ({"aantal": "meer", "gebruik": "drugs"}, 20, "c_evenement"),
        (
            {
                "aantal": "tot_15000",
                "soort": "dance",
                "duur": "nacht",
                "plaats": "nieuw",
                "gebruik": "alcohol",
            },
            29,
            "c_evenement",
        ),
    ],
)
def test_points_in_all_or_in_one_profile_raise_the_class(
    answers: dict[str, str], points: int, event_class: str
) -> None:
    found = score(SCAN, LEAST | answers)
    assert (found.total, found.advised.name) == (points, event_class)


def test_every_question_without_a_known_answer_is_named_at_once() -> None:
    given_answers = {name: value for name, value in LEAST.items() if name != "duur"} | {"plaats": "maan"}
    with pytest.raises(AnswersIncomplete) as refused:
        score(SCAN, given_answers)
    assert refused.value.questions == ("duur", "plaats")


@given(answered, st.sampled_from(QUESTIONS))
def test_an_answer_with_more_points_never_lowers_the_class(
    answers: dict[str, str], question: RiskQuestion
) -> None:
    before = score(SCAN, answers)
    after = score(SCAN, answers | {question.name: question.answers[-1].value})
    assert SCAN.classes.index(after.advised) >= SCAN.classes.index(before.advised)


def test_the_classes_are_categories_of_the_register_of_events() -> None:
    categories = {category.name for category in builtin_registers()["evenement"].categories}
    assert {each.name for each in SCAN.classes} < categories


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("versie = ", "not_toml"),
        ("versie = 1", "no_questions"),
        ('[[klassen]]\nnaam = "a"\ntotaal = 5\nprofiel = 0', "first_class_not_nought"),
    ],
)
def test_a_file_with_mistakes_is_refused(text: str, code: str) -> None:
    with pytest.raises(RiskScanFileError) as refused:
        read_risk_scan(text)
    assert code in {problem.code for problem in refused.value.problems}
