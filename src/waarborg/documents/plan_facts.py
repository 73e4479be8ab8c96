"""What does the template of a plan need: its sections in order, with their headings and groups of measures?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waarborg.documents.papers.written import Written
from waarborg.reading.draft import DraftPlan, DraftSection, MeasureStatus

_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of one status, below their label: those of running text first, then those that are listed."""

    label: str
    paragraphs: tuple[str, ...]
    listed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section as it is printed; ``heading`` and ``below`` are the marks of its own heading and of its labels."""

    heading: Written
    below: Written
    number: str
    title: str
    approach: tuple[str, ...]
    groups: tuple[Group, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan says about itself."""

    title: str
    municipality: str
    start: date | None
    end: date | None
    framework: str
    adopted_on: date | None


def plan_facts(plan: DraftPlan, adopted_on: date | None = None) -> dict[str, object]:
    """The facts of a plan: ``plan`` and its ``sections``.

    Written out and read back it has the same measures. What a paragraph of running text promises without a label
    above it stands in the section's approach already.
    """
    depths: list[int] = []
    for section in plan.sections:
        depths.append(1 if section.parent is None else depths[section.parent] + 1)
    year = str(plan.end.year) if plan.end else ""
    printed = [_print(*pair, year) for pair in zip(plan.sections, depths, strict=True)]
    about = PlanFacts(
        plan.title or "", plan.municipality or "", plan.start, plan.end, plan.framework or "", adopted_on
    )
    return {"plan": about, "sections": printed}


def _print(section: DraftSection, depth: int, year: str) -> PrintedSection:
    return PrintedSection(
        heading=Written("#" * min(depth, _DEEPEST_HEADING)),
        below=Written("#" * min(depth + 1, _DEEPEST_HEADING)),
        number=section.number or "",
        title=section.title,
        approach=section.approach,
        groups=tuple(_groups(section, year)),
        partners=section.partners,
    )


def _groups(section: DraftSection, year: str) -> Sequence[Group]:
    labels = {
        MeasureStatus.OTHER: "",
        MeasureStatus.ONGOING: "Lopende activiteiten",
        MeasureStatus.NEW: "Nieuwe activiteiten",
        MeasureStatus.GOAL: f"Doelstelling {year}".strip(),
    }
    groups = []
    for status, label in labels.items():
        own = [each for each in section.measures if each.status is status]
        listed = tuple(each.text for each in own if each.listed)
        paragraphs = tuple(each.text for each in own if label and not each.listed)
        if listed or paragraphs:
            groups.append(Group(label, paragraphs, listed))
    return groups
