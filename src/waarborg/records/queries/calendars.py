"""What is due for the person or the municipality whose secret calendar address this is?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from waarborg.records.models import Account, AuditLine, Judgement, Organisation
from waarborg.records.queries.judgements import followed_versions


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose calendar it is, in which language, what is in it, and when that was last written."""

    title: str
    language: str
    judgements: tuple[Judgement, ...]
    as_of: datetime


def feed_of_person(token: str) -> Feed | None:
    """What is due of the commitments that a person owns; ``None`` where nobody has this address."""
    account = Account.objects.filter(calendar_token=token, is_active=True).first() if token else None
    if account is None:
        return None
    mine = _due().filter(commitment__owner=account, organisation__memberships__account=account)
    return _feed("Waarborg", account.language, mine.distinct())


def feed_of_municipality(token: str, language: str) -> Feed | None:
    """What is due in a municipality; ``None`` where none has this address."""
    organisation = Organisation.objects.filter(calendar_token=token).first() if token else None
    if organisation is None:
        return None
    return _feed(f"Waarborg {organisation.name}", language, _due().filter(organisation=organisation))


def _due() -> QuerySet[Judgement]:
    followed = followed_versions(timezone.localdate())
    due = Judgement.objects.filter(due_on__isnull=False, commitment__version__in=followed)
    return due.select_related("commitment__version", "commitment__measure__section", "organisation")


def _feed(title: str, language: str, due: QuerySet[Judgement]) -> Feed:
    judgements = tuple(due)
    organisations = {each.organisation_id for each in judgements}
    newest = AuditLine.objects.filter(organisation__in=organisations).aggregate(at=Max("at"))["at"]
    return Feed(title, language, judgements, newest or timezone.now())
