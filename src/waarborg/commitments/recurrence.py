"""Did it come round again in time, every time?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.evidence import Happened
from waarborg.commitments.periods import ONE_DAY, YEARLY, Rhythm, period_after, period_on
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration
from waarborg.registers.terms import add_to_day, least_days

SCREENFUL = 20


@dataclass(frozen=True, slots=True)
class Recurrence:
    """What must come round: at most ``within`` apart, for each member of the list ``each``.

    ``words`` is the first part of its reasons' codes.
    """

    words: str
    within: Duration
    each: str | None


@dataclass(frozen=True, slots=True)
class _Round:
    """How one member fares: when it last happened, when it is due again, and was there a lapse before now."""

    name: str | None
    last: date | None
    counts_from: date
    due: date
    lapsed_before: bool


@dataclass(frozen=True, slots=True)
class _State:
    """All that the standing depends on; the earliest due day decides."""

    due: date
    warn: date
    lapsed_before: bool
    unseen: bool


def judge_recurrence(
    commitment: Commitment, recurrence: Recurrence, evidence: Happened, asked: Asked
) -> Verdict:
    """Judge what recurs: by its state on the day, or (closing) by whether it ever lapsed in the window."""
    if recurrence.each is not None and not commitment.members:
        return Verdict(Standing.NO_EVIDENCE, Reason("list_empty", (("list", recurrence.each),)), asked.window)
    at = asked.in_window()
    at = replace(at, closing=at.closing or at.over >= commitment.running.end)
    names: tuple[str | None, ...] = commitment.members if recurrence.each is not None else (None,)
    rounds = [_follow(commitment, recurrence, name, evidence.days.get(name, ()), at) for name in names]
    first = min(rounds, key=lambda each: each.due)
    state = _State(
        due=first.due,
        warn=first.due - timedelta(days=lead_days((first.due - first.counts_from).days)),
        lapsed_before=any(each.lapsed_before for each in rounds),
        unseen=any(each.last is None for each in rounds),
    )
    standing = _standing(commitment, state, at)
    changes_on = None if at.closing else _changes_on(commitment, state, at)
    return _verdict(recurrence, rounds, at, standing, changes_on)


def _follow(
    commitment: Commitment, recurrence: Recurrence, name: str | None, days: tuple[date, ...], asked: Asked
) -> _Round:
    known = days[: bisect_right(days, asked.day)]
    running_start = commitment.running.start
    seen_from = max(running_start, commitment.source_since or running_start)
    start = known[0] if known else seen_from - ONE_DAY
    if known and known[0] >= seen_from:
        start = seen_from - ONE_DAY
    judged_from = max(asked.window.start, seen_from)
    within, holidays = recurrence.within, commitment.public_holidays
    # Most lie closer together than the shortest that the time allowed can be.
    surely = timedelta(days=least_days(within))
    lapsed = any(
        later - earlier > surely and later > judged_from and later > add_to_day(earlier, within, holidays)
        for earlier, later in pairwise((start, *known))
    )
    start = known[-1] if known else start
    due = add_to_day(start, within, holidays)
    return _Round(name, known[-1] if known else None, start, due, lapsed)


def _standing(commitment: Commitment, state: _State, asked: Asked) -> Standing:
    lapsed = asked.over >= state.due
    in_use = commitment.source_since is not None and commitment.source_since <= asked.day
    if not in_use and (lapsed or state.unseen):
        return Standing.NO_EVIDENCE
    if asked.closing:
        return Standing.BROKEN if lapsed or state.lapsed_before else Standing.KEPT
    if lapsed:
        return Standing.BROKEN
    if asked.over >= state.warn:
        return Standing.AT_RISK
    return Standing.KEPT if state.due > asked.window.end and not state.lapsed_before else Standing.ON_TRACK


def _changes_on(commitment: Commitment, state: _State, asked: Asked) -> date | None:
    """Return the first later day on which the standing is another one if nothing more happens."""
    running, window = commitment.running, asked.window
    now = _standing(commitment, state, asked)
    following = period_after(yearly(running), window)
    last = asked.over_on(running.end)
    candidates = {asked.over_on(state.due), asked.over_on(state.warn), date(state.due.year, 1, 1), last}
    candidates |= {following.window.start} if following else set()
    candidates |= {commitment.source_since} if commitment.source_since else set()
    for later in sorted(candidates):
        if not asked.day < later <= last:
            continue
        year = period_on(yearly(running), later).window
        at = Asked(year, later, closing=later == last, ongoing=asked.ongoing).in_window()
        then = state if year == window else replace(state, lapsed_before=False)
        if _standing(commitment, then, at) is not now:
            return later
    return None


def yearly(running: Window) -> Rhythm:
    """Return the calendar years of the running time, over which the history of what recurs is told."""
    return Rhythm(YEARLY, running)


def _verdict(
    recurrence: Recurrence,
    rounds: list[_Round],
    asked: Asked,
    standing: Standing,
    changes_on: date | None,
) -> Verdict:
    lapsed = [each for each in rounds if asked.over >= each.due]
    if asked.closing:
        lapsed = [each for each in rounds if asked.over >= each.due or each.lapsed_before]
    first = min(rounds, key=lambda each: each.due)
    measured, required = (asked.day - first.counts_from).days, (first.due - first.counts_from).days
    if recurrence.each is not None:
        measured, required = len(rounds) - len(lapsed), len(rounds)
    reason = _reason(recurrence, rounds, first, asked, standing)
    missing = _names(lapsed)
    return Verdict(standing, reason, asked.window, measured, required, changes_on, missing)


def _reason(
    recurrence: Recurrence, rounds: list[_Round], first: _Round, asked: Asked, standing: Standing
) -> Reason:
    if standing is Standing.NO_EVIDENCE:
        return Reason("no_source")
    outcome = {Standing.AT_RISK: "soon", Standing.BROKEN: "lapsed"}.get(standing, "fine")
    if asked.closing:
        outcome = "held" if standing is Standing.KEPT else "gap"
    elif outcome == "fine" and any(each.lapsed_before for each in rounds):
        outcome = "again"
    due = ("due", first.due.isoformat())
    if recurrence.each is not None:
        wrong = sum(asked.over >= each.due or (asked.closing and each.lapsed_before) for each in rounds)
        values = (("wrong", wrong), ("members", len(rounds)), ("list", recurrence.each), due)
        return Reason(f"{recurrence.words}_members_{outcome}", values)
    if asked.closing:
        return Reason(f"{recurrence.words}_{outcome}", (("end", asked.day.isoformat()),))
    if first.last is None:
        return Reason(f"{recurrence.words}_first_{outcome}", (due,))
    return Reason(f"{recurrence.words}_{outcome}", (("last", first.last.isoformat()), due))


def _names(rounds: Iterable[_Round]) -> tuple[str, ...]:
    return tuple(each.name for each in rounds if each.name is not None)[:SCREENFUL]
