"""Until when may an entry take: the term of its category or register, set by law or by the municipality?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from waarborg.registers.calendars import public_holidays
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.statutory import StatutoryPeriod, StatutoryTerm, period_on, statutory_terms
from waarborg.registers.stopwatch import (
    UNDISTURBED,
    Course,
    Stopwatch,
    end_of_course,
    end_under_the_law,
    last_day_of_course,
    read_stopwatch,
)
from waarborg.registers.terms import end_of_day

_ONE_DAY = Duration(1, Unit.DAY)


@dataclass(frozen=True, slots=True)
class TermOfEntry:
    """The term that holds for an entry.

    Attributes:
        law: the term of the law that it is; ``None``: one that the register or the entry sets itself.
        own_day: the last day, where the entry names it itself; the length then follows from it.
        confirmed: whether a term of the law was confirmed; one that the register sets always is.
    """

    length: Duration
    law: StatutoryTerm | None = None
    confirmed: bool = True
    own_day: date | None = None

    @property
    def is_extended(self) -> bool:
        """Does it run on over a weekend or holiday at its end (Algemene termijnenwet)?"""
        return self.law is not None and self.law.is_extended and self.length.unit is not Unit.HOUR

    def end(self, start: datetime, course: Course = UNDISTURBED) -> datetime | None:
        """The last moment of the term when it starts at a moment; ``None`` while it stands still."""
        if course.is_suspended:
            return None
        if self.own_day is not None:
            undisturbed = last_day_of_course(start, _ONE_DAY, UNDISTURBED)
            return end_of_day(self.own_day + (last_day_of_course(start, _ONE_DAY, course) - undisturbed))
        if self.is_extended:
            return end_under_the_law(start, self.length, course)
        return end_of_course(start, self.length, course, holidays_around(start.year))

    def stopwatch(self, start: datetime, at: datetime, course: Course = UNDISTURBED) -> Stopwatch:
        """How far the term had run at a moment, that of its closing or now."""
        known = course.known_at(at)
        due = self.end(start, known)
        if due is None:
            raise AssertionError("what is known at a moment has an end")
        return read_stopwatch(start, at, self.length.unit, known, due, holidays_around(start.year))


def law_of(definition: RegisterDefinition, category: str) -> str | None:
    """The name of the law's term that an entry of this category has; ``None`` where it has none."""
    known = next((each for each in definition.categories if each.name == category), None)
    if known is not None and (known.term or known.statutory_term):
        return known.statutory_term
    return definition.statutory_term


def term_of(
    definition: RegisterDefinition,
    category: str,
    opened_on: date,
    confirmed: Iterable[StatutoryPeriod] = (),
    own_day: date | None = None,
) -> TermOfEntry | None:
    """The term of an entry: up to its own day, else that of its category or register; ``None`` without a term.

    Args:
        definition: the register, in the version of the entry.
        category: of the entry.
        opened_on: the day on which the term begins; a term of the law is as long as it was then.
        confirmed: what the municipality confirmed of the term that :func:`law_of` names.
        own_day: the day by which the entry itself says that it must be done.
    """
    if definition.occurrence:
        return None
    if own_day is not None:
        days = max(1, (own_day - opened_on).days)
        return TermOfEntry(Duration(days, Unit.DAY), own_day=own_day)
    if law := law_of(definition, category):
        term = statutory_terms().get(law)
        period = period_on(term, opened_on, confirmed) if term else None
        return None if period is None else TermOfEntry(period.length, term, period.confirmed)
    known = next((each for each in definition.categories if each.name == category), None)
    own = (known.term if known else None) or definition.term
    return None if own is None else TermOfEntry(own)


@lru_cache(maxsize=64)
def holidays_around(year: int) -> frozenset[date]:
    """The public holidays that a term can meet that starts in a year."""
    return public_holidays(range(year, year + 3))
