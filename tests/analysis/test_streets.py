"""Are hot streets found along the network, and only along it?"""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString

from waarborg.analysis.local_statistics import LocalStatistic, Spot
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.streets import HotStreets, count_on, hot_streets, meeting


def blocks(size: int) -> list[LineString]:
    """Streets between the crossings of a town laid out in squares of 100 metres."""
    along = [
        LineString([(100 * x, 100 * y), (100 * x + 100, 100 * y)])
        for y in range(size)
        for x in range(size - 1)
    ]
    across = [
        LineString([(100 * x, 100 * y), (100 * x, 100 * y + 100)])
        for y in range(size - 1)
        for x in range(size)
    ]
    return along + across


def test_streets_where_much_happens_together_are_hot_and_those_far_off_are_not() -> None:
    luck = np.random.default_rng(1)
    busy = luck.random((300, 2)) * 300 + 200
    found = hot_streets(np.concatenate([busy, luck.random((60, 2)) * 900]), blocks(10), permutations=9999)
    assert isinstance(found, HotStreets)
    assert isinstance(found.statistic, LocalStatistic)
    spots = found.statistic.spots()
    middle, corner = 9 * 3 + 3, 9 * 9 + 8
    assert (spots[middle], spots[corner]) == (Spot.HOT, Spot.NOTHING)
    assert found.counts.sum() + found.far == 360


def test_an_incident_counts_once_on_the_nearest_street_and_not_when_it_is_far() -> None:
    counts, far = count_on(
        [[100.0, 0.0], [50.0, 20.0], [50.0, 300.0]], [*blocks(2), LineString([(100, 0), (200, 0)])], 50
    )
    assert (counts.tolist(), far) == ([2, 0, 0, 0, 0], 1)


def test_streets_meet_at_their_ends_also_when_drawn_a_little_apart() -> None:
    lines = [
        LineString([(0, 0), (100, 0)]),
        LineString([(100.2, 0.1), (200, 0)]),
        LineString([(50, -9), (50, 9)]),
    ]
    assert meeting(lines).counts.tolist() == [1, 1, 0]
    assert meeting(lines).others.tolist() == [1, 0]


def test_one_incident_on_a_very_short_street_makes_no_rate_of_thousands() -> None:
    lines = [LineString([(0, 0), (1, 0)]), LineString([(1, 0), (101, 0)])]
    found = hot_streets([[0.2, 0.0]] + [[50.0, 0.0]] * 9, lines)
    assert isinstance(found, HotStreets)
    assert found.per_100_metres.tolist() == [2.0, 9.0]
    assert found.statistic == TooFew(Shortage.AREAS, 2, 4)


@pytest.mark.parametrize(
    ("places", "streets", "few"),
    [
        ([], blocks(3), TooFew(Shortage.CASES, 0, 10)),
        ([[1.0, 1.0]], blocks(3), TooFew(Shortage.CASES, 1, 10)),
        ([[1.0, 1.0]] * 20, [], TooFew(Shortage.AREAS, 0, 1)),
    ],
)
def test_too_little_to_say_is_said(places: list[list[float]], streets: list[LineString], few: TooFew) -> None:
    assert hot_streets(places, streets) == few
