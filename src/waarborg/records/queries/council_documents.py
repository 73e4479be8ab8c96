"""Which documents does a municipality have, and which templates are its own?"""

from __future__ import annotations

from django.db.models import QuerySet

from waarborg.records.models import CouncilDocument, DocumentTemplate, Meeting, Organisation


def documents_of(organisation: Organisation, *, filed: bool) -> QuerySet[CouncilDocument]:
    """The filed documents, or the drafts, newest first; without their texts."""
    found = CouncilDocument.objects.filter(organisation=organisation, filed_at__isnull=not filed)
    return found.select_related("made_by", "filed_by").defer("text", "pictures").order_by("-on", "-id")


def find_document(organisation: Organisation, document: int) -> CouncilDocument | None:
    """One document of this municipality."""
    found = CouncilDocument.objects.filter(organisation=organisation, pk=document)
    return found.select_related("organisation", "made_by", "filed_by").first()


def dossiers_of(meeting: Meeting, *, drafts: bool) -> list[CouncilDocument]:
    """The documents that were made for a meeting, newest first; drafts too where one may see them."""
    found = CouncilDocument.objects.filter(meeting=meeting).defer("text", "pictures").order_by("-id")
    return list(found if drafts else found.filter(filed_at__isnull=False))


def own_template(organisation: Organisation, name: str) -> DocumentTemplate | None:
    """The municipality's own template of a document, where it has one."""
    return DocumentTemplate.objects.filter(organisation=organisation, name=name).first()


def own_templates(organisation: Organisation) -> dict[str, DocumentTemplate]:
    """All templates that a municipality made its own, by name."""
    found = DocumentTemplate.objects.filter(organisation=organisation).select_related("changed_by")
    return {each.name: each for each in found}
