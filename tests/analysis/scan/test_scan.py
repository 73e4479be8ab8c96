"""Are clusters those that SaTScan finds, and their p-values those of chance?"""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import distributed
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shared_data import shared_file

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.loops.scan import build_table, log_ratio
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.scan.chance import MonteCarlo
from waarborg.analysis.scan.clusters import Cluster, Scan
from waarborg.analysis.scan.statistics import scan_permutation, scan_space, scan_space_time
from waarborg.analysis.scan.windows import Windows

FIELD = [[float(x), float(y)] for x in range(5) for y in range(5)]
CORNER = [x < 2 and y < 2 for x, y in FIELD]
NO_CHANCE = MonteCarlo(replications=0)


def said(found: Scan | TooFew) -> Scan:
    assert isinstance(found, Scan)
    return found


def test_new_york_gives_the_clusters_and_p_values_that_satscan_prints() -> None:
    columns = {
        name: np.loadtxt(shared_file(f"data/scan/satscan_ny_{name}.txt"))
        for name in ("coords", "cases", "pop")
    }
    found = said(
        scan_space(
            columns["coords"][:, 1:], columns["cases"][:, 1], columns["pop"][:, 2], Windows(nearest=None)
        )
    )
    assert [
        (len(each.areas), each.cases, round(each.expected, 2), round(each.relative_risk, 2))
        for each in found.clusters[:6]
    ] == [
        (28, 100, 58.28, 1.87),
        (8, 38, 17.79, 2.22),
        (33, 64, 40.85, 1.64),
        (4, 25, 12.82, 1.99),
        (4, 12, 5.14, 2.37),
        (3, 11, 4.61, 2.41),
    ]
    ratios = [each.log_likelihood_ratio for each in found.clusters[:6]]
    assert ratios == pytest.approx([14.083511, 9.019716, 6.114140, 4.651839, 3.363518, 3.209485], abs=5e-7)
    chances = [each.p for each in found.clusters[:6]]
    assert chances == pytest.approx([0.001, 0.016, 0.248, 0.645, 0.965, 0.982], abs=0.05)
    assert sorted(found.clusters[3].areas) == [61, 63, 64, 66]


def best_by_trying_all(
    cases: Integers, expected: Floats, prospective: bool, longest: int, share_of: Floats
) -> tuple[float, set[int], tuple[int, int]]:
    """The best window of all, by plain counting."""
    places, total = np.array(FIELD[: len(cases)]), cases.sum()
    best = (0.0, set[int](), (0, 0))
    for middle in places:
        far = np.round(np.hypot(*(places - middle).T), 9)
        for radius in np.unique(far):
            inside = far <= radius
            if share_of[inside].sum() > 0.5 * share_of.sum():
                continue
            for first in range(cases.shape[1]):
                for last in range(first + 1, min(cases.shape[1], first + longest) + 1):
                    if prospective and last < cases.shape[1]:
                        continue
                    c, b = cases[inside, first:last].sum(), expected[inside, first:last].sum()
                    ratio = log_ratio(float(c), b, float(total)) if c > b and c >= 2 else 0.0
                    if ratio > best[0] + 1e-9:
                        best = (ratio, set(np.flatnonzero(inside).tolist()), (first, last - 1))
    return best


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.booleans(), st.booleans())
def test_the_best_window_is_the_one_that_trying_all_finds(
    seed: int, prospective: bool, permuted: bool
) -> None:
    luck = np.random.default_rng(seed)
    cases = luck.poisson(luck.choice([0.5, 3.0]), (20, 6))
    population = luck.integers(50, 500, 20).astype(float)
    if permuted:
        found = scan_permutation(FIELD[:20], cases, prospective, Windows(longest=3), NO_CHANCE)
        expected = np.outer(cases.sum(axis=1), cases.sum(axis=0)) / cases.sum()
        share_of = cases.sum(axis=1).astype(float)
    else:
        found = scan_space_time(FIELD[:20], cases, population, prospective, Windows(longest=3), NO_CHANCE)
        expected = np.repeat(population[:, None], 6, axis=1) * cases.sum() / population.sum() / 6
        share_of = population
    ratio, _, _ = best_by_trying_all(cases, expected, prospective, 3, share_of)
    first = said(found).clusters[0] if said(found).clusters else None
    assert (first.log_likelihood_ratio if first else 0) == pytest.approx(ratio)
    if first:
        assert first.cases == cases[list(first.areas), first.periods[0] : first.periods[1] + 1].sum()


@given(st.floats(0.01, 500), st.floats(1.0001, 50), st.floats(1.001, 100))
def test_the_ratio_never_passes_the_bound_that_spares_its_logarithms(
    b: float, more: float, rest: float
) -> None:
    c = b * more
    total = c * rest
    assert log_ratio(c, b, total) <= (c - b) ** 2 * (1 / (2 * b) + 1 / (total - b)) * (1 + 1e-9)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40).filter(lambda shares: sum(shares) > 1e-3))
def test_the_table_deals_every_cell_its_share(shares: list[float]) -> None:
    accept, other = build_table(np.array(shares))
    dealt = accept.clip(0, 1).copy()
    np.add.at(dealt, other.astype(int), 1 - accept.clip(0, 1))
    assert dealt / len(shares) == pytest.approx(np.array(shares) / sum(shares), abs=1e-9)


@pytest.mark.parametrize("model", ["space", "space_time", "permutation"])
def test_without_any_cluster_p_values_are_spread_evenly(model: str) -> None:
    luck, chances = np.random.default_rng(8), []
    for seed in range(120):
        cases = luck.poisson(4, (25, 4))
        monte = MonteCarlo(99, seed)
        if model == "space":
            found = scan_space(FIELD, cases[:, 0], [1.0] * 25, None, monte)
        elif model == "space_time":
            found = scan_space_time(FIELD, cases, [1.0] * 25, True, None, monte)
        else:
            found = scan_permutation(FIELD, cases, False, None, monte)
        chances.append(said(found).clusters[0].p)
    assert np.mean(chances) == pytest.approx(0.5, abs=0.1)
    assert np.mean(np.array(chances) <= 0.1) == pytest.approx(0.1, abs=0.08)


def test_a_prospective_scan_looks_at_what_still_goes_on_and_a_retrospective_at_all_time() -> None:
    over = np.full((25, 8), 3)
    over[CORNER, 1:3] = 12
    now = np.full((25, 8), 3)
    now[CORNER, 6:] = 12
    for permuted in (False, True):

        def first(cases: Integers, prospective: bool, permuted: bool = permuted) -> Cluster | None:
            if permuted:
                return next(iter(said(scan_permutation(FIELD, cases, prospective)).clusters), None)
            return next(iter(said(scan_space_time(FIELD, cases, [1.0] * 25, prospective)).clusters), None)

        going_on, past, none = first(now, True), first(over, False), first(over, True)
        assert going_on is not None
        assert past is not None
        assert (going_on.periods, going_on.p, past.periods) == ((6, 7), 0.001, (1, 2))
        assert none is None or none.p > 0.05


def test_what_is_high_all_the_time_is_a_cluster_beside_the_population_and_none_beside_the_past() -> None:
    cases = np.full((25, 6), 3)
    cases[CORNER] = 12
    assert said(scan_space_time(FIELD, cases, [1.0] * 25)).clusters[0].p == 0.001
    assert said(scan_permutation(FIELD, cases)).clusters == ()


def test_clusters_share_no_area() -> None:
    cases = np.full(25, 2)
    cases[[0, 1, 5, 6]] = 20
    cases[[18, 19, 23, 24]] = 15
    found = said(scan_space(FIELD, cases, [1.0] * 25)).clusters
    assert [sorted(each.areas) for each in found[:2]] == [[0, 1, 5, 6], [18, 19, 23, 24]]
    assert len({area for each in found for area in each.areas}) == sum(len(each.areas) for each in found)


def test_a_circle_never_parts_areas_that_lie_equally_far() -> None:
    places = [[0.0, 0.0], [0.0, 0.0], *([[50.0 + n, 9.0 * n] for n in range(9)])]
    found = said(scan_space(places, [20, 0, *([2] * 9)], [1.0] * 11)).clusters[0]
    assert set(found.areas) == {0, 1}


@contextmanager
def two_workers() -> Iterator[Any]:
    """Two processes, each a worker of Dask, and who hands them their work."""
    dask: Any = distributed
    workers = dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with workers as cluster, dask.Client(cluster) as client:
        yield client


def test_two_dask_workers_give_the_same_answer_as_threads_here() -> None:
    cases = np.random.default_rng(6).poisson(3, (25, 6))
    alone = said(scan_space_time(FIELD, cases, [1.0] * 25, chance=MonteCarlo(200)))
    with two_workers() as client:
        assert len(client.scheduler_info()["workers"]) == 2
        apart = said(scan_space_time(FIELD, cases, [1.0] * 25, chance=MonteCarlo(200, 1, client)))
    assert apart == alone
    with ThreadPoolExecutor(3) as three:
        assert said(scan_space_time(FIELD, cases, [1.0] * 25, chance=MonteCarlo(200, 1, three))) == alone


def test_areas_without_population_are_left_out_and_told() -> None:
    found = said(scan_space(FIELD, [5] * 25, [0.0, *([10.0] * 24)]))
    assert (found.left_out, found.cases) == ((0,), 120)


def test_too_little_to_say_is_said() -> None:
    people, flat = [1.0] * 25, np.ones((25, 4), dtype=int)
    assert scan_space([], [], []) == TooFew(Shortage.AREAS, 0, 3)
    assert scan_space(FIELD[:1], [50], [9.0]) == TooFew(Shortage.AREAS, 1, 3)
    assert scan_space(FIELD, [0] * 25, people) == TooFew(Shortage.CASES, 0, 10)
    assert scan_space(FIELD, [5] * 25, [0.0] * 25) == TooFew(Shortage.POPULATION, 0, 3)
    assert scan_space_time([], [], []) == scan_permutation([], []) == TooFew(Shortage.AREAS, 0, 3)
    assert scan_space_time(FIELD, flat[:, :1] * 9, people) == TooFew(Shortage.PERIODS, 1, 2)
    alone = np.zeros((25, 4), dtype=int)
    alone[3] = 9
    assert scan_permutation(FIELD, alone) == TooFew(Shortage.VARIATION, 1, 2)


@pytest.mark.parametrize("cases", [[-1] * 25, [0.5] * 25, [math.nan] * 25, [1] * 24, [[1]] * 25, [1e6] * 25])
def test_cases_that_cannot_be_are_refused(cases: list[float]) -> None:
    with pytest.raises(ValueError, match=r"cases"):
        scan_space(FIELD, cases, [1.0] * 25)
    with pytest.raises(ValueError, match=r"population"):
        scan_space_time(FIELD, np.ones((25, 4)), [1.0] * 24)
