"""How does every commitment of a plan stand, with what a board shows beside it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from waarborg.commitments.verdicts import Standing, Verdict
from waarborg.records.models import Commitment, PlanVersion, Section

TOP_KINDS = ("priority", "strategic_theme", "field", "organisation", "finance")
"""The kinds of section under which a board sums up."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan under which a board sums up: a priority, a strategic theme, a field."""

    section: int
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One commitment on a board. ``due_on`` is the day by which something must have been done."""

    number: int
    sentence: str
    kind: str
    section: int
    section_title: str
    part: Part | None
    owner: int | None
    owner_name: str
    verdict: Verdict
    due_on: date | None

    @property
    def standing(self) -> str:
        """The standing's name, for templates."""
        return self.verdict.standing.value


def parts_of(version: PlanVersion) -> dict[int, Part | None]:
    """For each section of a version: the part of the plan that it falls under."""
    sections = Section.objects.filter(version=version).order_by("position")
    found: dict[int, Part | None] = {}
    for section in sections:
        if section.kind in TOP_KINDS:
            found[section.pk] = Part(section.pk, section.title, section.kind)
        else:
            found[section.pk] = found.get(section.parent_id) if section.parent_id else None
    return found


def board_lines(
    version: PlanVersion, verdicts: Mapping[int, Verdict], due: Mapping[int, date | None]
) -> list[BoardLine]:
    """The lines of a board, in plan order, for the commitments (by id) that have a verdict."""
    parts = parts_of(version)
    rows = (
        Commitment.objects.filter(version=version, pk__in=list(verdicts))
        .select_related("measure__section", "owner")
        .order_by("number")
    )
    return [
        BoardLine(
            number=row.number,
            sentence=row.sentence,
            kind=row.kind,
            section=row.measure.section_id,
            section_title=row.measure.section.title,
            part=parts.get(row.measure.section_id),
            owner=row.owner_id,
            owner_name=row.owner.name if row.owner else "",
            verdict=verdicts[row.pk],
            due_on=due.get(row.pk),
        )
        for row in rows
    ]


def count_standings(lines: Iterable[BoardLine]) -> dict[Standing, int]:
    """How many commitments have each standing; every standing is there, also with none."""
    counts = dict.fromkeys(Standing, 0)
    for line in lines:
        counts[line.verdict.standing] += 1
    return counts
