"""Is a forecast shown only where it beats plain maps on weeks it had not seen, and with what it is worth?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.analysis.arrays import Floats
from waarborg.analysis.forecasts import Forecast, Withdrawn, forecast
from waarborg.analysis.hit_rates import caught, hit_rates
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.risk_layers import WeeklyGrid, baselines, layers


def grid_of(counts: Floats) -> WeeklyGrid:
    return WeeklyGrid(counts, 100.0, np.ones(counts.shape[1:], dtype=np.bool_))


def burglaries(repeats: float, weeks: int = 156, side: int = 30) -> WeeklyGrid:
    """Burglaries in a town where some streets have more; each draws others near it in the weeks after."""
    luck = np.random.default_rng(8)
    base = luck.gamma(0.5, 2.0, (side, side))
    base *= 12 * (1 - repeats) / base.sum()
    counts = np.zeros((weeks, side, side))
    for week in range(weeks):
        counts[week] += luck.poisson(base)
        for row, column in np.argwhere(counts[week]):
            for _ in range(luck.poisson(repeats * counts[week, row, column])):
                later = week + 1 + luck.poisson(0.4)
                near = np.clip(np.array([row, column]) + luck.integers(-1, 2, 2), 0, side - 1)
                if later < weeks:
                    counts[later, near[0], near[1]] += 1
    return grid_of(counts)


def test_where_burglaries_come_back_the_forecast_beats_plain_maps_and_is_shown() -> None:
    found = forecast(burglaries(repeats=0.75))
    assert isinstance(found, Forecast)
    assert found.judged.gain_lower > 0
    assert [each.area for each in found.judged.forecast] == pytest.approx([0.01, 0.03, 0.05])
    assert {name for name, _ in found.judged.plain} == {"last_year", "cumulative", "kernel_density"}
    assert found.expected.shape == (2, 30, 30)
    assert (found.expected >= 0).all()
    weights = found.method.parameter("weights")
    assert isinstance(weights, tuple)
    assert sum(weights) == pytest.approx(1)


def test_it_is_judged_on_stretches_as_long_as_it_is_made_for() -> None:
    grid = burglaries(repeats=0.75)
    for ahead, weeks in ((1, 26), (2, 26), (4, 24)):
        found = forecast(grid, ahead)
        judged = found.judged if isinstance(found, Forecast | Withdrawn) else None
        assert judged is not None
        assert (judged.ahead, judged.weeks) == (ahead, weeks)
        assert judged.crimes == grid.flat[-weeks:].sum()
        assert judged.method.parameter("ahead") == ahead


def test_where_they_do_not_come_back_it_is_withdrawn() -> None:
    found = forecast(burglaries(repeats=0.0))
    assert isinstance(found, Withdrawn)
    assert not found.judged.beats_plain_maps


def test_no_week_is_foretold_from_itself_or_later_ones() -> None:
    grid = burglaries(0.5, weeks=60, side=12)
    changed = grid.counts.copy()
    changed[40:] = 7
    again = grid_of(changed)
    assert (layers(grid)[:, :41] == layers(again)[:, :41]).all()
    for name, each in baselines(grid).items():
        assert (each[:41] == baselines(again)[name][:41]).all()


def test_the_plain_maps_are_what_their_names_say() -> None:
    grid = burglaries(0.5, weeks=60, side=12)
    plain = baselines(grid)
    assert (plain["last_year"][-1] == grid.flat[-52:].sum(axis=0)).all()
    assert (plain["cumulative"][-1] == grid.flat.sum(axis=0)).all()
    assert plain["kernel_density"].sum(axis=1) == pytest.approx(plain["cumulative"].sum(axis=1), rel=0.02)


def test_a_perfect_map_is_fully_efficient_and_an_even_one_catches_its_share() -> None:
    happened = np.random.default_rng(1).poisson(0.3, (20, 400)).astype(np.float64)
    perfect, even = hit_rates(happened, happened), hit_rates(np.ones_like(happened), happened)
    assert [each.pei for each in perfect] == pytest.approx([1, 1, 1])
    assert [each.pai for each in even] == pytest.approx([1, 1, 1])
    assert [each.crimes for each in even] == pytest.approx([0.01, 0.03, 0.05])


@given(st.integers(0, 2**32), st.sampled_from([0.01, 0.05, 0.3]))
def test_the_order_of_the_cells_does_not_matter(seed: int, share: float) -> None:
    luck = np.random.default_rng(seed)
    expected, happened = (
        luck.integers(0, 3, (4, 50)).astype(np.float64),
        luck.poisson(0.5, (4, 50)).astype(np.float64),
    )
    order = luck.permutation(50)
    assert caught(expected, happened, share) == pytest.approx(
        caught(expected[:, order], happened[:, order], share)
    )


@pytest.mark.parametrize(
    ("counts", "shortage"),
    [
        (np.zeros((0, 12, 12)), TooFew(Shortage.PERIODS, 0, 130)),
        (np.zeros((130, 3, 3)), TooFew(Shortage.AREAS, 9, 100)),
        (np.zeros((130, 12, 12)), TooFew(Shortage.CASES, 0, 200)),
        (np.eye(130)[:, :1, None] * np.full((1, 12, 12), 9.0), TooFew(Shortage.CASES, 0, 26)),
    ],
    ids=["no weeks", "few cells", "no crimes", "none lately"],
)
def test_too_little_is_said_to_be_too_little(counts: Floats, shortage: TooFew) -> None:
    assert forecast(grid_of(counts)) == shortage
