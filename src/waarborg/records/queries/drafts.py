"""What is left to be decided in a draft, and what can be chosen from?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from waarborg.commitments.demands import Kind
from waarborg.records.models import (
    Choice,
    Commitment,
    Measure,
    Organisation,
    PlanVersion,
    Section,
)
from waarborg.records.queries.registers import registers_in_use
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.shelf import builtin_registers


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a draft, or a section of it, was looked over."""

    total: int
    decided: int
    accepted: int

    @property
    def open(self) -> int:
        """Proposals that nobody decided about yet."""
        return self.total - self.decided


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """A section with how far it was looked over, and how deep it lies in the tree (0 at the top)."""

    section: Section
    progress: Progress
    measures: int
    depth: int


CLEAR = Q(demand__isnull=False) & (~Q(register="") | Q(kind=Kind.TARGET.value))
"""A proposal that can be taken over unseen: it says what is demanded, and where the evidence is."""

_TOTAL = Count("id")
_OPEN = Count("id", filter=Q(choice=Choice.PROPOSED))
_ACCEPTED = Count("id", filter=Q(choice=Choice.ACCEPTED))


def progress_of(version: PlanVersion) -> Progress:
    """How far the whole draft was looked over."""
    row = version.commitments.aggregate(total=_TOTAL, open=_OPEN, accepted=_ACCEPTED)
    return Progress(row["total"], row["total"] - row["open"], row["accepted"])


def section_progress(version: PlanVersion) -> list[SectionProgress]:
    """Every section in the document's order, with how far it was looked over."""
    rows = version.commitments.values_list("measure__section_id").annotate(
        total=_TOTAL, open=_OPEN, accepted=_ACCEPTED
    )
    counted = {section: Progress(total, total - open_, accepted) for section, total, open_, accepted in rows}
    depths: dict[int, int] = {}
    found = []
    for section in version.sections.annotate(measure_count=Count("measures")).order_by("position"):
        depths[section.pk] = depths[section.parent_id] + 1 if section.parent_id in depths else 0
        progress = counted.get(section.pk, Progress(0, 0, 0))
        found.append(SectionProgress(section, progress, section.measure_count, depths[section.pk]))
    return found


def review_measures(section: Section) -> list[Measure]:
    """The measures of a section of a draft with all their commitments, whatever was decided."""
    commitments = Commitment.objects.select_related("owner").order_by("number")
    return list(section.measures.prefetch_related(Prefetch("commitments", commitments)).order_by("position"))


def clear_in(section: Section) -> int:
    """How many open proposals of a section can be taken over unseen."""
    proposed = Commitment.objects.filter(CLEAR, measure__section=section, choice=Choice.PROPOSED)
    return proposed.count()


def find_commitment(version: PlanVersion, number: int) -> Commitment | None:
    """The commitment of a version with this number."""
    found = version.commitments.filter(number=number)
    return found.select_related("measure__section", "owner").first()


def find_accepted(version: PlanVersion, number: int) -> Commitment | None:
    """The accepted commitment of a version with this number."""
    found = version.commitments.filter(number=number, choice=Choice.ACCEPTED)
    return found.select_related("measure__section", "owner").first()


def registers_to_choose(organisation: Organisation) -> Mapping[str, RegisterDefinition]:
    """The registers that can prove a commitment: those in use here, and the built-in ones beside them."""
    own = {each.version.name: each.definition for each in registers_in_use(organisation)}
    return dict(sorted({**builtin_registers(), **own}.items()))
