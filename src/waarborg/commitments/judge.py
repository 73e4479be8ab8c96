"""Is the promise kept? One door to the seven kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waarborg.commitments import periods
from waarborg.commitments.asked import Asked
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import (
    KIND_OF,
    Attested,
    Demand,
    Frequency,
    InForce,
    Interval,
    Kind,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.evidence import Answered, Counted, Evidence, Happened, Measured, Valid
from waarborg.commitments.kinds import attested, frequency, in_force, interval, milestone, response, target
from waarborg.commitments.periods import Rhythm
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window

EVIDENCE_OF: dict[Kind, type[Evidence]] = {
    Kind.FREQUENCY: Counted,
    Kind.INTERVAL: Happened,
    Kind.RESPONSE: Answered,
    Kind.MILESTONE: Happened,
    Kind.IN_FORCE: Valid,
    Kind.TARGET: Measured,
    Kind.ATTESTED: Happened,
}
"""What whoever counts must bring for each kind."""


def judge(commitment: Commitment, evidence: Evidence | None, day: date, *, ongoing: bool = False) -> Verdict:
    """Judge how the commitment stands on a day, as at the end of that day unless it is not over.

    Args:
        commitment: the promise.
        evidence: of the type that :data:`EVIDENCE_OF` names, over :func:`window_on`; ``None`` only for an
            unclear commitment, which needs none.
        day: the day asked about, past or future.
        ongoing: the day is not over: nothing is broken that can still be done on it.

    Raises:
        TypeError: when the evidence is not of the type that the kind needs.
    """
    window = window_on(commitment, day)
    if commitment.demand is None or window is None:
        return Verdict(Standing.UNCLEAR, Reason("unclear"))
    if day < window.start and not isinstance(commitment.demand, Milestone):
        reason = Reason("not_started", (("start", window.start.isoformat()),))
        return Verdict(Standing.ON_TRACK, reason, window, changes_on=window.start)
    return _judge(commitment, commitment.demand, evidence, Asked(window, day, ongoing=ongoing))


def judge_period(commitment: Commitment, evidence: Evidence | None, window: Window, day: date) -> Verdict:
    """Give the verdict on a whole past window, for the history: kept or broken for good.

    Args:
        commitment: the promise.
        evidence: over ``window``, as known on ``day``.
        window: one of :func:`windows_until` that is over.
        day: the day asked about, on or after the window's end. Triggers of a response that still wait then
            keep its verdict open.

    Raises:
        TypeError: when the evidence is not of the type that the kind needs.
    """
    if commitment.demand is None:
        return Verdict(Standing.UNCLEAR, Reason("unclear"))
    return _judge(commitment, commitment.demand, evidence, Asked(window, max(day, window.end), closing=True))


def window_on(commitment: Commitment, day: date) -> Window | None:
    """Return the window that is judged on the day; ``None`` for an unclear commitment."""
    match commitment.demand:
        case None:
            return None
        case Milestone() as demand:
            return milestone.window_on(commitment, demand)
        case Target():
            return target.window_on(commitment)
        case _:
            rhythm = _rhythm_of(commitment)
            return commitment.running if rhythm is None else periods.period_on(rhythm, day).window


def windows_until(commitment: Commitment, day: date) -> Iterator[Window]:
    """Yield the windows that started on or before the day, oldest first; the last may still be open."""
    rhythm = _rhythm_of(commitment)
    if rhythm is not None:
        yield from periods.windows_until(rhythm, day)
        return
    window = window_on(commitment, day)
    if window is not None and window.start <= day:
        yield window


@dataclass(frozen=True, slots=True)
class Need:
    """What must be known to judge a commitment on a day.

    Attributes:
        evidence: its type.
        stretches: the days over which entries count (more than one: a season with a pause in it).
        last_before: the last day on which it happened before them is needed as well.
        list: the list over whose members it must be told apart; ``None``: together.
    """

    evidence: type[Evidence]
    stretches: tuple[Window, ...]
    last_before: bool = False
    list: str | None = None


def need_on(commitment: Commitment, day: date, window: Window | None = None) -> Need | None:
    """Say which evidence to bring for :func:`judge` on a day, or (``window``) for :func:`judge_period`.

    ``None`` for an unclear commitment: it needs none.
    """
    window = window or window_on(commitment, day)
    match commitment.demand:
        case None:
            return None
        case Frequency(each=each, months=months) if window is not None:
            return Need(Counted, periods.parts(window, months), list=each)
        case Milestone() if window is not None:
            return Need(Happened, (Window(window.start, max(window.end, day)),), last_before=True)
        case demand if window is not None:
            evidence = EVIDENCE_OF[KIND_OF[type(demand)]]
            return Need(evidence, (window,), evidence is Happened, getattr(demand, "each", None))
    return None


def _rhythm_of(commitment: Commitment) -> Rhythm | None:
    match commitment.demand:
        case Frequency() as demand:
            return frequency.rhythm_of(commitment, demand)
        case Attested() as demand:
            return attested.rhythm_of(commitment, demand)
        case Interval():
            return interval.rhythm_of(commitment)
        case Response():
            return response.rhythm_of(commitment)
        case InForce():
            return in_force.rhythm_of(commitment)
        case _:
            return None


def _judge(commitment: Commitment, demand: Demand, evidence: Evidence | None, asked: Asked) -> Verdict:
    match demand, evidence:
        case Frequency(), Counted():
            verdict = frequency.judge_frequency(commitment, demand, evidence, asked)
        case Interval(), Happened():
            verdict = interval.judge_interval(commitment, demand, evidence, asked)
        case Response(), Answered():
            verdict = response.judge_response(commitment, demand, evidence, asked)
        case Milestone(), Happened():
            verdict = milestone.judge_milestone(commitment, demand, evidence, asked)
        case InForce(), Valid():
            verdict = in_force.judge_in_force(commitment, demand, evidence, asked)
        case Target(), Measured():
            verdict = target.judge_target(commitment, demand, evidence, asked)
        case Attested(), Happened():
            verdict = attested.judge_attested(commitment, demand, evidence, asked)
        case _:
            raise TypeError(f"a {type(demand).__name__} is not judged by {type(evidence).__name__}")
    return verdict
