"""On which days does a series of meetings meet?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from waarborg.registers.calendars import is_working_day, next_working_day, public_holidays
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.terms import add_months, add_to_day

_DAYS_IN_A_WEEK = 7


def meeting_days(first: date, every: Duration, last: date) -> Iterator[tuple[int, date]]:
    """Yield the turns of a series, from 0, with their days up to and including ``last``.

    In days and weeks they lie so many apart. In months and years the weekday and its place in the month stay: who
    meets first on a second Tuesday meets on second Tuesdays; a fifth becomes the last. A meeting that would fall on
    a public holiday moves to the next working day.
    """
    holidays = public_holidays(range(first.year, max(first, last).year + 2))
    turn = 0
    while (day := _nominal(first, every, turn)) <= last:
        moved = day if _may_meet(day, first, holidays) else next_working_day(day, holidays)
        yield turn, moved
        turn += 1


def _nominal(first: date, every: Duration, turn: int) -> date:
    if every.unit in (Unit.MONTH, Unit.YEAR):
        months = every.amount * (12 if every.unit is Unit.YEAR else 1)
        return _same_weekday(add_months(first.replace(day=1), turn * months), first)
    return add_to_day(first, Duration(every.amount * turn, every.unit)) if turn else first


def _same_weekday(month: date, first: date) -> date:
    """The day of a month with the weekday of ``first``, as many weeks from the start as that was."""
    start = month + timedelta(days=(first.weekday() - month.weekday()) % _DAYS_IN_A_WEEK)
    day = start + timedelta(weeks=(first.day - 1) // _DAYS_IN_A_WEEK)
    return day if day.month == month.month else day - timedelta(weeks=1)


def _may_meet(day: date, first: date, holidays: frozenset[date]) -> bool:
    """A series that meets in weekends on purpose goes on doing so."""
    if first.weekday() == day.weekday() and day.weekday() >= 5:
        return True
    return is_working_day(day, holidays)
