"""What did the council adopt?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation


class PlanDocument(models.Model):
    """A document as it was handed over, with the text read from it (to look over side by side)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    blocks = models.JSONField(default=list)
    uploaded_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """A safety plan of one municipality over one period; its versions hold what it says.

    Title, period and framework are those of the newest adopted version (of the draft, while none is adopted):
    adoption copies them here, so that a draft changes nothing of what is being judged.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=255)
    start = models.DateField()
    end = models.DateField()
    framework = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="a_plan_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """One state of a plan: a draft to work on, or a version frozen by adoption.

    Attributes:
        start, end: null while the document does not tell; needed before adoption.
        municipality: as printed in the document, to be compared with whose plan it is.
        revision: raised by every write to the draft or anything in it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255, blank=True)
    municipality = models.CharField(max_length=120, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    framework = models.CharField(max_length=40, blank=True)
    document = models.ForeignKey(
        PlanDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    adopted_on = models.DateField(null=True, blank=True, help_text="day of the council's decision")
    adopted_at = models.DateTimeField(
        null=True, blank=True, help_text="when it was recorded; from then on frozen"
    )
    note = models.TextField(blank=True, help_text="what this version changes, and why")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(adopted_at__isnull=True), name="one_draft_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} v{self.number}"


class Section(models.Model):
    """A heading of the plan: a priority, a field, a theme (``reading.draft.SectionKind``).

    ``first_block`` up to and including ``last_block`` are its blocks in the document's text; null when the
    heading could not be found back there.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=255)
    kind = models.CharField(max_length=20)
    theme = models.CharField(max_length=60, blank=True)
    approach = models.TextField(blank=True)
    partners = models.JSONField(default=list)
    page = models.PositiveIntegerField(null=True, blank=True)
    first_block = models.PositiveIntegerField(null=True, blank=True)
    last_block = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Measure(models.Model):
    """An activity (ongoing or new) or goal of a section; ``listed`` in the document, or from running text."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="measures")
    position = models.PositiveIntegerField()
    status = models.CharField(max_length=10)
    text = models.TextField()
    page = models.PositiveIntegerField(null=True, blank=True)
    listed = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text[:80]


class Choice(models.TextChoices):
    """What the safety officer decided about a recognised commitment."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


class Commitment(models.Model):
    """A promise of a measure. Its number stays the same over the versions of a plan.

    Attributes:
        demand: :func:`waarborg.commitments.as_json.demand_as_json`; null while the sentence leaves it open.
        known: what the sentence does say of an open demand, to start answering its question from.
        selection: which entries count (for a response: the triggers); null when no register is chosen yet.
        answer: for a response, the entries that answer a trigger and point back to it as their cause; null:
            closing the trigger itself is the answer.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="commitments")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="commitments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()
    sentence = models.TextField()
    page = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=12)
    demand = models.JSONField(null=True, blank=True)
    known = models.JSONField(default=dict, blank=True)
    question = models.TextField(blank=True)
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.PROPOSED)
    owner = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    register = models.SlugField(
        max_length=60, blank=True, help_text="register of the selection, for looking up"
    )
    selection = models.JSONField(null=True, blank=True)
    answer_register = models.SlugField(max_length=60, blank=True)
    answer = models.JSONField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_commitment_per_number"),
        ]
        indexes = [
            models.Index(fields=["organisation", "register"], name="commitment_by_register"),
            models.Index(fields=["organisation", "answer_register"], name="commitment_by_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sentence[:80]}"
