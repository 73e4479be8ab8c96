"""Which streets are hot, given where incidents are and how the streets meet?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.arrays import Floats, Integers, known_places
from waarborg.analysis.local_statistics import LocalStatistic, getis_ord_gi_star
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.neighbours import Neighbours, from_pairs

FEWEST_CASES = 10
_REFERENCE = "Getis and Ord (1992); on a network Okabe and Sugihara (2012), ch. 7"


@dataclass(frozen=True, slots=True, eq=False)
class HotStreets:
    """How many incidents each street segment has for its length, and where that is high together.

    Attributes
    ----------
    counts
        Incidents on each segment.
    lengths
        Metres.
    per_100_metres
        Incidents per 100 metres; short segments count as ``shortest``, so that one incident makes no hot street.
    statistic
        Gi* of that over the network; :class:`TooFew` where it says nothing.
    far
        How many incidents lie too far from every segment, and are on none.
    method
        How it was found.
    """

    counts: Integers
    lengths: Floats
    per_100_metres: Floats
    statistic: LocalStatistic | TooFew
    far: int
    method: Method


def hot_streets(
    places: ArrayLike,
    segments: Sequence[BaseGeometry],
    reach: float = 50.0,
    shortest: float = 50.0,
    permutations: int = 999,
    seed: int = 1,
) -> HotStreets | TooFew:
    """Count incidents on the nearest street segment, and find the hot ones with Gi* over segments that meet.

    Parameters
    ----------
    places
        Of the incidents, x and y in metres.
    segments
        Lines from crossing to crossing, in metres.
    reach
        An incident farther than this from every segment is on none.
    shortest
        Segments shorter than this count as so long.
    permutations, seed
        See :func:`getis_ord_gi_star`.

    Returns
    -------
    The streets; :class:`TooFew` without segments, and under 10 incidents on them.

    Notes
    -----
    Of segments that are equally near the first in the list gets the incident.

    References
    ----------
    Getis and Ord (1992); on a network: Okabe and Sugihara (2012), Spatial Analysis along Networks, Wiley, ch. 7.

    Examples
    --------
    >>> from shapely import LineString
    >>> lines = [LineString([(100 * n, 0), (100 * n + 100, 0)]) for n in range(9)]
    >>> found = hot_streets([[10.0 * n, 4.0] for n in range(1, 20)], lines)
    >>> found.counts.tolist()[:3], found.per_100_metres[0]
    ([10, 9, 0], np.float64(10.0))
    """
    lines = np.asarray(segments, dtype=object)
    if reach <= 0 or shortest <= 0:
        raise ValueError(
            f"a reach and a shortest length above 0 metres are asked, not {reach:g} and {shortest:g}"
        )
    if lines.size == 0:
        return TooFew(Shortage.AREAS, 0, 1)
    counts, far = count_on(places, segments, reach)
    if counts.sum() < FEWEST_CASES:
        return TooFew(Shortage.CASES, int(counts.sum()), FEWEST_CASES)
    lengths = shapely.length(lines)
    rates = counts / np.maximum(lengths, shortest) * 100
    statistic = getis_ord_gi_star(rates, meeting(segments), permutations, seed)
    parameters = (("reach", reach), ("shortest", shortest), ("neighbours", "meeting"))
    method = Method("hot_streets", _REFERENCE, parameters, seed, permutations, sides=2, correction="fdr")
    return HotStreets(counts, lengths, rates, statistic, far, method)


def count_on(places: ArrayLike, segments: Sequence[BaseGeometry], reach: float) -> tuple[Integers, int]:
    """How many places lie nearest to each segment, and how many farther than the reach from all."""
    lines = np.asarray(segments, dtype=object)
    points = np.asarray(shapely.points(known_places(places)), dtype=object).reshape(-1)
    near = shapely.STRtree(lines).query_nearest(points, max_distance=reach, all_matches=True)
    first = np.lexsort((near[1], near[0]))
    _, once = np.unique(near[0][first], return_index=True)
    on = near[1][first][once]
    return np.bincount(on, minlength=lines.size).astype(np.int64), int(points.size - on.size)


def meeting(segments: Sequence[BaseGeometry], gap: float = 0.5) -> Neighbours:
    """Segments are neighbours where an end of the one is an end of the other, to within about ``gap`` metres.

    A bridge and the street under it do not meet, though their lines cross.

    Examples
    --------
    >>> from shapely import LineString
    >>> lines = [LineString([(0, 0), (9, 0)]), LineString([(9, 0), (9, 9)]), LineString([(5, -5), (5, 5)])]
    >>> meeting(lines).counts.tolist()
    [1, 1, 0]
    """
    lines = np.asarray(segments, dtype=object)
    ends = np.concatenate([shapely.get_point(lines, 0), shapely.get_point(lines, -1)])
    pairs = shapely.STRtree(ends).query(ends, predicate="dwithin", distance=gap)
    met = np.unique(pairs % lines.size, axis=1)
    return from_pairs(lines.size, met[0], met[1], kind="meeting")
