"""How does a commitment stand on a day, and why?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from waarborg.commitments.windows import Window


class Standing(StrEnum):
    """How a commitment stands, from good to unknown."""

    KEPT = "kept"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BROKEN = "broken"
    NO_EVIDENCE = "no_evidence"
    UNCLEAR = "unclear"


WORST_FIRST = (
    Standing.BROKEN,
    Standing.AT_RISK,
    Standing.UNCLEAR,
    Standing.NO_EVIDENCE,
    Standing.ON_TRACK,
    Standing.KEPT,
)
"""Standings in the order in which they ask for attention."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code that :mod:`waarborg.commitments.wording` can say in Dutch and English, with its values.

    Values are plain (numbers, ISO dates, names), so that a verdict can be stored and read back unchanged.
    """

    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of judging one commitment on one day.

    Attributes:
        window: the period that was judged; ``None`` where there is none (an unclear commitment).
        measured: what was found, in the unit of ``required``: entries, members of a list, answered triggers,
            days, or the figure itself.
        required: what the promise asks in that window.
        changes_on: the first later day on which the standing can change by the passing of time alone, without
            new entries; ``None``: never.
        changes_at: the moment of a day that is not over at which it can change as well, because a term in hours
            ends; ``None``: at none.
    """

    standing: Standing
    reason: Reason
    window: Window | None = None
    measured: float | None = None
    required: float | None = None
    changes_on: date | None = None
    missing: tuple[str, ...] = field(default=())
    """Members of the list (or numbers of the triggers) that fall short, at most a screenful."""

    changes_at: datetime | None = None
