"""What are the rates of small areas likely to be, without a number that may not be shown being told by them?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from waarborg.analysis.arrays import Truths
from waarborg.analysis.method import TooFew
from waarborg.analysis.smoothing import smooth_over_all, smooth_over_neighbours
from waarborg.operations.pictures.adjacent import Adjacent
from waarborg.operations.pictures.counting import Numbers
from waarborg.sources.indicators import PER_THOUSAND


def shareable(codes: Sequence[str], counts: Numbers, bases: Numbers, hidden: Truths) -> Numbers:
    """Counts with those that are hidden put at their share of what is hidden together.

    What is worked out from these is worked out from what everybody may see: of the hidden ones their sum follows
    from the whole. It does not where a count of another is not given: then nothing is put for the hidden ones.
    Districts among districts, neighbourhoods among neighbourhoods.
    """
    result = counts.copy()
    for kind in ("WK", "BU"):
        of_kind = numpy.array([code.startswith(kind) for code in codes], numpy.bool_)
        places = numpy.flatnonzero(of_kind & hidden)
        weights = numpy.nan_to_num(bases[places])
        if numpy.isnan(counts[of_kind]).any() or weights.sum() <= 0:
            result[places] = numpy.nan
        else:
            result[places] = _dealt(counts[places].sum(), weights)
    return result


def _dealt(total: float, weights: Numbers) -> Numbers:
    """A number dealt out by weight, in whole numbers: what is left goes where the parts are largest."""
    exact = total * weights / weights.sum()
    dealt: Numbers = numpy.floor(exact)
    left = round(total - dealt.sum())
    dealt[numpy.argsort(dealt - exact, kind="stable")[:left]] += 1
    return dealt


def smoothed_rates(codes: Sequence[str], counts: Numbers, bases: Numbers) -> Numbers:
    """Each rate drawn towards the common one, the more so the smaller its base is; ``nan``: too few to say.

    Districts among districts, neighbourhoods among neighbourhoods.
    """
    result = numpy.full(len(codes), numpy.nan)
    for kind in ("WK", "BU"):
        of_kind = numpy.array([code.startswith(kind) for code in codes], dtype=numpy.bool_)
        known = of_kind & ~numpy.isnan(counts) & (numpy.nan_to_num(bases) > 0)
        found = smooth_over_all(counts[known], bases[known], PER_THOUSAND)
        if not isinstance(found, TooFew):
            result[known] = numpy.where(found.told, found.values, numpy.nan)
    return result


def rates_among_neighbours(counts: Numbers, bases: Numbers, adjacent: Adjacent | None) -> Numbers:
    """Each neighbourhood's rate drawn towards that of it and those around it; ``nan``: too few, or no outline.

    Args:
        counts, bases: of every area of the material.
        adjacent: its neighbourhoods.
    """
    result = numpy.full(len(counts), numpy.nan)
    if adjacent is None:
        return result
    known = adjacent.with_rate(counts, bases)
    found = smooth_over_neighbours(counts[known.places], bases[known.places], known.neighbours, PER_THOUSAND)
    if not isinstance(found, TooFew):
        result[known.places] = numpy.where(found.told, found.values, numpy.nan)
    return result
