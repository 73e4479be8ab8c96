"""How high would the highest ratio be by chance?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.scan.given import Given
from waarborg.analysis.scan.windows import Circles, Windows, draw_circles, stretches
from waarborg.analysis.spreading import Executor, spread

Arranged = tuple[NDArray[np.int32], NDArray[np.int32], Truths]


@dataclass(frozen=True, slots=True)
class MonteCarlo:
    """How chance is played out: so many replications, from this seed, by whom (see :func:`spread`)."""

    replications: int = 999
    seed: int = 1
    executor: Executor | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Chance:
    """What every replication needs.

    Attributes
    ----------
    circles, windows
        Where and when to look; windows count from period ``offset`` on, before which nothing is looked at.
    expected
        Expected cases, summed from the first of those periods up to each.
    cases, fewest
        All cases, and the fewest in a cluster.
    table
        Poisson: by which cases fall on cells (see :func:`build_table`).
    moved
        Permutation: the area and the period of every case.
    """

    circles: Circles
    windows: Integers
    expected: Floats
    cases: int
    fewest: int
    offset: int
    longest: int
    seed: int
    table: tuple[Floats, Floats] | None
    moved: tuple[Integers, Integers] | None


def make_chance(given: Given, windows: Windows, seed: int) -> Chance:
    """Prepare a scan: circles, windows, what is expected, and how chance deals the cases out."""
    from waarborg.analysis.loops.scan import build_table

    periods = given.cases.shape[1]
    longest = windows.longest_of(periods) if periods > 1 else 1
    offset = periods - longest if given.prospective else 0
    expected = given.expected()
    population = given.cases.sum(axis=1) if given.population is None else given.population.sum(axis=1)
    looked_at = expected[:, offset:]
    table = moved = None
    if given.population is None:
        areas, when = (
            np.repeat(each, given.cases.ravel()) for each in np.indices(given.cases.shape).reshape(2, -1)
        )
        moved = areas, when - offset
    else:
        table = build_table(np.append(looked_at.ravel(), expected[:, :offset].sum()))
    return Chance(
        circles=draw_circles(given.places, population.astype(np.float64), windows),
        windows=stretches(periods - offset, longest, given.prospective),
        expected=_summed(looked_at),
        cases=int(given.cases.sum()),
        fewest=windows.fewest,
        offset=offset,
        longest=longest,
        seed=seed,
        table=table,
        moved=moved,
    )


def best_around(sought: Chance, cases: Integers) -> tuple[Floats, Integers]:
    """The highest ratio around each area, and its window: how many areas, and which stretch of time."""
    from waarborg.analysis.loops.scan import find_best

    highest = np.zeros(len(cases))
    where = np.zeros((len(cases), 2), dtype=np.int64)
    summed = _summed(cases[:, sought.offset :].astype(np.float64))
    circles, spans, limits = _arranged(sought)
    find_best(circles, spans, summed, limits, highest, where)
    return highest, where


def play_out(sought: Chance, chance: MonteCarlo) -> Floats:
    """The highest ratio of every replication."""
    parts = spread(_play, sought, chance.replications, chance.executor)
    return np.concatenate(parts) if parts else np.empty(0)


def _play(sought: Chance, first: int, last: int) -> Floats:
    from waarborg.analysis.loops.scan import LANES, deal_cases, deal_periods, find_highest

    found = []
    circles, spans, limits = _arranged(sought)
    for begin in range(first, last, LANES):
        replications = range(begin, min(begin + LANES, last))
        counts = np.zeros((*sought.expected.shape, LANES), dtype=np.float32)
        for lane, replication in enumerate(replications):
            if sought.moved is not None:
                deal_periods(sought.moved[0], sought.moved[1], sought.seed, replication, counts, lane)
            if sought.table is not None:
                deal_cases(sought.table, sought.cases, sought.seed, replication, counts, lane)
        np.cumsum(counts, axis=1, out=counts)
        highest = np.zeros(LANES)
        find_highest(circles, spans, counts, limits, highest)
        found.append(highest[: len(replications)])
    return np.concatenate(found) if found else np.empty(0)


def _arranged(sought: Chance) -> tuple[Arranged, tuple[Floats, Integers], tuple[float, float]]:
    """As the loops take them."""
    circles = sought.circles
    spans = (sought.expected, sought.windows)
    return (circles.order, circles.reach, circles.closed), spans, (float(sought.cases), float(sought.fewest))


def _summed(numbers: Floats) -> Floats:
    """Sums from the first period up to each, with a 0 before them."""
    return np.concatenate([np.zeros((len(numbers), 1)), np.cumsum(numbers, axis=1)], axis=1)
