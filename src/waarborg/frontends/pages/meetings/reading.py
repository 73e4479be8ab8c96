"""What was filled in during a meeting, read from the one form that holds all of it?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.http import QueryDict

from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.meetings.minutes import ItemMinutes, Minutes, NewAction
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day


def read_minutes(given: QueryDict, numbers: Iterable[int]) -> Minutes:
    """What was written under the points of these numbers; an action that was left empty is none.

    Raises:
        Invalid: days that cannot be read.
    """
    problems: list[Problem] = []
    items = {number: _read_item(given, number, problems) for number in numbers}
    if problems:
        raise Invalid(problems)
    return Minutes(items, tuple(name[:260] for name in given.getlist("present")))


def _read_item(given: QueryDict, number: int, problems: list[Problem]) -> ItemMinutes:
    def written(name: str) -> str:
        return given.get(f"{name}-{number}", "")

    due = read_written_day(given, f"due-{number}", problems)
    asked = (written("action"), written("party"), written("due"))
    action = None
    if any(text.strip() for text in asked):
        action = NewAction(written("action"), read_number(written("owner")), written("party"), due)
    return ItemMinutes(
        notes=written("notes"),
        decision=written("decision"),
        is_treated=written("treated") == "ja",
        result=written("result")[:60],
        asks_decision=written("asks") == "ja",
        action=action,
    )


def read_written_day(given: QueryDict, name: str, problems: list[Problem]) -> date | None:
    """A day of the form; ``None`` where it was left empty or (with a problem) cannot be read."""
    written = given.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError as error:
        problems.append(Problem(name, error.code, error.values))
        return None


def read_hour(given: QueryDict, name: str, problems: list[Problem]) -> time:
    """An hour of the form (``09:30``); midnight, with a problem, where it cannot be read."""
    try:
        return time.fromisoformat(given.get(name, "").strip())
    except ValueError:
        problems.append(Problem(name, "missing"))
        return time(0)
