"""Which moment do the cells of a list of incidents mean?"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from waarborg.sources.incidents.cells import Cell, read_number
from waarborg.sources.incidents.habits import DAY, EMPTY, Habits, Order
from waarborg.sources.incidents.written_days import has_two_figures, in_figures

ZONE = ZoneInfo("Europe/Amsterdam")

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}.*(?:Z|[+-]\d{2}(?::?\d{2})?)")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})")
_TIME = re.compile(
    r"(\d{1,2})[:.u](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:\s*uur|\s*([ap])\.?m\.?)?|(\d{2})(\d{2})(\d{2})?",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{5}([.,]\d+)?")
_FIRST_DAY = datetime.fromisoformat("1899-12-30")
"""From which a spreadsheet counts its days."""
_SERIALS = (20_000, 80_000)
"""From 1954 to 2119: what lies outside is no day but another number."""
_OLDEST = 1800
_A_DAY = timedelta(days=1)


class Unreadable(ValueError):
    """A cell that means nothing to us; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_moment(
    day: Cell, clock: Cell, at_end: bool = False, habits: Habits | None = None
) -> datetime | None:
    """A moment in UTC, from a day with its time, or from both apart; ``None`` where nothing is filled in.

    What has no zone is Dutch local time. Of the hour that the clock has twice in October a beginning is taken early
    and an end late, so that the interval holds the moment. A day without a time runs from its first minute to its
    last, and so does a month. 24:00 is where the next day begins.

    Args:
        day, clock: the cells.
        at_end: whether it is an end.
        habits: how the list writes its moments; unasked as the Dutch do, day first.

    Raises:
        Unreadable: ``not_a_moment``, ``no_such_time`` for the hour that the clock skips in March, ``unsure_day``
            where day and month may have changed places, or ``unsure_year`` where a year of two figures may stand
            first or last.
    """
    try:
        return _read(day, clock, at_end, habits or Habits())
    except (ValueError, OverflowError) as wrong:
        raise wrong if isinstance(wrong, Unreadable) else Unreadable("not_a_moment") from None


def in_utc(local: datetime, late: bool = False) -> datetime:
    """Dutch local time in UTC.

    Raises:
        Unreadable: where the clock skipped this time.
    """
    aware = local.replace(tzinfo=ZONE, fold=1 if late else 0)
    moment = aware.astimezone(UTC)
    if moment.astimezone(ZONE).replace(tzinfo=None) != local:
        raise Unreadable("no_such_time")
    return moment


def says_nothing(cell: Cell) -> bool:
    """Whether there is nothing in a cell, or what programs write where there is nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in EMPTY)


def _read(day: Cell, clock: Cell, at_end: bool, habits: Habits) -> datetime | None:
    if says_nothing(day):
        return None
    day = in_figures(day, habits.years)
    if has_two_figures(day):
        raise Unreadable("unsure_year")
    if isinstance(day, datetime) and day.tzinfo is not None:
        return day.astimezone(UTC)
    if isinstance(day, str) and _ISO.fullmatch(day.strip()):
        return datetime.fromisoformat(day.strip()).astimezone(UTC)
    month = _MONTH.fullmatch(day.strip()) if isinstance(day, str) else None
    if month is not None:
        return in_utc(_end_of_month(month, at_end), at_end)
    on, since_midnight = _split(day, habits)
    if since_midnight is None and not says_nothing(clock):
        since_midnight = _read_clock(clock, habits.hours)
    if since_midnight is None and habits.midnights and isinstance(day, date):
        since_midnight = timedelta()
    if since_midnight is None:
        since_midnight = timedelta(hours=23, minutes=59) if at_end else timedelta()
    if on.year < _OLDEST:
        raise Unreadable("not_a_moment")
    return in_utc(datetime.combine(on, time()) + since_midnight, at_end)


def _end_of_month(written: re.Match[str], last: bool) -> datetime:
    """The first minute of a month, or its last."""
    year, month = int(written[1] or written[4]), int(written[2] or written[3])
    if not (1 <= month <= 12 and _OLDEST <= year <= 9998):
        raise Unreadable("not_a_moment")
    first = date(year + month // 12, month % 12 + 1, 1) if last else date(year, month, 1)
    return datetime.combine(first, time()) - timedelta(minutes=1 if last else 0)


def _split(cell: Cell, habits: Habits) -> tuple[date, timedelta | None]:
    """A day, and the time of day where the cell has one."""
    cell = _from_serial(cell)
    if isinstance(cell, date):
        if habits.order is Order.UNSURE and cell.month != cell.day <= 12:
            raise Unreadable("unsure_day")
        return _split_date(cell)
    found = DAY.match(str(cell).strip())
    if found is None:
        raise Unreadable("not_a_moment")
    rest = str(cell).strip()[found.end() :].lstrip(" T")
    year, month, on = (
        int(found[1] or found[6] or found[7]),
        int(found[2] or found[5] or found[8]),
        int(found[3] or found[4] or found[9]),
    )
    if found[4] and max(month, on) <= 12 and month != on and habits.order is Order.UNSURE:
        raise Unreadable("unsure_day")
    month_first = habits.order is Order.MONTH_FIRST or (habits.order is Order.UNSURE and month > 12)
    if found[4] and month_first:
        month, on = on, month
    return date(year, month, on), _read_clock(rest, False) if rest else None


def _split_date(cell: date) -> tuple[date, timedelta | None]:
    if not isinstance(cell, datetime):
        return cell, None
    since_midnight = timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    return cell.date(), since_midnight or None


def _from_serial(cell: Cell) -> Cell:
    """The day that a spreadsheet keeps as a number; other cells stay what they are."""
    if isinstance(cell, date | bool) or (isinstance(cell, str) and not _SERIAL.fullmatch(cell.strip())):
        return cell
    number = read_number(cell)
    if number is None or not _SERIALS[0] <= number < _SERIALS[1]:
        return cell
    moment = _FIRST_DAY + timedelta(seconds=round(number * _A_DAY.total_seconds()))
    return moment.date() if number.is_integer() else moment


def _read_clock(cell: Cell, hours: bool) -> timedelta:
    """How long after midnight, up to a whole day.

    Args:
        cell: the time as it is written.
        hours: whether a number of two figures is an hour, and not minutes past midnight.
    """
    if isinstance(cell, datetime):
        return _split_date(cell)[1] or timedelta()
    if isinstance(cell, float) and 0 <= cell < 1:
        return timedelta(minutes=round(cell * 24 * 60))
    text = str(cell).strip()
    if hours and text.isdecimal():
        return _since_midnight(int(text), 0)
    found = _TIME.fullmatch(text.zfill(4 if len(text) <= 4 else 6) if text.isdecimal() else text)
    if found is None:
        raise Unreadable("not_a_moment")
    hour = int(found[1] or found[5])
    if found[4]:
        if not 1 <= hour <= 12:
            raise Unreadable("not_a_moment")
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return _since_midnight(hour, int(found[2] or found[6]), int(found[3] or found[7] or 0))


def _since_midnight(hour: int, minute: int, second: int = 0) -> timedelta:
    found = timedelta(hours=hour, minutes=minute, seconds=second)
    if minute > 59 or second > 59 or found > _A_DAY:
        raise Unreadable("not_a_moment")
    return found
