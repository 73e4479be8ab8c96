"""Is it found with what a sentence compares a figure, and on which side of it the figure must stand?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.sentences.compared_sentences import COMPARED, FACTS, WITHOUT

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.comparisons import find_comparison
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

START, END = date(2025, 1, 1), date(2028, 12, 31)
GOAL = Context(START, END, status=MeasureStatus.GOAL)


@pytest.mark.parametrize(("reference", "direction", "bound", "sentence"), COMPARED)
def test_a_comparison_with_another_area_or_year(
    reference: str, direction: str, bound: float | None, sentence: str
) -> None:
    found = find_comparison(sentence)
    assert found is not None
    assert found.reference == (f"year:{reference}" if reference.isdigit() else f"area:{reference}")
    assert ((found.direction.value if found.direction else ""), found.bound) == (direction, bound)


@pytest.mark.parametrize("sentence", WITHOUT)
def test_what_names_no_other_area_or_year_is_no_comparison(sentence: str) -> None:
    assert find_comparison(sentence) is None


@pytest.mark.parametrize("sentence", [sentence for *_, sentence in COMPARED])
def test_a_goal_that_is_held_against_another_area_or_year_is_a_target(sentence: str) -> None:
    assert [(each.kind, each.vague) for each in recognise(sentence, context=GOAL)] == [(Kind.TARGET, False)]


def test_what_may_not_exceed_the_mean_of_the_province_is_a_target_wherever_it_stands() -> None:
    sentence = "Het aantal inbraken mag niet boven het provinciaal gemiddelde uitkomen."
    assert [each.kind for each in recognise(sentence, context=Context(START, END))] == [Kind.TARGET]


@pytest.mark.parametrize("sentence", FACTS)
def test_how_it_compares_in_running_text_is_a_fact(sentence: str) -> None:
    assert recognise(sentence, context=Context(START, END)) == ()
