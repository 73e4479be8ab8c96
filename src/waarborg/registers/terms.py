"""When does a term end?"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from waarborg.registers.calendars import (
    NO_HOLIDAYS,
    add_working_days,
    is_working_day,
    next_working_day,
    statutory_holidays,
    working_days_between,
)
from waarborg.registers.durations import Duration, Unit

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_HOURS_IN_A_DAY = 24
_LAST_MOMENT = time(23, 59, 59, 999999)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later or earlier; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_to_day(day: date, term: Duration, holidays: frozenset[date] = NO_HOLIDAYS) -> date:
    """Return the last day of a term that starts to run after the day; hours round up to whole days."""
    return _move(day, term.amount, term.unit, holidays)


def subtract_from_day(day: date, term: Duration) -> date:
    """Return the latest day that lies a whole term before the day ("14 weeks before the event").

    A term counted backwards is never extended (Algemene termijnenwet, article 1, second paragraph).
    """
    return _move(day, -term.amount, term.unit, NO_HOLIDAYS)


def _move(day: date, amount: int, unit: Unit, holidays: frozenset[date]) -> date:
    match unit:
        case Unit.YEAR:
            return add_months(day, 12 * amount)
        case Unit.MONTH:
            return add_months(day, amount)
        case Unit.WEEK:
            return day + timedelta(weeks=amount)
        case Unit.DAY:
            return day + timedelta(days=amount)
        case Unit.WORKING_DAY:
            return add_working_days(day, amount, holidays)
        case Unit.HOUR:
            whole_days = -(-abs(amount) // _HOURS_IN_A_DAY)
            return day + timedelta(days=whole_days if amount > 0 else -whole_days)


def least_days(term: Duration) -> int:
    """Return how many days :func:`add_to_day` adds at the least, whatever the day."""
    match term.unit:
        case Unit.YEAR:
            return 365 * term.amount
        case Unit.MONTH:
            return 28 * term.amount
        case Unit.WEEK:
            return 7 * term.amount
        case Unit.DAY | Unit.WORKING_DAY:
            return term.amount
        case Unit.HOUR:
            return -(-term.amount // _HOURS_IN_A_DAY)


def term_end(start: datetime, term: Duration, holidays: frozenset[date] = NO_HOLIDAYS) -> datetime:
    """Return the last moment, Dutch time, at which an answer is in time.

    Hours run on the clock, through nights and weekends, and are real hours when summer time begins or ends.
    Other terms count from the day after the start and end with their last day. This is the term of a promise;
    a term set by an act of parliament ends as :func:`waarborg.registers.stopwatch.end_under_the_law` says.

    Raises:
        ValueError: when ``start`` has no time zone.
    """
    if start.tzinfo is None:
        raise ValueError(f"a term starts at a moment with a time zone, not at {start.isoformat()}")
    if term.unit is Unit.HOUR:
        return (start.astimezone(UTC) + timedelta(hours=term.amount)).astimezone(AMSTERDAM)
    last_day = add_to_day(start.astimezone(AMSTERDAM).date(), term, holidays)
    return end_of_day(last_day)


def end_of_day(day: date) -> datetime:
    """Return the last moment of the day in the Netherlands."""
    return datetime.combine(day, _LAST_MOMENT, tzinfo=AMSTERDAM)


def run_on(start: date, end: date, term: Duration) -> date:
    """Return the day up to which a statutory term runs on that would end on ``end``.

    Args:
        start: the day after which it began to run.
        end: where it would end, with the days on which it stood still or by which it was extended.
        term: as the law sets it: whether it runs on depends on its length.
    """
    if not _is_extended(term):
        return end
    holidays = statutory_around(start)
    if least_days(term) >= 3:
        while working_days_between(start, end, holidays) < 2:
            end += timedelta(days=1)
    holidays = statutory_around(end)
    return end if is_working_day(end, holidays) else next_working_day(end, holidays)


def statutory_around(day: date) -> frozenset[date]:
    """Return the public holidays of the Algemene termijnenwet (article 3) in the year of a day and the next."""
    return statutory_holidays((day.year, day.year + 1))


_LONGEST_EXTENDED = {Unit.DAY: 90, Unit.WORKING_DAY: 90, Unit.WEEK: 12, Unit.MONTH: 3}


def _is_extended(term: Duration) -> bool:
    return term.amount <= _LONGEST_EXTENDED.get(term.unit, 0)
