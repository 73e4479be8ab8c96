"""How does a draft plan, as read, become a version to work on?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from waarborg.commitments.as_json import demand_as_json
from waarborg.commitments.demands import Kind
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.demands import demand_of, known_of
from waarborg.operations.plans.drafts import lock_plan
from waarborg.operations.plans.locating import locate_sections
from waarborg.operations.plans.matching import Promise, letters_of, match_promises
from waarborg.reading.draft import DraftCommitment, DraftPlan, DraftSection
from waarborg.reading.sentences.proposing import Proposal, propose_selections
from waarborg.records.models import Choice, Commitment, Measure, Plan, PlanDocument, PlanVersion, Section
from waarborg.records.queries.drafts import registers_to_choose
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.pointing import propose

_USUAL_YEARS = 4
"""A plan runs as long as a council term, unless it says otherwise."""


def store_draft(
    actor: Actor, draft: DraftPlan, document: PlanDocument | None = None, plan: int | None = None
) -> PlanVersion:
    """Store a draft plan as a version to work on: a new plan's first, or the next one of ``plan``.

    Commitments are numbered in the document's order. In a next version, promises that continue an earlier one
    keep its number, owner, register and selection; where the sentence is the same, what was decided about it
    too.

    Raises:
        NotAllowed, NotFound, DraftInTheWay.
    """
    require(actor, Act.UPLOAD_PLAN)
    with transaction.atomic():
        owner = lock_plan(actor, plan) if plan is not None else _new_plan(actor, draft)
        last = owner.versions.aggregate(last=Max("number"))["last"] or 0
        version = PlanVersion.objects.create(
            plan=owner,
            number=last + 1,
            document=document,
            title=_title(draft),
            municipality=(draft.municipality or "")[:120],
            start=draft.start,
            end=draft.end,
            framework=(draft.framework or "")[:40],
        )
        measures = _store_measures(draft, _store_sections(draft, version))
        _store_commitments(version, measures)
        leave_line(actor, Act.UPLOAD_PLAN, version, {"document": (None, document.name if document else None)})
    return version


def _title(draft: DraftPlan) -> str:
    return (draft.title or "Integraal veiligheidsplan")[:255]


def _new_plan(actor: Actor, draft: DraftPlan) -> Plan:
    start = draft.start or date(timezone.localdate().year, 1, 1)
    usual = date(start.year + _USUAL_YEARS - 1, 12, 31)
    end = draft.end if draft.end and draft.end >= start else usual
    return Plan.objects.create(
        organisation=actor.organisation,
        title=_title(draft),
        start=start,
        end=end,
        framework=(draft.framework or "")[:40],
    )


def _store_sections(draft: DraftPlan, version: PlanVersion) -> list[Section]:
    blocks = len(version.document.blocks) if version.document else 0
    places = locate_sections(draft.sections, blocks)
    sections = Section.objects.bulk_create(
        _section(version, position, read, place)
        for position, (read, place) in enumerate(zip(draft.sections, places, strict=True))
    )
    for section, read in zip(sections, draft.sections, strict=True):
        section.parent = sections[read.parent] if read.parent is not None else None
    Section.objects.bulk_update(sections, ["parent"], batch_size=500)
    return sections


def _section(
    version: PlanVersion, position: int, read: DraftSection, place: tuple[int, int] | None
) -> Section:
    return Section(
        version=version,
        position=position,
        number=(read.number or "")[:20],
        title=read.title[:255],
        kind=read.kind.value,
        theme=(read.theme or "")[:60],
        approach="\n\n".join(read.approach),
        partners=list(read.partners),
        page=read.page,
        first_block=place[0] if place else None,
        last_block=place[1] if place else None,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    measure: Measure
    commitment: DraftCommitment


def _store_measures(draft: DraftPlan, sections: list[Section]) -> list[_Read]:
    read = [
        (section, position, measure)
        for section, drafted in zip(sections, draft.sections, strict=True)
        for position, measure in enumerate(drafted.measures)
    ]
    stored = Measure.objects.bulk_create(
        Measure(
            section=section,
            position=position,
            status=measure.status.value,
            text=measure.text,
            page=measure.page,
            listed=measure.listed,
        )
        for section, position, measure in read
    )
    return [
        _Read(measure, commitment)
        for measure, (_, _, drafted) in zip(stored, read, strict=True)
        for commitment in drafted.commitments
    ]


def _store_commitments(version: PlanVersion, read: list[_Read]) -> None:
    earlier = _newest_commitments(version)
    matches = match_promises(
        [_promise(old.measure, old.sentence, old.kind) for old in earlier],
        [_promise(new.measure, new.commitment.sentence, new.commitment.kind.value) for new in read],
    )
    of_plan = Commitment.objects.filter(version__plan_id=version.plan_id)
    last = of_plan.aggregate(last=Max("number"))["last"] or 0
    registers = registers_to_choose(version.plan.organisation)
    commitments = []
    for index, new in enumerate(read):
        commitment = _commitment(version, new, _proposal(new, registers))
        if index in matches:
            _continue(commitment, earlier[matches[index]])
        else:
            last += 1
            commitment.number = last
        commitments.append(commitment)
    Commitment.objects.bulk_create(commitments, batch_size=500)


def _newest_commitments(version: PlanVersion) -> list[Commitment]:
    previous = version.plan.versions.exclude(pk=version.pk).order_by("-number").first()
    if previous is None:
        return []
    return list(previous.commitments.select_related("measure__section").order_by("number"))


def _promise(measure: Measure, sentence: str, kind: str) -> Promise:
    return Promise(measure.section.title, measure.text, sentence, kind)


def _proposal(read: _Read, registers: Mapping[str, RegisterDefinition]) -> Proposal:
    """The reader's proposal; where it names no register that is used here, what the words point to in those."""
    drafted = read.commitment
    if drafted.proposal is not None and drafted.proposal.register in registers:
        return Proposal(drafted.proposal, drafted.answer)
    proposed = propose_selections(drafted.kind, drafted.sentence, registers)
    if proposed.selection is not None or drafted.kind is Kind.TARGET:
        return proposed
    pointed = propose(read.measure.text, registers)
    trigger, answer = pointed[0] if pointed else drafted.proposal, drafted.answer
    if trigger and answer and trigger.register == answer.register and not answer.fields:
        # Only the answer was named: what is entered as one has been answered.
        return Proposal(answer)
    return Proposal(trigger, answer)


def _commitment(version: PlanVersion, read: _Read, proposal: Proposal) -> Commitment:
    drafted = read.commitment
    demand = demand_of(drafted)
    selection, answer = proposal.selection, proposal.answer
    return Commitment(
        measure=read.measure,
        version=version,
        organisation_id=version.plan.organisation_id,
        sentence=drafted.sentence,
        page=drafted.page,
        kind=drafted.kind.value,
        demand=demand_as_json(demand) if demand else None,
        known={} if demand else known_of(drafted),
        question=(drafted.question or "") if demand is None else "",
        choice=Choice.PROPOSED,
        register=selection.register if selection else "",
        selection=selection.as_json() if selection else None,
        answer_register=answer.register if answer else "",
        answer=answer.as_json() if answer else None,
    )


def _continue(new: Commitment, old: Commitment) -> None:
    new.number = old.number
    new.owner_id = old.owner_id
    if old.selection is not None:
        new.register, new.selection = old.register, old.selection
        new.answer_register, new.answer = old.answer_register, old.answer
    if letters_of(new.sentence) == letters_of(old.sentence) and new.kind == old.kind:
        new.choice, new.demand = old.choice, old.demand
        new.question, new.known = old.question, old.known
