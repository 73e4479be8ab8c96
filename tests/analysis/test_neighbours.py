"""Who neighbours whom, also on an island and at the edge?"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from tests.shared_data import shared_file

from waarborg.analysis.area_files import read_areas
from waarborg.analysis.neighbours import Neighbours, from_pairs, nearest_first, touching

SQUARE = [shapely.box(x, y, x + 1, y + 1) for y in range(3) for x in range(3)]


def of(neighbours: Neighbours, area: int) -> list[int]:
    return [int(other) for other in neighbours.others[neighbours.starts[area] : neighbours.starts[area + 1]]]


def test_areas_that_share_an_edge_or_a_corner_are_neighbours() -> None:
    assert of(touching(SQUARE), 0) == [1, 3, 4]
    assert touching(SQUARE).counts.tolist() == [3, 5, 3, 5, 8, 5, 3, 5, 3]


def test_an_island_has_no_neighbours_and_is_told() -> None:
    neighbours = touching([*SQUARE, shapely.box(9, 9, 10, 10)])
    assert neighbours.islands.tolist() == [9]
    assert neighbours.sums(np.ones(10))[9] == 0


def test_a_slit_between_simplified_outlines_parts_no_neighbours_when_told_how_wide() -> None:
    apart = [shapely.box(0, 0, 1, 1), shapely.box(1.01, 0, 2, 1)]
    assert touching(apart).islands.tolist() == [0, 1]
    assert touching(apart, gap=0.02).islands.size == 0


@pytest.mark.parametrize("name", ["westvoorne_GM0614_buurten_2019_wgs84", "baarn_GM0308_buurten_2024_pdok"])
def test_in_a_real_municipality_neighbours_are_mutual_and_nobody_is_left(name: str) -> None:
    areas = read_areas(shared_file(f"data/geometry/{name}.geojson").read_bytes())
    assert isinstance(areas, list)
    found = touching([area.shape for area in areas])
    pairs = set(zip(found.rows.tolist(), found.others.tolist(), strict=True))
    assert pairs == {(other, one) for one, other in pairs}
    assert found.islands.size == 0


def test_the_nearest_come_first_and_ties_go_by_order() -> None:
    order, distances = nearest_first([[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [9, 9]], 3)
    assert (order[0].tolist(), distances[0].tolist()) == ([0, 1, 2], [0, 1, 1])
    assert nearest_first([[0, 0], [0, 0], [0, 0], [5, 5]], 2)[0][1].tolist() == [0, 1]


@pytest.mark.parametrize("places", [[], [[1.0, 2.0]]])
def test_none_or_one_place_has_no_neighbours(places: list[list[float]]) -> None:
    assert nearest_first(places, 3)[0].size == len(places)
    assert touching([shapely.Point(place) for place in places]).others.size == 0


def test_shares_add_up_to_one_and_an_island_keeps_nothing() -> None:
    shares = from_pairs(3, [0, 0, 1], [1, 2, 0], [1, 3, 2]).shares()
    assert shares.sums(np.ones(3)).tolist() == [1, 1, 0]
    assert not shares.weigh_equally()
    assert touching(SQUARE).shares().weigh_equally()


def test_areas_left_out_leave_the_others_with_whom_they_had() -> None:
    kept = np.array([True, False, True, True])
    chain = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2]).among(kept)
    assert (len(chain), chain.islands.tolist(), of(chain, 1), of(chain, 2)) == (3, [0], [2], [1])


@pytest.mark.parametrize(("one", "other", "weight"), [([0], [5], [1]), ([-1], [0], [1]), ([0], [1], [0])])
def test_a_pair_that_cannot_be_is_refused(one: list[int], other: list[int], weight: list[float]) -> None:
    with pytest.raises(ValueError, match=r"names an area|weigh something"):
        from_pairs(3, one, other, weight)
