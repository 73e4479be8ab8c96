"""When, and for whom, must what comes round be done: which occasions does a recurring plan ask?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waarborg.commitments.periods import Period, Rhythm, parts, period_after, period_on
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration

_YEARS_SEEN = 20


@dataclass(frozen=True, slots=True)
class Work:
    """What must be done again and again.

    Attributes:
        per: the calendar period.
        times: how often in each period, for each member.
        starts_on, ends_on: from which day until which; ``None``: it goes on.
        months: only in these (1-12); empty: the whole period.
        is_spread: the members take turns over the period, instead of all having the whole of it.
    """

    per: Duration
    times: int
    starts_on: date
    ends_on: date | None = None
    months: tuple[int, ...] = ()
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """For whom it must be done: a member of a list by its number, or (``key`` ``None``) once for all."""

    key: int | None = None
    name: str = ""
    valid_from: date | None = None
    valid_until: date | None = None

    def days_in(self, window: Window) -> Window | None:
        """The days of a window on which it is on its list; ``None``: on none of them."""
        start = max(window.start, self.valid_from or window.start)
        end = min(window.end, self.valid_until or window.end)
        return Window(start, end) if start <= end else None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that it must be done.

    Attributes:
        period: the calendar period (or season) in which it counts.
        number: which of the times in that period, from 0.
        days: from which day it can be done, and by which it must be.
    """

    member: Member
    period: Window
    number: int
    days: Window


def occasions(work: Work, members: Sequence[Member], first: date, last: date) -> Iterator[Occasion]:
    """Yield what must be done in the periods that touch the days from ``first`` to ``last``, period by period.

    A period of which less than half lies within the plan asks nothing: who begins in November need not catch up on
    the whole year. Within a period the times are spread evenly; ``is_spread`` gives each member its own turn, in
    the order of ``members``. A member that is not on its list on any day of its turn is passed over.
    """
    for period in _periods(work, first, last):
        days = [day for part in parts(period, work.months) for day in _days(part)]
        turns = len(members) if work.is_spread else 1
        for number in range(work.times):
            for place, member in enumerate(members):
                slot = number * turns + (place if work.is_spread else 0)
                its_days = member.days_in(_slot(days, slot, work.times * turns))
                if its_days is not None:
                    yield Occasion(member, period, number, its_days)


def _periods(work: Work, first: date, last: date) -> Iterator[Window]:
    """The periods that weigh and touch the days, oldest first."""
    end = work.ends_on or date(max(work.starts_on, last).year + _YEARS_SEEN, 12, 31)
    rhythm = Rhythm(work.per, Window(work.starts_on, end), work.months)
    period: Period | None = period_on(rhythm, max(first, work.starts_on))
    while period is not None and period.window.start <= last:
        if period.weighs and period.window.end >= first:
            yield period.window
        period = period_after(rhythm, period.window)


def _days(window: Window) -> Iterator[date]:
    day = window.start
    while day <= window.end:
        yield day
        day += timedelta(days=1)


def _slot(days: Sequence[date], number: int, slots: int) -> Window:
    """The days of one of so many equal parts; a part is never empty."""
    start = min(number * len(days) // slots, len(days) - 1)
    end = max(start, (number + 1) * len(days) // slots - 1)
    return Window(days[start], days[end])
