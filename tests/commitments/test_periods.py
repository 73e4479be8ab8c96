"""Over which days is something counted?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.commitments.strategies import HOLIDAYS, days, periods, seasons, windows

from waarborg.commitments.periods import Rhythm, parts, period_after, period_on, windows_until
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration

PLAN = ("2025-01-01", "2028-12-31")


def window(start: str, end: str) -> Window:
    return Window(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("per", "running", "day", "start", "end"),
    [
        ("P1Y", PLAN, "2026-05-05", "2026-01-01", "2026-12-31"),
        ("P12M", PLAN, "2026-05-05", "2026-01-01", "2026-12-31"),
        ("P6M", PLAN, "2026-07-01", "2026-07-01", "2026-12-31"),
        ("P3M", PLAN, "2026-06-30", "2026-04-01", "2026-06-30"),
        ("P1M", PLAN, "2028-02-10", "2028-02-01", "2028-02-29"),
        ("P1W", PLAN, "2026-12-31", "2026-12-28", "2027-01-03"),
        ("P1W", PLAN, "2025-01-01", "2025-01-01", "2025-01-05"),
        ("P1D", PLAN, "2026-02-01", "2026-02-01", "2026-02-01"),
        ("P2Y", PLAN, "2026-12-31", "2025-01-01", "2026-12-31"),
        ("P2Y", PLAN, "2027-01-01", "2027-01-01", "2028-12-31"),
        ("P2Y", ("2024-02-29", "2028-12-31"), "2026-02-28", "2026-02-28", "2028-02-28"),
        ("P5M", ("2025-01-31", "2028-12-31"), "2025-06-29", "2025-01-31", "2025-06-29"),
        ("P5M", ("2025-01-31", "2028-12-31"), "2025-06-30", "2025-06-30", "2025-11-29"),
        ("P1Y", ("2025-03-01", "2026-06-30"), "2026-02-01", "2026-01-01", "2026-06-30"),
        ("P1Y", PLAN, "2024-02-01", "2025-01-01", "2025-12-31"),
        ("P1Y", PLAN, "2030-02-01", "2028-01-01", "2028-12-31"),
    ],
)
def test_the_period_of_a_day(per: str, running: tuple[str, str], day: str, start: str, end: str) -> None:
    rhythm = Rhythm(Duration.from_json(per), window(*running))
    assert period_on(rhythm, date.fromisoformat(day)).window == window(start, end)


@pytest.mark.parametrize(
    ("per", "months", "day", "start", "end"),
    [
        ("P1Y", (6, 7, 8), "2026-07-05", "2026-06-01", "2026-08-31"),
        ("P1Y", (6, 7, 8), "2026-10-05", "2026-06-01", "2026-08-31"),
        ("P1Y", (6, 7, 8), "2026-03-05", "2025-06-01", "2025-08-31"),
        ("P1Y", (6, 7, 8), "2025-03-05", "2025-06-01", "2025-08-31"),
        ("P1Y", (1, 2, 11, 12), "2026-01-05", "2025-11-01", "2026-02-28"),
        ("P1Y", (4, 10), "2026-07-05", "2026-04-01", "2026-10-31"),
        ("P1M", (6, 7, 8), "2026-09-05", "2026-08-01", "2026-08-31"),
        ("P1W", (6, 7, 8), "2026-06-03", "2026-06-01", "2026-06-07"),
        ("P1W", (6, 7, 8), "2026-12-03", "2026-08-31", "2026-08-31"),
    ],
)
def test_the_season_of_a_day(per: str, months: tuple[int, ...], day: str, start: str, end: str) -> None:
    rhythm = Rhythm(Duration.from_json(per), window(*PLAN), months)
    assert period_on(rhythm, date.fromisoformat(day)).window == window(start, end)


def test_a_year_with_53_weeks_has_53_periods() -> None:
    rhythm = Rhythm(Duration.from_json("P1W"), window("2020-01-01", "2020-12-31"))
    assert len(list(windows_until(rhythm, date(2020, 12, 31)))) == 53


def test_every_working_day_is_a_period_and_days_off_belong_to_the_one_before() -> None:
    christmas = frozenset({date(2025, 12, 25), date(2025, 12, 26)})
    rhythm = Rhythm(Duration.from_json({"working_days": 1}), window(*PLAN), (), christmas)
    assert period_on(rhythm, date(2025, 12, 27)).window == window("2025-12-24", "2025-12-28")


@given(st.builds(Rhythm, periods, windows(), seasons, st.just(HOLIDAYS)), days)
def test_periods_follow_each_other_and_each_holds_its_own_days(rhythm: Rhythm, day: date) -> None:
    period = period_on(rhythm, day)
    assert period_on(rhythm, period.window.start) == period
    assert period_on(rhythm, period.window.end) == period
    assert period.window.start >= rhythm.running.start
    assert period.window.end <= rhythm.running.end
    following = period_after(rhythm, period.window)
    if following:
        assert following.window.start > period.window.end
        between = following.window.start - timedelta(days=1)
        assert period_on(rhythm, between) == period


@given(st.builds(Rhythm, periods, windows(), st.just(()), st.just(HOLIDAYS)), days)
def test_without_a_season_the_periods_cover_every_day_of_the_plan(rhythm: Rhythm, day: date) -> None:
    if day in rhythm.running:
        assert day in period_on(rhythm, day).window


@given(windows(), seasons)
def test_the_parts_of_a_window_are_exactly_its_days_in_those_months(
    whole: Window, months: tuple[int, ...]
) -> None:
    stretches = parts(whole, months)
    day = whole.start
    while day <= whole.end:
        counts = not months or day.month in months
        assert sum(day in stretch for stretch in stretches) == counts
        day += timedelta(days=1)
