"""How is a stretch of time written and read by people who plan: in quarters, years or days?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from waarborg.commitments.windows import Window
from waarborg.commitments.wording import say_day
from waarborg.registers.terms import add_months
from waarborg.registers.values import UnreadableValueError, read_day

_QUARTER = re.compile(
    r"(?P<year>\d{4})[\s-]*[kq](?P<quarter>\d)|[kq](?P<first>\d)[\s-]*(?P<last>\d{4})", re.I
)
_YEAR = re.compile(r"\d{4}")
_MONTHS = 3
_EARLIEST, _LATEST = 1900, 2200


def quarter_of(day: date) -> Window:
    """Return the quarter in which a day lies."""
    start = date(day.year, (day.month - 1) // _MONTHS * _MONTHS + 1, 1)
    return Window(start, add_months(start, _MONTHS) - timedelta(days=1))


def quarters_in(window: Window) -> Iterator[Window]:
    """Yield the quarters that a window touches, in order."""
    quarter = quarter_of(window.start)
    while quarter.start <= window.end:
        yield quarter
        quarter = quarter_of(quarter.end + timedelta(days=1))


def name_of_quarter(quarter: Window) -> str:
    """Return how a quarter is written in a form: ``2027-K3``."""
    return f"{quarter.start.year}-K{(quarter.start.month - 1) // _MONTHS + 1}"


def usual_stretch(running: Window, day: date) -> Window | None:
    """Return when what is planned on a day usually happens: from the next quarter to the end of the year after it.

    Args:
        running: the time of the plan, beyond which nothing is planned.
        day: today.

    Returns:
        ``None`` when no whole quarter of the plan is left.
    """
    start = max(quarter_of(day).end + timedelta(days=1), running.start)
    end = min(date(start.year + 1, 12, 31), running.end)
    return Window(start, end) if start <= end else None


def read_stretch(written: str) -> Window:
    """Read a day (``31-12-2027``), a quarter (``2027-K3``, ``Q3 2027``) or a year (``2027``).

    Raises:
        UnreadableValueError: when it is none of these.
    """
    text = written.strip()
    if match := _QUARTER.fullmatch(text):
        year, number = int(match["year"] or match["last"]), int(match["quarter"] or match["first"])
        if not 1 <= number <= 4 or not _EARLIEST <= year <= _LATEST:
            raise UnreadableValueError("not_a_stretch")
        return quarter_of(date(year, number * _MONTHS, 1))
    if _YEAR.fullmatch(text) and text.isascii() and _EARLIEST <= int(text) <= _LATEST:
        return Window(date(int(text), 1, 1), date(int(text), 12, 31))
    try:
        day = read_day(text)
    except UnreadableValueError as error:
        raise UnreadableValueError("not_a_stretch") from error
    return Window(day, day)


def write_first_day(day: date) -> str:
    """Write the first day of something for a form: its quarter when that begins on it, else the day."""
    quarter = quarter_of(day)
    return name_of_quarter(quarter) if quarter.start == day else day.isoformat()


def write_last_day(day: date) -> str:
    """Write the last day of something for a form: its quarter when that ends on it, else the day."""
    quarter = quarter_of(day)
    return name_of_quarter(quarter) if quarter.end == day else day.isoformat()


def say_stretch(window: Window, language: Literal["nl", "en"]) -> str:
    """Say when something happens: ``2e kwartaal 2027``, ``2027``, or from which day to which."""
    first, last = quarter_of(window.start), quarter_of(window.end)
    if first.start != window.start or last.end != window.end:
        joined = "tot en met" if language == "nl" else "to"
        return f"{say_day(window.start, language)} {joined} {say_day(window.end, language)}"
    if (window.start.month, window.end.month) == (1, 12):
        years = (window.start.year, window.end.year)
        return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
    if first == last:
        return _say_quarter(first, language)
    joined = "t/m" if language == "nl" else "to"
    return f"{_say_quarter(first, language)} {joined} {_say_quarter(last, language)}"


def say_stretch_briefly(window: Window) -> str:
    """Say it for a narrow column, so that it breaks at the dash alone: ``K4 2026 – K2 2027``, ``K2 2027``."""
    first, last = quarter_of(window.start), quarter_of(window.end)
    starts = _brief(first) if first.start == window.start else _digits(window.start)
    ends = _brief(last) if last.end == window.end else _digits(window.end)
    return starts if first == last and starts == ends else f"{starts}\u00a0– {ends}"


def _brief(quarter: Window) -> str:
    return f"K{(quarter.start.month - 1) // _MONTHS + 1}\u00a0{quarter.start.year}"


def _digits(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _say_quarter(quarter: Window, language: Literal["nl", "en"]) -> str:
    number = (quarter.start.month - 1) // _MONTHS + 1
    if language == "nl":
        return f"{number}e kwartaal {quarter.start.year}"
    return f"Q{number} {quarter.start.year}"
