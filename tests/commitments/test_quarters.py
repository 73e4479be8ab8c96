"""How are quarters, years and days of a plan read and written?"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.quarters import (
    quarters_in,
    read_stretch,
    say_stretch,
    say_stretch_briefly,
    usual_stretch,
    write_first_day,
    write_last_day,
)
from waarborg.commitments.windows import Window
from waarborg.registers.values import UnreadableValueError

THIRD = Window(date(2027, 7, 1), date(2027, 9, 30))
_days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("written", ["2027-K3", "2027K3", "2027 q3", "K3 2027", "q3-2027", " 2027-k3 "])
def test_a_quarter_can_be_written_in_many_ways(written: str) -> None:
    assert read_stretch(written) == THIRD


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("2027", Window(date(2027, 1, 1), date(2027, 12, 31))),
        ("31-12-2027", Window(date(2027, 12, 31), date(2027, 12, 31))),
        ("2027-12-31", Window(date(2027, 12, 31), date(2027, 12, 31))),
    ],
)
def test_so_can_a_year_or_a_day(written: str, window: Window) -> None:
    assert read_stretch(written) == window


@pytest.mark.parametrize(
    "written", ["", "2027-K5", "K0 2027", "9999-K1", "31-2-2027", "zomer", "２０２７", "12027"]
)
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(UnreadableValueError, match="not_a_stretch"):
        read_stretch(written)


@pytest.mark.parametrize(
    ("window", "dutch", "english"),
    [
        (THIRD, "3e kwartaal 2027", "Q3 2027"),
        (Window(date(2027, 1, 1), date(2027, 12, 31)), "2027", "2027"),
        (Window(date(2026, 1, 1), date(2027, 12, 31)), "2026–2027", "2026–2027"),
        (
            Window(date(2026, 10, 1), date(2027, 6, 30)),
            "4e kwartaal 2026 t/m 2e kwartaal 2027",
            "Q4 2026 to Q2 2027",
        ),
        (
            Window(date(2027, 1, 4), date(2027, 3, 31)),
            "4 januari 2027 tot en met 31 maart 2027",
            "4 January 2027 to 31 March 2027",
        ),
    ],
)
def test_a_stretch_in_words(window: Window, dutch: str, english: str) -> None:
    assert (say_stretch(window, "nl"), say_stretch(window, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("window", "told"),
    [
        (THIRD, "K3 2027"),
        (Window(date(2026, 10, 1), date(2027, 6, 30)), "K4 2026 – K2 2027"),
        (Window(date(2027, 7, 1), date(2027, 7, 1)), "K3 2027 – 1-7-2027"),
        (Window(date(2027, 1, 4), date(2027, 3, 31)), "4-1-2027 – K1 2027"),
    ],
)
def test_a_stretch_for_a_narrow_column(window: Window, told: str) -> None:
    assert say_stretch_briefly(window).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("day", "window"),
    [
        (date(2026, 11, 30), Window(date(2027, 1, 1), date(2028, 12, 31))),
        (date(2020, 1, 1), Window(date(2025, 1, 1), date(2026, 12, 31))),
        (date(2028, 5, 1), Window(date(2028, 7, 1), date(2028, 12, 31))),
        (date(2028, 11, 1), None),
    ],
)
def test_what_is_planned_usually_begins_next_quarter_and_stays_in_the_plan(
    day: date, window: Window | None
) -> None:
    assert usual_stretch(Window(date(2025, 1, 1), date(2028, 12, 31)), day) == window


@given(_days, _days)
def test_what_is_written_in_a_form_is_read_back(one: date, other: date) -> None:
    window = Window(min(one, other), max(one, other))
    assert read_stretch(write_first_day(window.start)).start == window.start
    assert read_stretch(write_last_day(window.end)).end == window.end


@given(_days, st.integers(0, 1500))
def test_quarters_follow_each_other_without_a_gap(first: date, days: int) -> None:
    window = Window(first, first + timedelta(days=days))
    found = list(quarters_in(window))
    assert window.start in found[0]
    assert window.end in found[-1]
    assert all(later.start == earlier.end + timedelta(days=1) for earlier, later in pairwise(found))
