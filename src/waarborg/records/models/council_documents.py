"""Which documents were made for council, triangle and residents, and which templates are a municipality's own?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.meetings import Meeting
from waarborg.records.models.organisations import Organisation


class CouncilDocument(models.Model):
    """A document of one day: a draft to edit, or filed and frozen.

    Attributes:
        name: that of its template.
        on: the day it speaks of.
        text: Markdown.
        pictures: by name, the drawing (SVG) and the alternative text: all that it takes to make it again.
        meeting: the meeting whose dossier it is.
        look: in which its files are made, as long as it is there.
        digest: SHA-256 of the PDF as it was filed; empty while it is a draft.
        revision: raised with every change, so that the second of two writers is told.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="council_documents")
    name = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    on = models.DateField()
    text = models.TextField()
    pictures = models.JSONField(default=dict)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="dossiers"
    )
    look = models.PositiveSmallIntegerField(default=1)
    digest = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    filed_by = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "filed_at", "id"], name="council_documents")]

    def __str__(self) -> str:
        return self.title


class DocumentTemplate(models.Model):
    """A template that a municipality made its own, instead of the one that comes along."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="document_templates"
    )
    name = models.SlugField(max_length=40)
    source = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_own_template_per_document"),
        ]

    def __str__(self) -> str:
        return self.name
