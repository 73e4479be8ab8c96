"""What holds for every kind of commitment."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commitments.strategies import commitments, days, evidence_for, frequencies

from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Attested, Frequency, InForce, Interval, Milestone, Response, Target
from waarborg.commitments.evidence import Answered, Counted, Evidence, Happened
from waarborg.commitments.judge import judge, judge_period, need_on, window_on, windows_until
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit

ONE_DAY = timedelta(days=1)
YEAR = Duration(1, Unit.YEAR)
PLAN = Window(date(2023, 1, 1), date(2026, 12, 31))


@settings(max_examples=600, deadline=None)
@given(st.data(), commitments(), days, st.booleans())
def test_a_standing_stays_until_the_day_it_says_it_changes(
    data: st.DataObject, commitment: Commitment, day: date, ongoing: bool
) -> None:
    evidence = data.draw(evidence_for(commitment, day))
    verdict = judge(commitment, evidence, day, ongoing=ongoing)
    window = verdict.window
    assert window is not None
    assert verdict.changes_on is None or verdict.changes_on > day
    until = verdict.changes_on or max(day, commitment.running.end) + timedelta(days=100)
    if isinstance(commitment.demand, Frequency | Response):
        # Their counts are of one window: a later window needs counts of its own.
        until = min(until, window.end + ONE_DAY)
    while (day := day + ONE_DAY) < until:
        assert judge(commitment, evidence, day, ongoing=ongoing).standing is verdict.standing, day


@settings(max_examples=600, deadline=None)
@given(st.data(), commitments(), days, st.booleans())
def test_on_the_day_it_changes_the_standing_is_another_one(
    data: st.DataObject, commitment: Commitment, day: date, ongoing: bool
) -> None:
    evidence = data.draw(evidence_for(commitment, day))
    verdict = judge(commitment, evidence, day, ongoing=ongoing)
    changes_on, window = verdict.changes_on, verdict.window
    if changes_on is None or window is None or isinstance(commitment.demand, Response | Target):
        return  # A trigger that is due, or a plan that ends, can change a standing; it need not.
    if isinstance(commitment.demand, Frequency) and (changes_on not in window or day < window.start):
        return  # In another window other counts decide.
    if verdict.reason.code == "not_started":
        return  # Once the plan runs it can be on track, or already another standing.
    assert judge(commitment, evidence, changes_on, ongoing=ongoing).standing is not verdict.standing


@settings(max_examples=600, deadline=None)
@given(st.data(), commitments(), days)
def test_a_day_that_is_not_over_breaks_nothing_that_was_not_broken_the_day_before(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    if isinstance(commitment.demand, InForce):
        return  # What is not valid now is not valid, whatever the day still brings.
    evidence = data.draw(evidence_for(commitment, day))
    today = judge(commitment, evidence, day, ongoing=True)
    if today.standing is not Standing.BROKEN or today.window is None:
        return
    if commitment.source_since == day:
        return  # Until yesterday its register was not in use: nothing was known.
    if day == today.window.start:
        assert went_wrong_already(commitment, evidence)
    else:
        assert judge(commitment, evidence, day - ONE_DAY).standing is Standing.BROKEN


def went_wrong_already(commitment: Commitment, evidence: Evidence) -> bool:
    """On the first day of a window only what happened can break it: too many, missed, or lapsed before it."""
    match commitment.demand, evidence:
        case Frequency(at_most=int()), Counted():
            return True
        case Response(), Answered(late=late, overdue=overdue):
            return late + overdue > 0
        case demand, _:
            return isinstance(demand, Interval | Attested)


@settings(max_examples=400, deadline=None)
@given(st.data(), commitments(), days)
def test_a_day_that_is_not_over_is_judged_like_its_end_unless_something_ends_with_it(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    evidence = data.draw(evidence_for(commitment, day))
    today = judge(commitment, evidence, day, ongoing=True)
    at_its_end = judge(commitment, evidence, day)
    if today.standing is not at_its_end.standing:
        assert today.changes_on == day + ONE_DAY
        assert (
            GOODNESS[today.standing] >= GOODNESS[at_its_end.standing] or at_its_end.standing is Standing.KEPT
        )


@settings(max_examples=400, deadline=None)
@given(st.data(), commitments(), days)
def test_a_period_that_is_over_is_kept_or_broken_for_good(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    for window in list(windows_until(commitment, day))[-3:]:
        evidence = data.draw(evidence_for(commitment, window.end))
        verdict = judge_period(commitment, evidence, window, window.end)
        if isinstance(commitment.demand, Response) and isinstance(evidence, Answered) and evidence.waiting:
            continue  # Triggers that still wait keep it open.
        assert verdict.standing in (Standing.KEPT, Standing.BROKEN, Standing.NO_EVIDENCE)
        much_later = judge_period(commitment, evidence, window, window.end + timedelta(days=4000))
        assert much_later.standing is verdict.standing


@settings(max_examples=300, deadline=None)
@given(st.data(), commitments(), days)
def test_the_last_day_of_the_plan_and_every_day_after_it_have_one_standing(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    end = commitment.running.end
    if isinstance(commitment.demand, Milestone | Response):
        return  # A milestone can be due after the plan; triggers that wait keep a year open.
    evidence = data.draw(evidence_for(commitment, end))
    on_the_end = judge(commitment, evidence, end)
    later = judge(commitment, evidence, end + timedelta(days=500))
    assert later.standing is on_the_end.standing
    assert on_the_end.standing in (Standing.KEPT, Standing.BROKEN, Standing.NO_EVIDENCE)
    assert on_the_end.changes_on is None


GOODNESS = {
    Standing.NO_EVIDENCE: 0,
    Standing.BROKEN: 0,
    Standing.AT_RISK: 1,
    Standing.ON_TRACK: 2,
    Standing.KEPT: 3,
}


@settings(max_examples=400, deadline=None)
@given(st.data(), commitments(frequencies()), days)
def test_one_entry_more_never_worsens_a_promise_of_at_least(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    demand = commitment.demand
    evidence = data.draw(evidence_for(commitment, day))
    assert isinstance(demand, Frequency)
    assert isinstance(evidence, Counted)
    if demand.at_most is not None or not evidence.per_member:
        return
    name = data.draw(st.sampled_from(sorted(evidence.per_member, key=str)))
    more = Counted({**evidence.per_member, name: evidence.per_member[name] + 1})
    before, after = judge(commitment, evidence, day), judge(commitment, more, day)
    assert GOODNESS[after.standing] >= GOODNESS[before.standing]


@settings(max_examples=400, deadline=None)
@given(commitments(), days)
def test_history_tells_every_window_once_in_order_and_ends_with_the_one_that_is_judged(
    commitment: Commitment, day: date
) -> None:
    windows = list(windows_until(commitment, day))
    assert windows == sorted(set(windows))
    assert all(later.start > earlier.end for earlier, later in pairwise(windows))
    assert all(window.start <= day for window in windows)
    if windows:
        assert windows[-1] == window_on(commitment, day)


@settings(max_examples=200, deadline=None)
@given(commitments(), days)
def test_what_must_be_counted_lies_within_the_window_that_is_judged(
    commitment: Commitment, day: date
) -> None:
    need, window = need_on(commitment, day), window_on(commitment, day)
    assert need is not None
    assert window is not None
    for stretch in need.stretches:
        assert stretch.start in window
        assert stretch.end in window or isinstance(commitment.demand, Milestone)


def test_an_unclear_commitment_is_unclear_on_every_day_and_needs_no_evidence() -> None:
    commitment = Commitment(None, PLAN)
    assert judge(commitment, None, date(2024, 5, 1)).standing is Standing.UNCLEAR
    assert judge_period(commitment, None, PLAN, date(2024, 5, 1)).standing is Standing.UNCLEAR
    assert need_on(commitment, date(2024, 5, 1)) is None
    assert list(windows_until(commitment, date(2024, 5, 1))) == []


def test_evidence_of_another_kind_is_refused() -> None:
    commitment = Commitment(Frequency(YEAR, at_least=1), PLAN, source_since=PLAN.start)
    with pytest.raises(TypeError, match="Frequency is not judged by Happened"):
        judge(commitment, Happened({}), date(2024, 5, 1))


def test_before_the_plan_runs_a_promise_is_on_track_until_it_starts() -> None:
    commitment = Commitment(Frequency(YEAR, at_least=1), PLAN, source_since=PLAN.start)
    verdict = judge(commitment, Counted({}), date(2022, 11, 5))
    assert (verdict.standing, verdict.changes_on) == (Standing.ON_TRACK, PLAN.start)
    assert verdict.reason.code == "not_started"
