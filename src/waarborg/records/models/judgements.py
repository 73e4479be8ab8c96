"""How did the commitments stand, and who was told?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation
from waarborg.records.models.plans import Commitment, Plan


class Judgement(models.Model):
    """The latest verdict on a commitment: it can always be made again, and lapses on ``changes_on``, or at
    ``changes_at`` where that comes first.

    Kept so that a page need not judge; renewed by every operation that touches its evidence.
    """

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="judgement")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="judgements")
    judged_on = models.DateField()
    standing = models.CharField(max_length=12)
    since = models.DateField()
    verdict = models.JSONField()
    changes_on = models.DateField(null=True, blank=True)
    changes_at = models.DateTimeField(
        null=True, blank=True, help_text="when a term in hours ends, on a day that is not over"
    )
    due_on = models.DateField(null=True, blank=True, help_text="when something must have been done")

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "changes_on"], name="judgement_by_lapse"),
            models.Index(
                fields=["organisation", "changes_at"],
                condition=models.Q(changes_at__isnull=False),
                name="judgement_by_moment",
            ),
            models.Index(fields=["organisation", "due_on"], name="judgement_by_due_day"),
        ]

    def __str__(self) -> str:
        return f"{self.standing} on {self.judged_on}"


class StandingChange(models.Model):
    """A commitment went from one standing to another."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="standing_changes")
    number = models.PositiveIntegerField(help_text="the commitment's number within its plan")
    day = models.DateField()
    previous = models.CharField(max_length=12, blank=True)
    standing = models.CharField(max_length=12)
    verdict = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["plan", "number", "day"], name="standing_history")]

    def __str__(self) -> str:
        return f"{self.number}: {self.previous} to {self.standing} on {self.day}"


class ReminderSent(models.Model):
    """An owner was told of one occasion: a due moment ahead, or a standing that dropped."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="reminders")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    occasion = models.CharField(max_length=60)
    message = models.ForeignKey("MessageSent", on_delete=models.CASCADE, related_name="reminders")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "plan", "number", "occasion"], name="told_once_per_occasion"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.occasion}"


class EntryReminder(models.Model):
    """Somebody was told of an entry whose term ends soon, ended, or should have gone on by now."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=60)
    message = models.ForeignKey("MessageSent", on_delete=models.CASCADE, related_name="entry_reminders")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "entry", "occasion"], name="told_once_of_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.occasion}"


class MessageSent(models.Model):
    """The one message that a person gets in a day; ``sent_at`` is null until the mail server took it.

    ``claimed_at`` keeps two senders from taking the same message; a claim that led to nothing lapses.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="messages")
    day = models.DateField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "day"], name="one_message_a_day")]

    def __str__(self) -> str:
        return f"{self.account} {self.day}"
