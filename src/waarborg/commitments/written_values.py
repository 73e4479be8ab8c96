"""Is one written value of a demand what it must be? Each reader raises ValueError or TypeError when it is not."""

from __future__ import annotations

from datetime import date

from waarborg.registers.durations import Duration, Unit

_LONGEST = {
    Unit.HOUR: 24 * 365,
    Unit.DAY: 36500,
    Unit.WORKING_DAY: 1000,
    Unit.WEEK: 5200,
    Unit.MONTH: 1200,
    Unit.YEAR: 100,
}
_MANY = 1_000_000


def read_duration(value: object) -> Duration:
    """A duration of at most a century."""
    duration = Duration.from_json(value)
    if duration.amount > _LONGEST[duration.unit]:
        raise ValueError("longer than a century")
    return duration


def read_calendar_duration(value: object) -> Duration:
    """A duration that can be a period of the calendar."""
    duration = read_duration(value)
    if duration.unit is Unit.HOUR:
        raise ValueError("no calendar period")
    return duration


def read_number(value: object) -> int:
    """A whole number of things."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MANY:
        raise ValueError("no number")
    return value


def read_figure(value: object) -> float:
    """A measured or wanted figure."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < float("inf"):
        raise ValueError("no figure")
    return float(value)


def read_share(value: object) -> float:
    """A share above nought, up to 1."""
    share = read_figure(value)
    if not 0 < share <= 1:
        raise ValueError("no share")
    return share


def read_name(value: object) -> str:
    """A name that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("no name")
    return value


def read_day(value: object) -> date:
    """A day as ``2026-12-31``."""
    if not isinstance(value, str):
        raise TypeError("no day")
    return date.fromisoformat(value)


def read_months(value: object) -> tuple[int, ...]:
    """Months of the year, each once and in order."""
    if not isinstance(value, list | tuple):
        raise TypeError("no months")
    months = tuple(read_number(month) for month in value)
    if any(not 1 <= month <= 12 for month in months):
        raise ValueError("no month")
    return tuple(sorted(set(months)))


def read_reference(value: object) -> str:
    """What a figure is compared with: ``year:2018``, ``area:GM0344``."""
    what, _, which = read_name(value).partition(":")
    if not which or what not in ("year", "area") or (what == "year" and not which.isdigit()):
        raise ValueError("no reference")
    return read_name(value)
