"""How do counts become levels and changes, each with how sure it is, and which may not be shown?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from math import isnan

import numpy

from waarborg.analysis.arrays import Truths
from waarborg.analysis.method import TooFew
from waarborg.analysis.rates import compare_rates, count_interval
from waarborg.analysis.suppression import Axis, suppress
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.picture import Level
from waarborg.sources.indicators import PER_THOUSAND

LEAST_FOR_CHANGE = 10
"""With fewer cases in both stretches together nothing is said of a change."""


@lru_cache(maxsize=4096)
def interval_of(count: float) -> tuple[float, float]:
    """The exact 95 % interval of a count; the same small ones come back time and again."""
    lower, upper = count_interval(numpy.array([count]))
    return float(lower[0]), float(upper[0])


def level_of(count: float, base: float, base_year: int | None, periods: tuple[str, str]) -> Level:
    """A count over a year as a rate per 1,000.

    Args:
        count: ``nan``: not given.
        base: inhabitants or dwellings; ``nan``: not known.
        base_year: of which year that is.
        periods: the first and last.
    """
    known = None if numpy.isnan(base) else int(base)
    if numpy.isnan(count):
        return Level(periods, None, known, base_year, None, None, None)
    if not known:
        return Level(periods, int(count), known, base_year, None, None, None)
    lower, upper = interval_of(count)
    unit = PER_THOUSAND / known
    return Level(periods, int(count), known, base_year, count * unit, lower * unit, upper * unit)


def change_of(before: float, now: float) -> Change | None:
    """The change between two counts over equal time, with its interval; ``None``: too few to say."""
    if numpy.isnan(before) or numpy.isnan(now) or before + now < LEAST_FOR_CHANGE or before == 0:
        return None
    return _ratio((now, 1.0), (before, 1.0))


def difference_of(own: tuple[float, float], other: tuple[float, float]) -> Change | None:
    """The difference of a rate from another, each a count and a base, with its interval; ``None``: too few."""
    (count, base), (other_count, other_base) = own, other
    if min(base, other_base) <= 0 or other_count == 0 or count + other_count < LEAST_FOR_CHANGE:
        return None
    return _ratio((count, base), (other_count, other_base))


@lru_cache(maxsize=4096)
def _ratio(own: tuple[float, float], other: tuple[float, float]) -> Change | None:
    ratio = compare_rates(int(own[0]), own[1], int(other[0]), other[1])
    if isinstance(ratio, TooFew):
        return None
    lower, upper = ratio.lower - 1, ratio.upper - 1
    return Change(ratio.value - 1, lower, upper, sure=lower > 0 or upper < 0)


def too_small(counts: Mapping[str, float], parents: Mapping[str, str], least: int) -> set[str]:
    """Which counts may not be shown: those from 1 up to ``least``, and others from which they could be worked out.

    Args:
        counts: of areas, of the sums over them, and of the one of which all are part, which is always shown;
            ``nan``: not given.
        parents: in which sum each of them is counted; the whole is in none.
        least: counts from this on are shown.
    """
    if not parents:
        return set()
    veil = Veil(parents, least)
    hidden = veil.over(numpy.array([counts.get(code, numpy.nan) for code in veil.codes], dtype=numpy.float64))
    return {code for code, is_hidden in zip(veil.codes, hidden, strict=True) if is_hidden}


class Veil:
    """The same for many tables of the same areas.

    Attributes:
        codes: of the areas and the sums over them, as counts are to be given; the whole is the last.
    """

    def __init__(self, parents: Mapping[str, str], least: int) -> None:
        """``parents``: see :func:`too_small`; there must be some."""
        self._least = least
        (whole,) = set(parents.values()) - parents.keys()
        self._axis = Axis.nested({**parents, whole: None})
        self._leaves = list(self._axis.leaves)
        self.codes = self._axis.codes

    def over(self, counts: Numbers, known: Collection[str] = (), secret: Collection[str] = ()) -> Truths:
        """Which of these may not be shown.

        Args:
            counts: in the order of the codes.
            known: areas of which a part of the count is told elsewhere, so that they protect nothing.
            secret: areas whose count must be hidden, however large.
        """
        parts = (self._filled(counts) if numpy.isnan(counts).any() else counts)[self._leaves]
        told = [(code,) for code in {self.codes[-1], *known}]
        leaves = parts.astype(numpy.int64)
        hidden = suppress(leaves, (self._axis,), self._least, told, [(code,) for code in secret]).hidden
        small = (counts > 0) & (counts < self._least)
        small[-1] = False
        shown: Truths = hidden | small
        return shown

    def _filled(self, counts: Numbers) -> Numbers:
        """What a sum has more than its parts is put where no count was given; 0 where nothing is left for it.

        Where all are given it is of a place that nobody knows, and tells nothing of those that are known.
        """
        within: dict[int, list[int]] = {}
        for place, parent in enumerate(self._axis.parents):
            within.setdefault(parent, []).append(place)
        filled = numpy.nan_to_num(counts)

        def sum_of(place: int) -> tuple[float, int | None]:
            """What is counted, and a part within it that may be more."""
            given = not isnan(counts[place])
            if place not in within:
                return filled[place], None if given else place
            found = [sum_of(part) for part in within[place]]
            together = sum(each for each, _ in found)
            hole = next((each for _, each in found if each is not None), None)
            if not given:
                return together, hole
            if hole is not None and counts[place] > together:
                filled[hole] += counts[place] - together
                together = counts[place]
            return together, None

        sum_of(len(counts) - 1)
        return filled
