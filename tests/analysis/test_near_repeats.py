"""Are near repeats those that others count, and their p-values those of chance?"""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pointpats import Knox
from tests.shared_data import shared_file

from waarborg.analysis.arrays import Floats
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.near_repeat_zones import current_zones
from waarborg.analysis.near_repeats import Bands, NearRepeats, near_repeats

ABOVE_20, ABOVE_5 = float(np.nextafter(20, 21)), float(np.nextafter(5, 6))


def said(found: NearRepeats | TooFew) -> NearRepeats:
    assert isinstance(found, NearRepeats)
    return found


def chicago() -> tuple[Floats, Floats]:
    """Arson of 2016; coordinates in single precision, as the Near Repeat Calculator kept them."""
    with shared_file("data/nearrepeat/chicago_arson_2016.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    places = np.array([[row["X"], row["Y"]] for row in rows], dtype=np.float32).astype(np.float64)
    return places, np.array([float(date.fromisoformat(row["date"]).toordinal()) for row in rows])


def burkitt() -> tuple[Floats, Floats]:
    with shared_file("data/nearrepeat/burkitt.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    places = np.array([[float(row["X"]), float(row["Y"])] for row in rows])
    return places, np.array([float(row["T"]) for row in rows])


def test_chicago_gives_what_the_near_repeat_calculator_counted() -> None:
    bands = Bands((200.0, 400.0, 600.0), (1.0, 2.0, 3.0), by="manhattan")
    found = said(near_repeats(*chicago(), bands, 999, seed=1))
    assert found.observed.tolist() == [[0, 2, 0], [9, 1, 1], [4, 0, 0], [6, 0, 0]]
    assert found.ratio[1:, 0] == pytest.approx([74.25, 11.647, 7.714], rel=0.3)
    assert found.p[:, 0].tolist() == [
        1,
        0.001,
        pytest.approx(0.003, abs=0.003),
        pytest.approx(0.001, abs=0.001),
    ]
    assert found.p[1, 1:] == pytest.approx([0.27, 0.23], abs=0.13)
    assert found.reach() == (600.0, 1.0)


def test_burkitt_gives_what_surveillance_and_pointpats_give() -> None:
    found = said(
        near_repeats(*burkitt(), Bands((ABOVE_20,), (ABOVE_5,), "euclidean", same_place=False), 9999)
    )
    assert found.observed.tolist() == [[13]]
    assert found.expected[0, 0] == pytest.approx(10.1438161, abs=1e-7)
    assert found.p[0, 0] == pytest.approx(0.2075, abs=0.02)
    assert found.reach() is None


def test_pointpats_counts_the_same_on_places_it_has_not_seen() -> None:
    luck = np.random.default_rng(4)
    places, moments = luck.random((150, 2)) * 1000, luck.random(150) * 100
    theirs = Knox(places, moments[:, None], delta=120, tau=9, permutations=0)
    ours = said(near_repeats(places, moments, Bands((120.0,), (9.0,), "euclidean", same_place=False), 9))
    assert ours.observed[0, 0] == theirs.statistic_
    assert ours.expected[0, 0] == pytest.approx(theirs.expected[0][0])


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 10_000), st.sampled_from(["manhattan", "euclidean"]), st.sampled_from([3.0, 40.0, 4000.0])
)
def test_the_grid_finds_every_pair_that_trying_all_finds(
    seed: int, by: Literal["manhattan", "euclidean"], extent: float
) -> None:
    luck = np.random.default_rng(seed)
    places = np.round(luck.random((40, 2)) * [extent, extent * luck.choice([0.0, 0.1, 1.0])])
    moments = luck.integers(0, 30, 40).astype(float)
    bands = Bands((5.0, 12.0), (3.0, 10.0), by=by)
    found = near_repeats(places, moments, bands, 0)
    if isinstance(found, TooFew):
        return
    one, other = np.triu_indices(40, 1)
    apart = np.abs(places[one] - places[other])
    far = apart.sum(axis=1) if by == "manhattan" else np.hypot(*apart.T)
    long = np.abs(moments[one] - moments[other])
    row = np.where(far == 0, 0, 1 + np.searchsorted(bands.distances, far, side="right"))
    column = np.searchsorted(bands.days, long, side="right")
    tried = np.zeros((4, 3), dtype=int)
    np.add.at(tried, (row, column), 1)
    assert found.observed.tolist() == tried[:3, :2].tolist()
    share = tried.sum(axis=1)[:3, None] * tried.sum(axis=0)[None, :2] / one.size
    assert found.expected == pytest.approx(share)


def test_without_any_pattern_p_values_are_spread_evenly() -> None:
    luck = np.random.default_rng(3)
    bands = Bands((150.0,), (20.0,), same_place=False)
    drawn = [
        near_repeats(luck.random((60, 2)) * 600, luck.random(60) * 90, bands, 99, seed) for seed in range(150)
    ]
    chances = np.array([said(each).p[0, 0] for each in drawn])
    assert np.mean(chances <= 0.1) == pytest.approx(0.1, abs=0.07)
    assert chances.mean() == pytest.approx(0.5, abs=0.09)


def test_chance_alone_lies_between_its_bounds_as_often_as_they_say() -> None:
    luck = np.random.default_rng(4)
    within = []
    for seed in range(150):
        found = said(near_repeats(luck.random((80, 2)) * 600, luck.random(80) * 90, None, 199, seed))
        least, most = found.by_chance(2, 1)
        assert least < 1 < most
        within.append(least <= found.ratio[2, 1] <= most)
        assert found.p[found.observed > found.most].max(initial=0) <= 0.03
    assert np.mean(within) > 0.9


def test_the_answer_does_not_hang_on_who_does_the_work() -> None:
    with ThreadPoolExecutor(3) as three:
        apart = said(near_repeats(*chicago(), None, 130, 5, three))
    alone = said(near_repeats(*chicago(), None, 130, 5))
    assert apart.p.tolist() == alone.p.tolist()


def test_hours_count_where_they_are_known() -> None:
    places, moments = np.repeat(np.arange(20.0)[:, None] * [5000, 0], 2, axis=0), np.arange(40) * 10.0
    moments[1] = moments[0] + 6.9
    moments[3] = moments[2] + 7.0
    found = said(near_repeats(places, moments, Bands((100.0,), (7.0,)), 9))
    assert found.observed.tolist() == [[1], [0]]


@pytest.mark.parametrize(
    ("places", "moments", "few"),
    [
        ([], [], TooFew(Shortage.CASES, 0, 20)),
        ([[1.0, 1.0]], [3.0], TooFew(Shortage.CASES, 1, 20)),
        ([[1.0, 1.0]] * 30, range(30), TooFew(Shortage.VARIATION, 1, 2)),
        ([[float(n), 0.0] for n in range(30)], [5.0] * 30, TooFew(Shortage.VARIATION, 1, 2)),
    ],
)
def test_too_little_to_say_is_said(places: list[list[float]], moments: list[float], few: TooFew) -> None:
    assert near_repeats(places, list(moments)) == few


def test_where_nothing_lies_near_no_number_is_missing() -> None:
    far = [[n * 9000.0, 0.0] for n in range(30)]
    found = said(near_repeats(far, np.arange(30.0)))
    assert not found.said.any()
    assert (found.ratio.sum(), found.p.min(), found.reach()) == (0, 1, None)


@pytest.mark.parametrize("limits", [(), (0.0, 10.0), (20.0, 10.0)])
def test_bands_that_do_not_rise_are_refused(limits: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="rise"):
        Bands(distances=limits)


MARCH = date(2024, 3, 1)


def days(*after: int) -> list[date]:
    return [MARCH + timedelta(days=each) for each in after]


def test_a_zone_ends_so_long_after_its_latest_incident() -> None:
    places = [[0, 0], [50, 0], [100, 0]]
    (zone,) = current_zones(places, days(0, 5, 10), on=days(15)[0], reach=(60, 7))
    assert (zone.incidents, zone.fresh, zone.until) == ((0, 1, 2), (2,), days(16)[0])
    assert current_zones(places, days(0, 5, 10), on=days(17)[0], reach=(60, 7)) == []


def test_what_lies_too_far_or_too_late_is_a_zone_of_its_own() -> None:
    places = [[0, 0], [60, 0], [0, 0], [0, 1]]
    found = current_zones(places, days(0, 1, 8, 9), on=days(9)[0], reach=(60, 7))
    assert [(zone.incidents, zone.until) for zone in found] == [((2, 3), days(15)[0])]
    assert [
        zone.incidents for zone in current_zones(places, days(0, 1, 8, 9), on=days(2)[0], reach=(60, 7))
    ] == [(1,), (0,)]


def test_what_has_not_happened_yet_opens_no_zone() -> None:
    assert current_zones([[0, 0]], days(3), on=MARCH, reach=(100, 7)) == []
    assert current_zones([], [], on=MARCH, reach=(100, 7)) == []
    assert len(current_zones([[0, 0]], days(0), on=MARCH, reach=(100, 7))) == 1
