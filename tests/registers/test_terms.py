"""When does a term end?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.calendars import is_working_day, public_holidays, statutory_holidays
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.stopwatch import end_under_the_law
from waarborg.registers.terms import (
    AMSTERDAM,
    add_to_day,
    subtract_from_day,
    term_end,
)

HOLIDAYS = public_holidays(range(2020, 2036))


def moment(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2026-05-04T14:30", "PT24H", "2026-05-05T14:30"),
        # One night has 23 hours, another 25.
        ("2026-03-28T14:30", "PT24H", "2026-03-29T15:30"),
        ("2026-10-24T14:30", "PT24H", "2026-10-25T13:30"),
        ("2026-12-25T23:00", "PT48H", "2026-12-27T23:00"),
        ("2026-05-04T14:30", "P1D", "2026-05-05T23:59:59.999999"),
        ("2026-03-28T14:30", "P1D", "2026-03-29T23:59:59.999999"),
        ("2026-05-04T00:00", "P2W", "2026-05-18T23:59:59.999999"),
        ("2026-01-31T12:00", "P1M", "2026-02-28T23:59:59.999999"),
        ("2028-01-31T12:00", "P1M", "2028-02-29T23:59:59.999999"),
        ("2028-02-29T12:00", "P1Y", "2029-02-28T23:59:59.999999"),
        ("2026-12-23T12:00", {"working_days": 2}, "2026-12-28T23:59:59.999999"),
        ("2026-05-01T12:00", {"working_days": 5}, "2026-05-08T23:59:59.999999"),
    ],
)
def test_a_term_of_a_promise_ends(start: str, term: object, end: str) -> None:
    assert term_end(moment(start), Duration.from_json(term), HOLIDAYS) == moment(end)


def test_a_term_counts_from_the_day_it_is_in_the_netherlands() -> None:
    late_in_utc = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert term_end(late_in_utc, Duration(1, Unit.DAY)).date() == date(2026, 7, 2)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        term_end(moment("2026-05-04").replace(tzinfo=None), Duration(1, Unit.DAY))


@given(st.integers(0, 400_000), st.integers(1, 500))
def test_hours_are_real_hours_whatever_the_clock_does(since: int, hours: int) -> None:
    start = datetime(2021, 1, 1, tzinfo=UTC) + timedelta(minutes=17 * since)
    assert term_end(start, Duration(hours, Unit.HOUR)) - start == timedelta(hours=hours)


@given(st.dates(date(2021, 1, 1), date(2034, 1, 1)), st.integers(1, 40), st.sampled_from(Unit))
def test_longer_terms_never_end_earlier(day: date, amount: int, unit: Unit) -> None:
    shorter, longer = Duration(amount, unit), Duration(amount + 1, unit)
    assert day < add_to_day(day, shorter, HOLIDAYS) <= add_to_day(day, longer, HOLIDAYS)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        ("2026-05-09", "P1W", "2026-05-18"),  # a Saturday: Monday
        ("2026-04-10", "P2W", "2026-04-24"),
        ("2026-03-23", "P2W", "2026-04-07"),  # Easter Monday: Tuesday
        ("2026-03-20", "P2W", "2026-04-07"),  # Good Friday and the Easter weekend
        ("2026-02-05", "P3M", "2026-05-06"),  # 5 May, although a town hall may be open
        ("2026-01-31", "P1M", "2026-03-02"),
        # Three days that would hold one working day, or none, hold two (article 2).
        ("2026-04-02", "P3D", "2026-04-08"),
        ("2026-05-22", "P3D", "2026-05-27"),
        ("2026-05-22", "P2D", "2026-05-26"),
        # Not extended (article 4): hours, more than 90 days, 12 weeks or 3 months, years.
        ("2026-05-14", "PT48H", "2026-05-16"),
        ("2026-05-09", "P91D", "2026-08-08"),
        ("2026-05-09", "P13W", "2026-08-08"),
        ("2026-05-09", "P4M", "2026-09-09"),
        ("2025-05-16", "P1Y", "2026-05-16"),
        ("2026-05-10", "P90D", "2026-08-10"),
        ("2026-04-02", {"working_days": 5}, "2026-04-13"),  # Good Friday and Easter Monday are none
    ],
)
def test_a_statutory_term_ends(start: str, term: str | dict[str, int], end: str) -> None:
    asked = datetime.combine(date.fromisoformat(start), time(15), AMSTERDAM)
    last = end_under_the_law(asked, Duration.from_json(term))
    assert last.date().isoformat() == end


def test_a_term_counted_backwards_is_not_extended() -> None:
    event = date(2026, 8, 15)
    assert subtract_from_day(event, Duration(14, Unit.WEEK)) == date(2026, 5, 9)


@given(st.dates(date(2021, 1, 1), date(2034, 1, 1)), st.integers(3, 90))
def test_an_extended_term_ends_on_a_working_day_and_holds_two(day: date, amount: int) -> None:
    holidays = statutory_holidays(range(2020, 2036))
    end = end_under_the_law(datetime.combine(day, time(15), AMSTERDAM), Duration(amount, Unit.DAY)).date()
    assert is_working_day(end, holidays)
    inside = (day + timedelta(days=offset) for offset in range(1, (end - day).days + 1))
    assert sum(is_working_day(each, holidays) for each in inside) >= 2
