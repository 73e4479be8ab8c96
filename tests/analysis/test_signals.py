"""Are the months called high that others call high, and few that chance made?"""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared_data import shared_file

from waarborg.analysis.arrays import Floats
from waarborg.analysis.farrington import FLEXIBLE, ORIGINAL, Rule, reference_periods
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.quasi_poisson import Design, fit
from waarborg.analysis.signals import Signals, find_signals

SALMONELLA = Rule(per_year=52, years=4, window=3, seasons=1, skip=3, reweigh_above=1.0, alpha=0.005)


def signals_in(counts: Floats, rule: Rule = FLEXIBLE) -> Signals:
    found = find_signals(counts, rule)
    assert isinstance(found, Signals)
    return found


def some_series(number: int, months: int = 84, seed: int = 1) -> Floats:
    """Series of many sizes, with trends, seasons and more variation than chance; in some the last month is high."""
    luck = np.random.default_rng(seed)
    times = np.arange(months)
    level, slope, season = (
        luck.uniform(-2, 3.5, number),
        luck.normal(0, 0.004, number),
        luck.uniform(0, 0.4, number),
    )
    mean = np.exp(
        level[:, None] + slope[:, None] * (times - 40) + season[:, None] * np.cos(2 * np.pi * times / 12)
    )
    extra = luck.choice([0.01, 0.5, 2.0], number)[:, None]
    counts = luck.negative_binomial(mean / extra, 1 / (1 + extra)).astype(np.float64)
    counts[::7, -1] = np.ceil(counts[::7, -1] * 2.2)
    return counts


def test_the_published_weeks_of_salmonella_agona_come_out_the_same() -> None:
    with shared_file("data/trend/salmonella_agona_weekly.csv").open() as file:
        weeks = np.array([float(row["observed"]) for row in csv.DictReader(file)])
    with shared_file("data/trend/expected_farrington_salmonella_agona.csv").open() as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == 56
    for row in expected:
        found = signals_in(weeks[None, : int(row["week"])], SALMONELLA)
        assert found.alarms[0] == (row["alarm"] == "1"), row
        if float(row["upperbound"]):
            assert found.upper[0] == pytest.approx(float(row["upperbound"]), rel=1e-4)


SCRIPT = """
suppressMessages(library(surveillance))
counts <- t(as.matrix(read.csv(file("stdin"), header=FALSE))); last <- nrow(counts)
found <- suppressWarnings(farringtonFlexible(sts(counts, frequency=12), control=list(range=last, b=5, w=1,
  noPeriods=4, pastWeeksNotIncluded=3, alpha=0.01, weightsThreshold=2.58, glmWarnings=FALSE)))
cat(as.integer(alarms(found)), as.vector(upperbound(found)), sep="\\n")
"""


@pytest.fixture(scope="module")
def surveillance() -> str:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("not run: R is not on this machine")
    asked = [rscript, "-e", "quit(status = !requireNamespace('surveillance', quietly = TRUE))"]
    if subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("not run: R has no package surveillance on this machine")
    return rscript


def test_the_same_series_alarm_as_in_the_package_surveillance(surveillance: str, tmp_path: Path) -> None:
    counts = some_series(100)
    script = tmp_path / "farrington.R"
    script.write_text(SCRIPT)
    written = "\n".join(",".join(f"{each:.0f}" for each in row) for row in counts)
    said = subprocess.run(
        [surveillance, str(script)], input=written, capture_output=True, text=True, check=True
    ).stdout.split()
    alarms, upper = np.array(said[:100]) == "1", np.array(said[100:])
    found = signals_in(counts, replace(FLEXIBLE, pearson=False))
    assert alarms.sum() > 3
    assert found.alarms.tolist() == alarms.tolist()
    told = upper != "NA"
    assert found.upper[told] == pytest.approx(upper[told].astype(np.float64), rel=1e-3)
    assert found.tested.tolist() == told.tolist()


def test_the_fit_is_that_of_a_generalised_linear_model() -> None:
    from statsmodels.api import GLM, families

    counts = some_series(5)[:, :-1]
    columns, labels = reference_periods(counts.shape[1] + 1, FLEXIBLE)
    design, past = Design.of(columns.astype(np.float64), labels), counts[:, columns]
    found = fit(past, np.ones_like(past), design, trend=True)
    for row in range(len(past)):
        matrix = np.hstack([design.groups, design.times[:, None]])
        other = GLM(past[row], matrix, family=families.Poisson()).fit(scale="X2")
        assert found.slope[row] == pytest.approx(other.params[-1], rel=1e-6)
        assert found.dispersion[row] == pytest.approx(other.scale, rel=1e-6)
        error = np.sqrt(found.dispersion[row] / found.spread[row])
        assert error == pytest.approx(other.bse[-1], rel=1e-5)


def test_over_many_quiet_series_hardly_any_signal_is_given() -> None:
    luck = np.random.default_rng(3)
    quiet = luck.poisson(luck.uniform(2, 30, 4000)[:, None], (4000, 84)).astype(np.float64)
    found = signals_in(quiet)
    assert found.false_alarms == pytest.approx(0.01 * found.tested.sum())
    assert found.alarms.sum() < 2 * found.false_alarms
    assert found.signals.sum() <= 1


def test_a_burst_among_many_quiet_series_is_found() -> None:
    counts = np.random.default_rng(3).poisson(5.0, (1000, 84)).astype(np.float64)
    counts[:20, -1] = 25
    found = signals_in(counts)
    assert found.signals[:20].all()
    assert found.signals[20:].sum() <= 2


def test_the_rule_of_the_articles_and_that_of_the_first_article_say_by_which_they_went() -> None:
    found = [signals_in(some_series(3), rule).method for rule in (FLEXIBLE, ORIGINAL)]
    assert [each.name for each in found] == ["farrington_flexible", "farrington"]
    assert [each.parameter("alpha") for each in found] == [0.01, 0.005]
    assert {each.correction for each in found} == {"fdr"}


@pytest.mark.parametrize("months", [0, 1, 58])
def test_a_short_past_is_too_few_to_say(months: int) -> None:
    assert find_signals(np.ones((2, months))) == TooFew(Shortage.PERIODS, months, 59)


def test_a_series_with_few_cases_is_too_few_to_say() -> None:
    counts = np.zeros((2, 84))
    counts[1, -1] = 4
    found = signals_in(counts)
    assert found.of(0) == TooFew(Shortage.CASES, 0, 5)
    assert found.of(1) == TooFew(Shortage.CASES, 4, 5)


def test_after_years_of_nothing_a_burst_is_a_signal() -> None:
    counts = np.zeros((1, 84))
    counts[0, -1] = 9
    found = signals_in(counts).of(0)
    assert not isinstance(found, TooFew)
    assert found.signal
    assert found.expected == 0


def test_months_that_are_not_known_are_left_out() -> None:
    counts = some_series(20)
    gaps = counts.copy()
    gaps[:, 30:33] = np.nan
    gaps[0, -1] = np.nan
    found = signals_in(gaps)
    assert not found.tested[0]
    assert found.expected[1:] == pytest.approx(signals_in(counts).expected[1:], rel=0.5, abs=1)


@given(st.lists(st.lists(st.integers(0, 40), min_size=62, max_size=62), min_size=1, max_size=3))
def test_whatever_the_counts_every_number_is_one(rows: list[list[int]]) -> None:
    for rule in (FLEXIBLE, ORIGINAL):
        found = signals_in(np.array(rows, dtype=np.float64), rule)
        for values in (found.expected, found.upper, found.p_values, found.q_values, found.trends):
            assert np.isfinite(values).all()
        assert ((found.p_values >= 0) & (found.p_values <= 1)).all()
        assert not found.alarms[found.observed == 0].any()


@pytest.mark.parametrize(("extra", "most"), [(0.0, 0.05), (0.2, 0.08), (0.5, 0.12)])
def test_few_signals_are_false_also_where_months_vary_more_than_by_chance(extra: float, most: float) -> None:
    false = signals = 0
    for seed in range(3):
        luck = np.random.default_rng(seed)
        mean = np.repeat(np.exp(luck.uniform(np.log(0.1), np.log(30), (20_000, 1))), 84, axis=1)
        mean[:200, -1] = 2 * mean[:200, -1] + 6
        counts = luck.poisson(luck.gamma(mean / extra, extra) if extra else mean).astype(np.float64)
        found = signals_in(counts).signals
        assert found[:200].sum() > 40
        false, signals = false + found[200:].sum(), signals + found.sum()
    assert false < most * signals


def test_a_series_that_was_not_tested_for_want_of_cases_counts_as_a_test() -> None:
    luck = np.random.default_rng(3)
    busy, empty = luck.poisson(5.0, (10, 84)).astype(np.float64), np.zeros((990, 84))
    busy[0, -1] = 14
    alone, among = signals_in(busy), signals_in(np.vstack([busy, empty]))
    assert among.p_values[0] == pytest.approx(alone.p_values[0], rel=0.2)
    assert among.q_values[0] > 50 * alone.q_values[0]
