"""Were triggers closed in time, where closing them is the answer? Counted over one index."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from waarborg.commitments.evidence import Answered
from waarborg.commitments.windows import Window
from waarborg.records.queries.answer_terms import Asked, Days, last_overdue, tally_days
from waarborg.records.queries.selected import Chosen, as_day, as_moment, moment_as_stored
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import AMSTERDAM, least_days, term_end

_HOUR, _DAY = 3_600, 86_400

_SWIFT = "closed_on <= %s AND took_seconds <= %s"
_DAYS = (
    f"CASE WHEN {_SWIFT} THEN NULL ELSE opened_on END, CASE WHEN {_SWIFT} THEN NULL ELSE closed_on END,"
    " COUNT(*)"
)
_HOURS = (
    f"COUNT(*), COUNT(closed_on), COUNT(*) FILTER (WHERE closed_on <= %s), COUNT(*) FILTER (WHERE {_SWIFT})"
)


@dataclass(frozen=True, slots=True)
class Closings:
    """When triggers opened and closed.

    Attributes:
        seconds: what closed within so many is swift: the database counts it together, for it is most.
        swift: how many.
        days: of the others.
    """

    seconds: int
    swift: int
    days: Days


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of triggers in one go: a plan often holds several terms against the same ones.

    Attributes:
        closings: when they opened and closed, without those whose term ever stood still.
        stopped: the numbers of those whose term ever stood still, of a whole register.
    """

    closings: dict[tuple[Selection, Window, date], Closings] = field(default_factory=dict)
    stopped: dict[tuple[str, Window], list[int]] = field(default_factory=dict)


def closed_or_open(asked: Asked, triggers: Chosen, known: Known) -> Answered:
    """Count the triggers by whether, and when, they were closed on or before the day."""
    if asked.within is None:
        return _closed_at_all(asked, triggers)
    if asked.within.unit is Unit.HOUR:
        return _in_hours(asked, asked.within, triggers)
    read = _closings(asked, asked.within, triggers, known)
    return tally_days(asked, asked.within, read.days, read.swift)


def _closed_at_all(asked: Asked, triggers: Chosen) -> Answered:
    """Without a term a trigger is closed, or it waits."""
    columns = "COUNT(*), COUNT(*) FILTER (WHERE closed_on <= %s)"
    ((everything, closed),) = triggers.read(columns, asked.day)
    return Answered(triggers=everything, in_time=closed, waiting=everything - closed)


def _in_hours(asked: Asked, within: Duration, triggers: Chosen) -> Answered:
    day = asked.day
    counts = triggers.read(_HOURS, day, day, within.amount * _HOUR)
    ((everything, ever_closed, closed, in_time),) = counts
    if everything == closed:
        return Answered(triggers=everything, in_time=in_time, late=closed - in_time)
    still_open = triggers.only("closed_at IS NULL")
    if ever_closed > closed:
        still_open = triggers.only("closed_at IS NULL OR closed_on > %s", day)
    over = last_overdue(asked, within)
    # By the day as well: what was opened long before need not be looked up.
    running = still_open.only("opened_on >= %s", over.astimezone(AMSTERDAM).date())
    running = running.only("opened_at > %s", moment_as_stored(over))
    ((waiting, first),) = running.read("COUNT(*), MIN(opened_at)")
    return Answered(
        triggers=everything,
        in_time=in_time,
        late=closed - in_time,
        overdue=everything - closed - waiting,
        waiting=waiting,
        first_due=term_end(as_moment(first), within) if waiting else None,
    )


def _closings(asked: Asked, within: Duration, triggers: Chosen, known: Known) -> Closings:
    key = (asked.triggers, asked.window, asked.day)
    # In time whatever the day: two hours less, for the clock may have been put forward in between.
    seconds = least_days(within) * _DAY - 2 * _HOUR
    read = known.closings.get(key)
    if read is not None and read.seconds <= seconds:
        return read
    swift, days = 0, []
    for opened_on, closed_on, number in triggers.read(_DAYS, *(asked.day, seconds) * 2, then="GROUP BY 1, 2"):
        if opened_on is None:
            swift = number
        else:
            days.append((as_day(opened_on), closed_on and as_day(closed_on), number))
    known.closings[key] = Closings(seconds, swift, days)
    return known.closings[key]
