"""What has an entry that is still to be done, unlike others: a day ahead, and a last day by which it is wanted?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from waarborg.records.models import PLANNED, Entry
from waarborg.registers.problems import Problem
from waarborg.registers.terms import end_of_day
from waarborg.registers.values import UnreadableValueError, is_empty, read_day

PLANNING = ("due_on", "team")
"""What can be filled in of planned entries alone: the last day by which it is wanted, and another team."""

LONGEST_TEAM = 60


def is_planned(values: Mapping[str, object]) -> bool:
    """Do these values speak of what is still to be done?"""
    return values.get("status") == PLANNED


def planned_columns(
    values: Mapping[str, object], existing: Entry | None, day: date, problems: list[Problem]
) -> dict[str, Any]:
    """The columns in which a planned entry differs, none for another; what is wrong is added to ``problems``.

    Args:
        values: what was filled in, :data:`PLANNING` among it; what is absent stays as it was.
        existing: the entry that is changed.
        day: from which day on it can be done.
        problems: gathers what is wrong.
    """
    if not is_planned(values):
        return {}
    columns: dict[str, Any] = {"status": PLANNED, "result": PLANNED, "closed_at": None}
    kept = timezone.localdate(existing.due_at) if existing is not None and existing.due_at else None
    last = _read_day(values, problems) if not is_empty(values.get("due_on")) else kept
    columns["due_at"] = end_of_day(max(last or day, day))
    team = str(values.get("team") or "").strip() or (existing.team if existing is not None else "")
    if team:
        columns["team"] = team[:LONGEST_TEAM]
    return columns


def _read_day(values: Mapping[str, object], problems: list[Problem]) -> date | None:
    try:
        return read_day(values["due_on"])
    except UnreadableValueError as error:
        problems.append(Problem("due_on", error.code, error.values))
        return None
