"""Does a term that stood still or was extended end when it should, and does its stopwatch tell the truth?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.calendars import public_holidays
from waarborg.registers.deadlines import TermOfEntry
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.statutory import grounds_for, statutory_terms
from waarborg.registers.statutory_limits import check_extension, longest_suspension
from waarborg.registers.stopwatch import Course, Suspension, end_of_course
from waarborg.registers.terms import AMSTERDAM, term_end

HOLIDAYS = public_holidays(range(2025, 2028))
DAY, FIVE_DAYS, A_WEEK = Duration(24, Unit.HOUR), Duration(5, Unit.WORKING_DAY), Duration(1, Unit.WEEK)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def still(*stretches: tuple[str, str | None]) -> Course:
    return Course(tuple(Suspension(at(start), at(end) if end else None) for start, end in stretches))


@pytest.mark.parametrize(
    ("start", "length", "course", "end"),
    [
        # 24 hours, of which it stood still for three: 27 later.
        ("2026-06-01T10:00", DAY, still(("2026-06-01T12:00", "2026-06-01T15:00")), "2026-06-02T13:00"),
        # Over the night of 29 March (23 real hours) and of 25 October (25 hours).
        ("2026-03-28T10:00", DAY, still(("2026-03-28T12:00", "2026-03-29T12:00")), "2026-03-30T10:00"),
        ("2026-10-24T10:00", DAY, still(("2026-10-24T12:00", "2026-10-25T12:00")), "2026-10-26T10:00"),
        # Summer time takes an hour out of the term, and out of the stop, alike.
        ("2026-03-28T10:00", DAY, Course(), "2026-03-29T11:00"),
        # Five working days from Monday: the next Monday; two working days still: Wednesday.
        ("2026-06-01T10:00", FIVE_DAYS, still(("2026-06-02T10:00", "2026-06-04T10:00")), "2026-06-10"),
        # Still from Friday to Monday costs one working day.
        ("2026-06-01T10:00", FIVE_DAYS, still(("2026-06-05T10:00", "2026-06-08T10:00")), "2026-06-09"),
        # Stopped and resumed on one day: nothing, in days.
        ("2026-06-01T10:00", A_WEEK, still(("2026-06-02T09:00", "2026-06-02T17:00")), "2026-06-08"),
        ("2026-06-01T10:00", A_WEEK, still(("2026-06-02T09:00", "2026-06-12T17:00")), "2026-06-18"),
        # What it stood still before it began does not count.
        ("2026-06-01T10:00", A_WEEK, still(("2026-05-20T09:00", "2026-06-03T17:00")), "2026-06-10"),
        ("2026-06-01T10:00", A_WEEK, Course(extensions=(Duration(2, Unit.WEEK),)), "2026-06-22"),
        ("2026-06-01T10:00", DAY, Course(extensions=(Duration(12, Unit.HOUR),)), "2026-06-02T22:00"),
    ],
)
def test_a_term_gets_back_the_time_for_which_it_stood_still(
    start: str, length: Duration, course: Course, end: str
) -> None:
    found = end_of_course(at(start), length, course, HOLIDAYS)
    if "T" in end:
        assert found == at(end)
    else:
        assert found.date() == date.fromisoformat(end)


@given(
    length=st.builds(Duration, st.integers(1, 60), st.sampled_from([Unit.HOUR, Unit.DAY, Unit.WORKING_DAY])),
    hour=st.integers(0, 8000),
    begins=st.integers(0, 2000),
    lasts=st.integers(0, 2000),
)
def test_standing_still_never_brings_the_end_nearer_and_costs_no_more_than_it_lasted(
    length: Duration, hour: int, begins: int, lasts: int
) -> None:
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
    stopped = began + timedelta(hours=begins)
    course = Course((Suspension(stopped, stopped + timedelta(hours=lasts)),))
    plain, later = term_end(began, length, HOLIDAYS), end_of_course(began, length, course, HOLIDAYS)
    assert plain <= later
    if length.unit is Unit.HOUR:
        assert later.astimezone(UTC) - plain.astimezone(UTC) == timedelta(hours=lasts)


def test_a_stopwatch_tells_what_was_used_and_what_is_left() -> None:
    term = TermOfEntry(FIVE_DAYS)
    opened = at("2026-06-01T10:00")
    watch = term.stopwatch(opened, at("2026-06-03T12:00"))
    assert (watch.counted_in, watch.used, watch.left) == (Unit.WORKING_DAY, 2, 3)
    late = term.stopwatch(opened, at("2026-06-10T12:00"))
    assert (late.used, late.left) == (7, -2)


def test_a_stopwatch_stands_still_with_its_term() -> None:
    course = still(("2026-06-01T12:00", None))
    term = TermOfEntry(DAY)
    assert term.end(at("2026-06-01T10:00"), course) is None
    for later in ("2026-06-01T18:00", "2026-06-09T18:00"):
        watch = term.stopwatch(at("2026-06-01T10:00"), at(later), course)
        assert (watch.used, watch.left) == (120, 22 * 60)
        assert watch.suspended_since == at("2026-06-01T12:00")
        assert watch.due == at(later) + timedelta(hours=22)


def test_a_term_of_the_law_that_stood_still_still_runs_on_over_a_weekend() -> None:
    law = statutory_terms()["woo_verzoek"]
    term = TermOfEntry(law.periods[0].length, law)
    # Four weeks after Monday 1 June is Monday 29 June; five days later is Saturday, so Monday 6 July.
    end = term.end(at("2026-06-01T10:00"), still(("2026-06-03T10:00", "2026-06-08T10:00")))
    assert end is not None
    assert end.date() == date(2026, 7, 6)


@pytest.mark.parametrize(
    ("law", "given_before", "wanted", "code"),
    [
        ("woo_verzoek", (), Duration(2, Unit.WEEK), None),
        ("woo_verzoek", (), Duration(15, Unit.DAY), "extended_too_long"),
        ("woo_verzoek", (Duration(1, Unit.WEEK),), Duration(1, Unit.WEEK), "extended_often_enough"),
        ("bibob_advies", (), Duration(4, Unit.WEEK), None),
        ("bibob_advies", (), Duration(5, Unit.WEEK), "extended_too_long"),
        ("huisverbod", (), Duration(18, Unit.DAY), None),
        ("huisverbod", (), Duration(19, Unit.DAY), "extended_too_long_in_all"),
        # The file says nothing of it.
        ("awb_bezwaar", (), Duration(1, Unit.YEAR), None),
    ],
)
def test_a_term_of_the_law_is_extended_as_the_law_allows(
    law: str, given_before: tuple[Duration, ...], wanted: Duration, code: str | None
) -> None:
    term = TermOfEntry(statutory_terms()[law].periods[-1].length, statutory_terms()[law])
    found = check_extension(term, date(2026, 6, 1), given_before, wanted, {})
    assert [problem.code for problem in found] == ([code] if code else [])


def test_waiting_for_the_national_office_has_the_limit_that_its_terms_give() -> None:
    grounds = {each.name: each for each in grounds_for("awb_beslistermijn")}
    # Eight weeks and one extension of four.
    limit = longest_suspension(grounds["bibob_advies_afwachten"], at("2026-06-01T10:00"), {})
    assert limit is not None
    assert limit.date() == date(2026, 8, 24)
    assert grounds_for("woo_verzoek") == ()
