"""Are hot spots those that others find, and the p-values those of chance?"""

from __future__ import annotations

import itertools

import esda
import libpysal
import numpy as np
import pytest
import tests.analysis.columbus as columbus

from waarborg.analysis.arrays import Floats
from waarborg.analysis.global_statistics import GlobalStatistic, geary, getis_ord_general, measure_maps, moran
from waarborg.analysis.local_statistics import (
    LocalStatistic,
    Spot,
    getis_ord_gi_star,
    local_moran,
)
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.neighbours import Neighbours, from_pairs, nearest_first


def within(places: list[list[int]], reach: float) -> Neighbours:
    """Places at most so far apart."""
    points = np.asarray(places, dtype=float)
    near = np.linalg.norm(points[:, None] - points, axis=2) <= reach
    one, other = np.nonzero(near)
    return from_pairs(len(points), one, other)


TOY = within([[10, 10], [20, 10], [40, 10], [15, 20], [30, 20], [30, 30]], 15)
TOY_VALUES = [2, 3, 3.2, 5, 8, 7]
LOCAL = (getis_ord_gi_star, local_moran)
ALL = (*LOCAL, moran, geary, getis_ord_general)


def said(found: LocalStatistic | TooFew) -> LocalStatistic:
    assert isinstance(found, LocalStatistic)
    return found


def one(found: GlobalStatistic | TooFew) -> GlobalStatistic:
    assert isinstance(found, GlobalStatistic)
    return found


@pytest.mark.parametrize(
    ("column", "run", "attribute"),
    [
        ("localI", local_moran, "statistic"),
        ("localI_Z", local_moran, "z"),
        ("GiStar_z_binary", getis_ord_gi_star, "z"),
        ("GiStar_z_rowstd", getis_ord_gi_star, "z"),
    ],
)
def test_columbus_gives_per_area_what_spdep_gives(column: str, run: type, attribute: str) -> None:
    published = [float(row[column]) for row in columbus.rows_of("expected_spdep_columbus_CRIME.csv")]
    weights = columbus.neighbours() if "binary" in column else columbus.neighbours().shares()
    found = run(columbus.crime(), weights)
    assert getattr(found, attribute) == pytest.approx(published, rel=1e-9)


def test_columbus_gives_as_a_whole_what_spdep_gives() -> None:
    shares, plain = columbus.neighbours().shares(), columbus.neighbours()
    values = columbus.crime()
    found = [one(moran(values, shares)), one(geary(values, shares)), one(getis_ord_general(values, plain))]
    told = [(each.value, each.expected, each.variance) for each in found]
    assert told == [
        pytest.approx((0.500188557, -0.020833333, 0.008689289), rel=1e-6),
        pytest.approx((0.540528203, 1.0, 0.009384264), rel=1e-6),
        pytest.approx((0.1278075, 0.1003401, 3.507057e-05), rel=1e-6),
    ]
    assert [each.p for each in found] == [0.002, 0.002, 0.002]


def test_the_example_of_getis_and_ord_gives_their_numbers() -> None:
    assert said(getis_ord_gi_star(TOY_VALUES, TOY)).z[0] == pytest.approx(-1.39727626, abs=1e-8)
    assert one(getis_ord_general(TOY_VALUES, TOY)).value == pytest.approx(0.55709779, abs=1e-8)


def test_esda_gives_the_same_statistics_for_neighbours_that_are_not_mutual() -> None:
    luck = np.random.default_rng(5)
    values, near = luck.gamma(2, size=60), nearest_first(luck.random((60, 2)), 6)[0]
    neighbours = from_pairs(60, np.repeat(np.arange(60), 5), near[:, 1:].ravel())
    rows = {i: neighbours.others[neighbours.starts[i] : neighbours.starts[i + 1]].tolist() for i in range(60)}
    weights = libpysal.weights.W(rows, silence_warnings=True)
    star = esda.G_Local(values, weights, transform="B", star=True, permutations=0)
    assert said(getis_ord_gi_star(values, neighbours)).z == pytest.approx(star.Zs)
    local = esda.Moran_Local(values, weights, transformation="r", permutations=0)
    assert said(local_moran(values, neighbours.shares())).statistic == pytest.approx(local.Is * 60 / 59)
    whole = esda.Moran(values, weights, transformation="r", permutations=0)
    found = one(moran(values, neighbours.shares()))
    assert (found.value, found.variance) == pytest.approx((whole.I, whole.VI_rand))
    other = esda.Geary(values, weights, transformation="r", permutations=0)
    assert one(geary(values, neighbours.shares())).value == pytest.approx(other.C)


def all_two_sided(values: Floats, neighbours: Neighbours) -> list[float]:
    """The p-value of every area when every way of dealing out the others is tried."""
    chances = []
    for area in range(values.size):
        row = slice(neighbours.starts[area], neighbours.starts[area + 1])
        weights, others = neighbours.weights[row], np.delete(values, area)
        observed = float(weights @ values[neighbours.others[row]])
        dealt = np.array(list(itertools.permutations(others, weights.size))) @ weights
        fewest = min((dealt >= observed - 1e-9).mean(), (dealt <= observed + 1e-9).mean())
        chances.append(min(1.0, 2 * float(fewest)))
    return chances


@pytest.mark.parametrize("weights", [None, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5]])
def test_p_values_are_those_of_trying_every_permutation(weights: list[float] | None) -> None:
    rows = [0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 6]
    others = [1, 2, 3, 4, 0, 2, 1, 6, 4, 3, 6, 0, 5, 1]
    neighbours, values = from_pairs(7, rows, others, weights), np.array([4.0, 9.0, 2.0, 2.0, 0.0, 7.5, 1.0])
    exact = all_two_sided(values, neighbours)
    for run in LOCAL:
        assert said(run(values, neighbours, 40_000, seed=3)).p == pytest.approx(exact, abs=0.02)


def test_values_that_tie_count_on_both_sides() -> None:
    values = [0.1] * 9 + [0.3]
    ring = from_pairs(
        10, list(range(10)) * 2, [(n + 1) % 10 for n in range(10)] + [(n - 1) % 10 for n in range(10)]
    )
    p = said(getis_ord_gi_star(values, ring, 999)).p
    assert p[3] == 1
    assert p[0] == pytest.approx(2 * 2 / 9, abs=0.06)


def test_a_hot_corner_a_cold_corner_and_an_odd_one_out_are_told_apart() -> None:
    size = 15
    places = [[x, y] for y in range(size) for x in range(size)]
    luck = np.random.default_rng(2)
    values = luck.poisson(20, size * size).astype(float)
    grid = values.reshape(size, size)
    grid[:4, :4] += 40
    grid[-4:, -4:] = 1
    grid[1, 1] = 0
    neighbours = within(places, 1.5)
    hot = said(getis_ord_gi_star(values, neighbours, 9999)).spots()
    assert (hot[size * 2 + 2], hot[-1], hot[size * 7 + 7]) == (Spot.HOT, Spot.COLD, Spot.NOTHING)
    local = said(local_moran(values, neighbours, 9999)).spots()
    assert (local[size * 2 + 2], local[-1], local[size + 1]) == (Spot.HOT, Spot.COLD, Spot.LOW_AMONG_HIGH)


def test_of_an_island_nothing_is_said_and_it_is_no_test() -> None:
    values, neighbours = [*columbus.crime(), 99.0], columbus.neighbours()
    with_island = from_pairs(50, neighbours.rows, neighbours.others)
    for run in LOCAL:
        found = said(run(values, with_island))
        assert (found.spots()[49], found.p[49], found.z[49]) == (Spot.UNKNOWN, 1, 0)
        assert found.said.sum() == 49


@pytest.mark.parametrize("run", ALL)
def test_too_little_to_say_is_said(run: type) -> None:
    chain = from_pairs(5, [0, 1, 2, 3], [1, 2, 3, 4])
    assert run([], from_pairs(0, [], [])) == TooFew(Shortage.AREAS, 0, 4)
    assert run([3.0], from_pairs(1, [], [])) == TooFew(Shortage.AREAS, 1, 4)
    assert run([3.0] * 5, chain) == TooFew(Shortage.VARIATION, 1, 2)
    assert run([0.0] * 5, chain) == TooFew(Shortage.VARIATION, 1, 2)
    assert run([1.0, 2, 3, 4, 5], from_pairs(5, [], [])) == TooFew(Shortage.NEIGHBOURS, 0, 1)


def test_one_area_with_anything_at_all_has_no_products_to_compare() -> None:
    chain = from_pairs(5, [0, 1, 2, 3], [1, 2, 3, 4])
    assert getis_ord_general([0.0, 7.0, 0.0, 0.0, 0.0], chain) == TooFew(Shortage.AREAS, 1, 2)
    assert one(moran([0.0, 7.0, 0.0, 0.0, 0.0], chain)).value < 0


@pytest.mark.parametrize("run", LOCAL)
def test_where_all_others_are_alike_nothing_is_said_of_the_one_and_no_number_is_missing(run: type) -> None:
    pairs = np.array(list(itertools.permutations(range(4), 2)))
    everybody = from_pairs(4, pairs[:, 0], pairs[:, 1])
    found = run([5.0, 0.0, 0.0, 0.0], everybody)
    assert found.said.tolist() == [False, True, True, True]
    assert np.isfinite([found.statistic, found.z, found.p, found.q]).all()
    assert found.q.tolist() == [1.0] * 4


@pytest.mark.parametrize("run", ALL)
def test_values_that_are_not_known_are_refused(run: type) -> None:
    with pytest.raises(ValueError, match="not known"):
        run([1.0, float("nan"), 3, 4, 5, 6], TOY)
    with pytest.raises(ValueError, match="5 values for 6"):
        run([1.0, 2, 3, 4, 5], TOY)


def test_the_same_seed_gives_the_same_and_the_result_says_how_it_was_found() -> None:
    one_way, again = (said(local_moran(TOY_VALUES, TOY, 99, seed=7)) for _ in range(2))
    assert one_way.p.tolist() == again.p.tolist()
    method = one_way.method
    assert (method.seed, method.permutations, method.sides, method.correction) == (7, 99, 2, "fdr")
    assert method.parameter("neighbours") == "given"


def test_maps_that_are_measured_together_give_what_each_gives_alone() -> None:
    fewer = from_pairs(5, [0, 1, 1, 2, 3, 4], [1, 0, 2, 1, 4, 3])
    together = measure_maps(
        [
            (("moran", "geary"), TOY_VALUES, TOY.shares()),
            (("getis_ord_general",), TOY_VALUES, TOY),
            (("moran",), [1, 4, 2, 2, 9], fewer),
            (("moran", "geary"), [3] * 6, TOY),
        ],
        99,
    )
    same = moran([3] * 6, TOY, 99)
    assert isinstance(same, TooFew)
    assert together == [
        (moran(TOY_VALUES, TOY.shares(), 99), geary(TOY_VALUES, TOY.shares(), 99)),
        (getis_ord_general(TOY_VALUES, TOY, 99),),
        (moran([1, 4, 2, 2, 9], fewer, 99),),
        (same, same),
    ]
