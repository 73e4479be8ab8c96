"""Which municipalities are most like this one, and how does it stand among them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.method import Method, Shortage, TooFew

GROUP_SIZE, LEAST_MEMBERS = 10, 5
FEATURES = ("inhabitants", "address_density")
"""What a municipality is like if nothing else is asked: how large and how urban, by CBS's key figures.

Others that are held, such as incomes or rented homes, can be named instead."""
_LOGARITHMIC = ("inhabitants", "address_density")
"""Twice as many counts the same for a small municipality as for a large one."""


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of the group.

    Attributes
    ----------
    distance
        From the municipality that the group was chosen for; 1 is a standard deviation on one feature.
    values
        Its own figures, in the order of the features of the group.
    """

    code: str
    distance: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """The municipalities most like one, the most like first.

    Attributes
    ----------
    features, values
        On which figures they were chosen, and those of the municipality itself.
    left_out
        Municipalities that could not be compared because a figure is missing.
    """

    code: str
    features: tuple[str, ...]
    values: tuple[float, ...]
    members: tuple[Member, ...]
    left_out: tuple[str, ...]
    method: Method

    @property
    def codes(self) -> tuple[str, ...]:
        """The municipality itself, and its group."""
        return (self.code, *(member.code for member in self.members))


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of a municipality in its group by a rate; 1 is the lowest rate.

    Attributes
    ----------
    place
        By the rates as they are; with others just as high, the middle of their places, rounded down.
    lower, upper
        Between which places it lies with 95 % certainty, given how few cases the rates rest on.
    of
        How many are compared, the municipality among them.
    """

    place: int
    lower: int
    upper: int
    of: int
    method: Method


def like_municipalities(
    figures: Mapping[str, Mapping[str, float | None]],
    code: str,
    features: Sequence[str] = FEATURES,
    size: int = GROUP_SIZE,
) -> ReferenceGroup | TooFew:
    """Choose the municipalities whose key figures lie nearest.

    Each figure is standardised over all municipalities (numbers of inhabitants and density by their
    logarithm), and all count the same; the distance is that of Euclid.

    Parameters
    ----------
    figures
        By municipality, then by feature; ``None`` or absent: not known.
    code
        The municipality for which the group is chosen.

    References
    ----------
    As the Nearest Neighbours Model of CIPFA does for British municipalities.

    Examples
    --------
    >>> figures = {f"GM{n:04}": {"inhabitants": 1000.0 * n, "income": 30.0} for n in range(1, 31)}
    >>> group = like_municipalities(figures, "GM0010", ("inhabitants",), size=4)
    >>> [member.code for member in group.members]
    ['GM0011', 'GM0009', 'GM0012', 'GM0008']
    """
    known = {
        each: [values.get(feature) for feature in features]
        for each, values in sorted(figures.items())
        if not _missing(values, features)
    }
    if code not in known or len(known) <= LEAST_MEMBERS:
        return TooFew(Shortage.AREAS, max(len(known) - 1, 0) if code in known else 0, LEAST_MEMBERS)
    table = np.array(list(known.values()), dtype=np.float64)
    scaled = np.column_stack(
        [
            np.log(column) if name in _LOGARITHMIC else column
            for name, column in zip(features, table.T, strict=True)
        ]
    )
    deviation = scaled.std(axis=0)
    scaled = (scaled - scaled.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    codes = list(known)
    own = codes.index(code)
    distances = np.sqrt(((scaled - scaled[own]) ** 2).sum(axis=1))
    near = [place for place in np.argsort(distances, kind="stable").tolist() if place != own][:size]
    return ReferenceGroup(
        code,
        tuple(features),
        tuple(table[own].tolist()),
        tuple(Member(codes[place], float(distances[place]), tuple(table[place].tolist())) for place in near),
        tuple(sorted(set(figures) - set(known))),
        Method("like_municipalities", "Euclid on standardised figures", (("size", size),)),
    )


def _missing(values: Mapping[str, float | None], features: Sequence[str]) -> bool:
    given = [(feature, values.get(feature)) for feature in features]
    return any(
        value is None or not np.isfinite(value) or (feature in _LOGARITHMIC and value <= 0)
        for feature, value in given
    )


def rank_in_group(counts: Floats, populations: Floats, draws: int = 2000, seed: int = 1) -> Rank | TooFew:
    """The place of the first municipality among all of them, with the interval that chance leaves.

    Parameters
    ----------
    counts, populations
        The municipality itself first, then its group; where nobody lives is left out.
    draws, seed
        How often the rates are drawn anew, from a gamma distribution with Jeffreys' prior.

    References
    ----------
    Goldstein & Spiegelhalter (1996), League tables and their limitations, JRSS A 159.

    Examples
    --------
    >>> found = rank_in_group(np.array([20.0, 2, 4, 35, 50, 21]), np.array([1000.0] * 6))
    >>> found.place, found.lower, found.upper, found.of
    (3, 3, 4, 6)
    """
    if not populations.size or populations[0] <= 0:
        return TooFew(Shortage.POPULATION, 0, 1)
    people = populations > 0
    counts, populations = counts[people], populations[people]
    if counts.size <= LEAST_MEMBERS:
        return TooFew(Shortage.AREAS, counts.size - 1, LEAST_MEMBERS)
    rate = counts / populations
    place = 1 + int((rate < rate[0]).sum()) + int((rate == rate[0]).sum() - 1) // 2
    luck = np.random.default_rng(seed)
    drawn = luck.standard_gamma(counts + 0.5, (draws, counts.size)) / populations
    places = 1 + (drawn < drawn[:, :1]).sum(axis=1)
    lower, upper = np.quantile(places, [0.025, 0.975], method="inverted_cdf").tolist()
    method = Method(
        "rank",
        "Goldstein & Spiegelhalter (1996)",
        (("interval", 0.95),),
        seed=seed,
        permutations=draws,
        sides=2,
    )
    return Rank(place, min(int(lower), place), max(int(upper), place), counts.size, method)
