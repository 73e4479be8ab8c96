"""What does the board say on a day: every commitment of the plan, worst first, with its evidence?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from waarborg.commitments.verdicts import WORST_FIRST, Verdict
from waarborg.records.models import PlanVersion
from waarborg.records.queries.commitments import Surroundings, adopted_commitments
from waarborg.records.queries.judgements import judge_row, plan_version_on, shown_evidence
from waarborg.records.queries.shown_evidence import VisibleEvidence
from waarborg.records.queries.visible import Viewer


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One commitment as it stands. ``owner`` is empty when nobody owns it."""

    number: int
    section: str
    text: str
    kind: str
    owner: str
    verdict: Verdict
    due_on: date | None
    evidence: VisibleEvidence


@dataclass(frozen=True, slots=True)
class Status:
    """The plan on a day; ``plan`` is empty while none was adopted."""

    on: date
    plan: str
    lines: tuple[StatusLine, ...]


def status_on(viewer: Viewer, day: date, evidence: int = 0, now: datetime | None = None) -> Status:
    """Judge the plan that runs on a day, with at most so many entries as evidence for each commitment.

    Every day is judged as at its end, but for that of ``now``, which is not over. A verdict counts all entries; the
    evidence holds only those that the viewer may see. Sorted by standing, worst first, then by the day by which
    something must have been done.
    """
    version = plan_version_on(viewer.organisation, day)
    if version is None:
        return Status(day, "", ())
    lines = _lines(viewer, version, day, evidence, Surroundings(viewer.organisation, now))
    return Status(day, version.plan.title, tuple(sorted(lines, key=_urgency)))


def _lines(
    viewer: Viewer, version: PlanVersion, day: date, evidence: int, surroundings: Surroundings
) -> list[StatusLine]:
    rows = adopted_commitments(viewer.organisation).filter(version=version)
    lines = []
    for row in rows.select_related("version__plan", "measure__section", "owner"):
        judged = judge_row(row, surroundings, day)
        lines.append(
            StatusLine(
                number=row.number,
                section=str(row.measure.section),
                text=row.sentence,
                kind=row.kind,
                owner=row.owner.name if row.owner else "",
                verdict=judged.verdict,
                due_on=judged.due_on,
                evidence=shown_evidence(viewer, judged, surroundings, day, evidence),
            )
        )
    return lines


def _urgency(line: StatusLine) -> tuple[int, date, int]:
    return WORST_FIRST.index(line.verdict.standing), line.due_on or date.max, line.number
