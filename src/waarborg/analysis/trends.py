"""Does it go up or down, how sure is that, and does it depend on the month?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.quasi_poisson import Design, Fit, fit
from waarborg.analysis.rates import count_interval
from waarborg.analysis.series_breaks import Break

YEAR, LEAST_MONTHS, LEAST_CASES = 12, 36, 30


class Direction(StrEnum):
    """Where it goes, as far as the interval allows to say so."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Change:
    """The latest twelve months beside the twelve before.

    Attributes
    ----------
    now, before
        Cases in both.
    level, level_lower, level_upper
        Cases a month in the latest twelve, with a 95 % interval.
    ratio, lower, upper
        ``now`` as a multiple of ``before``, with a 95 % interval; ``ratio`` is ``None`` where there were none
        before.
    dispersion
        How much more the months vary than chance; the intervals are the wider for it.
    breaks
        What changed in the counting itself between the first and the last of these months.
    """

    now: int
    before: int
    level: float
    level_lower: float
    level_upper: float
    ratio: float | None
    lower: float
    upper: float | None
    direction: Direction
    dispersion: float
    breaks: tuple[Break, ...]
    method: Method


@dataclass(frozen=True, slots=True)
class Trend:
    """The change a year over several years, apart from the season.

    Attributes
    ----------
    per_year, lower, upper
        The factor by which a year differs from the one before, with a 95 % interval; 1: nothing changes.
    months
        How many months it rests on: those since the latest break, where there are enough of them.
    breaks
        Breaks that lie within these months.
    """

    per_year: float
    lower: float
    upper: float
    direction: Direction
    months: int
    dispersion: float
    breaks: tuple[Break, ...]
    method: Method


@dataclass(frozen=True, slots=True, eq=False)
class Seasonality:
    """How the months of the year differ; January first.

    Attributes
    ----------
    indices, lower, upper
        1 is the mean of the year; 95 % intervals, which take that mean as known.
    p_value
        The chance of differences as large, did no month differ from another.
    """

    indices: Floats
    lower: Floats
    upper: Floats
    p_value: float
    dispersion: float
    method: Method

    @property
    def differs(self) -> bool:
        """Whether the months differ more than chance alone makes them."""
        return self.p_value < 0.05


def change_of(months: Floats, last: date, breaks: Sequence[Break] = (), least: int = 10) -> Change | TooFew:
    """Compare the latest twelve months with the twelve before.

    Given the sum of both, one is binomial; the interval is that of Clopper and Pearson for counts divided by
    the dispersion. The dispersion is that of all months given, apart from season and trend, where there are
    36 or more.

    Parameters
    ----------
    months
        Counts, the latest last; NaN: not known.
    last
        Any day of the latest month.
    breaks
        Of this series.
    least
        With fewer cases in both years together nothing is told.

    References
    ----------
    Przyborowski & Wilenski (1940), Homogeneity of results in testing samples from Poisson series. McCullagh &
    Nelder (1989), section 6.2, for the dispersion.

    Examples
    --------
    >>> found = change_of(np.array([10.0] * 12 + [7.0] * 12), date(2026, 6, 1))
    >>> found.ratio, round(found.lower, 2), round(found.upper, 2), found.direction.value
    (0.7, 0.52, 0.93, 'down')
    """
    years = months[-2 * YEAR :]
    known = int((~np.isnan(years)).sum())
    if known < 2 * YEAR:
        return TooFew(Shortage.PERIODS, known, 2 * YEAR)
    before, now = int(years[:YEAR].sum()), int(years[YEAR:].sum())
    if before + now < least:
        return TooFew(Shortage.CASES, before + now, least)
    dispersion = _dispersion(months, last)
    low, high = _ratio_interval(now / dispersion, before / dispersion)
    fewest, most = count_interval(np.array([now / dispersion]))
    return Change(
        now,
        before,
        now / YEAR,
        float(fewest[0]) * dispersion / YEAR,
        float(most[0]) * dispersion / YEAR,
        now / before if before else None,
        low,
        high,
        _direction(low, high),
        dispersion,
        _within(breaks, last, 2 * YEAR),
        Method("year_on_year", "Przyborowski & Wilenski (1940)", (("interval", 0.95),), sides=2),
    )


def trend_of(months: Floats, last: date, breaks: Sequence[Break] = ()) -> Trend | TooFew:
    """Fit a log-linear trend with a level for each month of the year.

    Quasi-Poisson: the variance is a multiple of the mean, and the interval that of Student's t. Months that vary
    less than chance do so by luck: the interval is never narrower than chance alone gives, though ``dispersion``
    is told as found. Where 36 months or more lie after the latest break, only those are used.

    References
    ----------
    McCullagh & Nelder (1989), Generalized Linear Models, chapter 6.

    Examples
    --------
    >>> found = trend_of(np.repeat([40.0, 36.0, 32.0, 29.0], 12), date(2026, 12, 1))
    >>> round(found.per_year, 2), found.direction.value
    (0.9, 'down')
    """
    since = [_months_since(each, last) for each in breaks]
    used = months[-min([each for each in since if each >= LEAST_MONTHS], default=months.size) :]
    short = _shortage(used)
    if short is not None:
        return short
    from scipy.special import stdtrit

    found, design = _fit(used, last)
    error = float(np.sqrt(max(float(found.dispersion[0]), 1.0) / found.spread[0])) / design.half * YEAR
    slope = float(found.slope[0]) / design.half * YEAR
    width = float(stdtrit(float(found.freedom[0]), 0.975)) * error
    # Where all cases lie in one month the slope is hardly known: no number may run out of what can be written.
    low, high = (float(np.exp(np.clip(each, -300, 300))) for each in (slope - width, slope + width))
    return Trend(
        float(np.exp(slope)),
        low,
        high,
        _direction(low, high),
        used.size,
        float(found.dispersion[0]),
        _within(breaks, last, used.size),
        Method("log_linear_trend", "McCullagh & Nelder (1989)", (("interval", 0.95),), sides=2),
    )


def seasonality_of(months: Floats, last: date) -> Seasonality | TooFew:
    """Tell how the months of the year differ, apart from a trend.

    References
    ----------
    McCullagh & Nelder (1989), chapter 6; the test is that of F on the deviance.

    Examples
    --------
    >>> winters = np.tile([20.0, 20, 10, 10, 10, 10, 10, 10, 10, 10, 20, 20], 4)
    >>> found = seasonality_of(winters, date(2026, 12, 31))
    >>> found.indices.round(2).tolist()[:3], found.differs
    ([1.5, 1.5, 0.75], True)
    """
    short = _shortage(months)
    if short is not None:
        return short
    from scipy.special import fdtrc

    found, design = _fit(months, last)
    even, _ = _fit(months, last, seasons=False)
    present = found.weights
    counts = np.nan_to_num(months)[None]
    gain = float(_deviance(counts, even, present) - _deviance(counts, found, present))
    dispersion = max(float(found.dispersion[0]), 1e-12)
    groups = design.groups.shape[1]
    p_value = float(fdtrc(groups - 1, float(found.freedom[0]), max(gain, 0) / (groups - 1) / dispersion))
    wide = max(dispersion, 1.0)
    sums = (present * np.exp(found.slope[:, None] * design.times)) @ design.groups
    scale = 1 / (sums[0] * found.levels[0].mean())
    lower, upper = count_interval(found.totals[0] / wide)
    method = Method("month_indices", "McCullagh & Nelder (1989)", (("interval", 0.95),), sides=2)
    indices: Floats = found.totals[0] * scale
    return Seasonality(indices, lower * wide * scale, upper * wide * scale, p_value, dispersion, method)


def _fit(months: Floats, last: date, seasons: bool = True) -> tuple[Fit, Design]:
    places = np.arange(months.size)
    labels = (places + last.month - months.size) % YEAR if seasons else np.zeros_like(places)
    design = Design.of(places.astype(np.float64), labels.astype(np.int64))
    present = (~np.isnan(months)).astype(np.float64)[None]
    return fit(np.nan_to_num(months)[None], present, design, trend=True), design


def _shortage(months: Floats) -> TooFew | None:
    known = int((~np.isnan(months)).sum())
    if known < LEAST_MONTHS or len(set(np.flatnonzero(~np.isnan(months)) % YEAR)) < YEAR:
        return TooFew(Shortage.PERIODS, known, LEAST_MONTHS)
    cases = int(np.nansum(months))
    return TooFew(Shortage.CASES, cases, LEAST_CASES) if cases < LEAST_CASES else None


def _dispersion(months: Floats, last: date) -> float:
    if _shortage(months) is not None:
        return 1.0
    return max(float(_fit(months, last)[0].dispersion[0]), 1.0)


def _ratio_interval(now: float, before: float) -> tuple[float, float | None]:
    from scipy.special import betaincinv

    low = float(betaincinv(now, before + 1, 0.025)) if now else 0.0
    if not before:
        return low / (1 - low), None
    high = float(betaincinv(now + 1, before, 0.975))
    return low / (1 - low), high / (1 - high)


def _direction(low: float, high: float | None) -> Direction:
    if low > 1:
        return Direction.UP
    return Direction.DOWN if high is not None and high < 1 else Direction.UNCLEAR


def _deviance(counts: Floats, found: Fit, present: Floats) -> float:
    from scipy.special import xlogy

    parts = xlogy(counts, np.maximum(counts, 1e-300)) - xlogy(counts, np.maximum(found.expected, 1e-300))
    return 2 * float((present * (parts - counts + found.expected)).sum())


def _months_since(each: Break, last: date) -> int:
    """How many whole months come after a break, up to the latest."""
    between = (last.year - each.day.year) * YEAR + last.month - each.day.month
    return between + (each.day.day == 1)


def _within(breaks: Sequence[Break], last: date, months: int) -> tuple[Break, ...]:
    """The breaks after the first day of these months, up to the end of the latest."""
    end = last.year * YEAR + last.month
    at = [(each, each.day.year * YEAR + each.day.month, each.day.day == 1) for each in breaks]
    return tuple(each for each, month, whole in at if end - months + 1 + whole <= month <= end)
