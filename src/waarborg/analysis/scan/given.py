"""What is scanned, and is there enough of it?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.method import Shortage, TooFew

FEWEST_CASES, FEWEST_AREAS, FEWEST_PERIODS = 10, 3, 2
_EXACT_IN_SINGLE = 2**24


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What one scan is about.

    Attributes
    ----------
    name, reference
        The method.
    places, cases
        A row an area; cases have a column a period.
    population
        The same as cases; ``None``: the cases' own totals say what is expected.
    prospective
        Whether only stretches up to the last period count.
    """

    name: str
    reference: str
    places: Floats
    cases: Integers
    population: Floats | None
    prospective: bool = False

    def expected(self) -> Floats:
        """The cases that chance would give each area in each period; they add up to all cases."""
        if self.population is not None:
            return self.population * float(self.cases.sum() / self.population.sum())
        totals = np.outer(self.cases.sum(axis=1), self.cases.sum(axis=0)).astype(np.float64)
        return totals / float(self.cases.sum())

    def arranged(self) -> tuple[Given, Integers]:
        """Leave out the areas that are without population in some period, and lay the others along a curve.

        Near areas then lie near in memory, which makes a scan of the country twice as fast. Gives the positions of
        the areas that stay as well.
        """
        kept = _along_curve(self.places)
        if self.population is not None:
            kept = kept[(self.population[kept] > 0).all(axis=1)]
        population = None if self.population is None else self.population[kept]
        return replace(self, places=self.places[kept], cases=self.cases[kept], population=population), kept

    def check(self) -> None:
        """Raise ValueError where the parts do not fit each other."""
        if len(self.places) != len(self.cases):
            raise ValueError(f"{len(self.cases)} rows of cases for {len(self.places)} places")
        if self.population is None:
            return
        if len(self.population) != len(self.cases):
            raise ValueError(f"population of {len(self.population)} areas for cases of {len(self.cases)}")
        if not np.isfinite(self.population).all() or (self.population < 0).any():
            raise ValueError("population: numbers from 0 up are asked, all known")


def _along_curve(places: Floats) -> Integers:
    """The places in the order in which a curve of Z's fills the plane (Morton 1966)."""
    if len(places) == 0:
        return np.empty(0, dtype=np.int64)
    extent = np.maximum(np.ptp(places, axis=0), 1e-300)
    cells = ((places - places.min(axis=0)) / extent * 1023).astype(np.int64)
    code = sum(((cells[:, axis] >> bit) & 1) << (2 * bit + axis) for bit in range(10) for axis in (0, 1))
    return np.argsort(np.asarray(code), kind="stable")


def count_cases(cases: ArrayLike, dimensions: int) -> Integers:
    """Cases as whole numbers, a row an area, a column a period; raises ValueError where they are not."""
    numbers = np.asarray(cases, dtype=np.float64)
    if numbers.size == 0:
        return np.zeros((len(numbers), 1), dtype=np.int64)
    if numbers.ndim != dimensions:
        raise ValueError(f"cases: {dimensions} dimensions are asked, not {numbers.ndim}")
    if not np.isfinite(numbers).all() or (numbers < 0).any() or (numbers != np.floor(numbers)).any():
        raise ValueError("cases: whole numbers from 0 up are asked, all known")
    if numbers.sum() >= _EXACT_IN_SINGLE:
        raise ValueError(f"cases: {numbers.sum():.0f} are more than a scan counts; take fewer periods")
    return numbers.astype(np.int64).reshape(len(numbers), -1)


def too_few(given: Given, areas: int) -> TooFew | None:
    """What there is too little of, if anything; ``areas``: how many there were before some were left out."""
    cases = given.cases
    if areas < FEWEST_AREAS:
        return TooFew(Shortage.AREAS, areas, FEWEST_AREAS)
    if len(cases) < FEWEST_AREAS:
        return TooFew(Shortage.POPULATION, len(cases), FEWEST_AREAS)
    if cases.sum() < FEWEST_CASES:
        return TooFew(Shortage.CASES, int(cases.sum()), FEWEST_CASES)
    if not given.name.startswith("spatial") and cases.shape[1] < FEWEST_PERIODS:
        return TooFew(Shortage.PERIODS, cases.shape[1], FEWEST_PERIODS)
    if given.population is None and min((cases.sum(axis=axis) > 0).sum() for axis in (0, 1)) < 2:
        return TooFew(Shortage.VARIATION, 1, 2)
    return None
