"""Who meet when and about what, and what was said, decided and agreed?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation


class MeetingSeries(models.Model):
    """A meeting that comes round, such as the triangle; each one held is an entry of the register of meetings.

    Attributes:
        category: of the entries of its meetings.
        every: from one meeting to the next, as a duration writes itself (``P6W``, ``P1M``).
        first_day: on which it meets first; in months it keeps the weekday ("the second Tuesday").
        topics: the fixed points of the agenda, each a title and the topic of the register that it stands for.
        secretary: who prepares the meetings, and finds them in their work.
        ends_on: the last day on which it can meet; null: it goes on.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meeting_series")
    name = models.CharField(max_length=120)
    category = models.CharField(max_length=60)
    every = models.CharField(max_length=8)
    first_day = models.DateField()
    starts_at = models.TimeField()
    place = models.CharField(max_length=120, blank=True)
    topics = models.JSONField(default=list)
    secretary = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_meeting_series_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SeriesMember(models.Model):
    """Who takes part: a function and its organisation; with ``account`` a colleague who signs in here."""

    series = models.ForeignKey(MeetingSeries, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(max_length=120, help_text="the function: team chief")
    party = models.CharField(max_length=120, blank=True, help_text="the organisation: police")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "account"],
                condition=Q(account__isnull=False),
                name="a_colleague_is_one_member_of_a_series",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name


class Meeting(models.Model):
    """One meeting of a series. Its entry says when, and whether it was held.

    Attributes:
        turn: the day for which it was made, as an ordinal, so that none is made twice; it may have moved.
        present: who were there, as the members were called.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="meeting")
    series = models.ForeignKey(MeetingSeries, on_delete=models.PROTECT, related_name="meetings")
    turn = models.PositiveIntegerField()
    present = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "turn"], name="one_meeting_a_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.turn}"


class AgendaOrigin(models.TextChoices):
    """Where a point of an agenda comes from."""

    FIXED = "fixed"
    ACTION = "action"
    ADDED = "added"


class AgendaItem(models.Model):
    """A point of the agenda, and what came of it. What is written may name people: it is never searched.

    Attributes:
        topic: the topic of the register of meetings that it stands for; empty: none.
        about: the entry that it is about: an action that is still open, or what somebody brought up.
        explanation: why it was put on the agenda.
        is_treated: it was discussed; only then its topic counts.
        asks_decision: it asks one of the meeting, and stands as such in the meeting's dossier.
        token: the key of the form or signal that put it there, so that it stands there once.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    origin = models.CharField(max_length=10, choices=AgendaOrigin.choices)
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=60, blank=True)
    about = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    is_treated = models.BooleanField(default=False)
    asks_decision = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    token = models.CharField(max_length=36, null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "token"], condition=Q(token__isnull=False), name="one_item_per_form"
            ),
            models.UniqueConstraint(
                fields=["meeting", "about"],
                condition=Q(origin="action"),
                name="an_open_action_is_one_item_of_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgreedAction(models.Model):
    """An action that was agreed under a point of the agenda; its entry is followed like any other."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="actions")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="agreed_under")

    def __str__(self) -> str:
        return str(self.entry_id)
