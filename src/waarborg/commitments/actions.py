"""How does an action of an implementation plan stand on a day, and what was known of it then?

Nothing of it is stored but days: when it should begin and end, when it did, and when that was moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from waarborg.commitments.asked import lead_days
from waarborg.commitments.periods import length
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window


class Progress(StrEnum):
    """How far an action is: told by its days."""

    PLANNED = "planned"
    UNDERWAY = "underway"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Move:
    """An action got other days.

    Attributes:
        day: on which it was moved.
        old: its days until then; ``new`` those from then on.
    """

    day: date
    old: Window
    new: Window


@dataclass(frozen=True, slots=True)
class Action:
    """What must be known of an action to judge it.

    Attributes:
        window: from the first to the last day, as planned now.
        moves: in the order in which it was moved.
        has_owner: it is known who does it.
    """

    window: Window
    started_on: date | None = None
    finished_on: date | None = None
    stopped_on: date | None = None
    moves: tuple[Move, ...] = ()
    has_owner: bool = True


def window_known_on(action: Action, day: date) -> Window:
    """Return the days of an action as they were planned at the end of a day."""
    later = next((move for move in action.moves if move.day > day), None)
    return action.window if later is None else later.old


def progress_on(action: Action, day: date) -> Progress:
    """Return how far an action was at the end of a day."""
    if _by(action.stopped_on, day):
        return Progress.STOPPED
    if _by(action.finished_on, day):
        return Progress.DONE
    return Progress.UNDERWAY if _by(action.started_on, day) else Progress.PLANNED


def judge_action(action: Action, day: date) -> Verdict | None:
    """Judge an action as at the end of a day; ``None`` from the day on which it was stopped.

    Finished on or before its last day it is kept, for good; later, or not by then, it is broken, until it gets
    more time. It is at risk when it did not begin on its first day, and in the lead time before its last.
    """
    progress = progress_on(action, day)
    if progress is Progress.STOPPED:
        return None
    window = window_known_on(action, day)
    by = ("by", window.end.isoformat())
    if progress is Progress.DONE and action.finished_on is not None:
        in_time = action.finished_on <= window.end
        reason = Reason(
            "action_done" if in_time else "action_late", (("on", _written(action.finished_on)), by)
        )
        return Verdict(Standing.KEPT if in_time else Standing.BROKEN, reason, window, int(in_time), 1)
    if day >= window.end:
        return Verdict(Standing.BROKEN, Reason("action_overdue", (by,)), window, 0, 1)
    if not action.has_owner:
        return Verdict(Standing.UNCLEAR, Reason("action_nobody"), window, 0, 1, window.end)
    return _open(window, day, progress)


def _open(window: Window, day: date, progress: Progress) -> Verdict:
    by, since = ("by", window.end.isoformat()), ("since", window.start.isoformat())
    warn = window.end - timedelta(days=lead_days(length(window)))
    if progress is Progress.PLANNED and day >= window.start:
        return Verdict(Standing.AT_RISK, Reason("action_not_begun", (since, by)), window, 0, 1, window.end)
    if day >= warn:
        return Verdict(Standing.AT_RISK, Reason("action_soon", (by,)), window, 0, 1, window.end)
    if progress is Progress.UNDERWAY:
        return Verdict(Standing.ON_TRACK, Reason("action_underway", (by,)), window, 0, 1, warn)
    changes = min(window.start, warn)
    return Verdict(Standing.ON_TRACK, Reason("action_planned", (since, by)), window, 0, 1, changes)


def due_day_of(action: Action, day: date) -> date | None:
    """Return the last day on which an action can be finished in time; ``None`` when it is over or stopped."""
    window = window_known_on(action, day)
    open_ = progress_on(action, day) in (Progress.PLANNED, Progress.UNDERWAY)
    return window.end if open_ and day <= window.end else None


def count_standings(verdicts: Iterable[Verdict | None]) -> dict[Standing, int]:
    """Return how many actions have each standing; those that were stopped have none."""
    counts = dict.fromkeys(Standing, 0)
    for verdict in verdicts:
        if verdict is not None:
            counts[verdict.standing] += 1
    return counts


def _by(moment: date | None, day: date) -> bool:
    return moment is not None and moment <= day


def _written(day: date) -> str:
    return day.isoformat()
