"""How ready is the crisis organisation: who has which task, what was practised, and what must still be better?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from waarborg.records.models import Entry, Subject
from waarborg.records.queries.selected import selected
from waarborg.records.queries.visible import Viewer, only_visible
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import add_to_day

EXERCISES, IMPROVEMENTS, TASKS, DOCUMENTS = "oefening", "verbeterpunt", "crisisfunctie", "document"
LISTS = ("crisisteam", "deelproces")
"""The lists that hold the teams and the sub-processes, by the words that sentences use."""

CRISIS_PLAN = "crisisplan"
PLAN_TERM = Duration(4, Unit.YEAR)
"""Wet veiligheidsregio's, article 16: a crisis plan is adopted at least once every four years."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """A team or sub-process: who has a task in it, and when it practised last."""

    member: Subject
    tasks: int
    exercises: int
    last: date | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class CrisisPlan:
    """A crisis plan, and the day before which it must be adopted anew."""

    entry: Entry
    adopted_on: date
    renew_by: date
    is_over: bool


def readiness(viewer: Viewer, day: date) -> list[Readiness]:
    """Every team and sub-process on a day; one that did not practise for a year is due."""
    members = Subject.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        list__organisation=viewer.organisation,
        list__name__in=LISTS,
    )
    members = members.select_related("list").order_by("list__label", "name")
    exercises = _counting(viewer, EXERCISES).filter(happened_on__lte=day)
    practised = {
        subject: (number, last)
        for subject, number, last in exercises.values_list("subject").annotate(
            Count("id"), Max("happened_on")
        )
    }
    tasks = dict(tasks_on(viewer, day).values_list("subject").annotate(Count("id")).order_by())
    year_ago = date(day.year - 1, day.month, min(day.day, 28))
    found = []
    for member in members:
        number, last = practised.get(member.pk, (0, None))
        found.append(
            Readiness(member, tasks.get(member.pk, 0), number, last, last is None or last < year_ago)
        )
    return found


def tasks_on(viewer: Viewer, day: date) -> QuerySet[Entry]:
    """Who has which task on a day."""
    holding = _counting(viewer, TASKS).filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
    )
    return holding.select_related("subject").order_by("category", "subject__name", "id")


def open_improvements(viewer: Viewer) -> QuerySet[Entry]:
    """What must still be better, due first."""
    points = _counting(viewer, IMPROVEMENTS).filter(closed_at__isnull=True)
    return points.select_related("assigned_to", "cause").order_by("due_at", "id")


def improvements_from(viewer: Viewer, exercise: Entry) -> QuerySet[Entry]:
    """What came out of one exercise, done or not."""
    points = _counting(viewer, IMPROVEMENTS).filter(cause=exercise)
    return points.select_related("assigned_to").order_by("id")


def exercises_to_evaluate(viewer: Viewer, most: int) -> list[Entry]:
    """The newest exercises from which nothing was learnt yet: no lessons, no link and no improvement points."""
    newest = _counting(viewer, EXERCISES).filter(effects__isnull=True)
    newest = newest.select_related("subject").order_by("-happened_on", "-id")
    return [each for each in newest[: 4 * most] if not _is_evaluated(each)][:most]


def crisis_plans(viewer: Viewer, day: date) -> Iterable[CrisisPlan]:
    """The crisis plans, newest first, with the day before which each must be adopted anew."""
    plans = _counting(viewer, DOCUMENTS, CRISIS_PLAN).order_by("-happened_on", "-id")
    for entry in plans:
        adopted = str(entry.fields.get("vastgesteld_op") or "")
        adopted_on = date.fromisoformat(adopted) if adopted else entry.valid_from or entry.happened_on
        renew_by = add_to_day(adopted_on, PLAN_TERM)
        yield CrisisPlan(entry, adopted_on, renew_by, min(renew_by, entry.valid_until or renew_by) < day)


def _counting(viewer: Viewer, register: str, *categories: str) -> QuerySet[Entry]:
    """The entries that count, of which the viewer may know."""
    entries = selected(viewer.organisation.pk, Selection(register, categories))
    return only_visible(viewer, entries, register)


def _is_evaluated(entry: Entry) -> bool:
    return bool(entry.fields.get("leerpunten") or entry.fields.get("evaluatie"))
