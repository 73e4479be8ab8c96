"""What does the past of a series lead one to expect of this month, and from where on is more than ordinary?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.quasi_poisson import Design, Fit, fit, reweigh


@dataclass(frozen=True, slots=True)
class Rule:
    """When a count is called higher than expected.

    Attributes
    ----------
    per_year
        Periods in a year: 12 for months, 52 for weeks.
    years
        How many years back are looked at.
    window
        How many periods on each side of the same period in a former year belong to the same season.
    seasons
        In how many seasons the year is cut; 1: only the windows are looked at, as Farrington did at first.
    skip
        How many of the latest periods do not tell what to expect: an outbreak that goes on would hide itself.
    alpha
        The chance of a false alarm in one series, on the high side.
    reweigh_above
        Former periods further above their expectation count for less; ``inf``: all count the same.
    trend_below
        A trend is kept where its p-value is below this and it does not reach beyond all that was seen.
    least_cases, least_periods
        No alarm with fewer cases than this in so many latest periods.
    pearson
        Whether the uncertainty of what is expected follows from Pearson's dispersion, as the articles have
        it. R's surveillance (1.20.3, ``farringtonFlexible``) takes the weights for the working weights there;
        ``False`` does as it does, to be compared with it.
    """

    per_year: int = 12
    years: int = 5
    window: int = 1
    seasons: int = 4
    skip: int = 3
    alpha: float = 0.01
    reweigh_above: float = 2.58
    trend_below: float = 0.05
    least_cases: int = 5
    least_periods: int = 4
    pearson: bool = True


FLEXIBLE = Rule()
"""Noufaily et al. (2013), with the year of months cut in four seasons."""
ORIGINAL = Rule(seasons=1, skip=1, reweigh_above=1.0, alpha=0.005)
"""Farrington et al. (1996)."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One value a series.

    Attributes
    ----------
    expected, upper
        Counts: expected, and the highest that is ordinary.
    unsure
        The variance of the logarithm of what is expected, at dispersion 1.
    trends
        The factor by which the expectation grows each year.
    dispersions, unweighted
        How much more the past varies than chance: with former outbreaks weighing less, and as it was.
    """

    expected: Floats
    upper: Floats
    unsure: Floats
    trends: Floats
    dispersions: Floats
    unweighted: Floats


def reference_periods(number: int, rule: Rule) -> tuple[Integers, Integers]:
    """Which periods tell what to expect of the last of ``number`` periods, and the season of each.

    The season of the period looked at is 0. What lies between two windows is cut in ``seasons`` - 1 seasons
    as equal as they go.
    """
    now = number - 1
    seasons = np.full(number, -1)
    for back in range(1, rule.years + 1):
        middle = now - back * rule.per_year
        seasons[max(middle - rule.window, 0) : max(middle + rule.window + 1, 0)] = 0
        if rule.seasons > 1:
            first, last = max(middle + rule.window + 1, 0), middle + rule.per_year - rule.window
            cut = np.array_split(np.arange(first, last), rule.seasons - 1)
            for season, part in enumerate(cut, start=1):
                seasons[part] = season
    seasons[now - max(rule.skip, rule.window) :] = -1
    columns = np.flatnonzero(seasons >= 0)
    return columns, seasons[columns]


def expect(counts: Floats, columns: Integers, design: Design, rule: Rule) -> Expectation:
    """What to expect of the last period of every series, from the periods in ``columns``."""
    past = counts[:, columns]
    present = (~np.isnan(past)).astype(np.float64)
    past = np.nan_to_num(past)
    now = design.at(counts.shape[1] - 1.0)
    first, level = _refit(past, present, design, rule, trend=False)
    expected, dispersion, unweighted = level.levels[:, 0], level.dispersion, first.dispersion
    unsure = level.variance(0, 0.0)
    spread = unsure * _unsure(level, past, rule)
    slope = np.zeros(len(past))
    if rule.years >= 3:
        first, rising = _refit(past, present, design, rule, trend=True)
        there = rising.levels[:, 0] * np.exp(rising.slope * now)
        kept = (_trend_p(rising, past, rule) < rule.trend_below) & (there <= past.max(axis=1))
        expected = np.where(kept, there, expected)
        unsure = np.where(kept, rising.variance(0, now), unsure)
        spread = np.where(kept, rising.variance(0, now) * _unsure(rising, past, rule), spread)
        dispersion = np.where(kept, rising.dispersion, dispersion)
        unweighted = np.where(kept, first.dispersion, unweighted)
        slope = np.where(kept, rising.slope, 0.0)
    dispersion = np.maximum(dispersion, 1)
    upper = _upper(expected, dispersion + expected * spread, rule.alpha)
    trends = np.exp(slope / design.half * rule.per_year)
    return Expectation(expected, upper, unsure, trends, dispersion, np.maximum(unweighted, 1))


def _refit(past: Floats, present: Floats, design: Design, rule: Rule, trend: bool) -> tuple[Fit, Fit]:
    """The fit in which all periods count the same, and that in which former outbreaks weigh less."""
    first = fit(past, present, design, trend)
    if np.isinf(rule.reweigh_above):
        return first, first
    return first, fit(past, reweigh(past, present, first, design, rule.reweigh_above), design, trend)


def _unsure(found: Fit, past: Floats, rule: Rule) -> Floats:
    """The dispersion by which the uncertainty of levels and slope grows."""
    if rule.pearson or np.isinf(rule.reweigh_above):
        return np.maximum(found.dispersion, 1)
    off = np.divide(past, found.expected, out=np.zeros_like(past), where=found.expected > 0) - 1
    result: Floats = (found.weights * off**2).sum(axis=1) / np.maximum(found.freedom, 1)
    return result


def _trend_p(found: Fit, past: Floats, rule: Rule) -> Floats:
    from scipy.special import stdtr

    dispersion = found.dispersion if rule.pearson else _unsure(found, past, rule)
    error = np.sqrt(np.maximum(dispersion, 1e-12) / found.spread)
    freedom = np.maximum(found.freedom, 1)
    p_values: Floats = 2 * stdtr(freedom, -np.abs(found.slope) / error)
    return np.where(found.freedom > 0, p_values, 1.0)


def _upper(expected: Floats, spread: Floats, alpha: float) -> Floats:
    from scipy.special import ndtri

    error = 2 / 3 * expected ** (1 / 6) * np.sqrt(spread)
    bound: Floats = (expected ** (2 / 3) + ndtri(1 - alpha) * error) ** 1.5
    return bound
