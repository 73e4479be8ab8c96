"""Did every trigger get its answer, in time?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from math import ceil

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Response
from waarborg.commitments.evidence import Answered
from waarborg.commitments.periods import ONE_DAY, YEARLY, Rhythm, length, period_after, period_on
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.terms import AMSTERDAM

_DAYS = {Unit.HOUR: 1 / 24, Unit.WORKING_DAY: 1.4, Unit.WEEK: 7.0, Unit.MONTH: 30.0, Unit.YEAR: 365.0}
_LONGEST_WARNING = 14


def rhythm_of(commitment: Commitment) -> Rhythm:
    """Return the calendar years of the plan."""
    return Rhythm(YEARLY, commitment.running)


def window_on(commitment: Commitment, day: date) -> Window:
    """Return the calendar year of the day, within the plan: the triggers that came in during it count."""
    return period_on(rhythm_of(commitment), day).window


def judge_response(commitment: Commitment, demand: Response, evidence: Answered, asked: Asked) -> Verdict:
    """Judge the triggers that came in during the window, as they were on the day asked about."""
    following = period_after(rhythm_of(commitment), asked.window)
    next_start = following.window.start if following else None
    closed = asked.closing or asked.over >= asked.window.end
    missed = evidence.late + evidence.overdue
    share = 1.0 if demand.coverage is None else demand.coverage
    needed = ceil(share * evidence.triggers - 1e-9)
    spare = evidence.triggers - needed - missed
    if spare < 0:
        return _verdict(evidence, asked, Standing.BROKEN, "missed", next_start)
    since = commitment.source_since
    if since is None or since > min(asked.day, asked.window.end):
        changes_on = since if since is not None and since <= commitment.running.end else None
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), asked.window, changes_on=changes_on)
    if closed and (evidence.waiting <= spare or evidence.triggers == 0):
        outcome = "kept" if evidence.triggers else "no_cases"
        return _verdict(evidence, asked, Standing.KEPT, outcome, next_start)
    if evidence.waiting > spare:
        return _judge_waiting(demand, evidence, asked, next_start)
    outcome = "so_far" if evidence.triggers else "no_cases"
    return _verdict(evidence, asked, Standing.ON_TRACK, outcome, asked.over_on(asked.window.end))


def _judge_waiting(demand: Response, evidence: Answered, asked: Asked, next_start: date | None) -> Verdict:
    """Judge when open triggers decide: at risk when the first is due soon, or the year is nearly over."""
    if demand.within is None or evidence.first_due is None:
        return _judge_open_ended(evidence, asked, next_start)
    due = evidence.first_due.astimezone(AMSTERDAM).date()
    warn = due - timedelta(days=_warning_days(demand.within))
    missed_on = asked.over_on(due)
    first_change = min(missed_on, next_start or missed_on) if missed_on > asked.day else asked.day + ONE_DAY
    if asked.day >= warn:
        verdict = _verdict(evidence, asked, Standing.AT_RISK, "due_soon", first_change)
    else:
        verdict = _verdict(evidence, asked, Standing.ON_TRACK, "waiting", min(warn, next_start or warn))
    return _with_due(verdict, evidence.first_due, demand.within, asked)


def _with_due(verdict: Verdict, first_due: datetime, within: Duration, asked: Asked) -> Verdict:
    """Tell by when the first open trigger must be answered: a day, or the moment at which its hours are over."""
    due = first_due.astimezone(AMSTERDAM)
    in_hours = within.unit is Unit.HOUR
    written = due.strftime("%Y-%m-%dT%H:%M") if in_hours else due.date().isoformat()
    reason = Reason(verdict.reason.code, (*verdict.reason.values, ("due", written)))
    return replace(verdict, reason=reason, changes_at=first_due if in_hours and asked.ongoing else None)


def _judge_open_ended(evidence: Answered, asked: Asked, next_start: date | None) -> Verdict:
    """Judge open triggers without a term: they have the year, and sixty days for its last ones."""
    end = asked.window.end
    grace = timedelta(days=lead_days(length(asked.window)))
    if asked.day > end + grace:
        return _verdict(evidence, asked, Standing.BROKEN, "unanswered", None)
    if asked.day >= end - grace:
        changes_on = next_start if next_start and asked.day < next_start else end + grace + ONE_DAY
        return _verdict(evidence, asked, Standing.AT_RISK, "open_soon", changes_on)
    return _verdict(evidence, asked, Standing.ON_TRACK, "open", end - grace)


def _warning_days(within: Duration) -> int:
    """Return how long before a term ends it is time for a push: its last quarter, at most a fortnight."""
    return min(_LONGEST_WARNING, int(within.amount * _DAYS.get(within.unit, 1.0) / 4))


def _verdict(
    evidence: Answered, asked: Asked, standing: Standing, outcome: str, changes_on: date | None
) -> Verdict:
    values: tuple[tuple[str, str | int | float], ...] = (
        ("triggers", evidence.triggers),
        ("in_time", evidence.in_time),
        ("missed", evidence.late + evidence.overdue),
        ("waiting", evidence.waiting),
    )
    settled = evidence.triggers - evidence.waiting
    return Verdict(
        standing,
        Reason(f"response_{outcome}", values),
        asked.window,
        measured=evidence.in_time,
        required=settled,
        changes_on=changes_on,
        missing=evidence.misses,
    )
