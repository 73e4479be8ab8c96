"""What does a commitment demand? One type per kind; together they are all that the judge knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from waarborg.registers.durations import Duration


class Kind(StrEnum):
    """The seven ways in which a plan promises."""

    FREQUENCY = "frequency"
    INTERVAL = "interval"
    RESPONSE = "response"
    MILESTONE = "milestone"
    IN_FORCE = "in_force"
    TARGET = "target"
    ATTESTED = "attested"


@dataclass(frozen=True, slots=True)
class Frequency:
    """At least / at most a number of entries per calendar period.

    Attributes:
        per: the calendar period; it starts with the year, quarter, month or (ISO) week. Two or more years
            count from the start of the plan.
        each: name of the list of which every member needs its own number (``wijk``); ``None``: together.
        coverage: share of that list that must reach the number (0 < share <= 1); ``None``: all.
        months: only these months count (a season), 1-12; empty: the whole year.
    """

    per: Duration
    at_least: int | None = None
    at_most: int | None = None
    each: str | None = None
    coverage: float | None = None
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Never longer than ``within`` without an entry; for each member of a list where ``each`` names one."""

    within: Duration
    each: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """Every trigger has its answer, within a term or (``within`` is ``None``) at all.

    Attributes:
        coverage: share of the triggers that must be answered so (0.95); ``None``: every one.
    """

    within: Duration | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A deliverable on or before a day."""

    by: date


@dataclass(frozen=True, slots=True)
class InForce:
    """A document or appointment valid at every moment; for each member of a list where ``each`` names one.

    Attributes:
        coverage: share of the list's members for which it must be, at every moment; ``None``: all.
    """

    each: str | None = None
    coverage: float | None = None


class Direction(StrEnum):
    """How a figure must compare with its reference."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure above or below a number, another area's figure, or its own value in an earlier period.

    Attributes:
        indicator: name of the figure that is followed.
        bound: the number itself, when ``reference`` is ``None``; otherwise the factor on the reference
            (0.9 with ``at_most``: a fall of at least ten per cent). ``None`` reads as 1.
        reference: ``None`` (a plain number), ``year:2018`` (own past) or ``area:<code>`` (another area, by code
            or by a name of :data:`waarborg.commitments.beside.NAMED_AREAS`).
    """

    indicator: str
    direction: Direction
    bound: float | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Attested:
    """A named person states it, with date and document; again every ``every``, or once (``None``)."""

    every: Duration | None = None


Demand: TypeAlias = Frequency | Interval | Response | Milestone | InForce | Target | Attested

KIND_OF: dict[type, Kind] = {
    Frequency: Kind.FREQUENCY,
    Interval: Kind.INTERVAL,
    Response: Kind.RESPONSE,
    Milestone: Kind.MILESTONE,
    InForce: Kind.IN_FORCE,
    Target: Kind.TARGET,
    Attested: Kind.ATTESTED,
}
