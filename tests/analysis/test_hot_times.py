"""Do incidents with uncertain times fall in the right hours of the week, whatever the clock does?"""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.shared_data import shared_file

from waarborg.analysis.arrays import Floats
from waarborg.analysis.daylight import InTheDark, Season, hot_times_by_season, in_the_dark, season_of
from waarborg.analysis.hot_times import HotTimes, hot_times
from waarborg.analysis.local_clock import DUTCH, Moments
from waarborg.analysis.method import Shortage, TooFew
from waarborg.analysis.poisson_bootstrap import draw_weeks
from waarborg.analysis.sun import rise_and_set, sun_at
from waarborg.analysis.week_weights import spread_over_week

MONDAY, SUNDAY = 0, 6


def weekly_hours(begins: Moments, ends: Moments, zone: ZoneInfo | None = DUTCH) -> Floats:
    return spread_over_week(begins, ends, zone).by_hour().reshape(7, 24)


def moments(*written: str) -> Moments:
    return np.array(written, dtype="datetime64[s]")


def test_the_published_table_of_washington_comes_out_the_same() -> None:
    with shared_file("data/aoristic/dcburglaries_local_time.csv").open() as file:
        rows = list(csv.DictReader(file))
    with shared_file("data/aoristic/dcburgsum.csv").open() as file:
        expected = np.array([[float(each) for each in row[1:]] for row in list(csv.reader(file))[1:]]).T
    begins, ends = (moments(*(row[name] for row in rows)) for name in ("StartDateTime", "EndDateTime"))
    assert weekly_hours(begins, ends, None) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(
    ("begin", "end", "day", "expected"),
    [
        ("2026-01-05T00:30", "2026-01-05T01:30", MONDAY, {1: 0.5, 2: 0.5}),
        ("2026-01-05T00:30", "2026-01-05T00:30", MONDAY, {1: 1}),
        ("2026-01-05T00:30", "NaT", MONDAY, {1: 1}),
        ("2026-01-05T00:30", "2026-01-04T12:00", MONDAY, {1: 1}),
        ("2026-01-04T22:30", "2026-01-04T23:30", SUNDAY, {23: 0.5}),
        ("2026-03-29T00:30", "2026-03-29T01:30", SUNDAY, {1: 0.5, 3: 0.5}),
        ("2025-10-26T00:00", "2025-10-26T02:00", SUNDAY, {2: 1}),
        ("2025-10-25T23:00", "2025-10-26T03:00", SUNDAY, {1: 0.25, 2: 0.5, 3: 0.25}),
    ],
    ids=[
        "over two hours",
        "known",
        "without an end",
        "reversed",
        "over the end of the week",
        "the hour that is skipped",
        "the hour that comes twice",
        "around the hour that comes twice",
    ],
)
def test_an_incident_falls_in_the_hours_on_the_wall(
    begin: str, end: str, day: int, expected: dict[int, float]
) -> None:
    found = weekly_hours(moments(begin), moments(end))
    assert {hour: round(found[day, hour], 9) for hour in np.flatnonzero(found[day] > 1e-9)} == expected
    assert found.sum() == pytest.approx(1)


def test_a_week_or_more_says_nothing_about_the_hour() -> None:
    pieces = spread_over_week(moments("2026-01-05T00:00"), moments("2026-01-12T00:00"), DUTCH)
    assert pieces.by_hour() == pytest.approx(np.full(168, 1 / 168))
    assert pieces.endless == 1


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(25_771_680, 29_979_360), st.integers(-100_000, 900_000)),
        min_size=1,
        max_size=30,
    )
)
def test_every_incident_counts_once(incidents: list[tuple[int, int]]) -> None:
    begins = np.array([begin for begin, _ in incidents], dtype="datetime64[m]").astype("datetime64[s]")
    ends = begins + np.array([seconds for _, seconds in incidents], dtype="timedelta64[s]")
    pieces = spread_over_week(begins, ends, DUTCH)
    assert np.bincount(pieces.owner, pieces.rate * (pieces.end - pieces.begin)) == pytest.approx(1)
    assert pieces.by_hour().sum() == pytest.approx(len(incidents))
    slow = np.zeros((7, 24))
    for begin, end in zip(begins, ends, strict=True):
        minutes = int((end - begin).astype(int)) // 60
        if not 1 < minutes < 10_080:
            continue
        for minute in range(minutes):
            utc = (begin.astype("datetime64[m]") + minute).astype(datetime)
            local = utc.replace(tzinfo=UTC).astimezone(DUTCH)
            slow[local.weekday(), local.hour] += 1 / minutes
    long = (ends - begins).astype(int) // 60
    some = (long > 1) & (long < 10_080)
    assert weekly_hours(begins[some], ends[some]) == pytest.approx(slow)


def test_draws_are_as_wide_as_drawing_incidents_anew() -> None:
    luck = np.random.default_rng(2)
    begins = np.datetime64("2025-03-03T00:00:00") + luck.integers(0, 40_000, 300).astype("timedelta64[m]")
    ends = begins + luck.integers(0, 700, 300).astype("timedelta64[m]")
    pieces = spread_over_week(begins, ends, DUTCH)
    drawn = draw_weeks(pieces, 2000, 7)
    dense = np.zeros((300, 168))
    for owner, begin, end, rate in zip(pieces.owner, pieces.begin, pieces.end, pieces.rate, strict=True):
        np.add.at(dense[owner], np.arange(begin, end) // 60, rate)
    again = luck.poisson(1.0, (2000, 300)) @ dense
    assert drawn.mean(axis=0) == pytest.approx(pieces.by_hour(), abs=0.15)
    assert drawn.std(axis=0) == pytest.approx(again.std(axis=0), rel=0.2, abs=0.02)
    assert drawn.sum(axis=1).std() == pytest.approx(300**0.5, rel=0.1)
    assert np.corrcoef(drawn[:-1].sum(axis=1), drawn[1:].sum(axis=1))[0, 1] == pytest.approx(0, abs=0.1)


def test_the_same_seed_gives_the_same_intervals() -> None:
    begins = moments(*["2026-01-09T21:10"] * 30, *["2026-01-06T09:10"] * 30)
    first, again, other = (hot_times(begins, begins + 5400, draws=200, seed=seed) for seed in (5, 5, 6))
    assert isinstance(first, HotTimes)
    assert isinstance(again, HotTimes)
    assert isinstance(other, HotTimes)
    assert (first.hours.upper == again.hours.upper).all()
    assert (first.hours.upper != other.hours.upper).any()
    assert (first.method.seed, first.method.permutations) == (5, 200)


def test_only_what_stands_out_is_hot() -> None:
    luck = np.random.default_rng(4)
    begins = np.datetime64("2025-01-06T00:00:00") + luck.integers(0, 52 * 10_080, 3000).astype(
        "timedelta64[m]"
    )
    even = hot_times(begins, begins + 3600)
    begins[:150] = np.datetime64("2025-01-10T21:00:00")
    peaked = hot_times(begins, begins + 3600)
    assert isinstance(even, HotTimes)
    assert isinstance(peaked, HotTimes)
    assert even.hours.hot.sum() <= 1
    assert peaked.hours.hot[4, 22]
    assert peaked.parts.hot[4, 3]
    assert peaked.hours.hot.sum() <= 2


@pytest.mark.parametrize("number", [0, 1, 19])
def test_few_incidents_are_too_few_to_say(number: int) -> None:
    begins = moments(*["2026-01-09T21:10"] * number)
    assert hot_times(begins, begins) == TooFew(Shortage.CASES, number, 20)
    assert in_the_dark(begins, begins) == TooFew(Shortage.CASES, number, 20)
    assert set(hot_times_by_season(begins, begins)) == set(Season)


def test_an_incident_belongs_to_the_season_on_the_calendar_on_the_wall() -> None:
    begins = moments(
        "2026-02-28T22:59", "2026-02-28T23:30", "2026-05-31T22:30", "2026-11-30T12:00", "2026-12-01T12:00"
    )
    assert [list(Season)[place].value for place in season_of(begins)] == [
        "winter",
        "spring",
        "summer",
        "autumn",
        "winter",
    ]


def test_the_sun_stands_where_the_almanac_says() -> None:
    """Meeus's examples 25.a and 28.b: declination -7.785 degrees and equation of time 13 minutes 42.6 seconds."""
    sun = sun_at(np.array([np.datetime64("1992-10-13T00:00", "m").astype(float)]))
    assert sun.declination[0] == pytest.approx(-7.78507, abs=0.001)
    assert sun.equation[0] == pytest.approx(13 + 42.6 / 60, abs=0.02)


@pytest.mark.parametrize("place", [(5.18, 52.1), (-68.9, 12.2)], ids=["De Bilt", "Curaçao"])
def test_the_sun_is_up_about_half_the_year_and_longest_in_june(place: tuple[float, float]) -> None:
    days = np.arange(20_454, 20_454 + 365)
    rise, fall = rise_and_set(days, *place)
    up = fall - rise
    assert up.mean() == pytest.approx(730, abs=12)
    assert days[up.argmax()] == pytest.approx(20_454 + 171, abs=3)
    assert (rise < fall).all()


def test_the_share_in_the_dark_counts_each_for_its_dark_part() -> None:
    evenings = moments(*["2026-06-21T20:54"] * 20)
    found = in_the_dark(evenings, evenings + 2 * 3600)
    assert isinstance(found, InTheDark)
    assert found.share == pytest.approx(1.0, abs=0.05)
    noon = in_the_dark(moments(*["2026-06-21T11:00"] * 20), moments(*["2026-06-21T13:00"] * 20))
    assert isinstance(noon, InTheDark)
    assert (noon.share, noon.lower, noon.upper) == (0, 0, 0)
    assert 0.2 < noon.dark_hours < 0.3
