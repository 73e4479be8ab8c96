"""What is told of the weeks to come?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.operations.pictures.method_used import MethodUsed


@dataclass(frozen=True, slots=True)
class Hits:
    """How well a map did at a share of the area: the share of crimes in it, PAI and PEI."""

    area: float
    crimes: float
    pai: float
    pei: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be said of the next weeks.

    Attributes:
        state: ``shown``, ``withdrawn`` (it does not beat the plain maps) or ``too_few``.
        areas: by neighbourhood how many burglaries are expected in the shown cells, the most first.
        share: which share of the area the shown cells are.
        own, plain: hit rates of the forecast and of each plain map, on weeks that they had not seen.
        gain, gain_lower, gain_upper: how many more crimes it caught than the best plain map, as a share.
    """

    state: str
    made_on: date
    weeks: int
    share: float
    areas: tuple[tuple[str, float], ...] = ()
    own: tuple[Hits, ...] = ()
    plain: tuple[tuple[str, tuple[Hits, ...]], ...] = ()
    tested_weeks: int = 0
    gain: float = 0.0
    gain_lower: float = 0.0
    gain_upper: float = 0.0
    method: MethodUsed | None = None
