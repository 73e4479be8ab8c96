"""Who changed what, and when?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation

LOOK = "entry.look"
"""The act of a line that says that somebody saw a confidential entry; nothing was changed."""

SIGN_IN, SIGN_IN_FAILED, SIGN_OUT = SIGNS = (
    "account.sign_in",
    "account.sign_in_failed",
    "account.sign_out",
)
"""Who came, went, or had the wrong password. These lines alone are removed again, by ``operations.sign_ins``."""

CHANGES_NOTHING = (LOOK, *SIGNS)
"""The acts after which everything stands as before."""


class AuditLine(models.Model):
    """One act. Lines are only ever added, but for ``SIGNS``.

    The newest line that changed something is the version of a municipality's data.

    Attributes:
        account: null when the system itself acted (a timer).
        changes: field name to ``[before, after]``; personal fields are named, never quoted.
    """

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="audit_lines"
    )
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    object_type = models.CharField(max_length=40)
    object_id = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "id"], name="audit_by_organisation"),
            models.Index(fields=["object_type", "object_id", "id"], name="audit_by_object"),
            models.Index(fields=["act", "at"], name="audit_by_act"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.act} {self.object_type} {self.object_id}"
