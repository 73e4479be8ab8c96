"""In which calendar periods does a promise fall, and over which of their days does it hold?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from waarborg.commitments.windows import Window
from waarborg.registers.calendars import NO_HOLIDAYS, is_working_day, next_working_day, previous_working_day
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.terms import add_months

ONE_DAY = timedelta(days=1)
YEARLY = Duration(1, Unit.YEAR)

_HOURS_IN_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a promise divides time: the running time of its plan, cut into periods, perhaps a season in each.

    Attributes:
        months: only these months count (1-12); empty: all.
        holidays: days that are no working days, for a promise per working day.
    """

    per: Duration
    running: Window
    months: tuple[int, ...] = ()
    holidays: frozenset[date] = NO_HOLIDAYS


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a rhythm.

    Attributes:
        window: the days that count from first to last, within the plan's running time (and the season).
        whole: what the window would be if the plan ran always.
    """

    window: Window
    whole: Window

    @property
    def weighs(self) -> bool:
        """Tell whether the plan holds in at least half of it: only then can falling short break a promise."""
        return 2 * length(self.window) >= length(self.whole)


def length(window: Window) -> int:
    """Count the days of a window."""
    return (window.end - window.start).days + 1


@lru_cache(maxsize=8192)
def period_on(rhythm: Rhythm, day: date) -> Period:
    """Return the period in which the day falls; between two seasons or after the plan: the last before it.

    Before the plan runs (or before its first season) it is the first one. A season that never comes while the
    plan runs gives the whole running time.
    """
    running = rhythm.running
    seen = _calendar_period(rhythm, min(max(day, running.start), running.end))
    earlier: Window | None = seen
    while earlier is not None:
        period = _within(rhythm, earlier)
        if period is not None and period.window.start <= day:
            return period
        earlier = _before(rhythm, earlier)
    later: Window | None = _calendar_period(rhythm, running.start)
    while later is not None:
        if period := _within(rhythm, later):
            return period
        later = _after(rhythm, later)
    return Period(running, running)


@lru_cache(maxsize=8192)
def period_after(rhythm: Rhythm, window: Window) -> Period | None:
    """Return the first period that starts after the window; ``None`` when the plan ends before it."""
    if window.end >= rhythm.running.end:
        return None
    later: Window | None = _calendar_period(rhythm, window.end + ONE_DAY)
    while later is not None:
        period = _within(rhythm, later)
        if period is not None and period.window.start > window.end:
            return period
        later = _after(rhythm, later)
    return None


def windows_until(rhythm: Rhythm, day: date) -> Iterator[Window]:
    """Yield the windows that started on or before the day, oldest first."""
    period: Period | None = period_on(rhythm, rhythm.running.start)
    while period is not None and period.window.start <= day:
        yield period.window
        period = period_after(rhythm, period.window)


def parts(window: Window, months: tuple[int, ...]) -> tuple[Window, ...]:
    """Split a window into the stretches that lie in the given months; without months it is one stretch."""
    if not months:
        return (window,)
    stretches: list[Window] = []
    start = window.start
    while start <= window.end:
        end = min(add_months(start.replace(day=1), 1) - ONE_DAY, window.end)
        if start.month in months:
            if stretches and stretches[-1].end == start - ONE_DAY:
                start = stretches.pop().start
            stretches.append(Window(start, end))
        start = end + ONE_DAY
    return tuple(stretches)


def _within(rhythm: Rhythm, calendar: Window) -> Period | None:
    whole = calendar
    if rhythm.months:
        stretches = parts(calendar, rhythm.months)
        if not stretches:
            return None
        season = Window(stretches[0].start, stretches[-1].end)
        whole = season if rhythm.per.unit in (Unit.MONTH, Unit.YEAR) else calendar
        calendar = season
    start = max(calendar.start, rhythm.running.start)
    end = min(calendar.end, rhythm.running.end)
    return Period(Window(start, end), whole) if start <= end else None


def _before(rhythm: Rhythm, calendar: Window) -> Window | None:
    if calendar.start <= rhythm.running.start:
        return None
    return _calendar_period(rhythm, calendar.start - ONE_DAY)


def _after(rhythm: Rhythm, calendar: Window) -> Window | None:
    if calendar.end >= rhythm.running.end:
        return None
    return _calendar_period(rhythm, calendar.end + ONE_DAY)


def _calendar_period(rhythm: Rhythm, day: date) -> Window:
    amount, unit = rhythm.per.amount, rhythm.per.unit
    match unit:
        case Unit.YEAR:
            return _months_period(rhythm, 12 * amount, day)
        case Unit.MONTH:
            return _months_period(rhythm, amount, day)
        case Unit.WEEK:
            monday = rhythm.running.start - timedelta(days=rhythm.running.start.weekday())
            return _days_period(monday, 7 * amount, day)
        case Unit.DAY:
            return _days_period(rhythm.running.start, amount, day)
        case Unit.HOUR:
            return _days_period(rhythm.running.start, -(-amount // _HOURS_IN_A_DAY), day)
        case Unit.WORKING_DAY:
            return _working_days_period(rhythm, day)


def _days_period(origin: date, days: int, day: date) -> Window:
    start = day - timedelta(days=(day - origin).days % days)
    return Window(start, start + timedelta(days=days - 1))


def _months_period(rhythm: Rhythm, months: int, day: date) -> Window:
    if 12 % months == 0:
        first = _first_month(rhythm.months) if months == 12 else 1
        index = day.year * 12 + day.month - first
        year, month = divmod(index - index % months + first - 1, 12)
        start = date(year, month + 1, 1)
        return Window(start, add_months(start, months) - ONE_DAY)
    origin = rhythm.running.start
    number = ((day.year - origin.year) * 12 + day.month - origin.month) // months
    if add_months(origin, number * months) > day:
        number -= 1
    start, following = add_months(origin, number * months), add_months(origin, (number + 1) * months)
    return Window(start, following - ONE_DAY)


@lru_cache(maxsize=256)
def _first_month(months: tuple[int, ...]) -> int:
    """Return the month in which a season starts, the one after the longest pause (winter: November)."""
    if not months:
        return 1
    ordered = sorted(set(months))
    pauses = {month: (month - ordered[index - 1]) % 12 or 12 for index, month in enumerate(ordered)}
    return max(ordered, key=lambda month: (pauses[month], -month)) if len(ordered) < 12 else 1


def _working_days_period(rhythm: Rhythm, day: date) -> Window:
    """Count blocks of working days from the start of the plan; days off belong to the block before them."""
    holidays, amount = rhythm.holidays, rhythm.per.amount
    if amount == 1:
        start = day if is_working_day(day, holidays) else previous_working_day(day, holidays)
        return Window(start, next_working_day(start, holidays) - ONE_DAY)
    start = rhythm.running.start
    while True:
        following = start if is_working_day(start, holidays) else next_working_day(start, holidays)
        for _ in range(amount):
            following = next_working_day(following, holidays)
        if following > day:
            return Window(start, following - ONE_DAY)
        start = following
