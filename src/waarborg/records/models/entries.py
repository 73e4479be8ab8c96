"""What happened? Entries in registers, and every change of their status."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.imports import HandedInList
from waarborg.records.models.moments import DutchDay, SecondsBetween
from waarborg.records.models.organisations import Organisation, Subject
from waarborg.records.models.places import Placed

WITHDRAWN = "vervallen"
"""Status and result of an entry that was withdrawn: it stays readable for good, but is evidence of nothing.

No register file may use the word; lists show it under its own filter and counts leave it out by result.
"""

PLANNED = "gepland"
"""Status and result of an entry that is still to be done: it stands on work lists, but is evidence of nothing.

Its day and moment may lie ahead. What is done about it makes it an entry like any other.
"""

NO_EVIDENCE = (WITHDRAWN, PLANNED)
"""Results of which no count is made."""


class RegisterVersion(models.Model):
    """A register that a municipality uses, as its file stood; frozen once an entry uses it.

    ``in_use_since`` tells from which day the register gives evidence: before it, nothing found means nothing.
    ``is_own``: the municipality made or changed it; what Waarborg brings along does not overwrite it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="register_versions")
    name = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    source = models.TextField(help_text="the register file, TOML")
    in_use_since = models.DateField()
    is_current = models.BooleanField(default=True)
    is_own = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name", "number"], name="one_register_version"),
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=Q(is_current=True),
                name="one_current_register_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} v{self.number}"


class Entry(Placed):
    """One line in a register. What rules and lists use is a column; the rest is in ``fields``.

    Attributes:
        happened_on: the day that counts, in the municipality's time zone.
        opened_at: the moment from which terms run.
        closed_at: when it reached an end status; null while it is open.
        subject: the object or other member of a list that it is about.
        party: the organisation that it is about.
        cause: the entry that this one answers.
        follow_up_of: the entry that this one goes on with.
        duplicate_of: the entry that tells the same.
        revision: raised with every change, so that the second of two writers is told.
        token: the key of the form or the row that made it, so that what is sent twice makes one entry.
        came_with: the list with which it was imported.
        suspended_since: while its term stands still: since when. Then ``due_at`` is null, unless the law says when
            it goes on at the latest.
        was_suspended: did its term ever stand still? Judging looks at those one by one.
        raised_to: how confidential it is, where that is more than its register; null: as its register.
        opened_on, closed_on: the Dutch days of those moments, kept by the database.
        took_seconds: from opening to closing, kept by the database; null while it is open.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="entries")
    register = models.SlugField(max_length=60, db_index=False)
    register_version = models.PositiveIntegerField()
    category = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=60)
    result = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    happened_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    suspended_since = models.DateTimeField(null=True, blank=True)
    was_suspended = models.BooleanField(default=False, db_default=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    area = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cause = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="effects", db_index=False
    )
    party = models.ForeignKey(
        Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    follow_up_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups", db_index=False
    )
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates", db_index=False
    )
    team = models.CharField(max_length=60, blank=True)
    assigned_to = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_to = models.CharField(max_length=20, null=True, blank=True)
    fields = models.JSONField(default=dict)
    created_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    token = models.CharField(max_length=36, null=True, blank=True)
    came_with = models.ForeignKey(
        HandedInList, null=True, blank=True, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    opened_on = models.GeneratedField(
        expression=DutchDay("opened_at"), output_field=models.DateField(), db_persist=True
    )
    closed_on = models.GeneratedField(
        expression=DutchDay("closed_at"), output_field=models.DateField(null=True), db_persist=True
    )
    took_seconds = models.GeneratedField(
        expression=SecondsBetween("opened_at", "closed_at"),
        output_field=models.BigIntegerField(null=True),
        db_persist=True,
    )

    class Meta:
        indexes = [
            # All that judging counts by, so that it reads this index and never the entries themselves; the number,
            # so that lists of a category do too.
            models.Index(
                fields=[
                    "organisation",
                    "register",
                    "category",
                    "happened_on",
                    "id",
                    "result",
                    "area",
                    "subject",
                    "opened_on",
                    "closed_on",
                    "took_seconds",
                    "was_suspended",
                ],
                name="entry_evidence",
            ),
            models.Index(
                fields=["organisation", "register", "happened_on"],
                condition=Q(was_suspended=True),
                name="entry_was_suspended",
            ),
            models.Index(
                fields=["cause", "register", "category", "result", "happened_on", "opened_at"],
                name="entry_answers",
                condition=Q(cause__isnull=False),
            ),
            # Every column that a list filters on: a filter that nearly nothing passes reads this index alone.
            models.Index(
                fields=[
                    "organisation",
                    "register",
                    "happened_on",
                    "id",
                    "status",
                    "result",
                    "team",
                    "area",
                    "subject",
                    "assigned_to",
                    "category",
                ],
                name="entry_list",
            ),
            models.Index(
                fields=["organisation", "register", "status", "happened_on", "id"], name="entry_status"
            ),
            models.Index(
                fields=["organisation", "register", "area", "happened_on", "id", "category"],
                name="entry_area",
            ),
            models.Index(fields=["organisation", "register", "team", "happened_on", "id"], name="entry_team"),
            models.Index(
                # SQLite reads the index alone only where it also holds what the condition says already.
                fields=["organisation", "register", "happened_on", "id", "due_at", "closed_at"],
                condition=Q(closed_at__isnull=True),
                name="entry_open",
            ),
            models.Index(
                fields=["organisation", "register", "assigned_to", "happened_on", "id"],
                condition=Q(assigned_to__isnull=False),
                name="entry_work",
            ),
            # Work lists: open, for one person or one team, due first. The register tells who may see it, so that
            # counting what is open reads these alone.
            models.Index(
                fields=["organisation", "assigned_to", "due_at", "id", "register"],
                condition=Q(closed_at__isnull=True, assigned_to__isnull=False),
                name="entry_own_work",
            ),
            models.Index(
                fields=["organisation", "team", "due_at", "id", "assigned_to", "register"],
                condition=Q(closed_at__isnull=True),
                name="entry_team_work",
            ),
            models.Index(
                fields=["follow_up_of"], name="entry_follow_ups", condition=Q(follow_up_of__isnull=False)
            ),
            models.Index(
                fields=["duplicate_of"], name="entry_duplicates", condition=Q(duplicate_of__isnull=False)
            ),
            models.Index(fields=["party"], name="entry_party", condition=Q(party__isnull=False)),
            # What somebody logged, also where their role does not show it.
            models.Index(
                fields=["organisation", "created_by", "id", "register", "raised_to"],
                condition=Q(created_by__isnull=False),
                name="entry_logged",
            ),
            # The few that are more confidential than their register: what is hidden is read from here.
            models.Index(
                fields=["organisation", "raised_to", "register", "assigned_to", "created_by", "id"],
                condition=Q(raised_to__isnull=False),
                name="entry_raised",
            ),
            models.Index(
                fields=["came_with", "id"], condition=Q(came_with__isnull=False), name="entry_came_with"
            ),
        ]
        constraints = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=models.F("opened_at")),
                name="an_entry_closes_after_it_opens",
            ),
            models.UniqueConstraint(
                fields=["organisation", "token"],
                condition=Q(token__isnull=False),
                name="one_entry_per_form",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class StatusChange(models.Model):
    """What happened to an entry, and when."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="status_changes")
    status = models.CharField(max_length=60)
    result = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.status} {self.at:%Y-%m-%d}"


class EntryWord(models.Model):
    """A word by which an entry is found, so that searching a million entries reads only those that match.

    Personal fields give no words. Written together with the entry; it can always be made again from it.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    register = models.SlugField(max_length=60, db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "word"], name="one_line_per_word"),
        ]
        indexes = [
            models.Index(fields=["organisation", "register", "word", "entry"], name="word_to_entry"),
        ]

    def __str__(self) -> str:
        return self.word
