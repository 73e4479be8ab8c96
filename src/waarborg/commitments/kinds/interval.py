"""Was it never longer than the time allowed without an entry?"""

from __future__ import annotations

from datetime import date

from waarborg.commitments.asked import Asked
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Interval
from waarborg.commitments.evidence import Happened
from waarborg.commitments.periods import Rhythm, period_on
from waarborg.commitments.recurrence import Recurrence, judge_recurrence, yearly
from waarborg.commitments.verdicts import Verdict
from waarborg.commitments.windows import Window


def rhythm_of(commitment: Commitment) -> Rhythm:
    """Return the calendar years over which its history is told."""
    return yearly(commitment.running)


def window_on(commitment: Commitment, day: date) -> Window:
    """Return the calendar year of the day, within the plan; the last day before it is evidence as well."""
    return period_on(rhythm_of(commitment), day).window


def judge_interval(commitment: Commitment, demand: Interval, evidence: Happened, asked: Asked) -> Verdict:
    """Judge the days on which it happened: those in the window and the last one before it."""
    return judge_recurrence(commitment, Recurrence("interval", demand.within, demand.each), evidence, asked)
