"""Is the density on the map that of every incident, also at the edge?"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pytest
import shapely
from scipy.stats import norm
from sklearn.neighbors import KernelDensity

from waarborg.analysis.arrays import Floats
from waarborg.analysis.density import Density, Grid, grid_over, kernel_density
from waarborg.analysis.method import Shortage, TooFew

KERNELS: list[Literal["quartic", "gaussian"]] = ["quartic", "gaussian"]
FIELD = Grid(1000.0, 2000.0, 50.0, 60, 40)


def scattered(number: int, seed: int = 1) -> Floats:
    return np.random.default_rng(seed).random((number, 2)) * [3000, 2000] + [1000, 2000]


def said(found: Density | TooFew) -> Density:
    assert isinstance(found, Density)
    return found


def middles(grid: Grid) -> Floats:
    x, y = grid.middles()
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def test_far_from_the_edge_scikit_learn_gives_the_same_gaussian() -> None:
    places = np.array([[2500.0, 3000.0]]) + (scattered(200) - [2500, 3000]) * 0.1
    found = said(kernel_density(places, FIELD, 120, "gaussian")).values
    peer: Any = KernelDensity(bandwidth=120, kernel="gaussian", rtol=1e-12).fit(places)
    theirs = np.exp(peer.score_samples(middles(FIELD))).reshape(40, 60) * 200 * 1e6
    inner = np.zeros((40, 60), dtype=bool)
    inner[16:24, 16:44] = True
    assert found[inner] == pytest.approx(theirs[inner], rel=1e-8)


@pytest.mark.parametrize("bandwidth", [20.0, 130.0, 900.0])
def test_the_quartic_is_the_sum_over_every_incident_and_cell(bandwidth: float) -> None:
    places = scattered(60)
    found = said(kernel_density(places, FIELD, bandwidth))
    apart = ((middles(FIELD)[:, None, :] - places[None, :, :]) ** 2).sum(axis=2) / bandwidth**2
    tried = (
        (3e6 / np.pi / bandwidth**2 * np.where(apart < 1, (1 - apart) ** 2, 0)).sum(axis=1).reshape(40, 60)
    )
    reach = int(np.ceil(bandwidth / 50)) + 1
    if reach < 20:
        inner = (slice(reach, -reach), slice(reach, -reach))
        assert found.values[inner] == pytest.approx(tried[inner], rel=1e-10, abs=1e-9)
    assert (found.values >= tried * (1 - 1e-10)).all()


@pytest.mark.parametrize("bandwidth", [20.0, 130.0, 900.0])
def test_the_gaussian_is_the_sum_over_every_incident_and_cell_by_what_lies_inside(bandwidth: float) -> None:
    places = scattered(60)
    found = said(kernel_density(places, FIELD, bandwidth, "gaussian"))
    apart = ((middles(FIELD)[:, None, :] - places[None, :, :]) ** 2).sum(axis=2) / bandwidth**2
    tried = (1e6 / (2 * np.pi) / bandwidth**2 * np.exp(-apart / 2)).sum(axis=1).reshape(40, 60)
    x, y = FIELD.middles()
    across = norm.cdf((4000 - x) / bandwidth) - norm.cdf((1000 - x) / bandwidth)
    along = norm.cdf((4000 - y) / bandwidth) - norm.cdf((2000 - y) / bandwidth)
    assert found.values == pytest.approx(tried / np.outer(along, across), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kernel", KERNELS)
def test_evenly_spread_incidents_are_as_dense_at_the_edge_as_in_the_middle(
    kernel: Literal["quartic", "gaussian"],
) -> None:
    x, y = np.meshgrid(np.arange(1005, 4000, 10.0), np.arange(2005, 4000, 10.0))
    even = np.column_stack([x.ravel(), y.ravel()])
    corner = shapely.Polygon([(1000, 2000), (4000, 2000), (1000, 4000)])
    for area in (None, corner):
        found = said(kernel_density(even, FIELD, 300, kernel, area))
        assert found.values[found.inside] == pytest.approx(10_000, rel=0.06)
        assert (found.values[~found.inside] == 0).all()


def test_incidents_outside_the_area_are_left_out_and_told() -> None:
    places = [[1100.0, 2100.0]] * 6 + [[9000.0, 9000.0]]
    assert said(kernel_density(places, FIELD, 100)).used == 6
    assert said(kernel_density(places, FIELD, 100, area=shapely.box(0, 0, 1500, 2500))).used == 6


def test_a_weight_counts_as_so_many_incidents() -> None:
    once = said(kernel_density(scattered(9), FIELD, 200, weights=[3.0] * 9)).values
    thrice = said(kernel_density(np.repeat(scattered(9), 3, axis=0), FIELD, 200)).values
    assert once == pytest.approx(thrice)


@pytest.mark.parametrize("places", [[], [[2000.0, 3000.0]], [[0.0, 0.0]] * 9])
def test_too_few_incidents_say_nothing(places: list[list[float]]) -> None:
    inside = sum(1000 <= place[0] <= 4000 for place in places)
    assert kernel_density(places, FIELD, 100) == TooFew(Shortage.CASES, inside, 5)


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="bandwidth"):
        kernel_density(scattered(9), FIELD, 0)
    with pytest.raises(ValueError, match="larger cells"):
        grid_over(shapely.box(0, 0, 300_000, 300_000), 10)
    with pytest.raises(ValueError, match="weights"):
        kernel_density(scattered(9), FIELD, 100, weights=[1.0])
