"""How was a result found, and when are there too few cases to say anything?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Setting: TypeAlias = str | int | float | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """How a result was found, complete enough to find it again.

    Attributes
    ----------
    name
        The method, as code knows it (``getis_ord_gi_star``); a page has its words for it.
    reference
        Who published it, as a reader can look it up.
    parameters
        What was chosen, by name: a bandwidth in metres, the number of neighbours.
    seed
        The seed of the random numbers; ``None``: none were drawn.
    permutations
        How often chance was played out (permutations, replications, bootstrap draws); ``None``: not at all.
    sides
        1 where only more than expected was looked for, 2 where less as well; where nothing was tested, of the
        interval; ``None``: there is no interval either.
    correction
        How p-values were corrected for testing many at once: ``fdr`` (Benjamini and Hochberg 1995) or ``maximum``
        (each replication gives its highest value); ``None``: not corrected.

    Examples
    --------
    >>> Method("knox", "Knox (1964)", (("distance", 100.0),), seed=1, permutations=999).parameter("distance")
    100.0
    """

    name: str
    reference: str
    parameters: tuple[tuple[str, Setting], ...] = ()
    seed: int | None = None
    permutations: int | None = None
    sides: Literal[1, 2] | None = None
    correction: Literal["fdr", "maximum"] | None = None

    def parameter(self, name: str) -> Setting:
        """One chosen value; raises KeyError where the method has no such parameter."""
        return dict(self.parameters)[name]


class Shortage(StrEnum):
    """What there is too little of to say anything."""

    CASES = "cases"
    AREAS = "areas"
    PERIODS = "periods"
    POPULATION = "population"
    NEIGHBOURS = "neighbours"
    VARIATION = "variation"


@dataclass(frozen=True, slots=True)
class TooFew:
    """Too few to say: what a method gives instead of a result that would mean nothing.

    Attributes
    ----------
    of
        What there is too little of.
    found, needed
        How many there are, and from how many on the method says something. ``VARIATION``: the number of different
        values.
    """

    of: Shortage
    found: int
    needed: int
