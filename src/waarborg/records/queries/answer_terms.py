"""Were triggers answered in time, by the days on which they opened and were answered?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from waarborg.commitments.evidence import Answered
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration
from waarborg.registers.selections import Selection
from waarborg.registers.terms import add_to_day, end_of_day

Days: TypeAlias = "Iterable[tuple[date, date | None, int]]"
"""On which day triggers opened, on which they were answered, if they were, and how many there are of these."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the triggers.

    Attributes:
        organisation: whose entries.
        triggers: the entries that ask for an answer.
        answer: the entries that answer a trigger and name it as their cause; of the register of the triggers
            themselves: what a trigger must hold to be its own answer (a topic on the agenda of a meeting);
            ``None``: closing the trigger answers it.
        within: the term; ``None``: at all.
        window: the days on which the triggers happened, none after ``day``.
        day: what is entered after it is left out.
        over: the last day that is over; a term that ends on it has ended.
        over_at: the moment up to which terms in hours have ended.
    """

    organisation: int
    triggers: Selection
    answer: Selection | None
    within: Duration | None
    window: Window
    day: date
    over: date
    over_at: datetime
    holidays: frozenset[date] = field(default=frozenset(), repr=False)


def tally_days(asked: Asked, within: Duration, days: Days, swift: int = 0) -> Answered:
    """Hold the days on which triggers opened and were answered against a term in days or working days.

    Args:
        asked: of which triggers.
        within: the term.
        days: of the triggers.
        swift: so many more were answered in time.
    """
    last_days: dict[date, date] = {}
    in_time, late, waiting, overdue = swift, 0, 0, 0
    first: date | None = None
    for opened_on, answered_on, number in days:
        last_day = last_days.get(opened_on)
        if last_day is None:
            last_day = last_days[opened_on] = add_to_day(opened_on, within, asked.holidays)
        if answered_on is not None and answered_on <= asked.day:
            if answered_on <= last_day:
                in_time += number
            else:
                late += number
        elif last_day <= asked.over:
            overdue += number
        else:
            waiting += number
            first = last_day if first is None else min(first, last_day)
    return Answered(
        triggers=in_time + late + waiting + overdue,
        in_time=in_time,
        late=late,
        overdue=overdue,
        waiting=waiting,
        first_due=None if first is None else end_of_day(first),
    )


def last_overdue(asked: Asked, within: Duration) -> datetime:
    """What opened after this moment still has time, by a term in hours."""
    return asked.over_at.astimezone(UTC) - timedelta(hours=within.amount)
