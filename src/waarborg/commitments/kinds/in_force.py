"""Was it valid at every moment?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import InForce
from waarborg.commitments.evidence import Span, Valid
from waarborg.commitments.periods import ONE_DAY, YEARLY, Rhythm, period_after, period_on
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window

SCREENFUL = 20


def rhythm_of(commitment: Commitment) -> Rhythm:
    """Return the calendar years of the plan, over which its history is told."""
    return Rhythm(YEARLY, commitment.running)


def window_on(commitment: Commitment, day: date) -> Window:
    """Return the calendar year of the day, within the plan."""
    return period_on(rhythm_of(commitment), day).window


@dataclass(frozen=True, slots=True)
class _Cover:
    """How one member is covered on a day.

    Attributes:
        until: last day of the unbroken cover that holds on the day; ``None``: not covered on the day.
        warn: first day of the lead time before that end.
        bare: days of the window, up to the day, without cover.
    """

    name: str | None
    until: date | None
    warn: date
    bare: int


@dataclass(frozen=True, slots=True)
class _Roll:
    """How all members are covered on a day.

    Attributes:
        needed: for how many it must be valid, on every day.
        fewest: how many were covered on the worst day of the window so far; days_short: on how many days too few.
    """

    covers: list[_Cover]
    needed: int
    fewest: int
    days_short: int


def judge_in_force(commitment: Commitment, demand: InForce, evidence: Valid, asked: Asked) -> Verdict:
    """Judge the spans that touch the window: by the day itself, or (closing) by every day of the window."""
    if demand.each is not None and not commitment.members:
        return Verdict(Standing.NO_EVIDENCE, Reason("list_empty", (("list", demand.each),)), asked.window)
    at = asked.in_window()
    at = replace(at, closing=at.closing or at.over >= commitment.running.end)
    roll = _call_roll(commitment, demand, evidence, at)
    standing = _standing(commitment, roll, at)
    changes_on = None if at.closing else _changes_on(commitment, demand, evidence, at)
    wrong = [each for each in roll.covers if (each.bare if at.closing else each.until is None)]
    reason = _reason(demand, roll, at, standing)
    measured, required = float(_measured(demand, roll, at)), float(roll.needed)
    missing = tuple(each.name for each in wrong if each.name is not None)[:SCREENFUL]
    return Verdict(standing, reason, asked.window, measured, required, changes_on, missing)


def _measured(demand: InForce, roll: _Roll, asked: Asked) -> int:
    """How many members are covered: now, or (closing) on every day; of a share: on the day with the fewest."""
    if not asked.closing:
        return sum(each.until is not None for each in roll.covers)
    return roll.fewest if demand.coverage is not None else sum(not each.bare for each in roll.covers)


def _call_roll(commitment: Commitment, demand: InForce, evidence: Valid, asked: Asked) -> _Roll:
    names: tuple[str | None, ...] = commitment.members if demand.each is not None else (None,)
    first_day = max(asked.window.start, commitment.source_since or asked.window.start)
    share = demand.coverage if demand.each is not None and demand.coverage is not None else 1.0
    needed = ceil(share * len(names) - 1e-9)
    covers = [_cover(name, evidence.spans.get(name, ()), first_day, asked.day) for name in names]
    spans = [evidence.spans.get(name, ()) for name in names]
    return _Roll(covers, needed, *_worst(spans, needed, first_day, asked.day))


def _worst(spans: list[tuple[Span, ...]], needed: int, first_day: date, day: date) -> tuple[int, int]:
    """The fewest members that were covered on one of these days, and on how many days they were too few."""
    if first_day > day:
        return len(spans), 0
    steps: dict[date, int] = {first_day: 0, day + ONE_DAY: 0}
    for own in spans:
        for start, end in _joined(own, first_day, day):
            steps[start] = steps.get(start, 0) + 1
            steps[end + ONE_DAY] = steps.get(end + ONE_DAY, 0) - 1
    fewest, short, covered = len(spans), 0, 0
    for here, following in pairwise(sorted(steps)):
        covered += steps[here]
        fewest = min(fewest, covered)
        short += (following - here).days if covered < needed else 0
    return fewest, short


def _joined(spans: tuple[Span, ...], first_day: date, day: date) -> Iterator[tuple[date, date]]:
    """The stretches, within these days, that one or more spans of a member cover."""
    reached = first_day - ONE_DAY
    for span in sorted(spans, key=lambda each: each.start):
        start, end = max(span.start, reached + ONE_DAY), min(span.end or day, day)
        if start <= end:
            yield start, end
            reached = end


def _cover(name: str | None, spans: tuple[Span, ...], first_day: date, day: date) -> _Cover:
    bare, covered_up_to = 0, first_day - ONE_DAY
    until: date | None = None
    since = day
    for span in sorted(spans, key=lambda each: each.start):
        end = span.end or date.max
        if span.start > day:
            if until is not None and until < date.max and span.start <= until + ONE_DAY:
                since, until = (span.start, end) if end > until else (since, until)
            continue
        bare += max(0, (span.start - covered_up_to).days - 1)
        covered_up_to = max(covered_up_to, end)
        if end >= day and (until is None or end > until):
            since, until = span.start, end
    bare += max(0, (day - covered_up_to).days)
    if until is None or until == date.max:
        return _Cover(name, until, date.max, bare)
    return _Cover(name, until, until + ONE_DAY - timedelta(days=lead_days((until - since).days + 1)), bare)


def _standing(commitment: Commitment, roll: _Roll, asked: Asked) -> Standing:
    bare_now = sum(each.until is not None for each in roll.covers) < roll.needed
    bare_before = roll.days_short > 0
    in_use = commitment.source_since is not None and commitment.source_since <= asked.day
    if not in_use and (bare_now or (asked.closing and bare_before)):
        return Standing.NO_EVIDENCE
    if asked.closing:
        return Standing.BROKEN if bare_now or bare_before else Standing.KEPT
    if bare_now:
        return Standing.BROKEN
    if sum(each.until is not None and asked.day < each.warn for each in roll.covers) < roll.needed:
        return Standing.AT_RISK
    lasting = sum(each.until is not None and each.until >= asked.window.end for each in roll.covers)
    to_the_end = lasting >= roll.needed
    return Standing.KEPT if to_the_end and not bare_before else Standing.ON_TRACK


def _changes_on(commitment: Commitment, demand: InForce, evidence: Valid, asked: Asked) -> date | None:
    """Return the first later day on which the standing is another one if nothing more is entered."""
    running = commitment.running
    roll = _call_roll(commitment, demand, evidence, asked)
    now, covers = _standing(commitment, roll, asked), roll.covers
    following = period_after(rhythm_of(commitment), asked.window)
    candidates = {asked.over_on(running.end)} | {each.warn for each in covers}
    candidates |= {span.start for spans in evidence.spans.values() for span in spans}
    ends = [each.until for each in covers if each.until is not None and each.until < running.end]
    candidates |= {end + ONE_DAY for end in ends} | {date(end.year, 1, 1) for end in ends}
    candidates |= {following.window.start} if following else set()
    candidates |= {commitment.source_since} if commitment.source_since else set()
    for later in sorted(candidates):
        if not asked.day < later <= asked.over_on(running.end):
            continue
        closing = later == asked.over_on(running.end)
        at = Asked(window_on(commitment, later), later, closing, asked.ongoing).in_window()
        if _standing(commitment, _call_roll(commitment, demand, evidence, at), at) is not now:
            return later
    return None


def _reason(demand: InForce, roll: _Roll, asked: Asked, standing: Standing) -> Reason:
    covers = roll.covers
    if standing is Standing.NO_EVIDENCE:
        return Reason("no_source")
    outcome = {Standing.AT_RISK: "soon", Standing.BROKEN: "none"}.get(standing, "valid")
    bare = roll.days_short if demand.coverage is not None else max(each.bare for each in covers)
    if asked.closing:
        outcome = "held" if standing is Standing.KEPT else "gap"
    elif outcome == "valid" and bare:
        outcome = "again"
    until = min((each.until for each in covers if each.until is not None), default=date.max)
    values: tuple[tuple[str, str | int | float], ...] = (
        ("bare", bare),
        ("end", asked.window.end.isoformat()),
        ("until", until.isoformat()),
    )
    if demand.each is not None and demand.coverage is not None:
        measured = _measured(demand, roll, asked)
        counted = (("measured", measured), ("required", roll.needed), ("members", len(covers)))
        return Reason(f"in_force_share_{outcome}", (*counted, ("list", demand.each), *values))
    if demand.each is not None:
        wrong = sum(bool(each.bare) if asked.closing else each.until is None for each in covers)
        members = (("wrong", wrong), ("members", len(covers)), ("list", demand.each))
        return Reason(f"in_force_members_{outcome}", (*members, *values))
    if outcome == "valid" and until == date.max:
        outcome = "open_ended"
    return Reason(f"in_force_{outcome}", values)
