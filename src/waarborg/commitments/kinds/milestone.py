"""Was it delivered on or before its day?"""

from __future__ import annotations

from datetime import timedelta

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Milestone
from waarborg.commitments.evidence import Happened
from waarborg.commitments.periods import length
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window


def window_on(commitment: Commitment, demand: Milestone) -> Window:
    """Return the time from the start of the plan up to and including the day it is due."""
    return Window(min(commitment.running.start, demand.by), demand.by)


def judge_milestone(commitment: Commitment, demand: Milestone, evidence: Happened, asked: Asked) -> Verdict:
    """Judge the days on which it was delivered, however early or late; a late one stays broken."""
    window, since, by = asked.window, commitment.source_since, demand.by
    due = ("by", by.isoformat())
    delivered = next((day for day in evidence.days.get(None, ()) if day <= asked.day), None)
    if delivered is not None:
        in_time = delivered <= by
        reason = Reason(
            "milestone_met" if in_time else "milestone_late", (("on", delivered.isoformat()), due)
        )
        return Verdict(Standing.KEPT if in_time else Standing.BROKEN, reason, window, int(in_time), 1)
    if since is None or since > by:
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window, 0, 1)
    if asked.closing or asked.over >= by:
        return Verdict(Standing.BROKEN, Reason("milestone_missed", (due,)), window, 0, 1)
    if since > max(asked.day, commitment.running.start):
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window, 0, 1, changes_on=since)
    return _open(asked, due)


def _open(asked: Asked, due: tuple[str, str]) -> Verdict:
    window = asked.window
    warn = window.end - timedelta(days=lead_days(length(window)))
    if asked.over >= warn:
        ends_on = asked.over_on(window.end)
        return Verdict(Standing.AT_RISK, Reason("milestone_soon", (due,)), window, 0, 1, ends_on)
    return Verdict(Standing.ON_TRACK, Reason("milestone_open", (due,)), window, 0, 1, asked.over_on(warn))
