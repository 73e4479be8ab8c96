"""Which days are working days?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.calendars import (
    add_working_days,
    is_working_day,
    public_holidays,
    statutory_holidays,
    working_days_between,
)

TOWN_HALL = public_holidays(range(2020, 2036))


@pytest.mark.parametrize(
    ("day", "town_hall", "statutory"),
    [
        (date(2026, 1, 1), True, True),
        (date(2026, 4, 3), False, True),  # Good Friday
        (date(2026, 4, 6), True, True),
        (date(2026, 4, 27), True, True),
        (date(2031, 4, 26), True, True),  # King's Day, its 27th being a Sunday
        (date(2025, 5, 5), True, True),  # lustrum
        (date(2026, 5, 5), False, True),
        (date(2027, 5, 6), True, True),  # Ascension Day
        (date(2026, 12, 26), True, True),
        (date(2026, 12, 31), False, False),
    ],
)
def test_a_town_hall_is_open_on_good_friday_and_most_years_on_5_may_but_the_law_counts_them(
    day: date, town_hall: bool, statutory: bool
) -> None:
    assert (day in TOWN_HALL) is town_hall
    assert (day in statutory_holidays([day.year])) is statutory


def test_a_municipality_can_close_on_good_friday_and_every_5_may() -> None:
    closed = public_holidays([2026], good_friday=True, liberation_day_yearly=True)
    assert {date(2026, 4, 3), date(2026, 5, 5)} <= closed


def test_ascension_day_on_5_may_stays_a_holiday_when_5_may_itself_is_none() -> None:
    assert date(2016, 5, 5) in public_holidays([2016])


days = st.dates(date(2021, 1, 1), date(2034, 12, 31))


@given(days, st.integers(1, 60))
def test_adding_working_days_ends_on_one_and_passes_exactly_so_many(day: date, amount: int) -> None:
    later = add_working_days(day, amount, TOWN_HALL)
    assert is_working_day(later, TOWN_HALL)
    assert working_days_between(day, later, TOWN_HALL) == amount
    if is_working_day(day, TOWN_HALL):
        assert add_working_days(later, -amount, TOWN_HALL) == day
