"""How long may a term be extended or stand still, as far as the law's file knows?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from waarborg.registers.calendars import NO_HOLIDAYS
from waarborg.registers.deadlines import TermOfEntry, holidays_around
from waarborg.registers.durations import Duration, say_duration
from waarborg.registers.problems import Problem
from waarborg.registers.statutory import (
    StatutoryPeriod,
    SuspensionGround,
    period_on,
    statutory_terms,
)
from waarborg.registers.terms import AMSTERDAM, add_to_day, end_of_day

Confirmed = Mapping[str, Sequence[StatutoryPeriod]]
"""By name of a term: the periods that an administrator confirmed or filled in."""


def check_extension(
    term: TermOfEntry,
    opened_on: date,
    given: Sequence[Duration],
    wanted: Duration,
    confirmed: Confirmed,
) -> list[Problem]:
    """Hold an extension against what the law allows; a term of our own may always be extended.

    Args:
        term: of the entry.
        opened_on: the day on which it began to run.
        given: the extensions that it had already.
        wanted: the one that is asked for.
        confirmed: see :data:`Confirmed`.
    """
    rule = term.law.extension if term.law else None
    if rule is None:
        return []
    if len(given) >= rule.times:
        return [Problem("length", "extended_often_enough", (("times", rule.times),))]
    longest = rule.longest or _longest(rule.longest_by_law, opened_on, confirmed)
    if longest is not None and _is_longer(wanted, longest, opened_on):
        return [Problem("length", "extended_too_long", _said(longest))]
    if rule.in_all is not None:
        day = opened_on
        for each in (term.length, *given, wanted):
            day = add_to_day(day, each, holidays_around(opened_on.year))
        if day > add_to_day(opened_on, rule.in_all):
            return [Problem("length", "extended_too_long_in_all", _said(rule.in_all))]
    return []


def longest_suspension(ground: SuspensionGround, start: datetime, confirmed: Confirmed) -> datetime | None:
    """Until when a term may stand still at most that came to a stop at a moment; ``None``: the law does not say."""
    if not ground.longest_by_law:
        return None
    first = day = start.astimezone(AMSTERDAM).date()
    for name in ground.longest_by_law:
        length = _longest(name, first, confirmed)
        if length is None:
            return None
        day = add_to_day(day, length, NO_HOLIDAYS)
    return end_of_day(day)


def _longest(name: str | None, day: date, confirmed: Confirmed) -> Duration | None:
    term = statutory_terms().get(name or "")
    period = period_on(term, day, confirmed.get(name or "", ())) if term else None
    return period.length if period else None


def _is_longer(wanted: Duration, longest: Duration, day: date) -> bool:
    holidays = holidays_around(day.year)
    return add_to_day(day, wanted, holidays) > add_to_day(day, longest, holidays)


def _said(length: Duration) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("maximum", say_duration(length, "nl")), ("maximum_en", say_duration(length, "en"))
