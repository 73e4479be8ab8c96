"""Has a named person stated it, and again in time?"""

from __future__ import annotations

from datetime import date, timedelta

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Attested
from waarborg.commitments.evidence import Happened
from waarborg.commitments.periods import Rhythm, length, period_on
from waarborg.commitments.recurrence import Recurrence, judge_recurrence, yearly
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window


def rhythm_of(commitment: Commitment, demand: Attested) -> Rhythm | None:
    """Return the calendar years of a statement that recurs; ``None`` when once is enough."""
    return None if demand.every is None else yearly(commitment.running)


def window_on(commitment: Commitment, demand: Attested, day: date) -> Window:
    """Return the calendar year of the day, or the plan's whole running time when once is enough."""
    rhythm = rhythm_of(commitment, demand)
    return commitment.running if rhythm is None else period_on(rhythm, day).window


def judge_attested(commitment: Commitment, demand: Attested, evidence: Happened, asked: Asked) -> Verdict:
    """Judge the days on which it was stated: those in the window and the last one before it."""
    if demand.every is not None:
        return judge_recurrence(commitment, Recurrence("attested", demand.every, None), evidence, asked)
    return _judge_once(commitment, evidence, asked)


def _judge_once(commitment: Commitment, evidence: Happened, asked: Asked) -> Verdict:
    window, since = asked.window, commitment.source_since
    stated = [day for day in evidence.days.get(None, ()) if day <= min(asked.day, window.end)]
    if stated:
        reason = Reason("attested_once", (("on", stated[0].isoformat()),))
        return Verdict(Standing.KEPT, reason, window, 1, 1)
    if since is None or since > window.end:
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window, 0, 1)
    end = ("end", window.end.isoformat())
    if asked.closing or asked.over >= window.end:
        return Verdict(Standing.BROKEN, Reason("attested_never", (end,)), window, 0, 1)
    if since > asked.day:
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window, 0, 1, changes_on=since)
    warn = window.end - timedelta(days=lead_days(length(window)))
    if asked.over >= warn:
        ends_on = asked.over_on(window.end)
        return Verdict(Standing.AT_RISK, Reason("attested_soon_over", (end,)), window, 0, 1, ends_on)
    return Verdict(Standing.ON_TRACK, Reason("attested_open", (end,)), window, 0, 1, asked.over_on(warn))
