"""What came between the start of a term and its end, and which terms of the law did an administrator confirm?"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation


class TermSuspension(models.Model):
    """A stretch of time in which the term of an entry stood still.

    Attributes:
        ground: the name of the ground in the law's file; empty for a term of our own, or one it does not know.
        expected_on: the day on which it is expected to go on; who handles it is reminded then.
        latest_at: when the law lets it go on at the latest; null: the law does not say.
        ended_at: null while it stands still.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="suspensions")
    ground = models.SlugField(max_length=60, blank=True, db_index=False)
    reason = models.TextField()
    started_at = models.DateTimeField()
    expected_on = models.DateField(null=True, blank=True)
    latest_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(ended_at__isnull=True), name="one_open_suspension_per_entry"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="a_suspension_ends_after_it_began",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "expected_on"],
                condition=Q(ended_at__isnull=True),
                name="suspension_expected",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d} {self.reason[:40]}"


class TermExtension(models.Model):
    """What was added to the term of an entry; ``length`` is written as a duration is in JSON."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="extensions")
    length = models.JSONField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.length} {self.reason[:40]}"


class TeamMember(models.Model):
    """Who is in a team: what nobody took up there stands on the work list of each of them.

    Attributes:
        leads: is told when an entry of the team is nearly or already late, also when somebody handles it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    team = models.CharField(max_length=60)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    leads = models.BooleanField(default=False)

    class Meta:
        ordering = ["team", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "team", "account"], name="once_in_a_team"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.account_id}"


class ConfirmedGround(models.Model):
    """Whether a term of the law may stand still on a ground, as an administrator read it in the law.

    The latest line for a ground counts; earlier ones stay to be seen.

    Attributes:
        holds: false: the law does not, or no longer, know this ground; nobody can choose it any more.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    ground = models.SlugField(max_length=60, db_index=False)
    holds = models.BooleanField()
    source = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["ground", "id"]

    def __str__(self) -> str:
        return f"{self.ground}: {self.holds}"


class ConfirmedPeriod(models.Model):
    """How long a term of the law is from a day on, as an administrator read it in the law.

    The latest line for a first day counts; earlier ones stay to be seen.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    term = models.SlugField(max_length=60, db_index=False)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    length = models.JSONField()
    source = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ["term", "first_day", "id"]
        indexes = [models.Index(fields=["organisation", "term", "first_day"], name="confirmed_period")]

    def __str__(self) -> str:
        return f"{self.term} {self.first_day:%Y-%m-%d}"
