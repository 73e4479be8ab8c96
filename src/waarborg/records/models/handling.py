"""What do people say and keep about an entry while they handle it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation


class Comment(models.Model):
    """What somebody said about an entry. It may name people, so nobody but who handles entries reads it.

    Attributes:
        text: empty once it was taken back: that it stood there stays to be seen.
        taken_back_at, taken_back_by: when and by whom.
        token: the key of the form that made it, so that a form sent twice makes one comment.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    token = models.CharField(max_length=36, null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "token"],
                condition=Q(token__isnull=False),
                name="one_comment_per_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.at:%Y-%m-%d %H:%M}"


class Attachment(models.Model):
    """A photo or document that belongs to an entry. The file stands in the data folder, under ``key``.

    Attributes:
        key: its place below the folder of attachments; nobody's words are in it.
        name: what people called it; it may name somebody.
        digest: SHA-256 of the file, so that one that was changed or lost is noticed.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    token = models.CharField(max_length=36, null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "token"],
                condition=Q(token__isnull=False),
                name="one_attachment_per_form",
            ),
        ]

    def __str__(self) -> str:
        return self.name
