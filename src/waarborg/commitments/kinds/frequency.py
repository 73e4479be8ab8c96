"""Did it happen often enough, or not too often, in a calendar period?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from waarborg.commitments.asked import Asked, lead_days
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Frequency
from waarborg.commitments.evidence import Counted
from waarborg.commitments.periods import Rhythm, length, period_after, period_on
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window

SCREENFUL = 20


def rhythm_of(commitment: Commitment, demand: Frequency) -> Rhythm:
    """Return the periods over which the promise counts."""
    return Rhythm(demand.per, commitment.running, demand.months, commitment.public_holidays)


def window_on(commitment: Commitment, demand: Frequency, day: date) -> Window:
    """Return the window to count over: the period of the day, or the last one where the day falls in none.

    With separate months in ``demand.months`` only their days count: :func:`periods.parts` gives them.
    """
    return period_on(rhythm_of(commitment, demand), day).window


@dataclass(frozen=True, slots=True)
class _Tally:
    """What the counts amount to, over one or many members.

    Attributes:
        needed: members that must be right.
        enough: members that have their number; over: members that have too many.
        to_go: entries still wanted, at the least; in_all: entries wanted over the whole window.
    """

    members: int
    needed: int
    enough: int
    over: int
    to_go: int
    in_all: int
    count: int
    missing: tuple[str, ...]


def judge_frequency(commitment: Commitment, demand: Frequency, evidence: Counted, asked: Asked) -> Verdict:
    """Judge entries counted in ``asked.window``; see docs/judging.md for the rules."""
    rhythm = rhythm_of(commitment, demand)
    following = period_after(rhythm, asked.window)
    next_start = following.window.start if following else None
    if demand.each is not None and not commitment.members:
        return Verdict(Standing.NO_EVIDENCE, Reason("list_empty", (("list", demand.each),)), asked.window)
    tally = _tally(commitment, demand, evidence)
    if tally.over > tally.members - tally.needed:
        return _verdict(demand, tally, asked, Standing.BROKEN, "over", next_start)
    if tally.to_go == 0 and demand.at_most is None:
        return _verdict(demand, tally, asked, Standing.KEPT, "met", next_start)
    closed = asked.closing or asked.over >= asked.window.end
    unseen = _unseen(commitment, asked, closed, next_start)
    if unseen is not None:
        return unseen
    weighs = period_on(rhythm, asked.window.start).weighs
    if closed:
        return _closed(demand, tally, asked, weighs, next_start)
    return _running(demand, tally, asked, weighs)


def _running(demand: Frequency, tally: _Tally, asked: Asked, weighs: bool) -> Verdict:
    ends_on = asked.over_on(asked.window.end)
    if tally.to_go == 0:
        return _verdict(demand, tally, asked, Standing.ON_TRACK, "room", ends_on)
    if not weighs:
        return _verdict(demand, tally, asked, Standing.ON_TRACK, "part", ends_on)
    at_risk_from = _at_risk_from(asked.window, tally)
    if asked.over < at_risk_from:
        return _verdict(demand, tally, asked, Standing.ON_TRACK, "to_go", asked.over_on(at_risk_from))
    return _verdict(demand, tally, asked, Standing.AT_RISK, "behind", ends_on)


def _closed(demand: Frequency, tally: _Tally, asked: Asked, weighs: bool, next_start: date | None) -> Verdict:
    if tally.to_go == 0:
        return _verdict(demand, tally, asked, Standing.KEPT, "within", next_start)
    if not weighs:
        return _verdict(demand, tally, asked, Standing.NO_EVIDENCE, "part", next_start)
    return _verdict(demand, tally, asked, Standing.BROKEN, "short", next_start)


def _unseen(commitment: Commitment, asked: Asked, closed: bool, next_start: date | None) -> Verdict | None:
    """Give no verdict on what the register could not have seen: that is not the same as zero."""
    since, window = commitment.source_since, asked.window
    if since is None:
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window)
    seen_from_next = max(next_start, since) if next_start is not None else None
    if seen_from_next is not None and seen_from_next > commitment.running.end:
        seen_from_next = None
    if closed and since > window.start:
        code = "part_source" if since <= window.end else "no_source"
        reason = Reason(code, (("since", since.isoformat()),) if code == "part_source" else ())
        return Verdict(Standing.NO_EVIDENCE, reason, window, changes_on=seen_from_next)
    if not closed and since > asked.day:
        changes_on = since if since < asked.over_on(window.end) else seen_from_next
        return Verdict(Standing.NO_EVIDENCE, Reason("no_source"), window, changes_on=changes_on)
    return None


def _tally(commitment: Commitment, demand: Frequency, evidence: Counted) -> _Tally:
    names: tuple[str | None, ...] = commitment.members if demand.each is not None else (None,)
    at_least = demand.at_least
    if at_least is None:
        at_least = 1 if demand.at_most is None else 0
    counts = [evidence.per_member.get(name, 0) for name in names]
    share = demand.coverage if demand.each is not None and demand.coverage is not None else 1.0
    needed = ceil(share * len(names) - 1e-9)
    short = sorted(at_least - count for count in counts if count < at_least)
    enough = len(names) - len(short)
    over = 0 if demand.at_most is None else sum(count > demand.at_most for count in counts)
    wrong = (
        name
        for name, count in zip(names, counts, strict=True)
        if name is not None and (count < at_least or (demand.at_most is not None and count > demand.at_most))
    )
    return _Tally(
        members=len(names),
        needed=needed,
        enough=enough,
        over=over,
        to_go=sum(short[: max(0, needed - enough)]),
        in_all=at_least * needed,
        count=sum(counts),
        missing=tuple(name for name, _ in zip(wrong, range(SCREENFUL), strict=False)),
    )


def _at_risk_from(window: Window, tally: _Tally) -> date:
    """Return the first day on which it lags: a tenth of the window behind an even pace, or near the end."""
    days = length(window)
    behind = (tally.to_go - 1) * days // tally.in_all - days // 10
    return window.end - timedelta(days=max(lead_days(days), behind))


def _verdict(
    demand: Frequency,
    tally: _Tally,
    asked: Asked,
    standing: Standing,
    outcome: str,
    changes_on: date | None,
) -> Verdict:
    limit = demand.at_most if demand.at_most is not None else 0
    speaks_of_limit = outcome in ("over", "within", "room")
    end = ("end", asked.window.end.isoformat())
    values: tuple[tuple[str, str | int | float], ...]
    if demand.each is None:
        measured, required = tally.count, limit if speaks_of_limit else tally.in_all
        values = (("measured", measured), ("required", required), ("to_go", tally.to_go), end)
        if outcome == "room":
            outcome, values = "room" if measured < limit else "full", (*values, ("room", limit - measured))
        code = f"frequency_{outcome}"
    else:
        good = tally.members - tally.over if speaks_of_limit else tally.enough
        measured, required = good, tally.needed
        number = limit if speaks_of_limit else tally.in_all // max(1, tally.needed)
        values = (
            ("measured", measured),
            ("required", required),
            ("number", number),
            ("list", demand.each),
            end,
        )
        code = f"frequency_members_{outcome}"
    return Verdict(
        standing, Reason(code, values), asked.window, measured, required, changes_on, tally.missing
    )
