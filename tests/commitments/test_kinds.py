"""How each kind stands, case by case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.commitments.standings import (
    AT_RISK,
    BROKEN,
    DAY_TERM,
    FOUR_YEARS,
    KEPT,
    MONTH,
    NO_EVIDENCE,
    ON_TRACK,
    WIJKEN,
    YEAR,
    on,
    promise,
    standing,
)

from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import (
    Attested,
    Direction,
    Frequency,
    InForce,
    Interval,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.evidence import Answered, Counted, Happened, Measured, Valid
from waarborg.commitments.judge import judge, judge_period, windows_until
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit

FOUR, AT_MOST, NEVER = Frequency(YEAR, 4), Frequency(YEAR, at_most=2), Frequency(YEAR, at_most=0)
BETWEEN = Frequency(YEAR, 2, 4)


@pytest.mark.parametrize(
    ("demand", "count", "day", "expected", "changes_on"),
    [
        (FOUR, 4, "2026-02-01", KEPT, "2027-01-01"),
        (FOUR, 0, "2026-02-01", ON_TRACK, "2026-05-08"),
        (FOUR, 0, "2026-05-08", AT_RISK, "2026-12-31"),
        (FOUR, 3, "2026-10-31", ON_TRACK, "2026-11-01"),
        (FOUR, 3, "2026-11-01", AT_RISK, "2026-12-31"),
        (FOUR, 3, "2026-12-30", AT_RISK, "2026-12-31"),
        (FOUR, 3, "2026-12-31", BROKEN, "2027-01-01"),
        (FOUR, 3, "2028-12-31", BROKEN, None),
        (FOUR, 3, "2033-01-01", BROKEN, None),
        (FOUR, 4, "2033-01-01", KEPT, None),
        (AT_MOST, 1, "2026-06-01", ON_TRACK, "2026-12-31"),
        (AT_MOST, 2, "2026-12-31", KEPT, "2027-01-01"),
        (AT_MOST, 3, "2026-06-01", BROKEN, "2027-01-01"),
        (NEVER, 0, "2026-06-01", ON_TRACK, "2026-12-31"),
        (NEVER, 1, "2026-06-01", BROKEN, "2027-01-01"),
        (BETWEEN, 2, "2026-06-01", ON_TRACK, "2026-12-31"),
        (BETWEEN, 5, "2026-06-01", BROKEN, "2027-01-01"),
        (BETWEEN, 2, "2026-12-31", KEPT, "2027-01-01"),
    ],
)
def test_a_number_per_year(
    demand: Frequency, count: int, day: str, expected: Standing, changes_on: str | None
) -> None:
    assert standing(promise(demand), Counted({None: count}), day) == (expected, changes_on)


@pytest.mark.parametrize(
    ("since", "count", "day", "expected", "changes_on"),
    [
        (None, 0, "2026-06-01", NO_EVIDENCE, None),
        (None, 4, "2026-06-01", KEPT, "2027-01-01"),
        ("2026-07-01", 0, "2026-06-01", NO_EVIDENCE, "2026-07-01"),
        ("2026-07-01", 3, "2026-09-01", ON_TRACK, "2026-11-01"),
        ("2026-07-01", 3, "2026-12-31", NO_EVIDENCE, "2027-01-01"),
        ("2026-07-01", 4, "2026-12-31", KEPT, "2027-01-01"),
        ("2027-07-01", 0, "2026-12-31", NO_EVIDENCE, "2027-07-01"),
        ("2026-01-01", 3, "2026-12-31", BROKEN, "2027-01-01"),
    ],
)
def test_what_the_register_could_not_have_seen_is_not_the_same_as_zero(
    since: str | None, count: int, day: str, expected: Standing, changes_on: str | None
) -> None:
    assert standing(promise(FOUR, since), Counted({None: count}), day) == (expected, changes_on)


@pytest.mark.parametrize(
    ("visited", "coverage", "expected", "measured", "required"),
    [(10, None, KEPT, 10, 10), (9, None, BROKEN, 9, 10), (7, 0.7, KEPT, 7, 7), (6, 0.7, BROKEN, 6, 7)],
)
def test_every_member_of_a_list_needs_its_own_number(
    visited: int, coverage: float | None, expected: Standing, measured: int, required: int
) -> None:
    demand = Frequency(YEAR, 1, each="wijk", coverage=coverage)
    verdict = judge(
        promise(demand, members=WIJKEN), Counted(dict.fromkeys(WIJKEN[:visited], 3)), on("2026-12-31")
    )
    assert (verdict.standing, verdict.measured, verdict.required) == (expected, measured, required)
    assert verdict.missing == WIJKEN[visited:]


def test_an_empty_list_gives_no_verdict_and_says_so() -> None:
    for demand, evidence in (
        (Frequency(YEAR, 1, each="wijk"), Counted({})),
        (Interval(YEAR, "wijk"), Happened({})),
        (InForce("wijk"), Valid({})),
    ):
        verdict = judge(promise(demand), evidence, on("2026-06-01"))
        assert (verdict.standing, verdict.reason.code) == (NO_EVIDENCE, "list_empty")


def test_too_few_in_a_year_of_which_the_plan_covers_less_than_half_breaks_nothing() -> None:
    short = Commitment(FOUR, Window(on("2025-09-01"), on("2027-08-01")), (), on("2024-01-01"))
    first, _, last = windows_until(short, on("2027-08-01"))
    assert judge_period(short, Counted({}), first, first.end).standing is NO_EVIDENCE
    assert judge_period(short, Counted({None: 5}), first, first.end).standing is KEPT
    assert judge_period(short, Counted({}), last, last.end).standing is BROKEN
    assert judge(short, Counted({}), on("2025-12-30")).standing is ON_TRACK


def test_after_a_season_its_verdict_stands_until_the_next_season() -> None:
    summer = promise(Frequency(YEAR, 2, months=(6, 7, 8)))
    assert standing(summer, Counted({None: 1}), "2026-11-05") == (BROKEN, "2027-06-01")
    assert standing(summer, Counted({None: 0}), "2025-03-01") == (ON_TRACK, "2025-06-01")


@pytest.mark.parametrize(
    ("days", "day", "expected", "changes_on"),
    [
        ((), "2026-06-01", KEPT, "2028-01-01"),
        ((), "2028-06-01", ON_TRACK, "2028-11-01"),
        ((), "2028-11-01", AT_RISK, "2028-12-31"),
        (("2022-03-01",), "2025-06-01", KEPT, "2025-12-31"),
        (("2022-03-01",), "2025-12-31", AT_RISK, "2026-03-01"),
        (("2022-03-01",), "2026-02-28", AT_RISK, "2026-03-01"),
        (("2022-03-01",), "2026-03-01", BROKEN, None),
        (("2022-03-01", "2026-02-28"), "2026-06-01", KEPT, None),
        (("2022-03-01", "2026-03-20"), "2026-06-01", ON_TRACK, "2027-01-01"),
    ],
)
def test_a_crisis_plan_at_least_every_four_years(
    days: tuple[str, ...], day: str, expected: Standing, changes_on: str | None
) -> None:
    happened = Happened({None: tuple(map(on, days))})
    assert standing(promise(Interval(FOUR_YEARS)), happened, day) == (expected, changes_on)


def test_one_lapse_breaks_the_year_in_the_history_but_not_the_standing_after_it_was_mended() -> None:
    monthly = promise(Interval(MONTH))
    visits = Happened({None: (on("2025-12-20"), on("2026-01-18"), on("2026-03-05"), on("2026-03-30"))})
    assert judge(monthly, visits, on("2026-02-20")).standing is BROKEN
    assert judge(monthly, visits, on("2026-04-02")).standing is ON_TRACK
    assert judge(monthly, visits, on("2026-04-02")).reason.code == "interval_again"
    year = Window(on("2026-01-01"), on("2026-12-31"))
    assert judge_period(monthly, visits, year, year.end).standing is BROKEN


DUE = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("demand", "answered", "day", "expected", "changes_on"),
    [
        (Response(DAY_TERM), Answered(), "2026-06-01", ON_TRACK, "2026-12-31"),
        (Response(DAY_TERM), Answered(), "2026-12-31", KEPT, "2027-01-01"),
        (Response(DAY_TERM), Answered(9, 9), "2026-06-01", ON_TRACK, "2026-12-31"),
        (Response(DAY_TERM), Answered(9, 8, 1), "2026-06-01", BROKEN, "2027-01-01"),
        (Response(DAY_TERM), Answered(9, 8, 0, 1), "2026-06-01", BROKEN, "2027-01-01"),
        (Response(DAY_TERM, 0.9), Answered(20, 18, 1, 1), "2026-06-01", ON_TRACK, "2026-12-31"),
        (Response(DAY_TERM, 0.95), Answered(20, 18, 1, 1), "2026-06-01", BROKEN, "2027-01-01"),
        # Half past eleven at night in UTC is the next day in the Netherlands.
        (Response(DAY_TERM), Answered(9, 8, 0, 0, 1, DUE), "2026-11-20", ON_TRACK, "2026-12-01"),
        (
            Response(Duration(4, Unit.WEEK)),
            Answered(9, 8, 0, 0, 1, DUE),
            "2026-11-20",
            ON_TRACK,
            "2026-11-24",
        ),
        (Response(Duration(4, Unit.WEEK)), Answered(9, 8, 0, 0, 1, DUE), "2026-11-24", AT_RISK, "2026-12-01"),
        (Response(), Answered(9, 8, 0, 0, 1), "2026-06-01", ON_TRACK, "2026-11-01"),
        (Response(), Answered(9, 8, 0, 0, 1), "2026-12-30", AT_RISK, "2027-01-01"),
        (Response(), Answered(9, 9), "2026-12-31", KEPT, "2027-01-01"),
    ],
)
def test_every_trigger_has_its_answer(
    demand: Response, answered: Answered, day: str, expected: Standing, changes_on: str | None
) -> None:
    assert standing(promise(demand), answered, day) == (expected, changes_on)


def test_triggers_that_wait_keep_a_closed_year_open_until_they_are_settled() -> None:
    graffiti, year = promise(Response(DAY_TERM)), Window(on("2026-01-01"), on("2026-12-31"))
    waiting = Answered(3, 2, 0, 0, 1, datetime(2027, 1, 1, 10, tzinfo=UTC))
    assert judge_period(graffiti, waiting, year, on("2026-12-31")).standing is ON_TRACK
    assert judge_period(graffiti, Answered(3, 2, 1), year, on("2027-02-01")).standing is BROKEN
    assert judge_period(graffiti, Answered(3, 3), year, on("2027-02-01")).standing is KEPT


def test_a_trigger_never_answered_breaks_a_promise_without_a_term_in_the_end() -> None:
    charges, year = promise(Response()), Window(on("2026-01-01"), on("2026-12-31"))
    open_still = Answered(3, 2, waiting=1)
    assert judge_period(charges, open_still, year, on("2027-03-01")).standing is AT_RISK
    assert judge_period(charges, open_still, year, on("2027-03-02")).standing is BROKEN


@pytest.mark.parametrize(
    ("since", "days", "day", "expected", "changes_on"),
    [
        ("2024-01-01", (), "2025-06-01", ON_TRACK, "2026-05-02"),
        ("2024-01-01", (), "2026-05-02", AT_RISK, "2026-07-01"),
        ("2024-01-01", (), "2026-06-30", AT_RISK, "2026-07-01"),
        ("2024-01-01", (), "2026-07-01", BROKEN, None),
        ("2024-01-01", ("2026-07-01",), "2026-07-01", KEPT, None),
        ("2024-01-01", ("2026-07-02",), "2028-07-02", BROKEN, None),
        ("2024-01-01", ("2024-05-01",), "2024-07-01", KEPT, None),
        ("2026-06-30", (), "2026-07-01", BROKEN, None),
        (None, (), "2026-07-01", NO_EVIDENCE, None),
        ("2026-07-02", (), "2028-07-01", NO_EVIDENCE, None),
    ],
)
def test_a_deliverable_by_a_date(
    since: str | None, days: tuple[str, ...], day: str, expected: Standing, changes_on: str | None
) -> None:
    covenant = promise(Milestone(on("2026-07-01")), since)
    assert standing(covenant, Happened({None: tuple(map(on, days))}), day) == (expected, changes_on)


@pytest.mark.parametrize(
    ("target", "measured", "running", "at_the_end"),
    [
        (Target("cohesie", Direction.AT_LEAST, 7.0), Measured(7.0), ON_TRACK, KEPT),
        (Target("cohesie", Direction.ABOVE, 7.0), Measured(7.0), AT_RISK, BROKEN),
        (Target("inbraken", Direction.AT_MOST, 0.9, "year:2018"), Measured(90, 100), ON_TRACK, KEPT),
        (Target("inbraken", Direction.AT_MOST, 0.7, "year:2018"), Measured(2.1, 3.0), ON_TRACK, KEPT),
        (Target("inbraken", Direction.AT_MOST, 0.9, "year:2018"), Measured(91, 100), AT_RISK, BROKEN),
        (Target("inbraken", Direction.BELOW, None, "area:RE"), Measured(3.0, 3.1), ON_TRACK, KEPT),
        (Target("inbraken", Direction.BELOW, None, "area:RE"), Measured(3.0, None), NO_EVIDENCE, NO_EVIDENCE),
        (Target("inbraken", Direction.BELOW, 5.0), Measured(None), NO_EVIDENCE, NO_EVIDENCE),
    ],
)
def test_a_figure_against_its_reference(
    target: Target, measured: Measured, running: Standing, at_the_end: Standing
) -> None:
    assert judge(promise(target), measured, on("2026-06-01")).standing is running
    assert judge(promise(target), measured, on("2028-12-31")).standing is at_the_end


@pytest.mark.parametrize(
    ("every", "days", "day", "expected"),
    [
        (None, ("2026-02-01",), "2026-06-01", KEPT),
        (None, (), "2026-06-01", ON_TRACK),
        (None, (), "2028-11-15", AT_RISK),
        (None, (), "2028-12-31", BROKEN),
        (YEAR, ("2025-06-01",), "2026-03-01", ON_TRACK),
        (YEAR, ("2025-06-01",), "2026-05-01", AT_RISK),
        (YEAR, ("2025-06-01",), "2026-06-01", BROKEN),
        (YEAR, ("2025-06-01", "2026-05-01"), "2026-06-01", KEPT),
    ],
)
def test_a_named_person_states_it(
    every: Duration | None, days: tuple[str, ...], day: str, expected: Standing
) -> None:
    verdict = judge(promise(Attested(every)), Happened({None: tuple(map(on, days))}), on(day))
    assert verdict.standing is expected
