"""What does an adopted version say, as a plan that can be written out and read back?"""

from __future__ import annotations

from waarborg.reading.draft import DraftMeasure, DraftPlan, DraftSection, MeasureStatus, SectionKind
from waarborg.records.models import Measure, PlanVersion


def plan_text(version: PlanVersion) -> DraftPlan:
    """The version with all its sections and measures; its commitments follow from their sentences."""
    sections = list(version.sections.order_by("position"))
    places = {section.pk: place for place, section in enumerate(sections)}
    measures: dict[int, list[DraftMeasure]] = {}
    for row in Measure.objects.filter(section__version=version).order_by("section__position", "position"):
        measure = DraftMeasure(MeasureStatus(row.status), row.text, listed=row.listed)
        measures.setdefault(row.section_id, []).append(measure)
    return DraftPlan(
        title=version.title or version.plan.title,
        municipality=version.municipality or version.plan.organisation.name,
        start=version.start or version.plan.start,
        end=version.end or version.plan.end,
        framework=version.framework or None,
        sections=tuple(
            DraftSection(
                number=section.number or None,
                title=section.title,
                kind=SectionKind(section.kind),
                theme=section.theme or None,
                parent=places.get(section.parent_id) if section.parent_id else None,
                approach=tuple(part for part in section.approach.split("\n\n") if part),
                partners=tuple(section.partners),
                measures=tuple(measures.get(section.pk, ())),
            )
            for section in sections
        ),
    )
