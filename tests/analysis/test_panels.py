from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.analysis.panels import Answer, shares_of, wilson


def panel(group: str, yes: int, no: int, weight: float = 1.0) -> list[Answer]:
    return [Answer(group, "ja", weight)] * yes + [Answer(group, "nee", weight)] * no


def test_a_share_comes_with_its_margins() -> None:
    share = shares_of(panel("Dorp", 20, 80), {"ja"}).shares["Dorp"]
    assert (share.value, share.respondents, share.effective) == (0.2, 100, 100)
    assert (round(share.lower, 4), round(share.upper, 4)) == (0.1334, 0.2888)


def test_the_interval_is_the_published_one() -> None:
    """Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662."""
    assert [round(each, 4) for each in wilson(81 / 263, 263)] == [0.2553, 0.3662]


def test_who_stands_for_more_residents_counts_for_more() -> None:
    answers = panel("Dorp", 50, 0, weight=1) + panel("Dorp", 0, 50, weight=3)
    share = shares_of(answers, {"ja"}).shares["Dorp"]
    assert share.value == 0.25
    assert share.effective == pytest.approx(200**2 / (50 + 50 * 9))


def test_of_a_small_group_no_number_is_told() -> None:
    result = shares_of(panel("Dorp", 25, 25) + panel("Polder", 24, 25), {"ja"})
    assert list(result.shares) == ["Dorp"]
    assert result.too_few == ("Polder",)


def test_a_skipped_question_counts_for_nothing_and_not_towards_the_minimum() -> None:
    answers = panel("Dorp", 40, 0) + [Answer("Dorp", "")] * 20 + [Answer("Dorp", "nee", 0)]
    assert shares_of(answers, {"ja"}).too_few == ("Dorp",)


@pytest.mark.parametrize("weight", [-1.0, math.nan, math.inf])
def test_a_weight_that_is_none_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="is no weight"):
        shares_of([Answer("Dorp", "ja", weight)], {"ja"})


def test_without_answers_nothing_is_told() -> None:
    assert shares_of([], {"ja"}, least=0).shares == {}


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.01, 100))
def test_the_share_lies_within_its_margins_at_any_scale_of_weights(yes: int, no: int, weight: float) -> None:
    result = shares_of(panel("Dorp", yes, no, weight), {"ja"}, least=1)
    for share in result.shares.values():
        assert 0 <= share.lower <= share.value + 1e-12
        assert share.value - 1e-12 <= share.upper <= 1
        assert share.effective == pytest.approx(yes + no)
