"""How do counts become levels, changes and places among others, each with how sure it is?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from scipy.special import betaincinv, gammaincinv

from waarborg.operations.pictures.material import Numbers
from waarborg.operations.pictures.picture import Change, Level
from waarborg.sources.indicators import PER_THOUSAND

LEAST_FOR_CHANGE = 10
"""With fewer cases in both stretches together nothing is said of a change."""

SEED = 2_024
DRAWS = 2_000


def interval_of(count: float) -> tuple[float, float]:
    """The exact 95 % interval of a Poisson count (Garwood 1936).

    >>> [round(each, 3) for each in interval_of(10)]
    [4.795, 18.39]
    """
    lower = float(gammaincinv(count, 0.025)) if count > 0 else 0.0
    return lower, float(gammaincinv(count + 1, 0.975))


def level_of(
    count: float, base: float, base_year: int | None, periods: tuple[str, str], years: float
) -> Level:
    """A count as a rate per 1,000 a year.

    Args:
        count: ``nan``: not given.
        base: inhabitants or dwellings; ``nan``: not known.
        base_year: of which year that is.
        periods: the first and last.
        years: how long they are together.
    """
    known = None if numpy.isnan(base) else int(base)
    if numpy.isnan(count):
        return Level(periods, None, known, base_year, None, None, None)
    if not known:
        return Level(periods, int(count), known, base_year, None, None, None)
    lower, upper = interval_of(count)
    unit = PER_THOUSAND / known / years
    return Level(periods, int(count), known, base_year, count * unit, lower * unit, upper * unit)


def change_of(before: float, now: float) -> Change | None:
    """The change between two counts over equal time, with the exact conditional interval; ``None``: too few.

    Given both together, the later one is binomial with half a chance each; Clopper and Pearson's interval of that
    share becomes one of the ratio (Przyborowski and Wilenski 1940).
    """
    if numpy.isnan(before) or numpy.isnan(now) or before + now < LEAST_FOR_CHANGE or before == 0:
        return None
    lower = float(betaincinv(now, before + 1, 0.025)) if now > 0 else 0.0
    upper = float(betaincinv(now + 1, before, 0.975))
    low, high = lower / (1 - lower) - 1, upper / (1 - upper) - 1
    return Change(now / before - 1, low, high, sure=low > 0 or high < 0)


def smoothed_rates(counts: Numbers, bases: Numbers) -> Numbers:
    """Each rate drawn towards the common one, the more so the smaller its base is (Marshall 1991); per 1,000."""
    known = ~numpy.isnan(counts) & (numpy.nan_to_num(bases) > 0)
    result = numpy.full(counts.shape, numpy.nan)
    if known.sum() < 2:
        return result
    count, base = counts[known], bases[known]
    common = count.sum() / base.sum()
    if common == 0:
        result[known] = 0.0
        return result
    rates = count / base
    spread = (base * (rates - common) ** 2).sum() / base.sum()
    between = max(spread - common / base.mean(), 0.0)
    weight = between / (between + common / base)
    result[known] = PER_THOUSAND * (common + weight * (rates - common))
    return result


def too_small(counts: Numbers, parents: Sequence[str], least: int) -> list[bool]:
    """Which counts may not be shown: those from 1 up to ``least``, and one more where one could be worked out.

    Args:
        counts: of areas that together are their parents, whose sums are shown.
        parents: of each area its parent.
        least: counts from this on are shown.
    """
    hidden = [bool(0 < count < least) for count in counts]
    for parent in dict.fromkeys(parents):
        within = [place for place, each in enumerate(parents) if each == parent]
        if sum(hidden[place] for place in within) != 1:
            continue
        others = [place for place in within if not hidden[place] and counts[place] > 0]
        if others:
            hidden[min(others, key=lambda place: counts[place])] = True
    return hidden


def most_alike(own: Numbers, others: Numbers, number: int) -> list[int]:
    """The places of those whose marks differ least from one's own, each mark weighed by its spread."""
    marks = numpy.vstack([own[None, :], others])
    usable = ~numpy.isnan(marks).any(axis=0)
    spread = numpy.nanstd(marks[:, usable], axis=0)
    apart = (others[:, usable] - own[usable]) / numpy.where(spread > 0, spread, 1.0)
    order = numpy.argsort((apart**2).sum(axis=1), kind="stable")
    return [int(place) for place in order[:number]]


def places_by_chance(counts: Numbers, bases: Numbers) -> tuple[Numbers, Numbers]:
    """Between which places each one is, 95 % sure, 1 being the highest (Goldstein and Spiegelhalter 1996)."""
    luck = numpy.random.default_rng(SEED)
    drawn = luck.gamma(counts + 0.5, 1.0, (DRAWS, len(counts))) / bases
    places = (-drawn).argsort(axis=1).argsort(axis=1) + 1
    lower, upper = numpy.percentile(places, [2.5, 97.5], axis=0)
    return numpy.floor(lower), numpy.ceil(upper)
