"""What is the rate of a small area likely to be, given what its neighbours or all areas together show?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Truths
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.neighbours import Neighbours
from waarborg.analysis.rates import check_counts

LEAST_AREAS = 5
"""Of fewer areas together it is not to be seen how much they differ by themselves."""


@dataclass(frozen=True, slots=True, eq=False)
class SmoothedRates:
    """Rates drawn towards that of the surroundings, the more so the smaller the area; one value an area.

    Attributes
    ----------
    values, lower, upper
        Cases per ``per`` of the method; 0 where nothing is ``told``. Where the prior has no variance (areas that
        differ no more than by chance, or no cases at all) the interval has no width: that is how little areas seem
        to differ, no certainty about the rate itself, and nothing to show to a reader.
    shrinkage
        From 0 (all from the surroundings) to 1 (all from the area itself).
    told
        Areas of which something is told: somebody lives there, and enough areas were looked at.
    """

    values: Floats
    lower: Floats
    upper: Floats
    shrinkage: Floats
    told: Truths
    method: Method

    @property
    def alike(self) -> bool:
        """Whether the areas differ no more than chance alone would make them."""
        return bool((self.shrinkage[self.told] == 0).all())


def smooth_over_all(counts: Floats, populations: Floats, per: float = 1000) -> SmoothedRates | TooFew:
    """Draw each rate towards that of all areas together.

    The prior has the mean and variance that the areas show beyond chance (Marshall's moments), and is a gamma
    distribution, so that the posterior gives the 95 % interval; its mean is Marshall's estimate. The interval
    takes the prior as known.

    Parameters
    ----------
    counts, populations
        Of each area; an area where nobody lives is left out.

    References
    ----------
    Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics
    40. Clayton & Kaldor (1987) for the gamma distribution.

    Examples
    --------
    >>> people = np.array([10.0, 900.0, 1000.0, 800.0, 900.0])
    >>> found = smooth_over_all(np.array([0.0, 9.0, 30.0, 12.0, 5.0]), people)
    >>> found.values.round(1).tolist()
    [14.8, 11.1, 27.4, 15.1, 7.5]
    """
    check_counts(counts, populations)
    told = populations > 0
    if told.sum() < LEAST_AREAS:
        return TooFew(Shortage.AREAS, int(told.sum()), LEAST_AREAS)
    mean, variance = _moments(
        counts[told].sum(keepdims=True),
        populations[told].sum(keepdims=True),
        np.array([float((populations[told] * (counts[told] / populations[told]) ** 2).sum())]),
        np.array([float(told.sum())]),
    )
    size = np.ones(counts.size)
    method = Method("empirical_bayes", "Marshall (1991)", (("per", per), ("interval", 0.95)), sides=2)
    return _shrink(counts, populations, (mean * size, variance * size, told), method)


def smooth_over_neighbours(
    counts: Floats, populations: Floats, neighbours: Neighbours, per: float = 1000
) -> SmoothedRates | TooFew:
    """Draw each rate towards that of the area and its neighbours together.

    As ``smooth_over_all``, with a prior of its own for each area. Of an area without neighbours, or with
    fewer than two among whom somebody lives, nothing is told.

    References
    ----------
    Marshall (1991), section 4.
    """
    check_counts(counts, populations)
    people = populations > 0
    if people.sum() < LEAST_AREAS:
        return TooFew(Shortage.AREAS, int(people.sum()), LEAST_AREAS)
    squares = np.divide(counts**2, populations, out=np.zeros_like(counts), where=people)
    sums = [
        each + np.bincount(neighbours.rows, each[neighbours.others], counts.size).astype(np.float64)
        for each in (np.where(people, counts, 0), populations, squares, people.astype(np.float64))
    ]
    mean, variance = _moments(*sums)
    told = people & (sums[3] >= 3)
    method = Method(
        "local_empirical_bayes",
        "Marshall (1991)",
        (("per", per), ("neighbours", neighbours.kind), ("interval", 0.95)),
        sides=2,
    )
    return _shrink(counts, populations, (mean, variance, told), method)


def _moments(cases: Floats, people: Floats, squares: Floats, areas: Floats) -> tuple[Floats, Floats]:
    """The mean of the rates and their variance beyond chance; ``squares``: rates squared, weighed by people."""
    some = people > 0
    mean = np.divide(cases, people, out=np.zeros_like(people), where=some)
    spread = np.divide(squares, people, out=np.zeros_like(people), where=some) - mean**2
    chance = np.divide(mean * areas, people, out=np.zeros_like(people), where=some)
    return mean, np.maximum(spread - chance, 0)


def _shrink(
    counts: Floats, populations: Floats, prior: tuple[Floats, Floats, Truths], method: Method
) -> SmoothedRates:
    from scipy.special import gammaincinv

    mean, variance, told = prior
    per = float(str(method.parameter("per")))
    varied = told & (variance > 0) & (mean > 0)
    strength = np.divide(mean, variance, out=np.zeros_like(mean), where=varied)
    shape = np.where(varied, mean * strength + counts, 1.0)
    scale = np.where(varied, strength + populations, 1.0)
    parts = np.divide(populations, scale, out=np.zeros_like(mean), where=varied)
    level = np.where(told, mean, 0.0)
    return SmoothedRates(
        per * np.where(varied, shape / scale, level),
        per * np.where(varied, gammaincinv(shape, 0.025) / scale, level),
        per * np.where(varied, gammaincinv(shape, 0.975) / scale, level),
        parts,
        told,
        method,
    )
