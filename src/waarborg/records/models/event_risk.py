"""How risky was an event judged to be, by which answers, and who chose another class?"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation


class EventRisk(models.Model):
    """A risk scan of an event; the latest counts, earlier ones stay to be seen.

    Attributes:
        scan_version: the version of the questions, points and thresholds.
        answers: the value chosen per question.
        points: per profile.
        advised: the class that the answers point to.
        chosen: the class given; another than advised only with a ``reason``.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="event_risks")
    scan_version = models.PositiveIntegerField()
    answers = models.JSONField()
    points = models.JSONField()
    advised = models.CharField(max_length=40)
    chosen = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.chosen} {self.at:%Y-%m-%d %H:%M}"
