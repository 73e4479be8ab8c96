"""What can be asked about neighbourhoods and months together?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from waarborg.operations.pictures.findings import SpaceTimeCluster
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.reviving import revive
from waarborg.sources.holdings import write_whole

A_YEAR = 12
"""Months over which a picture itself looks."""


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


Asked = tuple[str, ClusterQuestion, int]
"""The indicator, what is asked, and of how many months up to the last."""


def write_answer(folder: Path, asked: Asked, answer: ClusterAnswer) -> None:
    """Keep an answer in the folder of its picture."""
    write_whole(_path_of(folder, asked), json.dumps(asdict(answer)).encode())


def read_answer(folder: Path, asked: Asked) -> ClusterAnswer | None:
    """What is kept there; ``None``: nothing that can be read."""
    try:
        written = _path_of(folder, asked).read_text(encoding="utf-8")
        found: ClusterAnswer = revive(ClusterAnswer, json.loads(written))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found


def _path_of(folder: Path, asked: Asked) -> Path:
    indicator, question, months = asked
    return folder / f"clusters-{indicator}-{question}-{months}.json"
