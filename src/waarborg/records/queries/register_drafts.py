"""Which registers is a municipality making or changing?"""

from __future__ import annotations

from waarborg.records.models import Organisation, RegisterDraft


def find_register_draft(organisation: Organisation, name: str) -> RegisterDraft | None:
    """The draft of one register."""
    return RegisterDraft.objects.filter(organisation=organisation, name=name).first()


def register_drafts_of(organisation: Organisation) -> list[RegisterDraft]:
    """Every draft, by name."""
    return list(RegisterDraft.objects.filter(organisation=organisation).order_by("name"))
