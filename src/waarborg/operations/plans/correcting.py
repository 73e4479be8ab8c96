"""How are reading mistakes in a draft put right: title, period, headings, measures?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.plans.changing import differences
from waarborg.operations.plans.drafts import check_unchanged, measure_of, open_draft, section_of
from waarborg.operations.plans.typed import check_text, storable
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.models import Measure, PlanVersion, Section
from waarborg.registers.problems import Problem

_LONGEST_TITLE = 255
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a draft says about itself; ``start`` and ``end`` may stay open until adoption."""

    title: str
    municipality: str
    start: date | None
    end: date | None
    note: str = ""


def correct_plan(actor: Actor, version: int, facts: PlanFacts, seen: int) -> PlanVersion:
    """Set title, municipality and period of a draft, as the actor saw it at revision ``seen``.

    While nothing of the plan is adopted, the plan itself takes them over.

    Raises:
        Invalid: with every problem.
        NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        if draft.revision != seen + 1:
            raise Overtaken(f"version {version}")
        title, municipality = storable(facts.title), storable(facts.municipality)
        if problems := _facts_problems(replace(facts, title=title, municipality=municipality)):
            raise Invalid(problems)
        before = _facts_of(draft)
        draft.title, draft.municipality = title, municipality
        draft.start, draft.end, draft.note = facts.start, facts.end, storable(facts.note)
        draft.save()
        if not draft.plan.versions.filter(adopted_at__isnull=False).exists():
            name_plan_after(draft)
        leave_line(actor, Act.EDIT_DRAFT, draft, differences(before, _facts_of(draft)))
    return draft


def name_plan_after(version: PlanVersion) -> None:
    """Let the plan carry this version's title, framework and (when known) period."""
    plan = version.plan
    plan.title, plan.framework = version.title, version.framework
    if version.start and version.end:
        plan.start, plan.end = version.start, version.end
    plan.save()


def _facts_of(version: PlanVersion) -> dict[str, str | None]:
    return {
        "title": version.title,
        "municipality": version.municipality,
        "start": version.start.isoformat() if version.start else None,
        "end": version.end.isoformat() if version.end else None,
        "note": version.note,
    }


def _facts_problems(facts: PlanFacts) -> list[Problem]:
    problems = []
    if not facts.title:
        problems.append(Problem("title", "required"))
    if len(facts.title) > _LONGEST_TITLE:
        problems.append(Problem("title", "too_long", (("most", _LONGEST_TITLE),)))
    if len(facts.municipality) > _LONGEST_NAME:
        problems.append(Problem("municipality", "too_long", (("most", _LONGEST_NAME),)))
    if facts.start and facts.end and facts.end < facts.start:
        problems.append(Problem("end", "ends_before_start"))
    return problems


def correct_section(
    actor: Actor, version: int, section: int, title: str, kind: SectionKind, seen: int
) -> Section:
    """Set the title and kind of a heading.

    Raises:
        Invalid, NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        heading = section_of(draft, section)
        check_unchanged(heading, seen)
        title = storable(title)
        check_text("title", title, _LONGEST_TITLE)
        changes = {"title": (heading.title, title), "kind": (heading.kind, kind.value)}
        heading.title, heading.kind = title, kind.value
        heading.revision += 1
        heading.save()
        leave_line(actor, Act.EDIT_DRAFT, heading, changes)
    return heading


def correct_measure(
    actor: Actor, version: int, measure: int, text: str, status: MeasureStatus, seen: int
) -> Measure:
    """Set the text and status of a measure.

    Raises:
        Invalid, NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        found = measure_of(draft, measure)
        check_unchanged(found, seen)
        text = storable(text)
        check_text("text", text)
        changes = {"text": (found.text, text), "status": (found.status, status.value)}
        found.text, found.status = text, status.value
        found.revision += 1
        found.save()
        leave_line(actor, Act.EDIT_DRAFT, found, changes)
    return found


def add_measure(actor: Actor, version: int, section: int, text: str, status: MeasureStatus) -> Measure:
    """Add a measure that reading missed, at the end of its section.

    Raises:
        Invalid, NotAllowed, NotFound, Frozen.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        heading = section_of(draft, section)
        text = storable(text)
        check_text("text", text)
        last = heading.measures.order_by("-position").first()
        added = Measure.objects.create(
            section=heading,
            position=last.position + 1 if last else 0,
            status=status.value,
            text=text,
            page=heading.page,
        )
        leave_line(actor, Act.EDIT_DRAFT, added, {"text": (None, added.text)})
    return added
