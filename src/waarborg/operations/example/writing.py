"""Which documents has the example? A letter to the council that was filed, and a report that somebody works on."""

from __future__ import annotations

from datetime import date

from waarborg.operations.actors import actor_at
from waarborg.operations.documents.drafting import draft_document, file_document
from waarborg.operations.example.material import Town
from waarborg.records.models import Account, Role


def write_documents(town: Town, day: date) -> None:
    """Draft them as who keeps the plan, once everything is there that they tell of."""
    email = next(each.email for each in town.people if Role.SAFETY_OFFICER in each.roles)
    officer = actor_at(Account.objects.get(email=email), town.slug)
    if officer is None:
        raise LookupError(town.slug)
    letter = draft_document(officer, "raadsbrief", day)
    file_document(officer, letter.pk, letter.revision)
    draft_document(officer, "jaarverslag", day)
