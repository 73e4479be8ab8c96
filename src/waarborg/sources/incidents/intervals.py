"""Between which two moments did it happen, according to a row of a list of incidents?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from waarborg.sources.incidents.cells import Cell, NumberedRow, cell_of
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.incidents.habits import Habits, habits_of, order_of
from waarborg.sources.incidents.moments import Unreadable, read_moment, says_nothing
from waarborg.sources.incidents.written_days import in_figures, years_of

_A_DAY, _A_MONTH = timedelta(days=1), timedelta(days=31)


def habits_of_list(rows: Sequence[NumberedRow], columns: Columns, today: date) -> tuple[Habits, Habits]:
    """How the beginnings and the ends of a list are written; see :func:`habits_of`."""
    begins, ends = ([cell_of(row, place) for _, row in rows] for place in (columns.begin, columns.end))
    clocks = ([cell_of(row, place) for _, row in rows] for place in (columns.begin_time, columns.end_time))
    years = years_of((*begins, *ends), today)
    order = order_of(in_figures(each, years) for each in (*begins, *ends))
    begun, ended = (
        replace(habits_of(days, times, order), years=years)
        for days, times in zip((begins, ends), clocks, strict=True)
    )
    return begun, ended


def read_interval(
    row: Sequence[Cell], columns: Columns, now: datetime, habits: tuple[Habits, Habits]
) -> tuple[datetime, datetime]:
    """The first and the last moment at which it may have happened, in UTC.

    Args:
        row, columns: the row, and which of its cells are the moments.
        now: later than this nothing can have happened, though a day or a month that is not over may count.
        habits: of the beginnings and of the ends.

    Raises:
        Unreadable: as :func:`read_moment`, or ``no_moment``, ``reversed`` or ``in_the_future``.
    """
    begin_cell, begin_clock = cell_of(row, columns.begin), cell_of(row, columns.begin_time)
    end_cell, end_clock = cell_of(row, columns.end), cell_of(row, columns.end_time)
    begin = read_moment(begin_cell, begin_clock, habits=habits[0])
    end = read_moment(end_cell, end_clock, True, habits[1])
    if begin is None:
        raise Unreadable("no_moment")
    if begin > now:
        raise Unreadable("in_the_future")
    if end is None:
        end = _end_without_day(begin, begin_cell, (begin_clock, end_clock), habits)
    if end < begin:
        raise Unreadable("reversed")
    if end > now + _A_MONTH:
        raise Unreadable("in_the_future")
    return begin, end


def _end_without_day(
    begin: datetime, day: Cell, clocks: tuple[Cell, Cell], habits: tuple[Habits, Habits]
) -> datetime:
    """Where only a time is given as the end: that time of the day of the beginning, or of the day after.

    Without that too a day without a time lasts a day, and a time without an end is a moment.
    """
    if says_nothing(clocks[1]):
        return max(begin, read_moment(day, clocks[0], True, habits[0]) or begin)
    end = read_moment(day, clocks[1], True, replace(habits[0], hours=habits[1].hours)) or begin
    return end if end >= begin else end + _A_DAY
