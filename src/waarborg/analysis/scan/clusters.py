"""Which clusters are found, and how likely is each by chance?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.method import Method, TooFew
from waarborg.analysis.scan.chance import Chance, MonteCarlo, best_around, make_chance, play_out
from waarborg.analysis.scan.given import Given, too_few
from waarborg.analysis.scan.windows import Windows


@dataclass(frozen=True, slots=True)
class Cluster:
    """Areas that lie together, over some periods, with more cases than expected.

    Attributes
    ----------
    areas
        The positions of the areas, the middle first, then by distance.
    periods
        The first and the last period, counted from 0; (0, 0) where time was not looked at.
    radius
        How far the farthest lies from the middle.
    cases, expected
        What there were, and what chance would have given.
    relative_risk
        The rate inside by the rate outside.
    log_likelihood_ratio
        How much better a cluster here explains the cases than no cluster.
    p
        How likely chance alone gives a highest ratio of at least this, anywhere.
    """

    areas: tuple[int, ...]
    periods: tuple[int, int]
    radius: float
    cases: int
    expected: float
    relative_risk: float
    log_likelihood_ratio: float
    p: float


@dataclass(frozen=True, slots=True)
class Scan:
    """The clusters that share no area, the most likely first.

    Attributes
    ----------
    method
        How it was found.
    clusters
        Each the best around its middle; those after the first are compared with the highest of every replication as
        well, which is on the safe side.
    cases
        All cases that were looked at.
    left_out
        Areas without population: nothing can be expected there, so neither they nor their cases were looked at.
    """

    method: Method
    clusters: tuple[Cluster, ...]
    cases: int
    left_out: tuple[int, ...]


def search(given: Given, windows: Windows, chance: MonteCarlo) -> Scan | TooFew:
    """Find the clusters in what is given; the functions of :mod:`statistics` say which scan that is."""
    given.check()
    areas = len(given.cases)
    given, kept = given.arranged()
    if (few := too_few(given, areas)) is not None:
        return few
    sought = make_chance(given, windows, chance.seed)
    highest, where = best_around(sought, given.cases)
    drawn = play_out(sought, chance)
    found = [
        _describe(sought, given, kept, (middle, highest, where), drawn)
        for middle in _apart(sought, kept, (highest, where), windows.most)
    ]
    parameters = (
        ("nearest", windows.nearest or 0),
        ("share", windows.share),
        ("longest", sought.longest),
        ("fewest", windows.fewest),
    )
    method = Method(
        given.name,
        given.reference,
        parameters,
        chance.seed,
        chance.replications,
        sides=1,
        correction="maximum",
    )
    left_out = np.setdiff1d(np.arange(areas), kept)
    return Scan(method, tuple(found), int(given.cases.sum()), tuple(left_out.tolist()))


def _apart(sought: Chance, kept: Integers, best: tuple[Floats, Integers], most: int) -> Iterator[int]:
    """The middles of the best clusters that share no area, best first; of equal ones the first in the list."""
    highest, where = best
    taken = np.zeros(highest.size, dtype=np.bool_)
    for middle in np.lexsort((kept, -highest)):
        areas = sought.circles.order[middle, : where[middle, 0]]
        if most == 0 or highest[middle] <= 0:
            return
        if not taken[areas].any():
            taken[areas] = True
            most -= 1
            yield int(middle)


def _describe(
    sought: Chance, given: Given, kept: Integers, best: tuple[int, Floats, Integers], drawn: Floats
) -> Cluster:
    middle, highest, where = best
    count, window = where[middle]
    areas, (first, last) = sought.circles.order[middle, :count], sought.windows[window] + sought.offset
    cases = int(given.cases[areas, first:last].sum())
    expected = float(given.expected()[areas, first:last].sum())
    outside = sought.cases - cases
    # The rate inside by the rate outside; where no case is outside, by a rate of half a case.
    risk = cases / expected / (max(outside, 0.5) / (sought.cases - expected))
    at_least = int((drawn >= highest[middle] * (1 - 1e-12)).sum())
    return Cluster(
        areas=tuple(kept[areas].tolist()),
        periods=(int(first), int(last) - 1),
        radius=float(sought.circles.radius[middle, count - 1]),
        cases=cases,
        expected=expected,
        relative_risk=risk,
        log_likelihood_ratio=float(highest[middle]),
        p=(1 + at_least) / (drawn.size + 1),
    )
