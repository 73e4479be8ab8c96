"""How does every commitment of a plan stand, with what a board shows beside it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from waarborg.commitments.as_json import verdict_from_json
from waarborg.commitments.verdicts import Standing, Verdict
from waarborg.records.models import (
    Account,
    Commitment,
    Judgement,
    PlanVersion,
    Section,
)
from waarborg.records.queries.commitments import Surroundings, adopted_commitments
from waarborg.records.queries.judgements import judge_row

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
    version: PlanVersion, day: date, now: datetime, owner: Account | None = None, theme: str = ""
) -> list[BoardLine]:
    """Every accepted commitment of an adopted version as it stands on a day, in plan order.

    Of one owner, or of one theme of the framework (also below a heading of that theme), where that is given.

    Those of the day of ``now`` are the stored verdicts, as far as they did not lapse; others are made anew.
    """
    organisation = version.plan.organisation
    surroundings = Surroundings(organisation, now)
    parts = parts_of(version)
    rows = adopted_commitments(organisation).filter(version=version)
    if owner is not None:
        rows = rows.filter(owner=owner)
    if theme:
        below = Q(measure__section__parent__theme=theme)
        rows = rows.filter(Q(measure__section__theme=theme) | below)
    rows = rows.select_related("version__plan", "measure__section", "owner", "judgement")
    lines = []
    for row in rows:
        stored = _stored_verdict(row, day, now) if surroundings.is_ongoing(day) else None
        if stored is None:
            judged = judge_row(row, surroundings, day)
            stored = judged.verdict, judged.due_on
        lines.append(line_of(row, parts, *stored))
    return lines


def _stored_verdict(row: Commitment, day: date, now: datetime) -> tuple[Verdict, date | None] | None:
    stored: Judgement | None = getattr(row, "judgement", None)
    if (
        stored is None
        or stored.judged_on > day
        or (stored.changes_on is not None and stored.changes_on <= day)
        or (stored.changes_at is not None and stored.changes_at <= now)
    ):
        return None
    return verdict_from_json(stored.verdict), stored.due_on


def line_of(
    row: Commitment, parts: Mapping[int, Part | None], verdict: Verdict, due_on: date | None
) -> BoardLine:
    """One commitment with its verdict, as a board shows it."""
    return BoardLine(
        number=row.number,
        sentence=row.sentence,
        kind=row.kind,
        section=row.measure.section_id,
        section_title=row.measure.section.title,
        part=parts.get(row.measure.section_id),
        owner=row.owner_id,
        owner_name=row.owner.name if row.owner else "",
        verdict=verdict,
        due_on=due_on,
    )


def count_standings(lines: Iterable[BoardLine]) -> dict[Standing, int]:
    """How many commitments have each standing; every standing is there, also with none."""
    counts = dict.fromkeys(Standing, 0)
    for line in lines:
        counts[line.verdict.standing] += 1
    return counts
