"""How is a draft plan written as JSON? The form of ``docs/plan-format.md``."""

from __future__ import annotations

from typing import TypeAlias

from waarborg.reading.draft import DraftCommitment, DraftMeasure, DraftPlan, DraftSection
from waarborg.registers.durations import Duration
from waarborg.registers.selections import Selection

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

VERSION = 1
"""Goes up when a key changes its meaning or goes away; a new key leaves it as it is."""


def plan_as_json(plan: DraftPlan) -> dict[str, Json]:
    """The whole draft as plain values."""
    return {
        "version": VERSION,
        "title": plan.title,
        "municipality": plan.municipality,
        "period": {
            "start": plan.start.isoformat() if plan.start else None,
            "end": plan.end.isoformat() if plan.end else None,
        },
        "framework": plan.framework,
        "sections": [_section(section) for section in plan.sections],
    }


def _section(section: DraftSection) -> dict[str, Json]:
    return {
        "number": section.number,
        "title": section.title,
        "kind": section.kind.value,
        "theme": section.theme,
        "parent": section.parent,
        "page": section.page,
        "approach": list(section.approach),
        "partners": list(section.partners),
        "measures": [_measure(measure) for measure in section.measures],
    }


def _measure(measure: DraftMeasure) -> dict[str, Json]:
    return {
        "status": measure.status.value,
        "text": measure.text,
        "listed": measure.listed,
        "page": measure.page,
        "commitments": [_commitment(commitment) for commitment in measure.commitments],
    }


def _commitment(commitment: DraftCommitment) -> dict[str, Json]:
    return {
        "kind": commitment.kind.value,
        "at_least": commitment.at_least,
        "at_most": commitment.at_most,
        "per": _duration(commitment.per),
        "within": _duration(commitment.within),
        "each": commitment.each,
        "coverage": commitment.coverage,
        "months": list(commitment.months),
        "by": commitment.by.isoformat() if commitment.by else None,
        "sentence": commitment.sentence,
        "page": commitment.page,
        "vague": commitment.vague,
        "question": commitment.question,
        "proposal": _selection(commitment.proposal),
        "answer": _selection(commitment.answer),
    }


def _duration(duration: Duration | None) -> Json:
    if duration is None:
        return None
    written = duration.as_json()
    return written if isinstance(written, str) else dict(written)


def _selection(selection: Selection | None) -> Json:
    return None if selection is None else selection.as_json()
