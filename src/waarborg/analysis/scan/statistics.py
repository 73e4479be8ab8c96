"""Where, and since when, are there more cases than the population or the past would have it?"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from waarborg.analysis.arrays import known_places
from waarborg.analysis.method import TooFew
from waarborg.analysis.scan.chance import MonteCarlo
from waarborg.analysis.scan.clusters import Scan, search
from waarborg.analysis.scan.given import Given, count_cases
from waarborg.analysis.scan.windows import Windows

_SPATIAL = "Kulldorff (1997), Communications in Statistics: Theory and Methods 26, 1481-1496"
_PROSPECTIVE = "Kulldorff (2001), Journal of the Royal Statistical Society A 164, 61-72"
_PERMUTATION = "Kulldorff, Heffernan, Hartman, Assuncao and Mostashari (2005), PLoS Medicine 2, e59"


def scan_space(
    places: ArrayLike,
    cases: ArrayLike,
    population: ArrayLike,
    windows: Windows | None = None,
    chance: MonteCarlo | None = None,
) -> Scan | TooFew:
    """Kulldorff's spatial scan: circles of areas with more cases than their population would have (Poisson).

    Parameters
    ----------
    places
        Of the areas (middle points), x and y in metres.
    cases
        Whole numbers, one an area.
    population
        Inhabitants, dwellings, or the cases that were expected: what the cases should be proportional to.

    Returns
    -------
    The clusters; :class:`TooFew` under 10 cases, under 3 areas, or without population.

    Notes
    -----
    ``LLR = c ln(c / b) + (C - c) ln((C - c) / (C - b))`` where c > b; c cases where b were expected, of C. Each
    replication deals the C cases out by what was expected and keeps its highest ratio.

    References
    ----------
    Kulldorff (1997), A spatial scan statistic, Communications in Statistics: Theory and Methods 26, 1481-1496.

    Examples
    --------
    >>> places = [[x, y] for x in range(5) for y in range(5)]
    >>> cases = [9 if x < 2 and y < 2 else 2 for x, y in places]
    >>> found = scan_space(places, cases, [100] * 25)
    >>> sorted(found.clusters[0].areas), found.clusters[0].cases
    ([0, 1, 5, 6], 36)
    """
    counted = count_cases(cases, 1)
    people = np.asarray(population, dtype=np.float64).reshape(-1, 1)
    given = Given("spatial_scan_poisson", _SPATIAL, known_places(places), counted, people)
    return search(given, windows or Windows(), chance or MonteCarlo())


def scan_space_time(
    places: ArrayLike,
    cases: ArrayLike,
    population: ArrayLike,
    prospective: bool = True,
    windows: Windows | None = None,
    chance: MonteCarlo | None = None,
) -> Scan | TooFew:
    """Kulldorff's scan over space and time: circles and periods with more cases than expected (Poisson).

    Parameters
    ----------
    cases
        A row an area, a column a period.
    population
        The same, or one number an area where it stays the same; see :func:`scan_space`.
    prospective
        Look only at what goes on up to the last period (surveillance); otherwise at any stretch of time.

    References
    ----------
    Kulldorff (2001), Prospective time periodic geographical disease surveillance using a scan statistic, Journal of
    the Royal Statistical Society A 164, 61-72.

    Examples
    --------
    >>> places = [[x, y] for x in range(5) for y in range(5)]
    >>> cases = [[2, 2, 2, 2, 9 if x < 2 and y < 2 else 2, 9 if x < 2 and y < 2 else 2] for x, y in places]
    >>> found = scan_space_time(places, cases, [100] * 25)
    >>> sorted(found.clusters[0].areas), found.clusters[0].periods, found.clusters[0].p
    ([0, 1, 5, 6], (4, 5), 0.001)
    """
    counted = count_cases(cases, 2)
    people = np.asarray(population, dtype=np.float64)
    if people.ndim == 1 and people.size == len(counted):
        people = np.repeat(people[:, None], counted.shape[1], axis=1)
    if people.shape != counted.shape:
        raise ValueError(f"population of the shape {people.shape} for cases of {counted.shape}")
    name = "prospective_scan_poisson" if prospective else "retrospective_scan_poisson"
    given = Given(name, _PROSPECTIVE, known_places(places), counted, people, prospective)
    return search(given, windows or Windows(), chance or MonteCarlo())


def scan_permutation(
    places: ArrayLike,
    cases: ArrayLike,
    prospective: bool = True,
    windows: Windows | None = None,
    chance: MonteCarlo | None = None,
) -> Scan | TooFew:
    """The scan over space and time that needs no population: does an area's share change with time?

    Parameters and result as :func:`scan_space_time`. What is always high, or high everywhere at once, is no
    cluster.

    Notes
    -----
    Expected: the area's cases times the period's cases by all cases. Each replication deals the cases' periods out
    anew, so that areas and periods keep their totals.

    References
    ----------
    Kulldorff, Heffernan, Hartman, Assuncao and Mostashari (2005), A space-time permutation scan statistic for
    disease outbreak detection, PLoS Medicine 2, e59.

    Examples
    --------
    >>> places = [[x, y] for x in range(5) for y in range(5)]
    >>> cases = [[5, 5, 5, 5, 12 if x < 2 and y < 2 else 5] for x, y in places]
    >>> scan_permutation(places, cases).clusters[0].periods
    (4, 4)
    """
    counted = count_cases(cases, 2)
    name = "prospective_scan_permutation" if prospective else "retrospective_scan_permutation"
    given = Given(name, _PERMUTATION, known_places(places), counted, None, prospective)
    return search(given, windows or Windows(), chance or MonteCarlo())
