"""How does an action of an implementation plan stand, from before it begins until after it is done?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.commitments.actions import (
    Action,
    Move,
    Progress,
    due_day_of,
    judge_action,
    progress_on,
    window_known_on,
)
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import say

YEAR = Window(date(2027, 1, 1), date(2027, 12, 31))
MOVED = Action(
    Window(date(2027, 4, 1), date(2028, 3, 31)),
    started_on=date(2027, 1, 4),
    moves=(
        Move(date(2027, 3, 1), Window(date(2027, 1, 1), date(2027, 6, 30)), YEAR),
        Move(date(2028, 1, 10), YEAR, Window(date(2027, 4, 1), date(2028, 3, 31))),
    ),
)
_days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
_maybe = st.none() | _days


@st.composite
def actions(draw: st.DrawFn) -> Action:
    """Any action, moved or not."""
    stretches = st.tuples(_days, _days).map(lambda pair: Window(min(pair), max(pair)))
    windows = draw(st.lists(stretches, min_size=1, max_size=4))
    moved_on = sorted(draw(st.lists(_days, min_size=len(windows) - 1, max_size=len(windows) - 1)))
    moves = tuple(Move(day, *pair) for day, pair in zip(moved_on, pairwise(windows), strict=True))
    return Action(windows[-1], draw(_maybe), draw(_maybe), draw(_maybe), moves, draw(st.booleans()))


@pytest.mark.parametrize(
    ("day", "action", "standing", "told"),
    [
        (
            date(2026, 12, 31),
            Action(YEAR),
            Standing.ON_TRACK,
            "Begint op 1 januari 2027; klaar uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 1, 1),
            Action(YEAR),
            Standing.AT_RISK,
            "Zou op 1 januari 2027 beginnen en is nog niet begonnen; klaar uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 6, 1),
            Action(YEAR, date(2027, 1, 4)),
            Standing.ON_TRACK,
            "Loopt; klaar uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 10, 31),
            Action(YEAR, date(2027, 1, 4)),
            Standing.ON_TRACK,
            "Loopt; klaar uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 11, 1),
            Action(YEAR, date(2027, 1, 4)),
            Standing.AT_RISK,
            "Moet binnenkort klaar zijn, uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 12, 31),
            Action(YEAR, date(2027, 1, 4)),
            Standing.BROKEN,
            "Niet klaar; het moest uiterlijk 31 december 2027.",
        ),
        (
            date(2028, 2, 2),
            Action(YEAR, None, date(2027, 12, 31)),
            Standing.KEPT,
            "Klaar op 31 december 2027, op tijd: het moest uiterlijk 31 december 2027.",
        ),
        (
            date(2028, 2, 2),
            Action(YEAR, None, date(2028, 1, 3)),
            Standing.BROKEN,
            "Klaar op 3 januari 2028; het moest uiterlijk 31 december 2027.",
        ),
        (
            date(2027, 2, 1),
            Action(YEAR, has_owner=False),
            Standing.UNCLEAR,
            "Het is nog niet bekend wie dit doet. Vul dat in.",
        ),
    ],
)
def test_an_action_stands_as_its_days_say(day: date, action: Action, standing: Standing, told: str) -> None:
    verdict = judge_action(action, day)
    assert verdict is not None
    assert (verdict.standing, say(verdict.reason, "nl")) == (standing, told)
    assert say(verdict.reason, "en").endswith(".")


@pytest.mark.parametrize(
    ("day", "end", "standing"),
    [
        (date(2027, 2, 1), date(2027, 6, 30), Standing.ON_TRACK),
        (date(2027, 5, 20), date(2027, 12, 31), Standing.ON_TRACK),
        (date(2027, 12, 31), date(2027, 12, 31), Standing.BROKEN),
        (date(2028, 1, 9), date(2027, 12, 31), Standing.BROKEN),
        (date(2028, 1, 10), date(2028, 3, 31), Standing.ON_TRACK),
    ],
)
def test_a_day_is_judged_by_the_days_that_were_planned_then(day: date, end: date, standing: Standing) -> None:
    verdict = judge_action(MOVED, day)
    assert verdict is not None
    assert (window_known_on(MOVED, day).end, verdict.standing) == (end, standing)


def test_what_was_stopped_is_judged_no_more_but_was_before() -> None:
    stopped = Action(YEAR, stopped_on=date(2027, 3, 1))
    assert judge_action(stopped, date(2027, 3, 1)) is None
    assert judge_action(stopped, date(2027, 2, 28)) is not None
    assert due_day_of(stopped, date(2027, 3, 1)) is None


@given(actions(), _days)
def test_a_standing_stays_until_the_day_that_was_told(action: Action, day: date) -> None:
    """Unless somebody does something in the meantime."""
    action = replace(action, moves=(), started_on=_past(action.started_on, day))
    action = replace(action, finished_on=_past(action.finished_on, day), stopped_on=None)
    verdict = judge_action(action, day)
    assert verdict is not None
    until = verdict.changes_on or day + timedelta(days=400)
    assert until > day
    between = day + (until - day - timedelta(days=1)) / 2
    for later in (between, until - timedelta(days=1)):
        again = judge_action(action, later)
        assert again is not None
        assert again.standing is verdict.standing
    if verdict.changes_on is not None:
        changed = judge_action(action, verdict.changes_on)
        assert changed is not None
        assert changed.standing is not verdict.standing


@given(actions(), _days)
def test_done_in_time_is_kept_for_good_and_only_what_is_open_is_due(action: Action, day: date) -> None:
    verdict, progress = judge_action(action, day), progress_on(action, day)
    assert (verdict is None) == (progress is Progress.STOPPED)
    if verdict is not None and verdict.standing is Standing.KEPT:
        assert progress is Progress.DONE
    if due_day_of(action, day) is not None:
        assert progress in (Progress.PLANNED, Progress.UNDERWAY)


def _past(moment: date | None, day: date) -> date | None:
    return moment if moment is not None and moment <= day else None
