"""Where do high or low values lie together more than chance would have it, and which area stands out?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from waarborg.analysis.arrays import Floats, Truths, known_numbers
from waarborg.analysis.corrections import false_discovery_rate
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.neighbour_chance import two_sided_chances
from waarborg.analysis.neighbours import Neighbours

FEWEST_AREAS = 4
_ORD_GETIS = "Getis and Ord (1992), Geographical Analysis 24, 189-206; Ord and Getis (1995), 27, 286-306"
_ANSELIN = "Anselin (1995), Geographical Analysis 27, 93-115"


class Spot(StrEnum):
    """What an area is, seen with its neighbours."""

    HOT = "hot"
    COLD = "cold"
    HIGH_AMONG_LOW = "high_among_low"
    LOW_AMONG_HIGH = "low_among_high"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class LocalStatistic:
    """A local statistic for every area, in the order of the values.

    Attributes
    ----------
    method
        How it was found.
    statistic
        Gi*: the share in the sum of all values; local Moran: I. 0 where nothing can be said.
    z
        The statistic in standard deviations from what chance gives; 0 where nothing can be said.
    p
        Two-sided p-value by conditional permutation; 1 where nothing can be said.
    q
        The same, corrected for testing a whole map: the false discovery rate.
    said
        Where something can be said: the area has neighbours, and the other areas' values are not all the same.
    high
        Whether the area's own value lies above the mean.
    """

    method: Method
    statistic: Floats
    z: Floats
    p: Floats
    q: Floats
    said: Truths
    high: Truths

    def spots(self, rate: float = 0.05) -> list[Spot]:
        """What each area is, at this false discovery rate.

        With Gi* an area is hot or cold by its neighbours, with local Moran by its own value among theirs.
        """
        found = np.where(self.z > 0, Spot.HOT, Spot.COLD)
        if self.method.name == "local_moran":
            alike = np.where(self.high, Spot.HOT, Spot.COLD)
            apart = np.where(self.high, Spot.HIGH_AMONG_LOW, Spot.LOW_AMONG_HIGH)
            found = np.where(self.z > 0, alike, apart)
        found = np.where((self.q <= rate) & (self.z != 0), found, Spot.NOTHING)
        return [Spot(spot) for spot in np.where(self.said, found, Spot.UNKNOWN)]


def getis_ord_gi_star(
    values: ArrayLike, neighbours: Neighbours, permutations: int = 999, seed: int = 1
) -> LocalStatistic | TooFew:
    """Getis-Ord Gi*: is an area with its neighbours higher, or lower, than chance would have it?

    Parameters
    ----------
    values
        One value of at least 0 for each area, all known (a rate, a count): leave the others out with
        :meth:`Neighbours.among`.
    neighbours
        The area itself counts with the mean weight of its neighbours.
    permutations, seed
        See :func:`two_sided_chances`. With 999 the smallest p is 0.002; on a map of 14,000 areas at least 560 must
        reach it before one is called a finding, with 99,999 at least 6.

    Returns
    -------
    The statistic for each area; :class:`TooFew` under 4 areas, where all values are the same, and where no area has
    a neighbour.

    Notes
    -----
    ``z = (sum_j w_ij x_j - W_i m) / (s sqrt((n S_i - W_i^2) / (n - 1)))``, sums with the area itself, ``W_i`` and
    ``S_i`` the sums of its weights and their squares, m and s mean and standard deviation (by n) of all values.
    This is the form of 1995: multiplying an area's weights changes nothing.

    References
    ----------
    Getis and Ord (1992), The analysis of spatial association by use of distance statistics, Geographical Analysis
    24, 189-206; Ord and Getis (1995), Local spatial autocorrelation statistics, Geographical Analysis 27, 286-306.

    Examples
    --------
    >>> from waarborg.analysis.neighbours import from_pairs
    >>> near = [0, 0, 1, 1, 2, 3, 4], [1, 3, 3, 4, 4, 4, 5]
    >>> found = getis_ord_gi_star([2, 3, 3.2, 5, 8, 7], from_pairs(6, near[0] + near[1], near[1] + near[0]))
    >>> float(found.z[0].round(6))
    -1.397276
    """
    return _local("getis_ord_gi_star", _ORD_GETIS, _gi_star, (values, neighbours), (permutations, seed))


def local_moran(
    values: ArrayLike, neighbours: Neighbours, permutations: int = 999, seed: int = 1
) -> LocalStatistic | TooFew:
    """Local Moran: is an area like its neighbours, or the odd one out?

    Parameters and result as :func:`getis_ord_gi_star`; values may be below 0.

    Notes
    -----
    ``I_i = (x_i - m) / m2 * sum_j w_ij (x_j - m)``, ``m2`` the mean square deviation. Given the area's own value I
    hangs on the neighbours' sum alone, so z is that of the sum with the sign of ``x_i - m``, and p is that of Gi*.

    References
    ----------
    Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, 93-115; z by conditional
    randomisation: Sokal, Oden and Thomson (1998), Geographical Analysis 30, 331-354.

    Examples
    --------
    >>> from waarborg.analysis.neighbours import from_pairs
    >>> chain = from_pairs(5, [0, 1, 1, 2, 2, 3, 3, 4], [1, 0, 2, 1, 3, 2, 4, 3]).shares()
    >>> local_moran([1.0, 2.0, 3.0, 4.0, 5.0], chain).statistic.tolist()
    [1.0, 0.5, 0.0, 0.5, 1.0]
    """
    return _local("local_moran", _ANSELIN, _moran, (values, neighbours), (permutations, seed))


_Found = tuple[Floats, Floats]


def _local(
    name: str,
    reference: str,
    statistic: Callable[[Floats, Neighbours], _Found],
    given: tuple[ArrayLike, Neighbours],
    chance: tuple[int, int],
) -> LocalStatistic | TooFew:
    values, neighbours = known_numbers(given[0], "values"), given[1]
    permutations, seed = chance
    if values.size != len(neighbours):
        raise ValueError(f"{values.size} values for {len(neighbours)} areas")
    if name != "local_moran" and (values < 0).any():
        raise ValueError("values below 0 have no share in a sum: use local_moran")
    if (few := too_few(values, neighbours)) is not None:
        return few
    found, z = statistic(values, neighbours)
    said = (neighbours.counts > 0) & (_spread_of_others(values) > 0)
    p = np.where(said, two_sided_chances(values, neighbours, permutations, seed), 1.0)
    method = Method(
        name, reference, (("neighbours", neighbours.kind),), seed, permutations, sides=2, correction="fdr"
    )
    q = false_discovery_rate(p, said)
    above = values > values.mean()
    return LocalStatistic(method, np.where(said, found, 0.0), np.where(said, z, 0.0), p, q, said, above)


def too_few(values: Floats, neighbours: Neighbours) -> TooFew | None:
    """What there is too little of for a statistic over neighbours, if anything."""
    if values.size < FEWEST_AREAS:
        return TooFew(Shortage.AREAS, values.size, FEWEST_AREAS)
    if np.ptp(values) == 0:
        return TooFew(Shortage.VARIATION, 1, 2)
    if neighbours.others.size == 0:
        return TooFew(Shortage.NEIGHBOURS, 0, 1)
    return None


def _gi_star(values: Floats, neighbours: Neighbours) -> _Found:
    size, sums = values.size, neighbours.sums(values)
    total, squares = _weights_of(neighbours)
    own = total / np.maximum(neighbours.counts, 1)
    total, squares, sums = total + own, squares + own**2, sums + own * values
    spread = values.std() * np.sqrt(np.maximum(size * squares - total**2, 0.0) / (size - 1))
    return sums / values.sum(), _ratio(sums - total * values.mean(), spread)


def _moran(values: Floats, neighbours: Neighbours) -> _Found:
    apart = values - values.mean()
    sums = neighbours.sums(apart)
    return apart / np.mean(apart**2) * sums, _standardise(apart, sums, neighbours) * np.sign(apart)


def _standardise(apart: Floats, sums: Floats, neighbours: Neighbours) -> Floats:
    """The neighbours' sums in standard deviations from their mean, the area keeping its own value.

    All values are taken from their mean, so that those of the others add up to minus the area's own.
    """
    size, (total, squares) = apart.size, _weights_of(neighbours)
    spread = np.sqrt(np.maximum((size - 1) * squares - total**2, 0.0) / (size - 2))
    return _ratio(sums + total * apart / (size - 1), spread * _spread_of_others(apart))


def _spread_of_others(values: Floats) -> Floats:
    """The standard deviation (by their number) of all values but the area's own."""
    others, apart = values.size - 1, values - values.mean()
    square = (apart**2).sum() - apart**2 - apart**2 / others
    exact = np.maximum(square / others, 0.0)
    return np.sqrt(np.where(exact > 1e-12 * np.mean(apart**2), exact, 0.0))


def _weights_of(neighbours: Neighbours) -> _Found:
    """The sums of each area's weights and of their squares."""
    rows, size, weights = neighbours.rows, len(neighbours), neighbours.weights
    squares = np.bincount(rows, weights**2, minlength=size).astype(np.float64, copy=False)
    return np.bincount(rows, weights, minlength=size).astype(np.float64, copy=False), squares


def _ratio(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)
