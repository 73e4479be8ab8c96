"""Are changes told only as far as the figures carry them, and what changed in the counting with them?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.series_breaks import POLICE_BREAKS, Break, breaks_of
from waarborg.analysis.trends import (
    Change,
    Direction,
    Seasonality,
    Trend,
    change_of,
    seasonality_of,
    trend_of,
)

JUNE = date(2026, 6, 30)


def test_the_trend_and_its_interval_are_those_of_a_generalised_linear_model() -> None:
    from scipy.stats import t as student
    from statsmodels.api import GLM, families

    luck = np.random.default_rng(1)
    times = np.arange(84)
    months = luck.negative_binomial(8, 8 / (8 + np.exp(3 - 0.006 * times + 0.3 * np.cos(times / 12 * 6.283))))
    found = trend_of(months.astype(np.float64), JUNE)
    matrix = np.hstack([(times[:, None] % 12 == np.arange(12)).astype(float), times[:, None] / 12])
    other = GLM(months, matrix, family=families.Poisson()).fit(scale="X2")
    assert isinstance(found, Trend)
    assert found.per_year == pytest.approx(np.exp(other.params[-1]))
    width = student.ppf(0.975, other.df_resid) * other.bse[-1]
    assert (found.lower, found.upper) == pytest.approx(
        (np.exp(other.params[-1] - width), np.exp(other.params[-1] + width)), rel=1e-5
    )
    assert found.dispersion == pytest.approx(other.scale)


def test_a_trend_is_never_surer_than_chance_alone_allows() -> None:
    from scipy.stats import t as student
    from statsmodels.api import GLM, families

    months = np.tile([19.0, 20, 21, 20, 20], 12)
    found = trend_of(months, JUNE)
    assert isinstance(found, Trend)
    assert found.dispersion < 0.1
    matrix = np.hstack([np.eye(12)[np.arange(60) % 12], np.arange(60)[:, None] / 12])
    chance = GLM(months, matrix, family=families.Poisson()).fit(scale=1.0)
    width = student.ppf(0.975, chance.df_resid) * chance.bse[-1]
    assert np.log(found.upper / found.lower) == pytest.approx(2 * width, rel=1e-5)


def test_the_interval_of_a_trend_holds_the_truth_as_often_as_it_says() -> None:
    luck = np.random.default_rng(7)
    truth, times = 0.93, np.arange(60) / 12
    within = 0
    for _ in range(300):
        found = trend_of(luck.poisson(9 * truth**times).astype(np.float64), JUNE)
        assert isinstance(found, Trend)
        within += found.lower <= truth <= found.upper
    assert 285 <= within <= 299


def test_the_months_of_the_year_begin_with_january() -> None:
    winters = np.tile([20.0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 40], 4)
    for last, turn in ((date(2026, 12, 1), 0), (date(2026, 3, 1), -3)):
        found = seasonality_of(np.roll(winters, -3 if turn else 0), last)
        assert isinstance(found, Seasonality)
        assert found.indices.argmax() == 11
        assert found.indices.mean() == pytest.approx(1)
        assert found.differs
        assert ((found.lower < found.indices) & (found.indices < found.upper)).all()


def test_chance_alone_is_seldom_called_a_season() -> None:
    luck = np.random.default_rng(5)
    called = 0
    for _ in range(200):
        found = seasonality_of(luck.negative_binomial(6, 0.3, 72).astype(np.float64), JUNE)
        assert isinstance(found, Seasonality)
        called += found.differs
    assert called <= 20


def test_a_change_is_told_as_far_as_it_is_sure() -> None:
    little = change_of(np.array([2.0] * 12 + [1.5, 1] * 6), JUNE)
    much = change_of(np.array([20.0] * 12 + [10.0] * 12), JUNE)
    grown = change_of(np.array([0.0] * 12 + [2.0] * 12), JUNE)
    assert isinstance(little, Change)
    assert isinstance(much, Change)
    assert isinstance(grown, Change)
    assert (little.direction, much.direction, grown.direction) == (
        Direction.UNCLEAR,
        Direction.DOWN,
        Direction.UP,
    )
    assert (much.ratio, much.now, much.before, much.level) == (0.5, 120, 240, 10)
    assert (grown.ratio, grown.upper) == (None, None)


def test_months_that_vary_more_than_chance_make_a_change_less_sure() -> None:
    steady = np.tile([20.0], 60)
    wild = np.random.default_rng(3).permutation(np.tile([1.0, 5, 10, 24, 60], 12))
    both = [change_of(np.concatenate([each[:48], each[48:] * 0.75 // 1]), JUNE) for each in (steady, wild)]
    assert isinstance(both[0], Change)
    assert isinstance(both[1], Change)
    assert both[0].direction is Direction.DOWN
    assert both[1].dispersion > 5
    assert both[1].direction is Direction.UNCLEAR


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (date(2018, 6, 1), []),
        (date(2018, 7, 31), ["registration"]),
        (date(2020, 5, 31), ["registration", "online_reports"]),
        (date(2020, 6, 30), ["online_reports"]),
        (date(2022, 3, 1), ["online_reports"]),
        (date(2022, 4, 1), []),
    ],
)
def test_a_change_says_which_breaks_lie_within_its_two_years(last: date, names: list[str]) -> None:
    found = change_of(np.full(24, 9.0), last, breaks_of("3.9.1"))
    assert isinstance(found, Change)
    assert [each.name for each in found.breaks] == names


def test_a_kind_has_the_breaks_that_touch_it() -> None:
    assert [each.name for each in breaks_of("1.1.1")] == ["registration"]
    assert breaks_of("0.0.0") == POLICE_BREAKS


def test_a_trend_begins_after_a_break_where_enough_months_are_left() -> None:
    months = np.concatenate([np.full(60, 80.0), np.full(48, 20.0)])
    after = (Break(date(2022, 7, 1), "counted anew"),)
    found, without = trend_of(months, JUNE, after), trend_of(months, JUNE)
    assert isinstance(found, Trend)
    assert isinstance(without, Trend)
    assert (found.months, found.direction, found.breaks) == (48, Direction.UNCLEAR, ())
    assert without.direction is Direction.DOWN
    recent = (Break(date(2025, 1, 1), "counted anew"),)
    kept = trend_of(months, JUNE, recent)
    assert isinstance(kept, Trend)
    assert (kept.months, kept.breaks) == (108, recent)


def test_too_little_is_said_to_be_too_little() -> None:
    assert change_of(np.full(23, 9.0), JUNE) == TooFew(Shortage.PERIODS, 23, 24)
    assert change_of(np.full(24, 0.0), JUNE) == TooFew(Shortage.CASES, 0, 10)
    assert trend_of(np.zeros(0), JUNE) == TooFew(Shortage.PERIODS, 0, 36)
    assert trend_of(np.zeros(60), JUNE) == TooFew(Shortage.CASES, 0, 30)
    assert seasonality_of(np.full(35, 9.0), JUNE) == TooFew(Shortage.PERIODS, 35, 36)
    missing = np.full(24, 9.0)
    missing[3] = np.nan
    assert change_of(missing, JUNE) == TooFew(Shortage.PERIODS, 23, 24)


@given(st.lists(st.integers(0, 30), min_size=36, max_size=60))
def test_whatever_the_months_every_number_is_one(counts: list[int]) -> None:
    months = np.array(counts, dtype=np.float64)
    change, trend, season = change_of(months, JUNE), trend_of(months, JUNE), seasonality_of(months, JUNE)
    if isinstance(change, Change):
        assert change.upper is None or change.lower <= change.upper < np.inf
        assert change.level_lower <= change.level <= change.level_upper
    if isinstance(trend, Trend):
        assert 0 < trend.lower <= trend.per_year <= trend.upper < np.inf
    if isinstance(season, Seasonality):
        assert np.isfinite(season.upper).all()
        assert 0 <= season.p_value <= 1
