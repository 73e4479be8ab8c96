"""What became of triggers whose term ever stood still? There are few of them: each is looked at by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from waarborg.commitments.evidence import Answered
from waarborg.records.models import TermSuspension
from waarborg.records.queries.terms import course_from
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.stopwatch import Course, end_of_course
from waarborg.registers.terms import end_of_day

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A trigger whose term stood still, and when its first answer came."""

    opened_at: datetime
    answered_at: datetime | None
    answered_on: date | None
    course: Course


def stopped_triggers(
    rows: Iterable[tuple[int, datetime, datetime | None, date | None]],
) -> list[Stopped]:
    """The triggers of these rows (number, opened, answered at, answered on), with when they stood still."""
    found = list(rows)
    stops: dict[int, list[TermSuspension]] = {}
    if found:
        numbers = [row[0] for row in found]
        for stop in TermSuspension.objects.filter(entry_id__in=numbers).order_by("started_at", "id"):
            stops.setdefault(stop.entry_id, []).append(stop)
    return [
        Stopped(opened_at, at, on, course_from(stops.get(number, ()), ()))
        for number, opened_at, at, on in found
    ]


@dataclass(frozen=True, slots=True)
class Term:
    """The term of the answers, asked about on a day.

    Attributes:
        over: the last day that is over; a term that ends on it has ended.
        over_at: the moment up to which terms in hours have ended.
    """

    within: Duration
    day: date
    over: date
    over_at: datetime
    holidays: frozenset[date]


def tally_stopped(term: Term, triggers: Iterable[Stopped]) -> Answered:
    """Count what became of them on a day, with the time taken off for which they stood still."""
    total = Answered()
    for trigger in triggers:
        total = together(total, _of_one(trigger, term))
    return total


def together(one: Answered, other: Answered) -> Answered:
    """Two counts as one."""
    dues = [each.first_due for each in (one, other) if each.first_due is not None]
    return replace(
        one,
        triggers=one.triggers + other.triggers,
        in_time=one.in_time + other.in_time,
        late=one.late + other.late,
        overdue=one.overdue + other.overdue,
        waiting=one.waiting + other.waiting,
        first_due=min(dues, default=None),
    )


def _of_one(trigger: Stopped, term: Term) -> Answered:
    within, holidays = term.within, term.holidays
    if trigger.answered_at is not None and trigger.answered_on is not None:
        answered = trigger.answered_at if within.unit is Unit.HOUR else end_of_day(trigger.answered_on)
        due = end_of_course(trigger.opened_at, within, trigger.course.known_at(answered), holidays)
        in_time = int(answered.astimezone(UTC) <= due.astimezone(UTC))
        return Answered(triggers=1, in_time=in_time, late=1 - in_time)
    end = end_of_day(term.day).astimezone(UTC)
    if _stands_still(trigger.course, end):
        # Not before it goes on: tomorrow, as far as anybody knows.
        due = end_of_course(trigger.opened_at, within, trigger.course.known_at(end + _DAY), holidays)
        return Answered(triggers=1, waiting=1, first_due=due)
    due = end_of_course(trigger.opened_at, within, trigger.course.known_at(end), holidays)
    over = term.over_at if within.unit is Unit.HOUR else end_of_day(term.over)
    if due.astimezone(UTC) <= over.astimezone(UTC):
        return Answered(triggers=1, overdue=1)
    return Answered(triggers=1, waiting=1, first_due=due)


def _stands_still(course: Course, at: datetime) -> bool:
    return any(each.start <= at and (each.end is None or each.end > at) for each in course.suspensions)
