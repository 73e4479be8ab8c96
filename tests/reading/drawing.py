"""What outline does a draft have, as a person would write it down?"""

from __future__ import annotations

from collections import Counter

from waarborg.reading.draft import DraftPlan, DraftSection, MeasureStatus

STATUSES = ("ongoing", "new", "goal", "other")


ABOUT = (
    "De gemeente werkt samen met haar partners aan dit onderwerp en volgt de ontwikkelingen op de voet, omdat "
    "inwoners daar terecht aandacht voor vragen. "
)


def outline(plan: DraftPlan) -> str:
    """The plan in a form that is easy to compare: kinds, numbers, titles, themes and counts of measures."""
    start, end = plan.start, plan.end
    assert start is not None
    assert end is not None
    lines = [f"{plan.title} | {plan.municipality} | {start.year}-{end.year}"]
    depths: list[int] = []
    for section in plan.sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
        number = f"{section.number} " if section.number else ""
        theme = f" ({section.theme})" if section.theme else ""
        lines.append(f"{'  ' * depths[-1]}{section.kind}: {number}{section.title}{theme}{_counts(section)}")
    return "\n".join(lines)


def _counts(section: DraftSection) -> str:
    counts = Counter(
        measure.status.value
        for measure in section.measures
        if measure.listed or measure.status is not MeasureStatus.OTHER
    )
    told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    return f" = {told}" if told else ""
