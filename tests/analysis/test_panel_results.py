from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.analysis.panel_results import (
    Asked,
    Mean,
    Respondent,
    difference,
    hidden_groups,
    mean_of,
    tabulate,
    theme_scores,
    weights_for,
)

SAFE = Asked("veilig", theme="leefomgeving", scale=(1, 5))
NUISANCE = Asked("overlast", theme="leefomgeving", scale=(1, 10), is_high_good=False)
WHERE = Asked("waar", options=("straat", "park", "station"))
NUMBERS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 200), min_size=1)


def people(group: str, *numbers: float, name: str = "veilig", weight: float = 1.0) -> list[Respondent]:
    return [Respondent(group, {name: each}, {}, weight) for each in numbers]


@given(NUMBERS, st.integers(1, 80))
def test_no_group_that_is_hidden_can_be_worked_out(numbers: dict[str, int], least: int) -> None:
    hidden = hidden_groups(numbers, least)
    shown = {group for group, number in numbers.items() if number and group not in hidden}
    assert all(numbers[group] >= least for group in shown)
    if hidden and shown:
        assert len(hidden) > 1
        assert sum(numbers[group] for group in hidden) >= least


@given(NUMBERS, st.integers(1, 80))
def test_nothing_is_hidden_where_every_group_is_large_enough(numbers: dict[str, int], least: int) -> None:
    large = {group: number + least for group, number in numbers.items()}
    assert hidden_groups(large, least) == frozenset()


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ({"Dorp": 90, "Polder": 12}, {"Dorp", "Polder"}),
        ({"Dorp": 90, "Haven": 60, "Polder": 12}, {"Haven", "Polder"}),
        ({"Dorp": 90, "Haven": 30, "Polder": 12}, {"Dorp", "Haven", "Polder"}),
        ({"Dorp": 90, "Haven": 40, "Polder": 12}, {"Haven", "Polder"}),
        ({"Dorp": 90, "Haven": 60}, set()),
    ],
)
def test_the_smallest_other_group_protects_a_small_one(numbers: dict[str, int], hidden: set[str]) -> None:
    assert hidden_groups(numbers, 50) == hidden


def test_a_mean_is_that_of_the_textbook() -> None:
    """Student: mean 3, standard deviation 1.5811, n = 5, t = 2.7764."""
    found = mean_of([1, 2, 3, 4, 5], [1.0] * 5, (-10, 10))
    assert found.value == 3
    assert found.upper - found.value == pytest.approx(2.7764 * 1.5811 / math.sqrt(5), abs=1e-3)


def test_margins_stay_on_the_scale() -> None:
    found = mean_of([5, 5, 5, 4], [1.0] * 4, (1, 5))
    assert found.upper == 5
    assert mean_of([3], [1.0], (1, 5)) == Mean(3, 1, 5, 1, 1)


def test_neighbourhoods_count_by_their_residents() -> None:
    weights = weights_for({"Dorp": 80, "Polder": 20, "": 5}, {"Dorp": 5000, "Polder": 5000})
    assert weights == pytest.approx({"Dorp": 0.625, "Polder": 2.5})
    assert weights_for({"Dorp": 80, "Polder": 20}, {"Dorp": 5000}) is None
    assert weights_for({"": 80}, {"Dorp": 5000}) is None
    heavy = weights_for({"Dorp": 99, "Polder": 1}, {"Dorp": 100, "Polder": 9900})
    assert heavy is not None
    assert heavy["Polder"] == 5, "one answer does not decide for a neighbourhood"


@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0.1, 5)), min_size=2, max_size=40))
def test_a_mean_lies_between_its_margins_and_the_ends_of_the_scale(given: list[tuple[int, float]]) -> None:
    values, weights = zip(*given, strict=True)
    found = mean_of(values, weights, (1, 5))
    assert 1 <= found.lower <= found.value + 1e-9
    assert found.value - 1e-9 <= found.upper <= 5
    assert 1 <= found.effective <= len(given) + 1e-9


def test_a_question_is_told_for_the_whole_and_for_groups_that_are_large_enough() -> None:
    panel = people("Dorp", *[4, 5] * 30) + people("Haven", *[2, 3] * 30) + people("Polder", *[1] * 10)
    found = tabulate(SAFE, panel + people("", *[3] * 45), 50)
    assert found.whole is not None
    assert found.whole.respondents == 175
    assert [(each.group, each.respondents) for each in found.groups] == [("Dorp", 60), ("Haven", 60)]
    assert found.hidden == ("", "Polder")
    assert tabulate(SAFE, panel[:49], 50).whole is None
    assert tabulate(NUISANCE, panel, 50).whole is None, "who skipped it counts for nothing"


def test_several_options_can_be_chosen() -> None:
    panel = [Respondent("", {}, {"waar": ["straat", "park"]})] * 30 + [Respondent("", {}, {"waar": []})] * 30
    found = tabulate(WHERE, panel, 50)
    assert found.whole is not None
    assert [each.value for each in found.whole.shares] == [0.5, 0.5, 0]
    assert found.groups == ()


def test_a_theme_is_scored_from_one_to_five_whatever_its_scales() -> None:
    panel = [Respondent("", {"veilig": 5, "overlast": 1}, {})] * 30 + people("", *[3] * 30)
    (found,) = theme_scores([SAFE, NUISANCE, WHERE], panel, 50)
    assert (found.theme, found.mean.value, found.mean.respondents) == ("leefomgeving", 4, 60)
    assert theme_scores([NUISANCE], people("", *[10] * 50, name="overlast"), 50)[0].mean.value == 1
    assert theme_scores([SAFE], panel[:10], 50) == ()


def test_a_change_is_sure_only_when_the_margins_leave_no_doubt() -> None:
    before, now = Mean(3.0, 2.8, 3.2, 90, 90), Mean(3.1, 2.9, 3.3, 90, 90)
    assert not difference(before, now).is_sure
    assert difference(before, Mean(3.6, 3.4, 3.8, 90, 90)).is_sure
