"""How do counts become levels and changes, each with how sure it is, and which may not be shown?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy

from waarborg.analysis.method import TooFew
from waarborg.analysis.rates import compare_rates, count_interval
from waarborg.analysis.smoothing import smooth_over_all
from waarborg.operations.pictures.material import Numbers
from waarborg.operations.pictures.picture import Change, Level
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
    ratio = compare_rates(int(now), 1.0, int(before), 1.0)
    if isinstance(ratio, TooFew):
        return None
    lower, upper = ratio.lower - 1, ratio.upper - 1
    return Change(ratio.value - 1, lower, upper, sure=lower > 0 or upper < 0)


def smoothed_rates(counts: Numbers, bases: Numbers) -> Numbers:
    """Each rate drawn towards the common one, the more so the smaller its base is; ``nan``: too few to say."""
    known = ~numpy.isnan(counts) & (numpy.nan_to_num(bases) > 0)
    result = numpy.full(counts.shape, numpy.nan)
    found = smooth_over_all(counts[known], bases[known], PER_THOUSAND)
    if not isinstance(found, TooFew):
        result[known] = numpy.where(found.told, found.values, numpy.nan)
    return result


def too_small(counts: Mapping[str, float], parents: Mapping[str, str], least: int) -> set[str]:
    """Which counts may not be shown: those from 1 up to ``least``, and others from which they could be worked out.

    What is hidden within a sum is never alone, and a sum that is hidden has something hidden within it. A zero is
    hidden only where nothing else can protect a count.

    Args:
        counts: of areas and of the sums over them; not the one of which all are part, which is always shown.
        parents: in which sum each of them is counted.
        least: counts from this on are shown.
    """
    within: dict[str, list[str]] = {}
    for code in counts:
        within.setdefault(parents[code], []).append(code)
    hidden = {code for code, count in counts.items() if 0 < count < least}
    while True:
        before = len(hidden)
        for parent, parts in within.items():
            veiled = [code for code in parts if code in hidden]
            alone = len(veiled) == 1 and parent not in hidden
            bare = not veiled and parent in hidden
            if alone or bare:
                hidden |= _smallest(counts, (code for code in parts if code not in hidden))
                if alone and len(parts) == 1 and parent in counts:
                    hidden.add(parent)
        if len(hidden) == before:
            return hidden


def _smallest(counts: Mapping[str, float], codes: Iterable[str]) -> set[str]:
    """The smallest count that is not zero, else a zero; nothing where there is none at all."""
    ordered: Sequence[str] = sorted(codes, key=lambda code: (not counts[code] > 0, counts[code], code))
    return set(ordered[:1])
