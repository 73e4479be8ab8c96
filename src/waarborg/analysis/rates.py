"""How many per thousand, how sure is that, and is it more than elsewhere or before?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.method import Method, Shortage, TooFew

_Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Rate:
    """Cases per so many inhabitants or dwellings, with a 95 % interval.

    Attributes
    ----------
    value, lower, upper
        Cases per ``per`` of the method (1,000).
    count, population
        From what it was worked out.
    """

    value: float
    lower: float
    upper: float
    count: int
    population: float
    method: Method


@dataclass(frozen=True, slots=True)
class Ratio:
    """One rate as a multiple of another, with a 95 % interval.

    Attributes
    ----------
    value
        1: the same. ``inf`` where the other has no cases.
    p_value
        The chance of a difference as large, were both the same.
    count, other
        The cases of both.
    """

    value: float
    lower: float
    upper: float
    p_value: float
    count: int
    other: int
    method: Method

    @property
    def differs(self) -> bool:
        """Whether the interval leaves out that both are the same."""
        return not self.lower <= 1 <= self.upper


def count_interval(counts: Floats, way: Literal["exact", "byar"] = "exact") -> tuple[Floats, Floats]:
    """The 95 % interval of the number that was to be expected, for each count.

    Parameters
    ----------
    way
        ``exact`` after Garwood, or Byar's approximation, which others print and which needs no tables.

    References
    ----------
    Garwood (1936), Fiducial limits for the Poisson distribution. Breslow & Day (1987), Statistical Methods in
    Cancer Research II, page 69, for Byar's.

    Examples
    --------
    >>> [each.round(3).tolist() for each in count_interval(np.array([0.0, 10.0]))]
    [[0.0, 4.795], [3.689, 18.39]]
    >>> [each.round(3).tolist() for each in count_interval(np.array([0.0, 10.0]), "byar")]
    [[0.0, 4.787], [3.668, 18.391]]
    """
    if way == "byar":
        some, more = np.maximum(counts, 1), counts + 1
        low = some * (1 - 1 / (9 * some) - _Z_95 / (3 * np.sqrt(some))) ** 3
        high: Floats = more * (1 - 1 / (9 * more) + _Z_95 / (3 * np.sqrt(more))) ** 3
        return np.where(counts > 0, np.maximum(low, 0), 0.0), high
    from scipy.special import gammaincinv

    lower = np.where(counts > 0, gammaincinv(np.maximum(counts, 1), 0.025), 0.0).astype(np.float64)
    return lower, gammaincinv(counts + 1, 0.975).astype(np.float64)


def rates(
    counts: Floats, populations: Floats, per: float = 1000, way: Literal["exact", "byar"] = "exact"
) -> tuple[Rate | TooFew, ...]:
    """The rate of each area; too few to say where nobody lives.

    Parameters
    ----------
    counts
        Cases; whole numbers from 0.
    populations
        Inhabitants, dwellings, or what else a case can happen to; times the years where it is over more than
        one.

    Examples
    --------
    >>> first, empty = rates(np.array([10.0, 2.0]), np.array([2000.0, 0.0]))
    >>> round(first.lower, 2), first.value, round(first.upper, 2)
    (2.4, 5.0, 9.2)
    >>> empty
    TooFew(of=<Shortage.POPULATION: 'population'>, found=0, needed=1)
    """
    check_counts(counts, populations)
    lower, upper = count_interval(counts, way)
    reference = "Garwood (1936)" if way == "exact" else "Byar, in Breslow & Day (1987)"
    method = Method("rate", reference, (("per", per), ("way", way), ("interval", 0.95)), sides=2)
    return tuple(
        Rate(per * count / people, per * low / people, per * high / people, int(count), people, method)
        if people > 0
        else TooFew(Shortage.POPULATION, 0, 1)
        for count, people, low, high in zip(
            counts.tolist(), populations.tolist(), lower.tolist(), upper.tolist(), strict=True
        )
    )


def compare_rates(count: int, population: float, other: int, other_population: float) -> Ratio | TooFew:
    """Compare a rate with another: of the rest of the region, or of the same area before.

    The two must have no cases in common: take the area out of the region that it is compared with.

    References
    ----------
    Przyborowski & Wilenski (1940); given the sum of both, one count is binomial, with the interval of Clopper
    & Pearson (1934).

    Examples
    --------
    >>> found = compare_rates(30, 1000, 15, 1000)
    >>> found.value, round(found.lower, 2), round(found.upper, 2), round(found.p_value, 3)
    (2.0, 1.04, 4.0, 0.036)
    """
    if min(population, other_population) <= 0:
        return TooFew(Shortage.POPULATION, 0, 1)
    if count + other == 0:
        return TooFew(Shortage.CASES, 0, 1)
    from scipy.special import betaincinv

    whole, people = count + other, other_population / population
    low = float(betaincinv(count, other + 1, 0.025)) if count else 0.0
    high = float(betaincinv(count + 1, other, 0.975)) if other else 1.0
    chance = _binomial_p(count, whole, population / (population + other_population))
    return Ratio(
        count / other * people if other else float("inf"),
        low / (1 - low) * people,
        high / (1 - high) * people if other else float("inf"),
        chance,
        count,
        other,
        Method("rate_ratio", "Przyborowski & Wilenski (1940)", (("interval", 0.95),), sides=2),
    )


def _binomial_p(count: int, whole: int, share: float) -> float:
    """How often a binomial count is at most as likely as this one. Loading ``scipy.stats`` takes longer."""
    from scipy.special import gammaln, xlog1py, xlogy

    every = np.arange(whole + 1.0)
    ways = gammaln(whole + 1) - gammaln(every + 1) - gammaln(whole - every + 1)
    likely = ways + xlogy(every, share) + xlog1py(whole - every, -share)
    # Counts that are exactly as likely differ in the last figures.
    return min(1.0, float(np.exp(likely[likely <= likely[count] + 1e-7]).sum()))


def check_counts(counts: Floats, populations: Floats) -> None:
    """Raise ValueError for what is no count or no population."""
    if counts.shape != populations.shape or counts.ndim != 1:
        raise ValueError(f"One population a count: there are {counts.size} and {populations.size}.")
    if not (np.isfinite(counts).all() and (counts >= 0).all() and (counts == np.floor(counts)).all()):
        raise ValueError("A count is a whole number from 0.")
    if not (np.isfinite(populations).all() and (populations >= 0).all()):
        raise ValueError("A population is a number from 0.")
