"""Which days are working days in the Netherlands?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from waarborg.registers.public_holidays import GOOD_FRIDAY, LIBERATION_DAY, holidays_of

NO_HOLIDAYS: frozenset[date] = frozenset()

_SATURDAY = 5

_holidays_of = lru_cache(maxsize=512)(holidays_of)


def public_holidays(
    years: Iterable[int], *, good_friday: bool = False, liberation_day_yearly: bool = False
) -> frozenset[date]:
    """Return the days on which a town hall is closed, for counting the working days of a promise.

    By default Good Friday is a working day and 5 May is one except in lustrum years (2025, 2030), as most
    municipalities have it; a municipality that closes on them says so.
    """
    closed = set()
    for year in years:
        for day, names in _holidays_of(year).items():
            left = set(names)
            if not good_friday:
                left.discard(GOOD_FRIDAY)
            if not liberation_day_yearly and year % 5:
                left.discard(LIBERATION_DAY)
            if left:
                closed.add(day)
    return frozenset(closed)


def statutory_holidays(years: Iterable[int]) -> frozenset[date]:
    """Return the public holidays of the Algemene termijnenwet, article 3, first and second paragraph.

    Good Friday and every 5 May are among them. Days made equal by royal decree (third paragraph) are not:
    pass those where the end of a term is asked.
    """
    return public_holidays(years, good_friday=True, liberation_day_yearly=True)


def is_working_day(day: date, holidays: frozenset[date] = NO_HOLIDAYS) -> bool:
    """Tell whether the day is no Saturday, Sunday or one of the given holidays."""
    return day.weekday() < _SATURDAY and day not in holidays


def next_working_day(day: date, holidays: frozenset[date] = NO_HOLIDAYS) -> date:
    """Return the first working day after the day."""
    day += timedelta(days=1)
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day


def previous_working_day(day: date, holidays: frozenset[date] = NO_HOLIDAYS) -> date:
    """Return the last working day before the day."""
    day -= timedelta(days=1)
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, amount: int, holidays: frozenset[date] = NO_HOLIDAYS) -> date:
    """Return the day that lies ``amount`` working days after (or, below zero, before) the day."""
    return _add_working_days(day, amount, holidays)


@lru_cache(maxsize=4_096)
def _add_working_days(day: date, amount: int, holidays: frozenset[date]) -> date:
    """Kept, for each new report is held against the same terms of the same days of the year."""
    for _ in range(amount):
        day = next_working_day(day, holidays)
    for _ in range(-amount):
        day = previous_working_day(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: frozenset[date] = NO_HOLIDAYS) -> int:
    """Count the working days after ``start`` up to and including ``end``; zero when ``end`` is not later."""
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
