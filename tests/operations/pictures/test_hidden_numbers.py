"""Does nothing of a picture tell a small number, and does it tell how sure it is?"""

from __future__ import annotations

from math import isnan, nan

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.operations.pictures.keeping import levels_of
from waarborg.operations.pictures.measuring import change_of, interval_of, too_small
from waarborg.operations.pictures.smoothing import shareable, smoothed_rates

PARENTS = {"W1": "", "W2": "", "a": "W1", "b": "W1", "c": "W1", "d": "W2", "e": "W2"}


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({"W1": 40, "W2": 30, "a": 9, "b": 11, "c": 20, "d": 10, "e": 20}, set()),
        ({"W1": 32, "W2": 30, "a": 3, "b": 9, "c": 20, "d": 10, "e": 20}, {"a", "b"}),
        ({"W1": 3, "W2": 30, "a": 3, "b": 0, "c": 0, "d": 10, "e": 20}, {"W1", "W2", "a", "d"}),
        ({"W1": 14, "W2": 30, "a": 2, "b": 3, "c": 9, "d": 10, "e": 20}, {"a", "b"}),
        ({"W1": 3, "W2": 0, "a": 3, "b": 0, "c": 0, "d": 0, "e": 0}, {"W1", "W2", "a", "d"}),
    ],
)
def test_what_could_be_worked_out_is_hidden_too(counts: dict[str, float], hidden: set[str]) -> None:
    assert too_small(counts, PARENTS, 5) == hidden


@given(st.lists(st.sampled_from([nan, 0, 0, 1, 2, 4, 5, 9, 30]), min_size=5, max_size=5), st.integers(0, 6))
def test_no_count_that_is_hidden_follows_from_what_is_shown(counts: list[float], elsewhere: int) -> None:
    given = dict(zip("abcde", counts, strict=True))
    known = {code: 0 if isnan(count) else count for code, count in given.items()}
    sums = {"W1": known["a"] + known["b"] + known["c"], "W2": known["d"] + known["e"]}
    sums[""] = sums["W1"] + sums["W2"] + elsewhere
    hidden = too_small({**given, **sums}, PARENTS, 5)
    within = {
        code: [code == each or PARENTS.get(each) == code or not code for each in "abcde"] for code in PARENTS
    }
    shown = numpy.array(
        [[True] * 5, *(row for code, row in within.items() if code not in hidden)], dtype=float
    )
    told = numpy.linalg.matrix_rank(shown)
    for code in hidden:
        more = numpy.vstack([shown, numpy.array(within[code], dtype=float)])
        assert numpy.linalg.matrix_rank(more) > told, (hidden, code)


def test_what_lies_nowhere_known_protects_nothing_and_what_was_not_given_may() -> None:
    counts = {"": 60.0, "W1": 32.0, "W2": 23.0, "a": 3, "b": 9, "c": 20, "d": 3, "e": nan}
    assert too_small(counts, PARENTS, 5) == {"a", "b", "d", "e"}
    assert too_small({}, {}, 5) == set()


@pytest.mark.parametrize(
    ("before", "now", "sure"), [(20, 22, False), (40, 80, True), (80, 40, True), (4, 3, None), (0, 30, None)]
)
def test_a_change_is_only_told_where_there_are_cases_enough(before: int, now: int, sure: bool | None) -> None:
    change = change_of(before, now)
    assert (change.sure if change else None) is sure


def test_the_interval_of_a_count_is_garwoods() -> None:
    assert interval_of(0) == pytest.approx((0, 3.6889), abs=1e-4)
    assert interval_of(100) == pytest.approx((81.364, 121.627), abs=1e-3)


def test_a_small_area_is_drawn_further_to_the_common_rate() -> None:
    counts = numpy.array([4.0, 400.0, 30.0, 90.0, 20.0, 3.0])
    bases = numpy.array([100.0, 10_000.0, 5_000.0, 2_000.0, 900.0, 0.0])
    smoothed = smoothed_rates([f"BU{place}" for place in range(6)], counts, bases)
    common = 1_000 * counts[:5].sum() / bases.sum()
    shrunk = abs(smoothed - common) / abs(40 - common)
    assert shrunk[0] < shrunk[1] < 1
    assert numpy.isnan(smoothed[5])


def test_no_smoothed_rate_tells_a_number_that_is_hidden() -> None:
    codes = ["GM1", "WK1", "BU1", "BU2", "BU3", "BU4"]
    bases = numpy.array([4_000.0, 4_000.0, 1_000.0, 1_000.0, 500.0, 1_500.0])
    for small, other in ((1.0, 11.0), (4.0, 8.0)):
        counts = numpy.array([52.0, 52.0, 20.0, 20.0, small, other])
        shared = shareable(codes, counts, bases, numpy.isin(codes, ["BU3", "BU4"]))
        # Whatever the two are, what is worked out further is the same.
        assert shared.tolist() == [52.0, 52.0, 20.0, 20.0, 3.0, 9.0]


def test_a_rate_is_drawn_towards_the_neighbours_as_well_and_a_hidden_one_has_none() -> None:
    found = levels_of(invented_store(), SCOPE, DAY, 5, indicator="woninginbraak")
    near = {each.area: each for each in found if each.nearby is not None}
    assert all(area.startswith("BU") for area in near)
    assert len(near) > 5
    assert all(not each.last.hidden for each in near.values())
    assert any(abs((each.nearby or 0) - (each.smoothed or 0)) > 0.1 for each in near.values())
