from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.incidents.habits import Habits, Order, habits_of, order_of
from waarborg.sources.incidents.moments import Unreadable, read_moment

DUTCH, AMERICAN = "31/12/2025", "12/31/2025"
EITHER = "4/5/2025"


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ([EITHER, EITHER], Order.DAY_FIRST),
        ([DUTCH, EITHER], Order.DAY_FIRST),
        ([AMERICAN, EITHER], Order.MONTH_FIRST),
        ([AMERICAN, DUTCH, EITHER], Order.UNSURE),
        ([DUTCH] * 30 + [AMERICAN], Order.DAY_FIRST),
        ([date(2025, 12, 31)] * 30 + [AMERICAN], Order.DAY_FIRST),
        ([date(2025, 4, 5), AMERICAN], Order.UNSURE),
        (["2025-12-31", None, 45985, "gisteren"], Order.DAY_FIRST),
    ],
)
def test_the_days_of_a_list_say_whether_the_month_comes_first(days: list[Cell], order: Order) -> None:
    assert order_of(days) is order


def test_a_day_is_read_in_the_order_of_its_list() -> None:
    american, unsure = Habits(Order.MONTH_FIRST), Habits(Order.UNSURE)
    assert read_moment(EITHER, None, habits=american) == read_moment("2025-04-05", None)
    assert read_moment(EITHER, None) == read_moment("2025-05-04", None)
    for sure in (DUTCH, AMERICAN, "2025-12-31"):
        assert read_moment(sure, None, habits=unsure) == read_moment("2025-12-31", None)
    unknown: list[Cell] = [EITHER, date(2025, 4, 5)]
    for each in unknown:
        with pytest.raises(Unreadable, match="unsure_day"):
            read_moment(each, None, habits=unsure)


def test_a_midnight_in_a_workbook_is_a_time_where_the_column_has_times() -> None:
    midnight = date(2025, 11, 25)
    column = [midnight, datetime.fromisoformat("2025-11-24T22:15")]
    with_times = habits_of(column, [], Order.DAY_FIRST)
    assert read_moment(midnight, None, True, with_times) == datetime(2025, 11, 24, 23, tzinfo=UTC)
    assert read_moment(midnight, "22:00", True, with_times) == datetime(2025, 11, 25, 21, tzinfo=UTC)
    without = habits_of([midnight], [], Order.DAY_FIRST)
    assert read_moment(midnight, None, True, without) == datetime(2025, 11, 25, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("clocks", "hours"), [([20, 5, 0], True), (["20", "05", ""], True), ([2000, 5], False), ([], False)]
)
def test_whole_hours_are_hours_and_no_minutes_past_midnight(clocks: list[Cell], hours: bool) -> None:
    habits = habits_of([], clocks, Order.DAY_FIRST)
    assert habits.hours is hours
    at_five = datetime(2025, 11, 24, 4 if hours else 23, 0 if hours else 5, tzinfo=UTC)
    assert read_moment("24-11-2025" if hours else "25-11-2025", 5, habits=habits) == at_five
