"""Which registers are being made or changed?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation


class RegisterDraft(models.Model):
    """A register file that an administrator is working on; nobody uses it yet, and it may still be wrong.

    Attributes:
        source: TOML.
        remarks: what has to be looked at where it came from elsewhere, as problems.
        revision: raised with every change, so that the second of two writers is told.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="register_drafts")
    name = models.SlugField(max_length=60)
    source = models.TextField()
    remarks = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_draft_per_register"),
        ]

    def __str__(self) -> str:
        return self.name
