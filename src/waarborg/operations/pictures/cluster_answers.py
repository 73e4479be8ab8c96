"""What can be asked about neighbourhoods and months together?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from waarborg.operations.pictures.findings import SpaceTimeCluster
from waarborg.operations.pictures.picture import MethodUsed


class ClusterQuestion(StrEnum):
    """What can be asked about neighbourhoods and months together."""

    NOW = "now"
    """More than the population would have, up to the last month."""
    EVER = "ever"
    """The same, in any stretch of months."""
    NOW_BESIDE_ITSELF = "now_beside_itself"
    """More than is usual there, up to the last month; needs no population."""
    EVER_BESIDE_ITSELF = "ever_beside_itself"
    """The same, in any stretch of months."""
    WHOLE = "whole"
    """More than the population would have, over all months together."""

    @property
    def needs_population(self) -> bool:
        """Whether what is expected comes from inhabitants or dwellings."""
        return self not in (ClusterQuestion.NOW_BESIDE_ITSELF, ClusterQuestion.EVER_BESIDE_ITSELF)


@dataclass(frozen=True, slots=True)
class ClusterAnswer:
    """What one scan answers.

    Attributes:
        periods: the first and the last month that were looked at; empty where too few are held.
        clusters: those that chance gives less than one time in twenty, the surest first.
        left_out: neighbourhoods of which not every month is known, or where nobody lives.
        method: ``None``: too few cases or neighbourhoods to say anything.
    """

    periods: tuple[str, str]
    clusters: tuple[SpaceTimeCluster, ...]
    left_out: int
    method: MethodUsed | None
