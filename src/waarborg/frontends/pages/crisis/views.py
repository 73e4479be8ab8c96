"""How ready is the crisis organisation, and what was learnt from an exercise?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.meeting import shown_action
from waarborg.frontends.pages.meetings.reading import read_written_day
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import category_labels, choice_labels, in_words
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.exercises import Improvement, evaluate_exercise, find_exercise
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.crisis import (
    DEPUTY,
    LEADER,
    SUB_PROCESSES,
    TASKS,
    Readiness,
    crisis_plans,
    exercises_to_evaluate,
    improvements_from,
    open_improvements,
    readiness,
    sees_tasks,
    tasks_on,
)
from waarborg.records.queries.registers import colleagues_of, find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import Entry

_ROWS = 4
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class TaskLine:
    """Who has which task; the name only for who handles entries."""

    number: int
    task: str
    role: str
    name: str
    is_on_call: bool


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one team or sub-process, or of a category outside them.

    Attributes:
        address: the form of a new task in it.
        team: of which it is part; empty where it is part of none.
    """

    name: str
    lines: Sequence[TaskLine]
    address: str
    team: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A row for an improvement point, with what was filled in and what is wrong with it."""

    place: int
    given: Mapping[str, str]
    problems: Mapping[str, Sequence[str]]


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Teams and sub-processes, tasks, what must still be better, and the crisis plan."""
    require(actor, Act.READ)
    today = timezone.localdate()
    ready = readiness(actor, today)
    context = {
        "readiness": ready,
        "sees_tasks": sees_tasks(actor),
        "tasks": _tasks(actor, ready, today),
        "improvements": [shown_action(actor, each) for each in open_improvements(actor)],
        "exercises": exercises_to_evaluate(actor, _SHOWN),
        "plans": list(crisis_plans(actor, today)),
    }
    return show(request, actor, "pages/crisis/overview.html", context)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: HttpRequest, actor: Actor, exercise: int) -> HttpResponse:
    """What was learnt from an exercise, and the points that follow from it."""
    require(actor, Act.EVALUATE_EXERCISE)
    if request.method != "POST":
        return _show(request, actor, exercise)
    problems: list[Problem] = []
    points = _read_points(request.POST, problems)
    try:
        if problems:
            raise Invalid(problems)
        lessons = request.POST.get("lessons", "")
        evaluate_exercise(actor, exercise, read_revision(request.POST), lessons, [each for _, each in points])
    except Invalid as refused:
        return _show(request, actor, exercise, request.POST, _at_rows(refused.problems, points))
    except Overtaken:
        messages.warning(
            request, _("Een collega wijzigde deze oefening intussen. Kijk na en bewaar opnieuw.")
        )
        return _show(request, actor, exercise, request.POST, status=409)
    messages.success(request, _("De evaluatie is bewaard. De verbeterpunten staan op de werklijsten."))
    return redirect("crisis:evaluation", organisation=actor.organisation.slug, exercise=exercise)


def _show(
    request: HttpRequest,
    actor: Actor,
    exercise: int,
    given: QueryDict | None = None,
    problems: Iterable[Problem] = (),
    status: int = 200,
) -> HttpResponse:
    found = find_exercise(actor, exercise)
    told = in_words(problems)
    names = ("point", "owner", "due")
    context = {
        "entry": found,
        "lessons": given.get("lessons", "") if given else found.fields.get("leerpunten", ""),
        "points": [shown_action(actor, each) for each in improvements_from(actor, found)],
        "rows": [
            PointRow(
                place,
                {name: given.get(f"{name}-{place}", "") if given else "" for name in names},
                {name: told.get(f"{name}-{place}", ()) for name in names},
            )
            for place in range(1, _ROWS + 1)
        ],
        "people": colleagues_of(actor.organisation),
        "problems": told,
        "problem_links": [
            Link(_where(name), f"#{name}", each) for name, every in told.items() for each in every
        ],
    }
    return show(request, actor, "pages/crisis/evaluation.html", context, status=400 if told else status)


def _read_points(given: QueryDict, problems: list[Problem]) -> list[tuple[int, Improvement]]:
    """The rows in which something stands, each with its place in the form."""
    found = []
    for place in range(1, _ROWS + 1):
        text = given.get(f"point-{place}", "")
        owner = read_number(given.get(f"owner-{place}", ""))
        due = read_written_day(given, f"due-{place}", problems)
        if text.strip() or owner is not None or due is not None:
            found.append((place, Improvement(text, owner, due)))
    return found


def _at_rows(problems: Iterable[Problem], points: Sequence[tuple[int, Improvement]]) -> list[Problem]:
    """Problems at the rows of the form: those that were left empty were not counted."""
    places = {str(number): place for number, (place, _) in enumerate(points, 1)}
    moved = []
    for each in problems:
        name, _dash, number = each.field.rpartition("-")
        field = f"{name}-{places[number]}" if name and number in places else each.field
        moved.append(Problem(field, each.code, each.values))
    return moved


def _where(name: str) -> str:
    labels = {"point": _("Verbeterpunt"), "owner": _("Wie?"), "due": _("Uiterlijk klaar op")}
    return labels.get(name.partition("-")[0], _("Leerpunten"))


def _tasks(actor: Actor, ready: Sequence[Readiness], today: date) -> list[TaskGroup]:
    """Who has which task, per team and sub-process; then what belongs to none of them, per category."""
    used = find_register(actor.organisation, TASKS)
    if used is None:
        return []
    form = reverse("registers:add", args=[actor.organisation.slug, TASKS])
    groups = [
        TaskGroup(
            each.member.name,
            [_task_line(actor, used.definition, task) for task in sorted(each.tasks, key=_rank)],
            f"{form}?{urlencode({'category': _category_in(each), 'subject': str(each.member.pk)})}",
            team=each.member.part_of.name if each.member.part_of else "",
        )
        for each in ready
    ]
    known = {each.member.pk for each in ready}
    labels = category_labels(used.definition)
    others: dict[str, list[TaskLine]] = {}
    for task in tasks_on(actor, today):
        if task.subject_id not in known:
            others.setdefault(task.category, []).append(_task_line(actor, used.definition, task))
    return groups + [
        TaskGroup(labels.get(category, category), lines, f"{form}?{urlencode({'category': category})}")
        for category, lines in others.items()
    ]


def _task_line(actor: Actor, definition: RegisterDefinition, task: Entry) -> TaskLine:
    return TaskLine(
        task.pk,
        str(task.fields.get("functie") or task.title),
        choice_labels(definition, "rol").get(str(task.fields.get("rol", "")), ""),
        str(task.fields.get("functionaris", "")) if may(actor, Act.CHANGE_ENTRY) else "",
        bool(task.fields.get("piket")),
    )


def _rank(task: Entry) -> tuple[int, int]:
    """Leaders first, deputies last."""
    return {LEADER: 0, DEPUTY: 2}.get(str(task.fields.get("rol", "")), 1), task.pk


def _category_in(ready: Readiness) -> str:
    """The category of the tasks that are there already, so that a plan's promises keep counting them alike."""
    if ready.tasks:
        return ready.tasks[0].category
    return "deelproces" if ready.member.list.name == SUB_PROCESSES else "crisisteam"
