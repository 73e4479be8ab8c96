"""Which actions does an address ask for: of which days, as they stood when, by whom, and in which order?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from waarborg.commitments.actions import Progress
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor
from waarborg.records.queries.plan_actions import ActionLine

MINE, NOBODY = "ik", "niemand"
STOPPED = Progress.STOPPED.value
"""Stands where a standing would, as what was stopped has none."""

_PUBLIC = "openbaar"

ORDERS: dict[str, Callable[[ActionLine], Any]] = {
    "begin": lambda line: (line.window.start, line.window.end),
    "eind": lambda line: (line.window.end, line.window.start),
    "stand": lambda line: (line.urgency, line.window.end),
    "wie": lambda line: (not line.who, line.who.casefold(), line.window.end),
    "actie": lambda line: line.row.title.casefold(),
    "onderdeel": lambda line: (
        line.row.measure.section.position,
        line.row.measure.position,
        line.window.start,
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        day: on which the actions are judged.
        stretch: from one day to another, as a document tells of; ``None``: two whole years from ``year``.
        is_public: without what is confidential, as in documents.
    """

    year: int
    who: str
    standing: str
    part: str
    order: str
    day: date
    is_past: bool
    stretch: Window | None
    is_public: bool

    @property
    def window(self) -> Window:
        """The days of which actions are shown."""
        return self.stretch or Window(date(self.year, 1, 1), date(self.year + 1, 12, 31))

    @property
    def years(self) -> Window:
        """The same in whole years, for a line of time."""
        return Window(date(self.window.start.year, 1, 1), date(self.window.end.year, 12, 31))

    def address(self, **instead: str | int) -> str:
        """The same question with something else in it."""
        asked = {
            **({} if self.stretch else {"jaar": self.year}),
            "wie": self.who,
            "stand": self.standing,
            "onderdeel": self.part,
            "volgorde": self.order,
            **dict(self.kept),
        }
        return urlencode({name: value for name, value in (asked | instead).items() if value})

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form must send along to ask about the same days."""
        kept = [("dag", self.day.isoformat())] if self.is_past else []
        if self.stretch is not None:
            kept += [("van", self.stretch.start.isoformat()), ("tot", self.stretch.end.isoformat())]
        return [*kept, (_PUBLIC, "ja")] if self.is_public else kept

    def choose(self, lines: Sequence[ActionLine], actor: Actor) -> list[ActionLine]:
        """Those of the lines that are asked for, in the order asked for."""
        own = actor.account.pk if actor.account else None
        standings = self.standing.split(",")
        chosen = [
            line
            for line in lines
            if (not self.standing or (line.standing or line.progress.value) in standings)
            and (not self.part or (line.part is not None and str(line.part.section) == self.part))
            and (not self.who or _is_by(line, self.who, own))
        ]
        return sorted(chosen, key=ORDERS[self.order])


def _is_by(line: ActionLine, who: str, own: int | None) -> bool:
    if who == MINE:
        return own is not None and line.row.owner_id == own
    return not line.who if who == NOBODY else line.who == who


def read_asked(query: QueryDict, today: date) -> Asked:
    """Read an address; what makes no sense is left out, so that an old link still opens."""
    year = read_year(query.get("jaar", ""))
    order, day = query.get("volgorde", ""), day_asked(query, today)
    return Asked(
        year or today.year,
        query.get("wie", "")[:120],
        query.get("stand", "")[:100],
        query.get("onderdeel", "")[:20],
        order if order in ORDERS else "begin",
        day,
        day < today,
        None if year else _stretch(query),
        asks_public(query),
    )


def day_asked(query: QueryDict, today: date) -> date:
    """The day that an address asks about, in ``dag``; today where it asks for none or for one that is to come."""
    return min(_day(query.get("dag", "")) or today, today)


def asks_public(query: QueryDict) -> bool:
    """Whether an address asks for what may stand in documents alone."""
    return query.get(_PUBLIC, "") == "ja"


def read_year(written: str) -> int | None:
    """A year of four digits in which plans may run."""
    year = int(written) if written.isascii() and written.isdecimal() and len(written) == 4 else 0
    return year if 1990 <= year <= 2200 else None


def _stretch(query: QueryDict) -> Window | None:
    start, end = _day(query.get("van", "")), _day(query.get("tot", ""))
    if start is None or end is None or not 1990 <= start.year <= end.year <= 2200 or start > end:
        return None
    return Window(start, end) if end.year - start.year < 10 else None


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
