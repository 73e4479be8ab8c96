"""What was found about a commitment in a window? The judge sees these counts, never the database.

Counts instead of entries, so that judging costs the same over a hundred entries as over a million. Every count
speaks of the day asked about: what happened or was answered later is left out by whoever counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Counted:
    """Entries in the window, per member of the list; key ``None`` where the demand names no list."""

    per_member: Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class Happened:
    """The days, ascending, on which it happened, per member of the list (``None``: no list).

    ``days`` need hold only the days inside the window and the last one before it.
    """

    days: Mapping[str | None, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of the triggers in the window.

    Attributes:
        triggers: all of them.
        in_time: answered within the term (or at all, where the demand sets none).
        late: answered after it.
        overdue: not answered, and the term is over.
        waiting: not answered, and the term still runs (or the demand sets none).
        first_due: when the term of the first waiting one ends; ``None`` without a term or a waiting one.
        misses: numbers of some that are late or overdue, for the eye.
    """

    triggers: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    waiting: int = 0
    first_due: datetime | None = None
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a document or appointment was valid; ``end`` ``None``: until further notice."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Valid:
    """The spans that touch the window, per member of the list (``None``: no list)."""

    spans: Mapping[str | None, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one period, and what it is held against in that period (``None``: nothing, or not known)."""

    period: str
    value: float
    reference: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figure for the latest period known on the day, and what it is held against.

    Attributes:
        value: ``None`` when no figure is known.
        reference: the other area's or earlier year's figure; ``None`` when unknown or not asked.
        period: what the figure is of, as its source names it (``2025``).
        history: of every period that is known, the latest last.
    """

    value: float | None = None
    reference: float | None = None
    period: str = ""
    history: tuple[Point, ...] = ()


Evidence: TypeAlias = Counted | Happened | Answered | Valid | Measured
