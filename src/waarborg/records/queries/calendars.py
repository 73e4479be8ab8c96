"""What is due for the person or the municipality whose secret calendar address this is?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from waarborg.records.models import CHANGES_NOTHING, Account, AuditLine, Judgement, Organisation, PlanAction
from waarborg.records.queries.judgements import followed_versions
from waarborg.records.queries.plan_actions import due_for_person, due_in_municipality


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose calendar it is, in which language, what is in it, and when that was last written."""

    title: str
    language: str
    judgements: tuple[Judgement, ...]
    actions: tuple[PlanAction, ...]
    as_of: datetime


def feed_of_person(token: str) -> Feed | None:
    """What is due of the commitments and actions of a person; ``None`` where nobody has this address."""
    account = Account.objects.filter(calendar_token=token, is_active=True).first() if token else None
    if account is None:
        return None
    mine = _due().filter(commitment__owner=account, organisation__memberships__account=account)
    return _feed("Waarborg", account.language, mine.distinct(), due_for_person(account))


def feed_of_municipality(token: str, language: str) -> Feed | None:
    """What is due in a municipality; ``None`` where none has this address."""
    organisation = Organisation.objects.filter(calendar_token=token).first() if token else None
    if organisation is None:
        return None
    due = _due().filter(organisation=organisation)
    return _feed(f"Waarborg {organisation.name}", language, due, due_in_municipality(organisation))


def _due() -> QuerySet[Judgement]:
    followed = followed_versions(timezone.localdate())
    due = Judgement.objects.filter(due_on__isnull=False, commitment__version__in=followed)
    return due.select_related("commitment__version", "commitment__measure__section", "organisation")


def _feed(title: str, language: str, due: QuerySet[Judgement], actions: QuerySet[PlanAction]) -> Feed:
    judgements, to_do = tuple(due), tuple(actions)
    organisations = {each.organisation_id for each in judgements} | {each.organisation_id for each in to_do}
    written = AuditLine.objects.filter(organisation__in=organisations).exclude(act__in=CHANGES_NOTHING)
    newest = written.aggregate(at=Max("at"))["at"]
    return Feed(title, language, judgements, to_do, newest or timezone.now())
