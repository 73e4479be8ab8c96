"""What changed from one version of a plan to another?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from waarborg.records.models import Choice, Commitment, Measure, PlanVersion

_PLAN_FIELDS = ("title", "municipality", "start", "end")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with its value before and after, as the record holds it."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class CommitmentChange:
    """A commitment that is in both versions, with the fields that differ."""

    number: int
    before: Commitment
    after: Commitment
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two versions; commitments by their accepted ones."""

    plan: tuple[FieldChange, ...]
    added: tuple[Commitment, ...]
    dropped: tuple[Commitment, ...]
    changed: tuple[CommitmentChange, ...]
    measures_added: tuple[Measure, ...]
    measures_dropped: tuple[Measure, ...]

    def __bool__(self) -> bool:
        return any(
            (self.plan, self.added, self.dropped, self.changed, self.measures_added, self.measures_dropped)
        )


def compare_versions(old: PlanVersion, new: PlanVersion) -> Difference:
    """What ``new`` adds to, drops from and changes in ``old``."""
    before, after = _accepted(old), _accepted(new)
    measures_before, measures_after = _measures(old), _measures(new)
    return Difference(
        plan=_changes(_plan_values(old), _plan_values(new)),
        added=tuple(after[number] for number in sorted(after.keys() - before.keys())),
        dropped=tuple(before[number] for number in sorted(before.keys() - after.keys())),
        changed=tuple(
            CommitmentChange(number, before[number], after[number], fields)
            for number in sorted(before.keys() & after.keys())
            if (fields := _changes(_values(before[number]), _values(after[number])))
        ),
        measures_added=tuple(measures_after[key] for key in measures_after if key not in measures_before),
        measures_dropped=tuple(measures_before[key] for key in measures_before if key not in measures_after),
    )


def _accepted(version: PlanVersion) -> dict[int, Commitment]:
    accepted = version.commitments.filter(choice=Choice.ACCEPTED).select_related("measure__section", "owner")
    return {commitment.number: commitment for commitment in accepted}


def _measures(version: PlanVersion) -> dict[tuple[str, str], Measure]:
    found = Measure.objects.filter(section__version=version).select_related("section")
    ordered = found.order_by("section__position", "position")
    return {(each.section.title.casefold(), " ".join(each.text.split()).casefold()): each for each in ordered}


def _plan_values(version: PlanVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in _PLAN_FIELDS}


def _values(commitment: Commitment) -> dict[str, Any]:
    return {
        "section": commitment.measure.section.title,
        "measure": commitment.measure.text,
        "sentence": commitment.sentence,
        "kind": commitment.kind,
        "demand": commitment.demand,
        "owner": commitment.owner.name if commitment.owner else None,
        "selection": commitment.selection,
        "answer": commitment.answer,
    }


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, before[name], after[name]) for name in after if before[name] != after[name]
    )
