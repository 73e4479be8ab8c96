from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.incidents.moments import ZONE, Unreadable, in_utc, read_moment


@pytest.mark.parametrize(
    ("day", "clock", "local"),
    [
        ("2025-11-24 13:05", None, "2025-11-24T13:05"),
        ("2025-11-24T13:05:30", None, "2025-11-24T13:05:30"),
        ("24-11-2025 13:05", None, "2025-11-24T13:05"),
        ("24-11-2025", "13.05 uur", "2025-11-24T13:05"),
        ("4/1/2025", "1305", "2025-01-04T13:05"),
        ("20251124", "905", "2025-11-24T09:05"),
        (date(2025, 11, 24), "7:15", "2025-11-24T07:15"),
        (datetime.fromisoformat("2025-11-24T13:05"), None, "2025-11-24T13:05"),
        (datetime.fromisoformat("2025-11-24"), 0.5, "2025-11-24T12:00"),
        ("24-11-2025", None, "2025-11-24T00:00"),
        ("2025-11-24T12:05:00Z", None, "2025-11-24T13:05"),
        ("2025-07-24T12:05:00+00:00", None, "2025-07-24T14:05"),
        ("2025-07-24 12:05:00+00:00", None, "2025-07-24T14:05"),
        ("24-11-2025", "24:00", "2025-11-25T00:00"),
        ("24-11-2025 24:00", None, "2025-11-25T00:00"),
        ("24-11-2025", "130559", "2025-11-24T13:05:59"),
        ("24-11-2025", "1:05 PM", "2025-11-24T13:05"),
        ("24-11-2025", "12:05 am", "2025-11-24T00:05"),
        (45985, "7:15", "2025-11-24T07:15"),
        (45985.5, None, "2025-11-24T12:00"),
        ("45985,25", None, "2025-11-24T06:00"),
    ],
)
def test_a_moment_is_read_as_people_write_it(day: Cell, clock: Cell, local: str) -> None:
    moment = read_moment(day, clock)
    assert moment is not None
    assert moment.astimezone(ZONE).replace(tzinfo=None) == datetime.fromisoformat(local)


def test_a_day_without_a_time_lasts_a_day() -> None:
    begin, end = read_moment("24-11-2025", None), read_moment("24-11-2025", None, at_end=True)
    assert begin is not None
    assert end is not None
    assert end - begin == timedelta(hours=23, minutes=59)


@pytest.mark.parametrize(("month", "days"), [("2018-07", 31), ("02-2024", 29), ("12/2025", 31)])
def test_a_month_without_a_day_lasts_a_month(month: str, days: int) -> None:
    begin, end = read_moment(month, None), read_moment(month, None, at_end=True)
    assert begin is not None
    assert end is not None
    assert begin.astimezone(ZONE).day == 1
    assert (end - begin + timedelta(minutes=1)).days == days


def test_the_hour_that_comes_twice_lies_within_the_interval() -> None:
    begin, end = read_moment("2025-10-26 02:30", None), read_moment("2025-10-26 02:30", None, at_end=True)
    assert (begin, end) == (
        datetime(2025, 10, 26, 0, 30, tzinfo=UTC),
        datetime(2025, 10, 26, 1, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("day", "clock", "code"),
    [
        ("2025-03-30 02:30", None, "no_such_time"),
        ("31-02-2025", None, "not_a_moment"),
        ("gisteren", None, "not_a_moment"),
        ("24-11-2025", "25:00", "not_a_moment"),
        ("24-11-2025", "avond", "not_a_moment"),
        (True, None, "not_a_moment"),
        ("2025-11-24T99:00Z", None, "not_a_moment"),
        ("2025-13", None, "not_a_moment"),
        ("24-11-2025", "24:01", "not_a_moment"),
        ("24-11-2025", "13:05 pm", "not_a_moment"),
        ("24-11-2025", "²", "not_a_moment"),
        (date(1, 1, 1), None, "not_a_moment"),
        ("0001-01", None, "not_a_moment"),
        ("0001-01-01T00:00:00+01:00", None, "not_a_moment"),
        ("31-12-9999", "24:00", "not_a_moment"),
        (12345, None, "not_a_moment"),
    ],
)
def test_what_is_no_moment_says_so(day: Cell, clock: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_moment(day, clock)
    assert refused.value.code == code


@given(st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2030-01-01")))
def test_every_local_time_either_comes_back_unchanged_or_never_was(local: datetime) -> None:
    try:
        moment = in_utc(local)
    except Unreadable:
        assert (local.month, local.hour) == (3, 2)
        return
    assert moment.astimezone(ZONE).replace(tzinfo=None) == local
    assert in_utc(local, late=True) - moment in (timedelta(), timedelta(hours=1))


@given(st.text(max_size=30))
def test_no_text_at_all_is_worse_than_unreadable(text: str) -> None:
    try:
        moment = read_moment(text, text)
    except Unreadable:
        return
    assert moment is None or moment.tzinfo is not None


@pytest.mark.parametrize("nothing", [None, "", " ", "-", "NA", "n.v.t.", "NULL", "NaN"])
def test_what_stands_where_there_is_nothing_is_no_moment_and_no_mistake(nothing: Cell) -> None:
    assert read_moment(nothing, None) is None
    assert read_moment("24-11-2025", nothing) == read_moment("24-11-2025", None)
