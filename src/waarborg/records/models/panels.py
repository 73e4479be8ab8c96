"""What is the residents' panel asked, who is invited, and what do they answer?

Between an invitation and an answer there is no link, and neither tells when it was answered.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from waarborg.records.models.accounts import Account
from waarborg.records.models.organisations import Organisation, Subject, SubjectList


class Entrance(models.TextChoices):
    """How residents come in; the value is the word in tests."""

    LINK = "link", gettext_lazy("Eén open link")
    INVITED = "invited", gettext_lazy("Een eigen link per genodigde")
    FILE = "file", gettext_lazy("Niet: de antwoorden komen uit een bestand")


class QuestionKind(models.TextChoices):
    """In which way a question is answered."""

    SCALE_5 = "scale_5", gettext_lazy("Schaal van 1 tot en met 5")
    SCALE_10 = "scale_10", gettext_lazy("Schaal van 1 tot en met 10")
    ONE = "one", gettext_lazy("Eén antwoord kiezen")
    SEVERAL = "several", gettext_lazy("Meer antwoorden kiezen")
    OPEN = "open", gettext_lazy("Open antwoord")


class PanelSurvey(models.Model):
    """A survey of the residents' panel: a draft, published, and closed for good.

    Attributes:
        areas: the list whose members are the answers to "where do you live"; null: that is not asked.
        token: the secret in the open link; made when the survey is published.
        closed_at: when addresses and links were erased and the answers mixed; from then on nothing comes in.
        invited: how many had an invitation, once their addresses are erased.
        withdrawn_at, withdrawn_why: when and why its result was withdrawn; null while it counts.
        revision: raised with every change, also of a question.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="panel_surveys")
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True)
    consent = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    entrance = models.CharField(max_length=10, choices=Entrance.choices)
    areas = models.ForeignKey(SubjectList, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, null=True, blank=True, unique=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    invited = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organisation", "closes_on"], name="panel_surveys")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=models.F("opens_on")), name="a_survey_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PanelQuestion(models.Model):
    """A question of a survey.

    Attributes:
        low_label, high_label: what the ends of the scale mean.
        options: the answers to choose from.
        theme: the code of a theme of the framework; empty: none.
        is_high_good: a high number is a good sign.
    """

    survey = models.ForeignKey(PanelSurvey, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=QuestionKind.choices)
    low_label = models.CharField(max_length=60, blank=True)
    high_label = models.CharField(max_length=60, blank=True)
    options = models.JSONField(default=list)
    theme = models.CharField(max_length=60, blank=True)
    is_high_good = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class PanelInvitation(models.Model):
    """Somebody who is invited. The link itself is in the mail alone: here is only what tells it again.

    Attributes:
        wanted_at, reminder_wanted_at: when somebody asked to send it; sent_at, reminded_at: when that was done.
        digest, reminder_digest: of the secrets in the invitation and in its reminder.
        is_answered: an answer came in by one of the two; which one is not known.
        is_undeliverable: the mail server refused the address.
    """

    survey = models.ForeignKey(PanelSurvey, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    reminder_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    wanted_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reminder_wanted_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    is_answered = models.BooleanField(default=False)
    is_undeliverable = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "email"], name="one_invitation_per_address"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class PanelResponse(models.Model):
    """What one respondent answered. It has no moment and no number that counts up.

    Attributes:
        area: where the respondent lives; null: not said.
        answers: by the number of the question: a number, an option, options or a text.
        key: by which the respondent alone finds it again to withdraw it; empty once the survey is closed.
        weight: that came with the answers in a file; null: none came.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(PanelSurvey, on_delete=models.PROTECT, related_name="responses")
    area = models.ForeignKey(Subject, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    weight = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return "response"


class PanelFile(models.Model):
    """A file with the answers to a survey that somebody else held: it waits, or was taken in.

    Attributes:
        digest: SHA-256 of the file: the same file is known again.
        content, examples: the file and its first rows; gone once it was taken in.
        headings: once it was taken in only of the columns that were.
        columns: per heading its target (sources.panel_files.columns); empty while it waits.
        agency: who held the survey.
        blanks: what in the file means that a question was not answered.
        counted, rejected: rows that count and that do not, once it was taken in.
        rejects: of each that does not count its row, the place of the column and the code of the reason.
    """

    survey = models.OneToOneField(PanelSurvey, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    headings = models.JSONField(default=list)
    examples = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    lines = models.PositiveIntegerField()
    agency = models.CharField(max_length=120, blank=True)
    blanks = models.CharField(max_length=300, blank=True)
    counted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    rejects = models.JSONField(default=list)
    handed_in_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"file of survey {self.survey_id}"
