"""How do counts become levels and changes, each with how sure it is, and which may not be shown?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan

import numpy

from waarborg.analysis.method import TooFew
from waarborg.analysis.rates import compare_rates, count_interval
from waarborg.analysis.suppression import Axis, suppress
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.picture import Level
from waarborg.sources.indicators import PER_THOUSAND

LEAST_FOR_CHANGE = 10
"""With fewer cases in both stretches together nothing is said of a change."""


def interval_of(count: float) -> tuple[float, float]:
    """The exact 95 % interval of a count."""
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
    within: dict[str, list[str]] = {}
    for code, parent in parents.items():
        within.setdefault(parent, []).append(code)
    (whole,) = within.keys() - parents.keys()
    axis = Axis.nested({**parents, whole: None})
    parts = [axis.codes[place] for place in axis.leaves]
    filled = _fill(counts, within, whole)
    leaves = numpy.array([filled[code] for code in parts]).astype(numpy.int64)
    table = suppress(leaves, (axis,), least, known=(whole,))
    hidden = {code for code, is_hidden in zip(axis.codes, table.hidden, strict=True) if is_hidden}
    return hidden | {code for code in parents if 0 < counts.get(code, 0) < least}


def _fill(counts: Mapping[str, float], within: Mapping[str, Sequence[str]], whole: str) -> dict[str, float]:
    """The counts of what is no sum; what a sum has more than its parts is put where no count was given.

    Where all are given it is of a place that nobody knows, and tells nothing of those that are known.
    """
    filled: dict[str, float] = {}

    def sum_of(code: str) -> tuple[float, str]:
        """What is counted, and a part within it that may be more."""
        count = counts.get(code, numpy.nan)
        if code not in within:
            filled[code] = 0.0 if isnan(count) else float(count)
            return filled[code], code if isnan(count) else ""
        found = [sum_of(part) for part in within[code]]
        together, hole = sum(each for each, _ in found), next((each for _, each in found if each), "")
        if isnan(count):
            return together, hole
        if hole and count > together:
            filled[hole] += count - together
            together = count
        return together, ""

    sum_of(whole)
    return filled
