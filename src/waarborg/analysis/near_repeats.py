"""Does one burglary make another near it, soon after, more likely than chance would have it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from waarborg.analysis.arrays import Floats, Integers, Truths, known_numbers, known_places
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.near_pairs import NearPairs, list_pairs
from waarborg.analysis.spreading import Executor, spread

FEWEST_CASES = 20
_EXACT_IN_SINGLE = 2**24
_REFERENCE = (
    "Knox (1964), Applied Statistics 13, 25-30; Ratcliffe and Rengert (2008), Security Journal 21, 58-76"
)


@dataclass(frozen=True, slots=True, eq=False)
class NearRepeats:
    """How many pairs of incidents lie near and soon, beside what chance gives; a row a band of distance.

    Attributes
    ----------
    method
        How it was found; its parameters hold the bands.
    distances
        Metres where each band of distance begins and ends, ``[from, to)``; the same place is a band ``[0, 0]``.
    days
        The same for the bands of time, ``[from, to)``.
    observed
        Pairs of incidents in both bands.
    expected
        The mean over all permutations, exactly: pairs in the one band times pairs in the other by all pairs.
    p
        How likely chance gives at least as many (one-sided), by permutation of the moments.
    fewest, most
        Pairs between which chance alone lies in 95 of 100 permutations. Of ``observed`` itself no interval is
        given: pairs share incidents, so that their number is no Poisson count.
    """

    method: Method
    distances: tuple[tuple[float, float], ...]
    days: tuple[tuple[float, float], ...]
    observed: Integers
    expected: Floats
    p: Floats
    fewest: Floats
    most: Floats

    @property
    def said(self) -> Truths:
        """Where chance would give any pairs at all, so that a ratio says something."""
        return self.expected > 0

    @property
    def ratio(self) -> Floats:
        """Observed by expected; 0 where nothing is said."""
        return np.divide(self.observed, self.expected, out=np.zeros_like(self.expected), where=self.said)

    def by_chance(self, distance: int, time: int) -> tuple[float, float]:
        """Between which ratios chance alone lies in 95 of 100 permutations; 0 and 0 where nothing is said."""
        expected = float(self.expected[distance, time]) or float("inf")
        return float(self.fewest[distance, time]) / expected, float(self.most[distance, time]) / expected

    def repeated(self, ratio: float = 1.2, level: float = 0.05) -> Truths:
        """The bands with at least so many times the pairs of chance, at this level (Ratcliffe's rule)."""
        return (self.ratio >= ratio) & (self.p <= level)

    def reach(self, ratio: float = 1.2, level: float = 0.05) -> tuple[float, float] | None:
        """How far (metres) and how long (days) repeats are near: the largest block of bands from the first on.

        Every band in it is repeated; the band of the same place may be or not. ``None``: there are no near repeats.
        """
        found = self.repeated(ratio, level)
        first = 1 if self.distances[0][1] == 0 else 0
        blocks = [
            ((far + 1) * (long + 1), far, long)
            for far in range(len(self.distances) - first)
            for long in range(len(self.days))
            if found[first : first + far + 1, : long + 1].all()
        ]
        if not blocks:
            return None
        _, far, long = max(blocks)
        return self.distances[first + far][1], self.days[long][1]


def near_repeats(
    places: ArrayLike,
    moments: ArrayLike,
    bands: Bands | None = None,
    permutations: int = 999,
    seed: int = 1,
    executor: Executor | None = None,
) -> NearRepeats | TooFew:
    """Knox's test over bands of distance and time: are there more pairs near and soon than by chance?

    Parameters
    ----------
    places
        Of the incidents, x and y in metres.
    moments
        When each was, in days (whole, or with hours as a fraction).
    bands
        Which distances and times; unasked those of :class:`Bands`.
    permutations
        How often the moments are dealt out anew over the places. The pairs that are near are listed once; each
        permutation costs one subtraction and a comparison a limit for each of them.
    seed
        Replication r draws from a seed of its own, made of this one and r.
    executor
        Who plays out chance, see :func:`spread`.

    Returns
    -------
    The table; :class:`TooFew` under 20 incidents, and where all happened at one place or at one moment.

    Notes
    -----
    Bands are half open, ``[from, to)``, as the Near Repeat Calculator counts (its label "8 to 14" is ``[7, 14)``).
    ``p = (1 + permutations with at least as many) / (permutations + 1)``.

    References
    ----------
    Knox (1964), The detection of space-time interactions, Applied Statistics 13, 25-30; Ratcliffe and Rengert
    (2008), Near-repeat patterns in Philadelphia shootings, Security Journal 21, 58-76.

    Examples
    --------
    >>> luck = np.random.default_rng(1)
    >>> places, moments = luck.random((100, 2)) * 5000, luck.integers(0, 365, 100)
    >>> again = np.concatenate([places, places + 30]), np.concatenate([moments, moments + 3])
    >>> found = near_repeats(*again)
    >>> found.reach()
    (100.0, 7.0)
    """
    chosen = bands or Bands()
    known, times = known_places(places), known_numbers(moments, "moments")
    if len(known) != times.size:
        raise ValueError(f"{times.size} moments for {len(known)} places")
    if times.size < FEWEST_CASES:
        return TooFew(Shortage.CASES, times.size, FEWEST_CASES)
    if np.ptp(times) == 0 or not np.ptp(known, axis=0).any():
        return TooFew(Shortage.VARIATION, 1, 2)
    pairs = list_pairs(known, chosen.distances, chosen.by == "manhattan", chosen.same_place)
    chance = _Chance(pairs, *_narrow(times[pairs.order], chosen.days), seed)
    observed = _count(chance)
    none = np.zeros((0, *observed.shape), dtype=np.int64)
    dealt = np.concatenate([none, *spread(_play, chance, permutations, executor)])
    all_pairs = times.size * (times.size - 1) / 2
    soon = np.diff(_pairs_within(times, chosen.days), prepend=0)
    expected = np.diff(pairs.bounds)[:, None] * soon[None, :] / all_pairs
    p = (1 + (dealt >= observed).sum(axis=0)) / (permutations + 1)
    fewest, most = _middle(dealt)
    parameters = (("distances", chosen.distances), ("days", chosen.days), ("distance", chosen.by))
    method = Method("knox", _REFERENCE, parameters, seed, permutations, sides=1)
    return NearRepeats(
        method, chosen.distance_bands(), chosen.day_bands(), observed, expected, p, fewest, most
    )


@dataclass(frozen=True, slots=True)
class Bands:
    """Which distances (metres) and times (days) are told apart.

    Attributes
    ----------
    distances, days
        Where each band ends and the next begins, rising; the first begins at 0.
    by
        ``manhattan``: along the axes, as streets go and the Near Repeat Calculator does; ``euclidean``: straight.
    same_place
        Whether incidents at exactly the same place are a band of their own.
    """

    distances: tuple[float, ...] = (100.0, 200.0, 300.0, 400.0)
    days: tuple[float, ...] = (7.0, 14.0, 21.0, 28.0)
    by: Literal["manhattan", "euclidean"] = "manhattan"
    same_place: bool = True

    def __post_init__(self) -> None:
        for name, limits in (("distances", self.distances), ("days", self.days)):
            if not limits or any(one >= other for one, other in zip((0.0, *limits), limits, strict=False)):
                raise ValueError(f"{name}: limits above 0 that rise are asked, not {limits}")

    def distance_bands(self) -> tuple[tuple[float, float], ...]:
        """From and to of each band of distance."""
        bands = tuple(zip((0.0, *self.distances), self.distances, strict=False))
        return ((0.0, 0.0), *bands) if self.same_place else bands

    def day_bands(self) -> tuple[tuple[float, float], ...]:
        """From and to of each band of time."""
        return tuple(zip((0.0, *self.days), self.days, strict=False))


@dataclass(frozen=True, slots=True, eq=False)
class _Chance:
    """What every replication needs."""

    pairs: NearPairs
    times: NDArray[Any]
    limits: NDArray[Any]
    seed: int


def _narrow(times: Floats, days: Sequence[float]) -> tuple[NDArray[Any], NDArray[Any]]:
    """In single precision where that loses nothing, as with whole days: twice as many fit in a step."""
    shifted, limits = times - times.min(), np.array(days)
    whole = bool((shifted == np.floor(shifted)).all() and (limits == np.floor(limits)).all())
    kind = np.float32 if whole and max(shifted.max(), limits.max()) < _EXACT_IN_SINGLE else np.float64
    return shifted.astype(kind), limits.astype(kind)


def _count(chance: _Chance) -> Integers:
    """The pairs per band as they are."""
    times = np.repeat(chance.times[:, None], _lanes(), axis=1)
    return _tally(chance, times)[:, :, 0]


def _middle(dealt: Integers) -> tuple[Floats, Floats]:
    """Between which numbers 95 of 100 replications lie; anything, where there are none."""
    if not len(dealt):
        return np.zeros(dealt.shape[1:]), np.full(dealt.shape[1:], np.inf)
    fewest, most = np.quantile(dealt, [0.025, 0.975], axis=0, method="inverted_cdf").astype(np.float64)
    return fewest, most


def _play(chance: _Chance, first: int, last: int) -> Integers:
    """The pairs per replication, from the first up to the last, and band."""
    from waarborg.analysis.loops.luck import shuffle

    times = np.empty((chance.times.size, _lanes()), dtype=chance.times.dtype)
    found = []
    for begin in range(first, last, _lanes()):
        replications = range(begin, min(begin + _lanes(), last))
        for lane, replication in enumerate(replications):
            dealt = chance.times.copy()
            shuffle(dealt, chance.seed, replication)
            times[:, lane] = dealt
        found.append(np.moveaxis(_tally(chance, times)[:, :, : len(replications)], 2, 0))
    return np.concatenate(found)


def _tally(chance: _Chance, times: NDArray[Any]) -> Integers:
    """Pairs per band of distance, band of time and lane."""
    from waarborg.analysis.loops.near_repeats import count_close

    pairs = chance.pairs
    closer = np.empty((pairs.bounds.size - 1, chance.limits.size, times.shape[1]), dtype=np.int32)
    count_close(pairs.one, pairs.other, pairs.bounds, times, chance.limits, closer)
    closer[:, 1:] -= closer[:, :-1].copy()
    return closer.astype(np.int64)


def _lanes() -> int:
    from waarborg.analysis.loops.near_repeats import LANES

    return LANES


def _pairs_within(times: Floats, days: Sequence[float]) -> Integers:
    """How many of all pairs lie less than each limit apart in time."""
    ordered = np.sort(times)
    later = np.arange(1, times.size + 1)
    return np.array([(_first_beyond(ordered, limit) - later).sum() for limit in days])


def _first_beyond(ordered: Floats, limit: float) -> Integers:
    """For each moment the first that lies not less than the limit later; by the difference, not a rounded sum."""
    found = np.searchsorted(ordered, ordered + limit, side="left")
    padded = np.append(ordered, np.inf)
    short = padded[found] - ordered < limit
    found[short] = np.searchsorted(ordered, padded[found[short]], side="right")
    far = padded[found - 1] - ordered >= limit
    found[far] = np.searchsorted(ordered, padded[found[far] - 1], side="left")
    return found
