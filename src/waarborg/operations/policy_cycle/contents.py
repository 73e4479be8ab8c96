"""Who takes part in a step of the cycle, what does it bring about, and what is decided about it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.commitments.policy_cycle import StepKind
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.documents.drafting import draft_document
from waarborg.operations.entries import withdraw_entry
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.legal_rhythm import tell_that_goals_were_set
from waarborg.operations.policy_cycle.steps import hold_step, problems_with_text
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import (
    Account,
    CouncilDocument,
    DecidedBy,
    PlanVersion,
    StepDecision,
    StepParticipant,
    StepProduct,
)
from waarborg.registers.problems import Problem

_LONGEST_NAME, _LONGEST_TITLE, _LONGEST_REFERENCE, _LONGEST_DECISION = 120, 200, 500, 1000

DOCUMENT_OF = {
    StepKind.ANALYSIS: "veiligheidsanalyse",
    StepKind.PLAN: "veiligheidsplan",
    StepKind.IMPLEMENTATION: "uitvoeringsplan",
    StepKind.ACCOUNT_MONITOR: "jaarverslag",
    StepKind.ACCOUNT_LETTER: "raadsbrief",
}
"""The document that Waarborg can write for a step."""


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """Somebody who takes part: a function with its organisation, or a colleague, who needs no function."""

    name: str = ""
    party: str = ""
    account: int | None = None


@dataclass(frozen=True, slots=True)
class NewProduct:
    """What a step brought about: a document, a version of a plan, or where it stands elsewhere."""

    title: str = ""
    document: int | None = None
    version: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class NewDecision:
    """What was decided, by whom (:class:`DecidedBy`) and on which day."""

    by: str
    decided_on: date
    text: str


def add_participant(actor: Actor, step: int, participant: NewParticipant) -> StepParticipant:
    """Let somebody take part in a step.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step)
        colleague = _colleague(actor, participant.account)
        name, party = participant.name.strip(), participant.party.strip()
        problems = []
        if participant.account is not None and colleague is None:
            problems.append(Problem("account", "unknown_person"))
        if name or colleague is None:
            problems += problems_with_text("name", name, _LONGEST_NAME)
        if party:
            problems += problems_with_text("party", party, _LONGEST_NAME)
        if problems:
            raise Invalid(problems)
        made = StepParticipant.objects.create(
            step=found,
            name=name or (colleague.name[:_LONGEST_NAME] if colleague else ""),
            party=party or (actor.organisation.name[:_LONGEST_NAME] if colleague else ""),
            account=colleague,
        )
        leave_line(actor, Act.MANAGE_CYCLE, found, {"participant": (None, made.pk)})
    return made


def remove_participant(actor: Actor, participant: int) -> None:
    """Let somebody take part no longer.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        own = StepParticipant.objects.filter(step__cycle__organisation=actor.organisation, pk=participant)
        found = own.select_related("step").first()
        if found is None:
            raise NotFound(str(participant))
        leave_line(actor, Act.MANAGE_CYCLE, found.step, {"participant": (found.pk, None)})
        found.delete()


def add_product(actor: Actor, step: int, product: NewProduct) -> StepProduct:
    """Link what a step brought about; the same document or plan stands there once.

    Raises:
        NotAllowed, NotFound (also of a document or plan that is not here), Invalid.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step)
        document = _document(actor, product.document)
        version = _version(actor, product.version)
        title = product.title.strip() or _title_of(document, version)
        problems = problems_with_text("title", title, _LONGEST_TITLE)
        if document is None and version is None:
            problems += problems_with_text("reference", product.reference, _LONGEST_REFERENCE)
        if problems:
            raise Invalid(problems)
        known = found.products.filter(document=document, version=version)
        if (document or version) and (same := known.first()) is not None:
            return same
        made = StepProduct.objects.create(
            step=found,
            title=title,
            document=document,
            version=version,
            reference="" if document or version else product.reference.strip(),
        )
        leave_line(actor, Act.MANAGE_CYCLE, found, {"product": (None, title)})
    return made


def make_product(actor: Actor, step: int, day: date) -> StepProduct:
    """Let Waarborg write the document of a step, as it is known on a day, and link it.

    Raises:
        NotAllowed, NotFound (this step has none), Invalid (no plan was adopted yet).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step)
        name = DOCUMENT_OF.get(StepKind(found.kind))
        if name is None:
            raise NotFound(str(step))
        document = draft_document(actor, name, day)
        return add_product(actor, step, NewProduct(document=document.pk))


def remove_product(actor: Actor, product: int) -> None:
    """Link it no longer; the document itself stays.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        own = StepProduct.objects.filter(step__cycle__organisation=actor.organisation, pk=product)
        found = own.select_related("step").first()
        if found is None:
            raise NotFound(str(product))
        leave_line(actor, Act.MANAGE_CYCLE, found.step, {"product": (found.title, None)})
        found.delete()


def record_decision(actor: Actor, step: int, decision: NewDecision) -> StepDecision:
    """Write down what was decided; where the council decided on the plan, that is evidence of the legal rhythm.

    Raises:
        NotAllowed, NotFound, Invalid (also a day to come).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        found = hold_step(actor, step)
        problems = problems_with_text("text", decision.text, _LONGEST_DECISION)
        if decision.by not in DecidedBy.values:
            problems.append(Problem("by", "missing"))
        if decision.decided_on > timezone.localdate():
            problems.append(Problem("decided_on", "in_the_future"))
        if problems:
            raise Invalid(problems)
        entry = None
        if decision.by == DecidedBy.COUNCIL and found.kind == StepKind.PLAN.value:
            entry = tell_that_goals_were_set(actor, decision.decided_on, decision.text.strip())
        made = StepDecision.objects.create(
            step=found,
            by=decision.by,
            decided_on=decision.decided_on,
            text=decision.text.strip(),
            entry=entry,
            recorded_by=actor.account,
            recorded_at=timezone.now(),
        )
        leave_line(actor, Act.MANAGE_CYCLE, found, {"decision": (None, made.text)})
    return made


def take_back_decision(actor: Actor, decision: int, reason: str) -> None:
    """Take back a decision that was written down by mistake, and the evidence that it gave.

    Raises:
        NotAllowed, NotFound, Invalid (without a reason).
    """
    require(actor, Act.MANAGE_CYCLE)
    with transaction.atomic():
        own = StepDecision.objects.filter(step__cycle__organisation=actor.organisation, pk=decision)
        found = own.select_related("step", "entry").first()
        if found is None:
            raise NotFound(str(decision))
        if problems := problems_with_text("why", reason, _LONGEST_TITLE):
            raise Invalid(problems)
        entry, step = found.entry, found.step
        leave_line(actor, Act.MANAGE_CYCLE, step, {"decision": (found.text, None), "why": (None, reason)})
        found.delete()
        if entry is not None and not StepDecision.objects.filter(entry=entry).exists():
            withdraw_entry(actor, entry.pk, entry.revision, reason)


def _colleague(actor: Actor, account: int | None) -> Account | None:
    if account is None:
        return None
    own = Account.objects.filter(memberships__organisation=actor.organisation, is_active=True)
    return own.filter(pk=account).first()


def _document(actor: Actor, number: int | None) -> CouncilDocument | None:
    if number is None:
        return None
    found = CouncilDocument.objects.filter(organisation=actor.organisation, pk=number).first()
    if found is None:
        raise NotFound(f"document {number}")
    return found


def _version(actor: Actor, number: int | None) -> PlanVersion | None:
    if number is None:
        return None
    own = PlanVersion.objects.filter(plan__organisation=actor.organisation, adopted_at__isnull=False)
    found = own.select_related("plan").filter(pk=number).first()
    if found is None:
        raise NotFound(f"adopted version {number}")
    return found


def _title_of(document: CouncilDocument | None, version: PlanVersion | None) -> str:
    if document is not None:
        return document.title
    return (version.title or version.plan.title) if version is not None else ""
