"""On which days and at which hours do things happen in the example?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from waarborg.registers.calendars import is_working_day, public_holidays

DUTCH = ZoneInfo("Europe/Amsterdam")
_SEED = "Duinmeer"
_EVENINGS = {"horecacontrole", "inwoners", "raad", "evenement"}
_WEEKENDS = {"horecacontrole", "strand_jachthaven", "evenement", "recreatiepark", "surveillance"}


def chance(*names: object) -> Random:
    """A source of chance of its own for whatever the names say: what others draw changes nothing here."""
    # Invented evidence that must be the same each time is no secret.
    return Random(":".join((_SEED, *map(str, names))))  # nosec B311


def working_day_near(day: date, allowed: Sequence[date]) -> date:
    """The day itself when it is a working day; else the next one among the allowed days, or the last before."""
    holidays = public_holidays(range(allowed[0].year, allowed[-1].year + 1))
    later = (each for each in allowed if each >= day and is_working_day(each, holidays))
    earlier = (each for each in reversed(allowed) if each < day and is_working_day(each, holidays))
    return next(later, None) or next(earlier, None) or day


def in_weekends(category: str) -> bool:
    """Does this happen in weekends as well?"""
    return category in _WEEKENDS


def at_some_hour(day: date, category: str, luck: Random) -> datetime:
    """A quarter of an hour within the hours at which this happens."""
    first, last = (20, 22) if category in _EVENINGS else (9, 16)
    return at(day, luck.randint(first, last), luck.choice((0, 15, 30, 45)))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment by the Dutch clock."""
    return datetime.combine(day, time(hour, minute), DUTCH)


def days_of(start: date, end: date) -> list[date]:
    """Every day from the first up to and including the last."""
    return [start + timedelta(days=offset) for offset in range((end - start).days + 1)]
