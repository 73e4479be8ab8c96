"""On which days does a series meet?"""

from __future__ import annotations

from datetime import date

import pytest

from waarborg.registers.durations import Duration, Unit
from waarborg.registers.meeting_days import meeting_days


@pytest.mark.parametrize(
    ("first", "every", "expected"),
    [
        ("2026-01-13", Duration(1, Unit.MONTH), ["2026-01-13", "2026-02-10", "2026-03-10", "2026-04-14"]),
        ("2026-01-30", Duration(1, Unit.MONTH), ["2026-01-30", "2026-02-27", "2026-03-27", "2026-04-24"]),
        ("2026-01-05", Duration(6, Unit.WEEK), ["2026-01-05", "2026-02-16", "2026-03-30", "2026-05-11"]),
        ("2026-03-23", Duration(2, Unit.WEEK), ["2026-03-23", "2026-04-07", "2026-04-20", "2026-05-04"]),
        ("2026-03-03", Duration(3, Unit.MONTH), ["2026-03-03", "2026-06-02", "2026-09-01", "2026-12-01"]),
        ("2026-03-07", Duration(1, Unit.WEEK), ["2026-03-07", "2026-03-14", "2026-03-21", "2026-03-28"]),
    ],
    ids=["second Tuesday", "fifth becomes last", "six weeks", "Easter Monday", "quarters", "Saturdays stay"],
)
def test_a_series_meets(first: str, every: Duration, expected: list[str]) -> None:
    found = list(meeting_days(date.fromisoformat(first), every, date(2027, 1, 1)))[:4]
    assert [turn for turn, _ in found] == [0, 1, 2, 3]
    assert [day.isoformat() for _, day in found] == expected
