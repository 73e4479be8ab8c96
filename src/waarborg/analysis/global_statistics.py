"""Do like values lie together on the map as a whole, or apart, more than chance would have it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

from waarborg.analysis.arrays import Floats, known_numbers
from waarborg.analysis.local_statistics import too_few
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.neighbours import Neighbours

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_TOGETHER = 64
_ROUNDING = 1e-12
_CLIFF_ORD = "Cliff and Ord (1981), Spatial Processes, Pion"
_REFERENCES = {
    "moran": f"Moran (1950); {_CLIFF_ORD}",
    "geary": f"Geary (1954); {_CLIFF_ORD}",
    "getis_ord_general": "Getis and Ord (1992), Geographical Analysis 24, 189-206",
}


@dataclass(frozen=True, slots=True)
class GlobalStatistic:
    """One statistic for a whole map.

    Attributes
    ----------
    method
        How it was found.
    value
        The statistic.
    expected, variance
        What chance gives, and how far it strays, when the values are dealt out anew over the places.
    z
        The value in standard deviations from what was expected.
    p
        Two-sided p-value by permutation.
    islands
        How many areas have no neighbours; they count in the mean and nowhere else.
    """

    method: Method
    value: float
    expected: float
    variance: float
    z: float
    p: float
    islands: int


def moran(
    values: ArrayLike, neighbours: Neighbours, permutations: int = 999, seed: int = 1
) -> GlobalStatistic | TooFew:
    """Moran's I: above its expectation like values lie together, below it apart.

    Parameters
    ----------
    values
        One for each area, all known.
    neighbours
        With the weights as they are: use :meth:`Neighbours.shares` where every area is to count the same.
    permutations, seed
        How often the values are dealt out anew over all places; each costs two operations a pair of neighbours.

    Returns
    -------
    The statistic; :class:`TooFew` under 4 areas, where all values are the same, and without any neighbours.

    Notes
    -----
    ``I = n / S0 * sum_ij w_ij (x_i - m) (x_j - m) / sum_i (x_i - m)^2``, ``S0`` the sum of the weights; variance
    under randomisation.

    References
    ----------
    Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37, 17-23; Cliff and Ord (1981), Spatial
    Processes: Models and Applications, Pion, for the moments.

    Examples
    --------
    >>> from waarborg.analysis.neighbours import from_pairs
    >>> chain = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
    >>> round(moran([1.0, 2.0, 3.0, 4.0], chain).value, 4)
    0.3333
    """
    return measure_maps([(("moran",), values, neighbours)], permutations, seed)[0][0]


def geary(
    values: ArrayLike, neighbours: Neighbours, permutations: int = 999, seed: int = 1
) -> GlobalStatistic | TooFew:
    """Geary's C: below 1 neighbours are alike, above 1 they differ. Parameters and result as :func:`moran`.

    Notes
    -----
    ``C = (n - 1) / (2 S0) * sum_ij w_ij (x_i - x_j)^2 / sum_i (x_i - m)^2``.

    References
    ----------
    Geary (1954), The contiguity ratio and statistical mapping, The Incorporated Statistician 5, 115-145.

    Examples
    --------
    >>> from waarborg.analysis.neighbours import from_pairs
    >>> chain = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
    >>> round(geary([1.0, 2.0, 3.0, 4.0], chain).value, 4)
    0.3
    """
    return measure_maps([(("geary",), values, neighbours)], permutations, seed)[0][0]


def getis_ord_general(
    values: ArrayLike, neighbours: Neighbours, permutations: int = 999, seed: int = 1
) -> GlobalStatistic | TooFew:
    """Getis-Ord G: do high values lie together (above expectation), or low ones? As :func:`moran`, from 0 up.

    Notes
    -----
    ``G = sum_ij w_ij x_i x_j / sum_(i != j) x_i x_j``; :class:`TooFew` as well where one area alone is above 0.

    References
    ----------
    Getis and Ord (1992), Geographical Analysis 24, 189-206.

    Examples
    --------
    >>> from waarborg.analysis.neighbours import from_pairs
    >>> near = [0, 0, 1, 1, 2, 3, 4], [1, 3, 3, 4, 4, 4, 5]
    >>> found = getis_ord_general([2, 3, 3.2, 5, 8, 7], from_pairs(6, near[0] + near[1], near[1] + near[0]))
    >>> round(found.value, 8)
    0.55709779
    """
    return measure_maps([(("getis_ord_general",), values, neighbours)], permutations, seed)[0][0]


def measure_maps(
    maps: Sequence[tuple[Sequence[str], ArrayLike, Neighbours]], permutations: int = 999, seed: int = 1
) -> list[tuple[GlobalStatistic | TooFew, ...]]:
    """What each statistic of each map gives alone; all of the same size are dealt out anew together.

    Parameters
    ----------
    maps
        Of each the statistics (``moran``, ``geary``; or ``getis_ord_general``, which takes values as they are), the
        values and the neighbours.
    """
    found = [_prepare(*each) for each in maps]
    by_size: dict[int, list[_Prepared]] = {}
    for each in found:
        if isinstance(each, _Prepared):
            by_size.setdefault(each.values.size, []).append(each)
    for size, alike in by_size.items():
        luck = np.random.default_rng(seed)
        for first in range(0, permutations, _TOGETHER):
            places = np.tile(np.arange(size), (min(_TOGETHER, permutations - first), 1))
            orders = luck.permuted(places, axis=1)
            for each in alike:
                each.drawn.append(each.statistics_of(each.values[orders].T))
    return [
        each.results(permutations, seed) if isinstance(each, _Prepared) else (each,) * len(names)
        for each, (names, _, _) in zip(found, maps, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Sums:
    """The three sums of the weights that all the moments are made of."""

    number: int
    all: float
    pairs: float
    totals: float


_Moments = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Prepared:
    """A map of which statistics can be taken, with its values in any order.

    Attributes
    ----------
    values
        As they are multiplied.
    weights
        A sparse matrix, and of each area the sum of its row and column.
    moments
        By statistic what chance gives, how far it strays, and what products are multiplied by.
    drawn
        What chance gave so far.
    """

    neighbours: Neighbours
    values: Floats
    weights: tuple[csr_array, Floats]
    moments: dict[str, _Moments]
    drawn: list[list[Floats]] = field(default_factory=list)

    def statistics_of(self, dealt: Floats) -> list[Floats]:
        """The statistics, of values by area; of several orders at once where each is a column."""
        weights, both = self.weights
        near = weights @ dealt
        products = dealt @ near if dealt.ndim == 1 else (dealt * near).sum(axis=0)
        return [
            np.asarray((both @ dealt**2 - 2 * products if name == "geary" else products) * scale)
            for name, (_, _, scale) in self.moments.items()
        ]

    def results(self, permutations: int, seed: int) -> tuple[GlobalStatistic, ...]:
        """The statistics beside what chance gave."""
        values = self.statistics_of(self.values)
        drawn = [np.concatenate(each) for each in zip(*self.drawn, strict=True)]
        drawn = drawn or [np.empty(0)] * len(values)
        return tuple(
            self._result((name, float(value), chance), permutations, seed)
            for name, value, chance in zip(self.moments, values, drawn, strict=True)
        )

    def _result(self, found: tuple[str, float, Floats], permutations: int, seed: int) -> GlobalStatistic:
        name, value, chance = found
        expected, variance, _ = self.moments[name]
        slack = _ROUNDING * max(abs(value), abs(expected))
        fewest = min((chance >= value - slack).sum(), (chance <= value + slack).sum())
        neighbours = (("neighbours", self.neighbours.kind),)
        method = Method(name, _REFERENCES[name], neighbours, seed, permutations, sides=2)
        z = (value - expected) / variance**0.5 if variance > 0 else 0.0
        p = min(1.0, 2 * (int(fewest) + 1) / (permutations + 1))
        return GlobalStatistic(method, value, expected, variance, z, p, self.neighbours.islands.size)


def _prepare(names: Sequence[str], given: ArrayLike, neighbours: Neighbours) -> _Prepared | TooFew:
    from scipy.sparse import csr_array

    values = known_numbers(given, "values")
    if values.size != len(neighbours):
        raise ValueError(f"{values.size} values for {len(neighbours)} areas")
    as_they_are = "getis_ord_general" in names
    if as_they_are and (values < 0).any():
        raise ValueError("values below 0 have no share in a product: use moran")
    if (few := too_few(values, neighbours)) is not None:
        return few
    if as_they_are and (some := int(np.count_nonzero(values))) < 2:
        return TooFew(Shortage.AREAS, some, 2)
    size = values.size
    weights = csr_array((neighbours.weights, neighbours.others, neighbours.starts), shape=(size, size))
    both: Floats = weights.sum(axis=0) + weights.sum(axis=1)
    pairs = ((weights + weights.T).power(2)).sum() / 2
    sums = _Sums(size, float(weights.sum()), float(pairs), float((both**2).sum()))
    taken = values if as_they_are else values - values.mean()
    formulas = {"moran": _moran, "geary": _geary, "getis_ord_general": _general}
    return _Prepared(
        neighbours, taken, (weights, both), {name: formulas[name](taken, sums) for name in names}
    )


def _kurtosis(apart: Floats) -> float:
    return float(np.mean(apart**4) / np.mean(apart**2) ** 2)


def _moran(apart: Floats, sums: _Sums) -> _Moments:
    n, s0, s1, s2, k = sums.number, sums.all, sums.pairs, sums.totals, _kurtosis(apart)
    plain = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    peaked = k * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2)
    expected = -1 / (n - 1)
    variance = (plain - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - expected**2
    scale = n / s0 / float(apart @ apart)
    return expected, variance, scale


def _geary(apart: Floats, sums: _Sums) -> _Moments:
    n, s0, s1, s2, k = sums.number, sums.all, sums.pairs, sums.totals, _kurtosis(apart)
    variance = (
        (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k)
        - (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4
        + s0**2 * (n * n - 3 - (n - 1) ** 2 * k)
    ) / (n * (n - 2) * (n - 3) * s0**2)
    return 1.0, variance, (n - 1) / (2 * s0) / float(apart @ apart)


def _general(values: Floats, sums: _Sums) -> _Moments:
    n, s0, s1, s2 = sums.number, sums.all, sums.pairs, sums.totals
    one, two, three, four = (float((values**power).sum()) for power in (1, 2, 3, 4))
    square = (
        ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2) * two**2
        - ((n * n - n) * s1 - 2 * n * s2 + 6 * s0**2) * four
        - (2 * n * s1 - (n + 3) * s2 + 6 * s0**2) * one**2 * two
        + (4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0**2) * one * three
        + (s1 - s2 + s0**2) * one**4
    ) / ((one**2 - two) ** 2 * n * (n - 1) * (n - 2) * (n - 3))
    expected = s0 / (n * (n - 1))
    return expected, square - expected**2, 1 / (one**2 - two)
