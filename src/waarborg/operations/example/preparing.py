"""Who is in which team in the example, and how is it prepared for a crisis?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move
from waarborg.operations.example.moments import at
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.teams import set_team
from waarborg.records.models import Entry
from waarborg.records.queries.crisis import EXERCISES, IMPROVEMENTS, TASKS
from waarborg.records.queries.visible import visible_entries


def form_teams(people: Mapping[str, Actor], teams: Sequence[Mapping[str, Any]]) -> None:
    """Put the people in their teams."""
    for team in teams:
        members, leads = (
            [_number(people[name]) for name in team.get(key, ())] for key in ("members", "leads")
        )
        set_team(people["sanne"], team["name"], members, leads)


def prepare(people: Mapping[str, Actor], crisis: Mapping[str, Any], since: date, day: date) -> int:
    """Give people their tasks from the first day on, and learn from the exercises of before the day.

    Returns how many entries that made.
    """
    joris = people["joris"]
    tasks = [_task(each, since) for each in crisis["tasks"]]
    load_entries(joris, TASKS, tasks, judging=False)
    exercises = visible_entries(joris).filter(register=EXERCISES, closed_at__isnull=False)
    points = []
    for each in crisis["improvements"]:
        before = exercises.filter(happened_on__lte=day - timedelta(days=each["ago"]))
        exercise = before.order_by("happened_on", "id").last()
        points += [_improvement(people, each, exercise, day)] if exercise else []
    load_entries(joris, IMPROVEMENTS, points, judging=False)
    return len(tasks) + len(points)


def _task(written: Mapping[str, Any], since: date) -> NewEntry:
    return NewEntry(
        {
            "category": written["category"],
            "title": written["task"],
            "functie": written["task"],
            "functionaris": written["who"],
            "rol": written.get("role", "lid" if written.get("member") else ""),
            "piket": written.get("on_call", False),
            "subject": written.get("member", ""),
            "happened_on": since.isoformat(),
            "valid_from": since.isoformat(),
            "result": "vastgelegd",
        }
    )


def _improvement(
    people: Mapping[str, Actor], written: Mapping[str, Any], exercise: Entry, day: date
) -> NewEntry:
    """A point that was made on the day of the exercise, and done since if that day has come."""
    first = exercise.happened_on
    values = {
        "category": "oefening",
        "title": written["title"],
        "punt": written["title"],
        "klaar_voor": (first + timedelta(days=written["due"])).isoformat(),
        "assigned_to": str(_number(people[written["owner"]])),
        "cause": str(exercise.pk),
        "opened_at": at(first, 17, 0).isoformat(),
    }
    done_on = first + timedelta(days=written["done"]) if "done" in written else None
    is_done = done_on is not None and done_on < day
    moves = (Move("klaar", "verbeterd", at(done_on, 11, 0)),) if done_on and is_done else ()
    return NewEntry(values, moves)


def _number(actor: Actor) -> int:
    if actor.account is None:
        raise LookupError("everybody of the example has an account")
    return actor.account.pk
