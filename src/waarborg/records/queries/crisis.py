"""How ready is the crisis organisation: who has which task, what was practised, and what must still be better?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from waarborg.records.models import Entry, Subject
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.selected import selected
from waarborg.records.queries.visible import Viewer, only_visible, sees_register
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import add_to_day

EXERCISES, IMPROVEMENTS, TASKS, DOCUMENTS = "oefening", "verbeterpunt", "crisisfunctie", "document"
TEAMS, SUB_PROCESSES = LISTS = ("crisisteam", "deelproces")
"""The lists that hold the teams and the sub-processes, by the words that sentences use."""

CRISIS_PLAN = "crisisplan"
PLAN_TERM = Duration(4, Unit.YEAR)
"""Wet veiligheidsregio's, article 16: a crisis plan is adopted at least once every four years."""


LEADER, DEPUTY = "leider", "vervanger"
"""Roles in a team or sub-process without which it is not fully manned."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """A team or sub-process: who has a task in it, and when it practised last.

    Attributes:
        tasks: who has which task in it on the day; in a team not those of its sub-processes.
    """

    member: Subject
    tasks: tuple[Entry, ...]
    exercises: int
    last: date | None
    is_due: bool

    @property
    def has_leader(self) -> bool:
        """Is somebody its leader?"""
        return any(each.fields.get("rol") == LEADER for each in self.tasks)

    @property
    def has_deputy(self) -> bool:
        """Can somebody stand in?"""
        return any(each.fields.get("rol") == DEPUTY for each in self.tasks)


@dataclass(frozen=True, slots=True)
class CrisisPlan:
    """A crisis plan, and the day before which it must be adopted anew."""

    entry: Entry
    adopted_on: date
    renew_by: date
    is_over: bool


def readiness(viewer: Viewer, day: date) -> list[Readiness]:
    """Every team on a day, each followed by its sub-processes, and then those of no team.

    One that did not practise for a year is due.
    """
    members = Subject.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        list__organisation=viewer.organisation,
        list__name__in=LISTS,
    )
    members = members.select_related("list", "part_of").order_by("list__name", "name")
    exercises = _counting(viewer, EXERCISES).filter(happened_on__lte=day)
    practised = {
        subject: (number, last)
        for subject, number, last in exercises.values_list("subject").annotate(
            Count("id"), Max("happened_on")
        )
    }
    tasks: dict[int | None, list[Entry]] = {}
    for task in tasks_on(viewer, day):
        tasks.setdefault(task.subject_id, []).append(task)
    year_ago = date(day.year - 1, day.month, min(day.day, 28))
    found = []
    for member in _below_their_teams(members):
        number, last = practised.get(member.pk, (0, None))
        its_tasks = tuple(tasks.get(member.pk, ()))
        found.append(Readiness(member, its_tasks, number, last, last is None or last < year_ago))
    return found


def _below_their_teams(members: Iterable[Subject]) -> list[Subject]:
    """The members in the order of their lists, but each right below the one that it is part of."""
    known = list(members)
    parts: dict[int | None, list[Subject]] = {}
    for member in known:
        parts.setdefault(member.part_of_id, []).append(member)
    numbers = {member.pk for member in known}
    tops = (member for member in known if member.part_of_id not in numbers)
    return [each for top in tops for each in (top, *parts.get(top.pk, ()))]


def tasks_on(viewer: Viewer, day: date) -> QuerySet[Entry]:
    """Who has which task on a day."""
    holding = _counting(viewer, TASKS).filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
    )
    return holding.select_related("subject").order_by("category", "subject__name", "id")


def sees_tasks(viewer: Viewer) -> bool:
    """May the viewer know who has which task? For others the page tells nothing of it, not that there are none."""
    used = find_register(viewer.organisation, TASKS)
    return used is not None and sees_register(viewer, used.definition)


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
