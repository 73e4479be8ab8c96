"""When does a term end that stood still or was extended, and how much of it is left?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from waarborg.registers.calendars import NO_HOLIDAYS, add_working_days, working_days_between
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.terms import AMSTERDAM, add_to_day, end_of_day, run_on, statutory_around, term_end

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Suspension:
    """A stretch of time in which a term stood still; ``end`` is ``None`` while it does."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What came between the start of a term and its end.

    Attributes:
        suspensions: in the order of time; they do not overlap.
        extensions: what was added to the term, in the order in which it was added.
    """

    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Duration, ...] = ()

    @property
    def is_suspended(self) -> bool:
        """Does the term stand still with no known end?"""
        return any(each.end is None for each in self.suspensions)

    def known_at(self, moment: datetime) -> Course:
        """The same as far as it had come at a moment: what stands still then counts up to it."""
        begun = (each for each in self.suspensions if each.start < moment)
        known = tuple(
            Suspension(each.start, moment if each.end is None else min(each.end, moment)) for each in begun
        )
        return Course(known, self.extensions)


UNDISTURBED = Course()


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """How far a term had run at a moment.

    Attributes:
        counted_in: ``HOUR``, ``DAY`` or ``WORKING_DAY``.
        used, left: in minutes for a term in hours, else in whole days of the kind; ``left`` is below zero when
            the term was over.
        due: its last moment, were it to run on from the moment asked about.
        suspended_since: when it stood still: since when.
    """

    counted_in: Unit
    used: int
    left: int
    due: datetime
    suspended_since: datetime | None = None


def end_of_course(
    start: datetime, length: Duration, course: Course = UNDISTURBED, holidays: frozenset[date] = NO_HOLIDAYS
) -> datetime:
    """Return the last moment, Dutch time, of a term that was extended or stood still.

    A term in hours gets back the very time for which it stood still, in real hours when the clock changes
    meanwhile. Any other term gets back the days from the one on which it came to a stop to the one on which it
    went on; a term in working days gets back working days.

    Raises:
        ValueError: while the term stands still (ask :meth:`Course.known_at` first), or without a time zone.
    """
    if length.unit is not Unit.HOUR:
        return end_of_day(last_day_of_course(start, length, course, holidays))
    end = term_end(start, length, holidays)
    for extension in course.extensions:
        end = term_end(end, extension, holidays)
    return (end.astimezone(UTC) + stood_still(course.suspensions, start)).astimezone(AMSTERDAM)


def last_day_of_course(
    start: datetime, length: Duration, course: Course, holidays: frozenset[date] = NO_HOLIDAYS
) -> date:
    """Return the last day of a term that is not in hours."""
    day = add_to_day(start.astimezone(AMSTERDAM).date(), length, holidays)
    for extension in course.extensions:
        day = add_to_day(day, extension, holidays)
    still = days_still(course.suspensions, start, length.unit, holidays)
    if length.unit is Unit.WORKING_DAY:
        return add_working_days(day, still, holidays)
    return day + timedelta(days=still)


def end_under_the_law(start: datetime, length: Duration, course: Course = UNDISTURBED) -> datetime:
    """Return the last moment of a term that is set by an act or general administrative order.

    Follows the Algemene termijnenwet: extended when it ends on a Saturday, Sunday or public holiday
    (article 1); a term of three days or more holds at least two days that are none of these (article 2);
    neither applies to terms in hours, in more than 90 days, 12 weeks or 3 months, or in years (article 4,
    under a). Promises of a plan are no statutory terms. Terms of detention and of the promulgation of acts
    (article 4, under b and c), and acts that set the Termijnenwet aside (Wet tijdelijk huisverbod,
    article 13), end as :func:`end_of_course` says.
    """
    day = start.astimezone(AMSTERDAM).date()
    last = last_day_of_course(start, length, course, statutory_around(day))
    return end_of_day(run_on(day, last, length))


def stood_still(suspensions: Iterable[Suspension], start: datetime) -> timedelta:
    """Return for how long a term that began at ``start`` stood still, in real time.

    Raises:
        ValueError: when one of the suspensions has no end.
    """
    total = timedelta()
    for began, ended in _stretches(suspensions, start):
        total += ended.astimezone(UTC) - began.astimezone(UTC)
    return total


def days_still(
    suspensions: Iterable[Suspension],
    start: datetime,
    unit: Unit = Unit.DAY,
    holidays: frozenset[date] = NO_HOLIDAYS,
) -> int:
    """Return for how many days a term stood still: working days for a term that counts those.

    Raises:
        ValueError: when one of the suspensions has no end.
    """
    days = 0
    for began, ended in _stretches(suspensions, start):
        first, last = began.astimezone(AMSTERDAM).date(), ended.astimezone(AMSTERDAM).date()
        between = working_days_between(first, last, holidays)
        days += between if unit is Unit.WORKING_DAY else (last - first).days
    return days


def _stretches(suspensions: Iterable[Suspension], start: datetime) -> Sequence[tuple[datetime, datetime]]:
    found = []
    for each in suspensions:
        if each.end is None:
            raise ValueError("a term that stands still has no end yet")
        if each.end > start:
            found.append((max(each.start, start), each.end))
    return found


def read_stopwatch(
    start: datetime,
    at: datetime,
    unit: Unit,
    course: Course,
    due: datetime,
    holidays: frozenset[date] = NO_HOLIDAYS,
) -> Stopwatch:
    """Read how far a term had run.

    Args:
        start: the moment from which it runs.
        at: the moment asked about: now, or when the entry was closed.
        unit: of the term.
        course: as known at that moment.
        due: the end of the term with that course.
        holidays: of the years that the term touches.
    """
    since = next((each.start for each in course.suspensions if each.start <= at and each.end == at), None)
    if unit is Unit.HOUR:
        used = at.astimezone(UTC) - start.astimezone(UTC) - stood_still(course.suspensions, start)
        left = due.astimezone(UTC) - at.astimezone(UTC)
        return Stopwatch(unit, used // _MINUTE, left // _MINUTE, due, since)
    first, today, last = (each.astimezone(AMSTERDAM).date() for each in (start, at, due))
    still = days_still(course.suspensions, start, unit, holidays)
    if unit is not Unit.WORKING_DAY:
        return Stopwatch(Unit.DAY, (today - first).days - still, (last - today).days, due, since)
    over = working_days_between(last, today, holidays)
    left_days = working_days_between(today, last, holidays) - over
    return Stopwatch(unit, working_days_between(first, today, holidays) - still, left_days, due, since)
