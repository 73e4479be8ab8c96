"""What was learnt from an exercise, and how does it become points that are followed until they are done?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import NO_EVIDENCE, Entry
from waarborg.records.queries.crisis import EXERCISES, IMPROVEMENTS
from waarborg.records.queries.entries import find_entry
from waarborg.registers.problems import Problem

LONGEST_POINT = 1_000
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Improvement:
    """What must be better, by whom (a colleague's number) and until when."""

    text: str
    owner: int | None = None
    due: date | None = None


def evaluate_exercise(
    actor: Actor, exercise: int, revision: int, lessons: str, points: Sequence[Improvement]
) -> list[Entry]:
    """Keep what was learnt from an exercise, and make each point an entry that is followed.

    Args:
        actor: who evaluates.
        exercise: the number of its entry.
        revision: of that entry, as the evaluator saw it.
        lessons: what was learnt, in words.
        points: what must be better; each needs an owner and a day.

    Returns:
        The improvement points made, each with the exercise as its cause.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (each problem at ``<what>-<place of the point, from 1>``).
    """
    require(actor, Act.EVALUATE_EXERCISE)
    found = find_exercise(actor, exercise)
    if problems := [told for place, each in enumerate(points, 1) for told in _check(place, each)]:
        raise Invalid(problems)
    with transaction.atomic():
        change_entry(actor, found.pk, revision, {"leerpunten": lessons})
        made = [_make(actor, found, place, each) for place, each in enumerate(points, 1)]
        leave_line(actor, Act.EVALUATE_EXERCISE, found, {"improvements": (None, [each.pk for each in made])})
    return made


def find_exercise(actor: Actor, exercise: int) -> Entry:
    """The exercise of this number, that was held.

    Raises:
        NotFound.
    """
    found = find_entry(actor, exercise)
    if found is None or found.register != EXERCISES or found.result in NO_EVIDENCE:
        raise NotFound(str(exercise))
    return found


def _make(actor: Actor, exercise: Entry, place: int, point: Improvement) -> Entry:
    text = point.text.strip()
    values: dict[str, object] = {
        "category": "oefening",
        "title": text[:_LONGEST_TITLE],
        "punt": text,
        "klaar_voor": point.due,
        "assigned_to": point.owner or "",
        "cause": str(exercise.pk),
        "subject": "" if exercise.subject_id is None else str(exercise.subject_id),
    }
    try:
        return log_entry(actor, IMPROVEMENTS, values).entry
    except Invalid as refused:
        names = {"assigned_to": "owner", "klaar_voor": "due"}
        raise Invalid(
            Problem(f"{names.get(each.field, 'point')}-{place}", each.code, each.values)
            for each in refused.problems
        ) from refused


def _check(place: int, point: Improvement) -> Iterable[Problem]:
    if not point.text.strip():
        yield Problem(f"point-{place}", "missing")
    if len(point.text) > LONGEST_POINT:
        told = (("maximum", LONGEST_POINT), ("length", len(point.text)))
        yield Problem(f"point-{place}", "too_long", told)
    if point.owner is None:
        yield Problem(f"owner-{place}", "missing")
    if point.due is None:
        yield Problem(f"due-{place}", "missing")
