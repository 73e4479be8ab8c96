"""How does a plan get its next version, and how is a draft thrown away?"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.drafts import lock_plan, open_draft
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Commitment, Measure, PlanDocument, PlanVersion, Section
from waarborg.records.queries.plans import newest_adopted


def start_new_version(actor: Actor, plan: int) -> PlanVersion:
    """Copy the newest adopted version as a draft to change; every commitment keeps its number.

    Raises:
        NotAllowed, NotFound (also when nothing is adopted yet), DraftInTheWay.
    """
    require(actor, Act.EDIT_DRAFT)
    with transaction.atomic():
        owner = lock_plan(actor, plan)
        current = newest_adopted(owner)
        if current is None:
            raise NotFound(f"adopted version of plan {plan}")
        last = owner.versions.aggregate(last=Max("number"))["last"] or 0
        draft = PlanVersion.objects.create(
            plan=owner,
            number=last + 1,
            document=current.document,
            title=current.title,
            municipality=current.municipality,
            start=current.start or owner.start,
            end=current.end or owner.end,
            framework=current.framework,
        )
        _copy_content(current, draft)
        leave_line(actor, Act.EDIT_DRAFT, draft, {"copied_from": (None, current.number)})
    return draft


def _copy_content(current: PlanVersion, draft: PlanVersion) -> None:
    sections = _copy_sections(current, draft)
    measures = _copy_measures(current, sections)
    copies = []
    for commitment in current.commitments.order_by("number"):
        commitment.measure = measures[commitment.measure_id]
        commitment.version = draft
        commitment.pk, commitment.revision = None, 1
        copies.append(commitment)
    Commitment.objects.bulk_create(copies, batch_size=500)


def _copy_sections(current: PlanVersion, draft: PlanVersion) -> dict[int, Section]:
    parents: dict[int, int | None] = {}
    copies: dict[int, Section] = {}
    for section in current.sections.order_by("position"):
        old = section.pk
        parents[old] = section.parent_id
        section.pk, section.parent, section.version, section.revision = None, None, draft, 1
        copies[old] = section
    Section.objects.bulk_create(copies.values())
    for old, copy in copies.items():
        parent = parents[old]
        copy.parent = copies[parent] if parent is not None else None
    Section.objects.bulk_update(copies.values(), ["parent"], batch_size=500)
    return copies


def _copy_measures(current: PlanVersion, sections: dict[int, Section]) -> dict[int, Measure]:
    copies: dict[int, Measure] = {}
    for measure in Measure.objects.filter(section__version=current).order_by("section__position", "position"):
        old = measure.pk
        measure.section = sections[measure.section_id]
        measure.pk, measure.revision = None, 1
        copies[old] = measure
    Measure.objects.bulk_create(copies.values())
    return copies


def throw_away(actor: Actor, version: int) -> None:
    """Remove a draft; with it its document and plan, when nothing else needs them.

    Raises:
        NotAllowed, NotFound, Frozen.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        leave_line(actor, Act.EDIT_DRAFT, draft, {"thrown_away": (None, draft.title)})
        plan, document = draft.plan, draft.document_id
        draft.delete()
        if not plan.versions.exists():
            plan.delete()
        if document is not None and not PlanVersion.objects.filter(document=document).exists():
            PlanDocument.objects.filter(pk=document).delete()
