"""Which steps has a policy cycle, when is each of them due, what is late, and what comes next?"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waarborg.commitments.windows import Window

MOST_YEARS = 12
"""A plan that runs longer than three council terms is a mistake."""

_DAY = timedelta(days=1)
_YEAR, _IMPLEMENTATION = 12, 24


class StepKind(StrEnum):
    """The steps of the method, in the order in which they are taken first."""

    START_NOTE = "start_note"
    ANALYSIS = "analysis"
    PRIORITIES = "priorities"
    PLAN = "plan"
    IMPLEMENTATION = "implementation"
    MONITORING = "monitoring"
    ACCOUNT_MONITOR = "account_monitor"
    ACCOUNT_LETTER = "account_letter"
    EVALUATION = "evaluation"


ACCOUNTS = (StepKind.ACCOUNT_MONITOR, StepKind.ACCOUNT_LETTER)
"""The two ways of giving account, one year the one and the next year the other."""

BEFORE_THE_PLAN = (StepKind.START_NOTE, StepKind.ANALYSIS, StepKind.PRIORITIES)
"""What leads to a plan; done already where a cycle is opened for a plan that was adopted."""

_COMES_AFTER = {
    StepKind.ANALYSIS: StepKind.START_NOTE,
    StepKind.PRIORITIES: StepKind.ANALYSIS,
    StepKind.PLAN: StepKind.PRIORITIES,
    StepKind.IMPLEMENTATION: StepKind.PLAN,
    StepKind.MONITORING: StepKind.PLAN,
    StepKind.ACCOUNT_MONITOR: StepKind.PLAN,
    StepKind.ACCOUNT_LETTER: StepKind.PLAN,
    StepKind.EVALUATION: StepKind.IMPLEMENTATION,
}

_LEADING_UP = (
    (StepKind.START_NOTE, 15, 13),
    (StepKind.ANALYSIS, 13, 9),
    (StepKind.PRIORITIES, 9, 6),
    (StepKind.PLAN, 6, 1),
)
"""From how many months before the plan's first day until how many."""

_ACCOUNT_MONTHS = 5
_IMPLEMENTATION_BEFORE, _IMPLEMENTATION_AFTER = 2, 1
_EVALUATION_BEFORE, _NEXT_BEFORE = 18, 15


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with the days on which it is taken; ``turn`` tells those of one kind apart, from 1."""

    kind: StepKind
    turn: int
    window: Window


@dataclass(frozen=True, slots=True)
class Step(PlannedStep):
    """A step as it stands.

    Attributes:
        done_on: the day on which it was done; ``None``: not yet.
        is_left_out: this cycle goes without it.
    """

    done_on: date | None = None
    is_left_out: bool = False

    @property
    def is_open(self) -> bool:
        """It is still to be done."""
        return self.done_on is None and not self.is_left_out


class StepStanding(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LEFT_OUT = "left_out"
    LATE = "late"
    UNDER_WAY = "under_way"
    AHEAD = "ahead"


def plan_steps(running: Window, first_account: StepKind | None = None) -> tuple[PlannedStep, ...]:
    """Work out all steps of a cycle from the days over which its plan runs, by their first day.

    Up to the plan they count back from its first day. An implementation plan comes every two years, an account
    after every year, and the evaluation in time for the next cycle's start note to follow on it.

    Args:
        running: the days over which the plan runs.
        first_account: how the first year is accounted for; unless told, by the year (:func:`usual_account`).

    >>> [step.kind.value for step in plan_steps(Window(date(2027, 1, 1), date(2027, 12, 31)))][:2]
    ['start_note', 'analysis']
    """
    start, after = running.start, running.end + _DAY
    steps = [
        PlannedStep(kind, 1, _between(shift(start, -first), shift(start, -last)))
        for kind, first, last in _LEADING_UP
    ]
    steps.append(PlannedStep(StepKind.MONITORING, 1, running))
    for turn, day in enumerate(_every(_IMPLEMENTATION, running), start=1):
        window = _between(shift(day, -_IMPLEMENTATION_BEFORE), shift(day, _IMPLEMENTATION_AFTER))
        steps.append(PlannedStep(StepKind.IMPLEMENTATION, turn, window))
    steps += _accounts(running, first_account)
    evaluate = max(start, shift(after, -_EVALUATION_BEFORE))
    until = max(shift(after, -_NEXT_BEFORE), evaluate + _DAY)
    steps.append(PlannedStep(StepKind.EVALUATION, 1, _between(evaluate, until)))
    return tuple(sorted(steps, key=in_order))


def usual_account(day: date) -> StepKind:
    """How account is given in the year of a day: the Safety Monitor is held in odd years and out the year after."""
    return StepKind.ACCOUNT_LETTER if day.year % 2 else StepKind.ACCOUNT_MONITOR


def in_order(step: PlannedStep) -> tuple[date, date, int, int]:
    """Sort steps by their first day, then by their last, then as the method has them."""
    return step.window.start, step.window.end, tuple(StepKind).index(step.kind), step.turn


def standing_on(step: Step, day: date) -> StepStanding:
    """How a step stands at the end of a day."""
    if step.done_on is not None and step.done_on <= day:
        return StepStanding.DONE
    if step.is_left_out:
        return StepStanding.LEFT_OUT
    if day > step.window.end:
        return StepStanding.LATE
    return StepStanding.UNDER_WAY if day >= step.window.start else StepStanding.AHEAD


def next_step(steps: Iterable[Step]) -> Step | None:
    """The open step that is due first; ``None`` when nothing is left to do.

    Monitoring goes on in the meantime, and is named only where nothing else is left.
    """
    waiting = [step for step in steps if step.is_open]
    order = sorted(
        waiting, key=lambda step: (step.kind is StepKind.MONITORING, step.window.end, in_order(step))
    )
    return order[0] if order else None


def still_before(step: Step, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The open steps that should be done before this one."""
    kind = _COMES_AFTER.get(step.kind)
    before = [
        each
        for each in steps
        if each.is_open and (each.kind is kind or (each.kind is step.kind and each.turn < step.turn))
    ]
    return tuple(sorted(before, key=in_order))


def speaks_of(running: Window, kind: StepKind, turn: int) -> Window | None:
    """The part of the plan's running time that a step speaks of; ``None``: all of it.

    >>> speaks_of(Window(date(2027, 1, 1), date(2030, 12, 31)), StepKind.IMPLEMENTATION, 2)
    Window(start=datetime.date(2029, 1, 1), end=datetime.date(2030, 12, 31))
    """
    months = _IMPLEMENTATION if kind is StepKind.IMPLEMENTATION else _YEAR if kind in ACCOUNTS else None
    if months is None:
        return None
    start = shift(running.start, months * (turn - 1))
    return Window(start, max(start, min(shift(start, months) - _DAY, running.end)))


def following_cycle(running: Window) -> Window:
    """The days over which the next plan runs: from the day after, for as long."""
    start = running.end + _DAY
    return Window(start, shift(start, _months(running)) - _DAY)


def account_after(steps: Sequence[PlannedStep]) -> StepKind | None:
    """How the first year of the next cycle is accounted for, so that the two ways keep taking turns."""
    given = [step for step in steps if step.kind in ACCOUNTS]
    if not given:
        return None
    last = max(given, key=lambda step: step.turn)
    return _other(last.kind)


def shift(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter.

    >>> shift(date(2027, 1, 31), 1)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _accounts(running: Window, first: StepKind | None) -> Iterator[PlannedStep]:
    kind = first
    for turn, year in enumerate(_every(_YEAR, running), start=1):
        day = min(shift(year, _YEAR), running.end + _DAY)
        kind = kind or usual_account(day)
        yield PlannedStep(kind, turn, _between(day, shift(day, _ACCOUNT_MONTHS)))
        kind = _other(kind)


def _other(account: StepKind) -> StepKind:
    return next(each for each in ACCOUNTS if each is not account)


def _every(months: int, running: Window) -> Iterator[date]:
    turn = 0
    while (day := shift(running.start, months * turn)) <= running.end:
        yield day
        turn += 1


def _months(running: Window) -> int:
    """How many months it runs, begun ones counted."""
    after = running.end + _DAY
    months = (after.year - running.start.year) * 12 + after.month - running.start.month
    return max(1, months + (after.day > running.start.day))


def _between(start: date, before: date) -> Window:
    return Window(start, before - _DAY)
