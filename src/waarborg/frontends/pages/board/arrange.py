"""How are the lines of a board chosen, ordered and summed up?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from waarborg.commitments.verdicts import WORST_FIRST, Standing
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.records.queries.standings import BoardLine, Part, count_standings

_FAR_AWAY = date.max


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the reader asked to see; ``owner`` 0 means: without an owner, ``part`` 0: under no part of the plan.

    Attributes:
        standings: in the order of the address; none: all.
    """

    search: str = ""
    standings: tuple[str, ...] = ()
    part: int | None = None
    owner: int | None = None
    within_days: int | None = None
    order: str = "urgency"

    @property
    def narrows(self) -> bool:
        """Does it leave anything out?"""
        chosen = (self.part, self.owner, self.within_days)
        return bool(self.search or self.standings) or any(value is not None for value in chosen)


def read_filter(query: QueryDict) -> BoardFilter:
    """The filter in an address; what makes no sense is left out, so that an old link still opens."""
    standings = dict.fromkeys(query.get("stand", "")[:100].split(","))
    order = query.get("volgorde", "")
    return BoardFilter(
        search=query.get("zoek", "").strip()[:100],
        standings=tuple(each for each in standings if each in set(Standing)),
        part=read_number(query.get("onderdeel", "")),
        owner=read_number(query.get("eigenaar", "")),
        within_days=read_number(query.get("binnen", "")),
        order=order if order in ORDERS else "urgency",
    )


def choose(lines: Iterable[BoardLine], asked: BoardFilter, day: date) -> list[BoardLine]:
    """The lines that the filter leaves, in the order asked for."""
    needle = asked.search.casefold()
    chosen = [
        line
        for line in lines
        if (not needle or needle in line.sentence.casefold() or needle == str(line.number))
        and (not asked.standings or line.verdict.standing in asked.standings)
        and (asked.part is None or (line.part.section if line.part else 0) == asked.part)
        and (asked.owner is None or (line.owner or 0) == asked.owner)
        and (asked.within_days is None or _due_within(line, day, asked.within_days))
    ]
    return sorted(chosen, key=ORDERS[asked.order])


def _due_within(line: BoardLine, day: date, days: int) -> bool:
    return line.due_on is not None and line.due_on <= day + timedelta(days=days)


def _by_urgency(line: BoardLine) -> tuple[Any, ...]:
    return (WORST_FIRST.index(line.verdict.standing), line.due_on or _FAR_AWAY, line.number)


ORDERS: dict[str, Callable[[BoardLine], Any]] = {
    "urgency": _by_urgency,
    "due": lambda line: (line.due_on or _FAR_AWAY, line.number),
    "number": lambda line: line.number,
    "owner": lambda line: (line.owner_name.casefold() or "\uffff", line.number),
}


def needs_push(lines: Iterable[BoardLine], day: date) -> list[BoardLine]:
    """What must move in the coming month: at risk, or not yet kept and due within 31 days."""
    urgent = [
        line
        for line in lines
        if line.verdict.standing is Standing.AT_RISK
        or (line.verdict.standing is Standing.ON_TRACK and _due_within(line, day, 31))
    ]
    return sorted(urgent, key=_by_urgency)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a stacked bar, in hundredths of its length."""

    standing: str
    count: int
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class PartStanding:
    """How one part of the plan stands."""

    section: int
    title: str
    kind: str
    total: int
    bars: Sequence[Bar]


def sum_up(lines: Iterable[BoardLine]) -> list[PartStanding]:
    """How each part of the plan stands, in plan order."""
    groups: dict[Part, list[BoardLine]] = {}
    for line in lines:
        if line.part is not None:
            groups.setdefault(line.part, []).append(line)
    return [
        PartStanding(part.section, part.title, part.kind, len(group), stack(group))
        for part, group in groups.items()
    ]


def stack(lines: Sequence[BoardLine]) -> list[Bar]:
    """The stretches of a stacked bar, from kept to unknown; standings without commitments have none."""
    counts = count_standings(lines)
    bars, start = [], 0.0
    for standing in Standing:
        if count := counts[standing]:
            width = 100 * count / len(lines)
            bars.append(Bar(standing.value, count, f"{start:.2f}", f"{width:.2f}"))
            start += width
    return bars
