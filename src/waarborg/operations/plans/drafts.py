"""May this draft be changed now? Every act on a draft comes through :func:`open_draft`."""

from __future__ import annotations

from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound, Overtaken, Refused
from waarborg.records.models import Commitment, Measure, Plan, PlanVersion, Section


class Frozen(Refused):
    """The version was adopted: what it says can change in a new version only."""


class DraftInTheWay(Refused):
    """The plan already has a draft: adopt it or throw it away first."""


def open_draft(actor: Actor, version: int, act: Act = Act.EDIT_DRAFT) -> PlanVersion:
    """Lock a draft for the running transaction and raise its revision; whoever comes next waits.

    Raises:
        NotAllowed, NotFound, Frozen.
    """
    require(actor, act)
    own = PlanVersion.objects.filter(plan__organisation=actor.organisation)
    found = own.select_for_update(of=("self",)).select_related("plan").filter(pk=version).first()
    if found is None:
        raise NotFound(f"version {version}")
    if found.adopted_at is not None:
        raise Frozen(f"version {version}")
    found.revision += 1
    found.save(update_fields=["revision"])
    return found


def lock_plan(actor: Actor, plan: int) -> Plan:
    """Lock a plan for the running transaction, so that it gets one new version at a time.

    Raises:
        NotFound, DraftInTheWay.
    """
    own = Plan.objects.select_for_update().filter(organisation=actor.organisation)
    found = own.filter(pk=plan).first()
    if found is None:
        raise NotFound(f"plan {plan}")
    if found.versions.filter(adopted_at__isnull=True).exists():
        raise DraftInTheWay(f"plan {plan}")
    return found


def section_of(version: PlanVersion, section: int) -> Section:
    """A section of the version, or :class:`NotFound`."""
    found = version.sections.filter(pk=section).first()
    if found is None:
        raise NotFound(f"section {section}")
    return found


def measure_of(version: PlanVersion, measure: int) -> Measure:
    """A measure of the version, or :class:`NotFound`."""
    found = Measure.objects.filter(section__version=version, pk=measure).first()
    if found is None:
        raise NotFound(f"measure {measure}")
    return found


def commitment_of(version: PlanVersion, number: int) -> Commitment:
    """The commitment with this number, or :class:`NotFound`."""
    found = version.commitments.filter(number=number).first()
    if found is None:
        raise NotFound(f"commitment {number}")
    return found


def check_unchanged(record: Section | Measure | Commitment, seen: int) -> None:
    """Refuse when somebody changed the record after the actor saw revision ``seen`` of it.

    Raises:
        Overtaken: with nothing written.
    """
    if record.revision != seen:
        raise Overtaken(str(record))
