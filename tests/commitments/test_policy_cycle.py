from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.policy_cycle import (
    ACCOUNTS,
    PlannedStep,
    Step,
    StepKind,
    StepStanding,
    account_after,
    following_cycle,
    next_step,
    plan_steps,
    shift,
    speaks_of,
    standing_on,
    still_before,
)
from waarborg.commitments.windows import Window

FOUR_YEARS = Window(date(2027, 1, 1), date(2030, 12, 31))


def steps(running: Window = FOUR_YEARS, first: StepKind | None = None) -> list[Step]:
    return [Step(each.kind, each.turn, each.window) for each in plan_steps(running, first)]


def the(kind: StepKind, turn: int = 1, among: list[Step] | None = None) -> Step:
    return next(each for each in among or steps() if (each.kind, each.turn) == (kind, turn))


@pytest.mark.parametrize(
    ("kind", "turn", "start", "end"),
    [
        (StepKind.START_NOTE, 1, date(2025, 10, 1), date(2025, 11, 30)),
        (StepKind.ANALYSIS, 1, date(2025, 12, 1), date(2026, 3, 31)),
        (StepKind.PRIORITIES, 1, date(2026, 4, 1), date(2026, 6, 30)),
        (StepKind.PLAN, 1, date(2026, 7, 1), date(2026, 11, 30)),
        (StepKind.IMPLEMENTATION, 1, date(2026, 11, 1), date(2027, 1, 31)),
        (StepKind.IMPLEMENTATION, 2, date(2028, 11, 1), date(2029, 1, 31)),
        (StepKind.MONITORING, 1, date(2027, 1, 1), date(2030, 12, 31)),
        (StepKind.ACCOUNT_MONITOR, 1, date(2028, 1, 1), date(2028, 5, 31)),
        (StepKind.ACCOUNT_LETTER, 2, date(2029, 1, 1), date(2029, 5, 31)),
        (StepKind.ACCOUNT_MONITOR, 3, date(2030, 1, 1), date(2030, 5, 31)),
        (StepKind.ACCOUNT_LETTER, 4, date(2031, 1, 1), date(2031, 5, 31)),
        (StepKind.EVALUATION, 1, date(2029, 7, 1), date(2029, 9, 30)),
    ],
)
def test_the_days_of_a_step_follow_from_those_of_the_plan(
    kind: StepKind, turn: int, start: date, end: date
) -> None:
    assert PlannedStep(kind, turn, Window(start, end)) in plan_steps(FOUR_YEARS)


def test_the_next_start_note_begins_the_day_after_the_evaluation() -> None:
    following = following_cycle(FOUR_YEARS)
    assert following == Window(date(2031, 1, 1), date(2034, 12, 31))
    note = the(StepKind.START_NOTE, among=steps(following))
    assert note.window.start == the(StepKind.EVALUATION).window.end + timedelta(days=1)


def test_the_two_ways_of_giving_account_take_turns_over_the_cycles_too() -> None:
    first = steps(first=StepKind.ACCOUNT_LETTER)
    given = sorted((each for each in first if each.kind in ACCOUNTS), key=lambda each: each.turn)
    assert [each.kind for each in given] == [StepKind.ACCOUNT_LETTER, StepKind.ACCOUNT_MONITOR] * 2
    assert account_after(first) is StepKind.ACCOUNT_LETTER
    assert account_after(given[:3]) is StepKind.ACCOUNT_MONITOR
    assert account_after([]) is None


@pytest.mark.parametrize(
    ("change", "day", "standing"),
    [
        ({}, date(2025, 9, 30), StepStanding.AHEAD),
        ({}, date(2025, 10, 1), StepStanding.UNDER_WAY),
        ({}, date(2025, 11, 30), StepStanding.UNDER_WAY),
        ({}, date(2025, 12, 1), StepStanding.LATE),
        ({"done_on": date(2025, 11, 3)}, date(2025, 11, 2), StepStanding.UNDER_WAY),
        ({"done_on": date(2025, 11, 3)}, date(2025, 12, 9), StepStanding.DONE),
        ({"is_left_out": True}, date(2025, 12, 1), StepStanding.LEFT_OUT),
    ],
)
def test_how_a_step_stands_follows_from_its_days(
    change: dict[str, Any], day: date, standing: StepStanding
) -> None:
    assert standing_on(replace(the(StepKind.START_NOTE), **change), day) is standing


def test_the_next_step_is_the_open_one_that_is_due_first_and_monitoring_goes_on_meanwhile() -> None:
    done = [
        each if each.kind is not StepKind.START_NOTE else replace(each, is_left_out=True) for each in steps()
    ]
    assert next_step(done) == the(StepKind.ANALYSIS)
    only = [replace(each, is_left_out=each.kind is not StepKind.MONITORING) for each in steps()]
    assert next_step(only) == the(StepKind.MONITORING)
    assert next_step([replace(each, is_left_out=True) for each in steps()]) is None


@pytest.mark.parametrize(
    ("kind", "turn", "before"),
    [
        (StepKind.START_NOTE, 1, []),
        (StepKind.PRIORITIES, 1, [(StepKind.ANALYSIS, 1)]),
        (StepKind.IMPLEMENTATION, 2, [(StepKind.PLAN, 1), (StepKind.IMPLEMENTATION, 1)]),
        (StepKind.ACCOUNT_MONITOR, 3, [(StepKind.PLAN, 1), (StepKind.ACCOUNT_MONITOR, 1)]),
        (StepKind.EVALUATION, 1, [(StepKind.IMPLEMENTATION, 1), (StepKind.IMPLEMENTATION, 2)]),
    ],
)
def test_a_step_waits_for_those_before_it(
    kind: StepKind, turn: int, before: list[tuple[StepKind, int]]
) -> None:
    assert [(each.kind, each.turn) for each in still_before(the(kind, turn), steps())] == before
    done = [replace(each, done_on=each.window.start) for each in steps()]
    assert still_before(the(kind, turn), done) == ()


def test_a_second_implementation_plan_speaks_of_the_second_two_years() -> None:
    assert speaks_of(FOUR_YEARS, StepKind.IMPLEMENTATION, 2) == Window(date(2029, 1, 1), date(2030, 12, 31))
    assert speaks_of(FOUR_YEARS, StepKind.ACCOUNT_LETTER, 2) == Window(date(2028, 1, 1), date(2028, 12, 31))
    assert speaks_of(FOUR_YEARS, StepKind.PLAN, 1) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_any_plan_gives_steps_that_can_be_taken_and_another_cycle_after_it(start: date, days: int) -> None:
    running = Window(start, start + timedelta(days=days))
    made = plan_steps(running)
    assert len({(each.kind, each.turn) for each in made}) == len(made)
    assert {each.kind for each in made} >= set(StepKind) - set(ACCOUNTS)
    years = sum(each.kind in ACCOUNTS for each in made)
    assert years == max(1, -(-(days + 1) // 366)) or years == -(-(days + 1) // 365)
    after = following_cycle(running)
    assert after.start == running.end + timedelta(days=1)
    begun = next(months for months in count(1) if shift(start, months) > running.end)
    assert after.end == shift(after.start, begun) - timedelta(days=1)
