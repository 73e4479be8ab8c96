from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.incidents.taking_in import take_in
from waarborg.sources.incidents.written_days import Years, in_figures, years_of

TODAY = date(2026, 12, 1)
NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3 mei 2025", "2025-05-03"),
        ("3-mei-2025", "2025-05-03"),
        ("3 May 2025 14:05", "2025-05-03 14:05"),
        ("03-MRT-25", "2025-03-03"),
        ("1 okt. 1998", "1998-10-01"),
        ("31 september 2025", "2025-09-31"),
        ("3 mein 2025", "3 mein 2025"),
        ("2025-05-03", "2025-05-03"),
        ("31-12-25", "31-12-25"),
        (45985, 45985),
    ],
)
def test_a_month_in_words_becomes_a_number(written: Cell, read: Cell) -> None:
    assert in_figures(written, Years.UNSURE) == read


@pytest.mark.parametrize(
    ("days", "years"),
    [
        (["31-12-25"], Years.LAST),
        (["25-12-31"], Years.FIRST),
        (["12/31/25", "4/5/25"], Years.LAST),
        (["4-5-98"], Years.LAST),
        (["98-05-04"], Years.FIRST),
        (["11-10-12", "12-11-10"], Years.UNSURE),
        (["31-12-25", "25-12-31"], Years.UNSURE),
        (["31-12-25"] * 30 + ["25-12-31"], Years.LAST),
        (["31-12-2025", 45985, None, "gisteren"], Years.UNSURE),
    ],
)
def test_the_days_of_a_list_say_where_a_year_of_two_figures_stands(days: list[Cell], years: Years) -> None:
    assert years_of(days, TODAY) is years


@pytest.mark.parametrize(
    ("days", "first", "reasons"),
    [
        (["31-12-25 10:00", "01-02-25"], datetime(2025, 12, 31, 9, tzinfo=UTC), []),
        (["12/31/25 10:00", "2/1/25"], datetime(2025, 12, 31, 9, tzinfo=UTC), []),
        (["25-12-31 10:00", "25-02-01"], datetime(2025, 12, 31, 9, tzinfo=UTC), []),
        (["3 mei 2025 10:00", "onbekend"], datetime(2025, 5, 3, 8, tzinfo=UTC), ["not_a_moment"]),
        (["3-may-25 10:00", "11-10-12"], datetime(2025, 5, 3, 8, tzinfo=UTC), ["unsure_year"]),
        (["31 dec 2025 10:00", "31 sep 2025"], datetime(2025, 12, 31, 9, tzinfo=UTC), ["not_a_moment"]),
    ],
)
def test_such_days_count_or_are_told(days: list[str], first: datetime, reasons: list[str]) -> None:
    rows = [(number, (day, "BU1")) for number, day in enumerate(days, start=2)]
    taken = take_in(rows, Columns(begin=0, area=1), [], NOW)
    assert taken.incidents[0].begin == first
    assert [each.reason for each in taken.rejects] == reasons
    assert all(each.say("nl") for each in taken.rejects)
