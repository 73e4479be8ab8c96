"""Are rates, what small areas borrow, and the place in a group of like municipalities, right and never too sure?"""

from __future__ import annotations

from importlib import import_module
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from waarborg.analysis.arrays import Floats
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.neighbours import Neighbours
from waarborg.analysis.rates import Ratio, compare_rates, count_interval, rates
from waarborg.analysis.reference_groups import Rank, ReferenceGroup, like_municipalities, rank_in_group
from waarborg.analysis.smoothing import SmoothedRates, smooth_over_all, smooth_over_neighbours

COUNTS = np.array([0.0, 3.0, 12.0, 40.0, 7.0, 25.0])
PEOPLE = np.array([150.0, 900.0, 2500.0, 4000.0, 1200.0, 1500.0])


def ring(number: int) -> Neighbours:
    """Each area has the one before and the one after as neighbours."""
    places = np.arange(number)
    others = np.column_stack([places - 1, places + 1]).ravel() % number
    return Neighbours("ring", np.arange(0, 2 * number + 1, 2), others, np.ones(2 * number))


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (0, 0, 3.6889),
        (1, 0.0253, 5.5716),
        (5, 1.6235, 11.6683),
        (10, 4.7954, 18.3904),
        (100, 81.3640, 121.6268),
    ],
)
def test_the_interval_of_a_count_is_that_of_the_tables(count: int, lower: float, upper: float) -> None:
    found = [float(each[0]) for each in count_interval(np.array([float(count)]))]
    assert found == pytest.approx([lower, upper], abs=0.0001)


def test_byars_interval_is_close_to_the_exact_one() -> None:
    counts = np.arange(5.0, 200.0)
    for exact, near in zip(count_interval(counts), count_interval(counts, "byar"), strict=True):
        assert near == pytest.approx(exact, rel=0.01)


@given(st.integers(0, 60), st.integers(1, 10**6), st.integers(0, 60), st.integers(1, 10**6))
def test_a_ratio_lies_in_its_interval_and_turns_over_with_its_parts(
    count: int, people: int, other: int, others: int
) -> None:
    found, turned = compare_rates(count, people, other, others), compare_rates(other, others, count, people)
    if count + other == 0:
        assert found == turned == TooFew(Shortage.CASES, 0, 1)
        return
    assert isinstance(found, Ratio)
    assert isinstance(turned, Ratio)
    assert found.lower <= found.value <= found.upper
    assert found.p_value == pytest.approx(turned.p_value)
    if count and other:
        assert found.upper == pytest.approx(1 / turned.lower)


def test_the_ratio_has_the_interval_of_other_programs() -> None:
    """R's poisson.test(c(11, 6), c(800, 1083))."""
    found = compare_rates(11, 800, 6, 1083)
    assert isinstance(found, Ratio)
    assert (found.value, found.lower, found.upper, found.p_value) == pytest.approx(
        (2.481875, 0.8413435, 8.1731605, 0.08454), rel=1e-4
    )


@given(st.integers(0, 400), st.integers(1, 400), st.floats(0.01, 100))
def test_the_chance_of_a_ratio_is_that_of_scipys_binomial_test(count: int, other: int, more: float) -> None:
    found = compare_rates(count, more, other, 1.0)
    assert isinstance(found, Ratio)
    expected = binomtest(count, count + other, more / (more + 1)).pvalue
    assert found.p_value == pytest.approx(expected, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("way", ["exact", "byar"])
def test_where_nobody_lives_there_is_no_rate(way: Literal["exact", "byar"]) -> None:
    assert rates(np.array([3.0]), np.array([0.0]), way=way) == (TooFew(Shortage.POPULATION, 0, 1),)
    assert compare_rates(3, 0, 3, 100) == TooFew(Shortage.POPULATION, 0, 1)


@pytest.mark.parametrize("wrong", [-1.0, 0.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="count"):
        rates(np.array([wrong]), np.array([100.0]))


def test_smoothing_is_that_of_esda() -> None:
    empirical_bayes = import_module("esda.smoothing").Empirical_Bayes
    found = smooth_over_all(COUNTS, PEOPLE)
    assert isinstance(found, SmoothedRates)
    assert found.values == pytest.approx(1000 * empirical_bayes(COUNTS, PEOPLE).r.ravel())


def test_smoothing_over_neighbours_is_marshalls_formula_area_by_area() -> None:
    found = smooth_over_neighbours(COUNTS, PEOPLE, ring(6))
    assert isinstance(found, SmoothedRates)
    for place in range(6):
        near = [place - 1, place, (place + 1) % 6]
        rate, people = COUNTS[near] / PEOPLE[near], PEOPLE[near]
        mean = COUNTS[near].sum() / people.sum()
        beyond = max((people * (rate - mean) ** 2).sum() / people.sum() - mean / people.mean(), 0)
        part = beyond / (beyond + mean / PEOPLE[place])
        assert found.values[place] == pytest.approx(1000 * (mean + part * (COUNTS / PEOPLE - mean)[place]))
        assert found.shrinkage[place] == pytest.approx(part)


def test_an_area_without_neighbours_or_inhabitants_is_not_told() -> None:
    nothing = np.zeros(0)
    islands = Neighbours("none", np.zeros(7, dtype=np.int64), nothing.astype(np.int64), nothing)
    found = smooth_over_neighbours(COUNTS, PEOPLE, islands)
    assert isinstance(found, SmoothedRates)
    assert not found.told.any()
    empty = smooth_over_all(np.append(COUNTS, 2), np.append(PEOPLE, 0))
    assert isinstance(empty, SmoothedRates)
    assert empty.told.tolist() == [True] * 6 + [False]


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 5000)), min_size=0, max_size=12),
)
def test_a_smoothed_rate_lies_between_the_areas_own_and_the_common_one(areas: list[tuple[int, int]]) -> None:
    counts: Floats = np.array([count for count, _ in areas], dtype=np.float64)
    people: Floats = np.array([number for _, number in areas], dtype=np.float64)
    found = smooth_over_all(counts, people)
    if isinstance(found, TooFew):
        assert (people > 0).sum() < 5
        return
    lived = people > 0
    common, own = 1000 * counts[lived].sum() / people[lived].sum(), 1000 * counts[lived] / people[lived]
    assert (found.values[lived] >= np.minimum(own, common) - 1e-9).all()
    assert (found.values[lived] <= np.maximum(own, common) + 1e-9).all()
    assert np.isfinite(found.upper).all()
    assert (found.lower <= found.upper).all()


def some_municipalities() -> dict[str, dict[str, float | None]]:
    luck = np.random.default_rng(1)
    return {
        f"GM{number:04}": {
            "inhabitants": float(luck.integers(5000, 90_000)),
            "income": float(luck.normal(32, 4)),
        }
        for number in range(1, 41)
    }


def test_the_group_is_the_nearest_by_size_and_income_and_says_so() -> None:
    figures = some_municipalities()
    figures["GM0050"] = {"inhabitants": 20_000.0, "income": None}
    found = like_municipalities(figures, "GM0001", ("inhabitants", "income"), size=6)
    assert isinstance(found, ReferenceGroup)
    assert len(found.members) == 6
    assert [each.distance for each in found.members] == sorted(each.distance for each in found.members)
    assert found.left_out == ("GM0050",)
    assert found.features == ("inhabitants", "income")
    table = np.array(
        [[np.log(each["inhabitants"] or 1), each["income"]] for each in list(figures.values())[:40]]
    )
    scaled = (table - table.mean(axis=0)) / table.std(axis=0)
    nearest = np.argsort(((scaled - scaled[0]) ** 2).sum(axis=1))[1:7]
    assert [each.code for each in found.members] == [f"GM{place + 1:04}" for place in nearest]


def test_a_municipality_without_figures_or_with_few_others_has_no_group() -> None:
    figures = some_municipalities()
    assert like_municipalities(figures, "GM9999", ("income",)) == TooFew(Shortage.AREAS, 0, 5)
    few = {code: figures[code] for code in list(figures)[:4]}
    assert like_municipalities(few, "GM0001", ("income",)) == TooFew(Shortage.AREAS, 3, 5)


def test_the_fewer_cases_the_wider_the_place_in_the_group() -> None:
    rate = np.array([10, 4, 6, 8, 12, 14, 16, 18.0])
    few, many = (rank_in_group(rate * times, np.full(8, 1000.0) * times) for times in (1, 1000))
    assert isinstance(few, Rank)
    assert isinstance(many, Rank)
    assert few.place == many.place == many.lower == many.upper == 4
    assert few.lower < 4 < few.upper
    assert rank_in_group(rate[:3], np.full(3, 1000.0)) == TooFew(Shortage.AREAS, 2, 5)
    assert rank_in_group(rate, np.zeros(8)) == TooFew(Shortage.POPULATION, 0, 1)
