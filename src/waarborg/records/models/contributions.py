"""What did partners and residents say about a theme, and what was done with it?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation


class Contributor(models.TextChoices):
    """Who somebody is that contributes; the value is the word in addresses and tests."""

    PARTNER = "partner", gettext_lazy("Partner")
    RESIDENT = "resident", gettext_lazy("Inwoner")
    ENTREPRENEUR = "entrepreneur", gettext_lazy("Ondernemer")
    COUNCIL = "council", gettext_lazy("Raad")
    OTHER = "other", gettext_lazy("Iemand anders")


class Channel(models.TextChoices):
    """Through what a contribution came."""

    MEETING = "meeting", gettext_lazy("Bijeenkomst")
    CONVERSATION = "conversation", gettext_lazy("Gesprek")
    LETTER = "letter", gettext_lazy("Brief of e-mail")
    SURVEY = "survey", gettext_lazy("Vragenlijst")
    OTHER = "other", gettext_lazy("Anders")


class Outcome(models.TextChoices):
    """What was done with a contribution; empty: not said yet."""

    TAKEN_OVER = "taken_over", gettext_lazy("Overgenomen")
    PARTLY = "partly", gettext_lazy("Deels overgenomen")
    NOT_TAKEN = "not_taken", gettext_lazy("Niet overgenomen")


class Contribution(models.Model):
    """What somebody contributed to the plan.

    Attributes:
        theme: the code of a field or theme of the framework.
        party: the organisation or group that spoke; no person.
        name: of the person; only who keeps contributions sees it, and it never leaves the page.
        reason: why it was taken over, or not.
        place: the measure or priority in which it is found back.
        token: the key of the form that brought it, so that the form sent twice is kept once.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contributions")
    theme = models.CharField(max_length=60)
    contributor = models.CharField(max_length=12, choices=Contributor.choices)
    party = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    channel = models.CharField(max_length=12, choices=Channel.choices)
    text = models.TextField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    token = models.CharField(max_length=36, null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "day", "id"], name="contributions")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "token"],
                condition=Q(token__isnull=False),
                name="one_contribution_per_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.pk}"
