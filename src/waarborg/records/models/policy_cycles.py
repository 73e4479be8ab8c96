"""Which steps does a municipality take from one safety plan to the next, and what came of each?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.council_documents import CouncilDocument
from waarborg.records.models.entries import Entry
from waarborg.records.models.organisations import Organisation
from waarborg.records.models.plans import PlanVersion


class PolicyCycle(models.Model):
    """The way from start note to evaluation around one safety plan.

    Attributes:
        start, end: the days over which its plan runs, or will run.
        follows: the cycle whose evaluation opened this one; each opens one.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="policy_cycles")
    start = models.DateField()
    end = models.DateField()
    follows = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_cycle"
    )
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "start"], name="one_policy_cycle_per_first_day"),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="a_policy_cycle_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        years = sorted({self.start.year, self.end.year})
        return "-".join(str(year) for year in years)


class CycleStep(models.Model):
    """One step of a cycle (``commitments.policy_cycle.StepKind``).

    Attributes:
        turn: tells those of one kind apart: the first implementation plan, the second.
        left_out: why this cycle goes without it; empty: it does not.
        revision: raised with every change of its days or of being done.
    """

    cycle = models.ForeignKey(PolicyCycle, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20)
    turn = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    left_out = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on", "ends_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "kind", "turn"], name="one_step_per_kind_and_turn"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="a_step_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.turn}"


class StepMove(models.Model):
    """The days that a step had before it was moved, and why it was."""

    step = models.ForeignKey(CycleStep, on_delete=models.CASCADE, related_name="moves")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=300)
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["moved_at", "id"]

    def __str__(self) -> str:
        return f"{self.starts_on} {self.ends_on}"


class StepParticipant(models.Model):
    """Who takes part in a step: a function and its organisation; with ``account`` a colleague."""

    step = models.ForeignKey(CycleStep, on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(max_length=120, help_text="the function: team chief")
    party = models.CharField(max_length=120, blank=True, help_text="the organisation: police")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name


class StepProduct(models.Model):
    """What a step brought about: a document of Waarborg, an adopted plan, or something that stands elsewhere.

    Attributes:
        document: goes with the product when a draft is thrown away.
        reference: where it stands otherwise: a link or a number.
    """

    step = models.ForeignKey(CycleStep, on_delete=models.CASCADE, related_name="products")
    title = models.CharField(max_length=200)
    document = models.ForeignKey(
        CouncilDocument, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    version = models.ForeignKey(
        PlanVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reference = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "document"],
                condition=Q(document__isnull=False),
                name="a_document_is_one_product_of_a_step",
            ),
            models.UniqueConstraint(
                fields=["step", "version"],
                condition=Q(version__isnull=False),
                name="a_plan_is_one_product_of_a_step",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DecidedBy(models.TextChoices):
    """Who decides about steps of the cycle."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    MAYOR = "mayor"
    TRIANGLE = "triangle"
    OTHER = "other"


class StepDecision(models.Model):
    """What was decided about a step, by whom and on which day.

    Attributes:
        entry: the evidence that the council set its goals, where this decision is that.
    """

    step = models.ForeignKey(CycleStep, on_delete=models.CASCADE, related_name="decisions")
    by = models.CharField(max_length=10, choices=DecidedBy.choices)
    decided_on = models.DateField()
    text = models.CharField(max_length=1000)
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_on", "id"]

    def __str__(self) -> str:
        return self.text[:80]
