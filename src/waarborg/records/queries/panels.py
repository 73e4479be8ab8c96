"""Which surveys of the residents' panel are there, how do they stand, and who was invited?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from waarborg.records.models import (
    Entrance,
    Organisation,
    PanelFile,
    PanelInvitation,
    PanelQuestion,
    PanelResponse,
    PanelSurvey,
    QuestionKind,
)

__all__ = ["Entrance", "QuestionKind"]

SCALES = {QuestionKind.SCALE_5: (1, 5), QuestionKind.SCALE_10: (1, 10)}
"""The ends of each scale."""


class SurveyState(StrEnum):
    """How a survey stands on a day."""

    DRAFT = "draft"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class InvitedCounts:
    """How many were invited, of how many it was sent, refused by the mail server, answered and reminded."""

    invited: int
    sent: int
    refused: int
    answered: int
    reminded: int


def surveys_in(organisation: Organisation) -> QuerySet[PanelSurvey]:
    """The surveys of a municipality, the newest first."""
    return PanelSurvey.objects.filter(organisation=organisation).order_by("-closes_on", "-id")


def find_survey(organisation: Organisation, number: int) -> PanelSurvey | None:
    """One survey."""
    mine = PanelSurvey.objects.filter(organisation=organisation, pk=number)
    return mine.select_related("areas", "organisation").first()


def find_question(organisation: Organisation, number: int) -> PanelQuestion | None:
    """One question of one of the municipality's surveys."""
    mine = PanelQuestion.objects.filter(survey__organisation=organisation, pk=number)
    return mine.select_related("survey").first()


def questions_of(survey: PanelSurvey) -> list[PanelQuestion]:
    """Its questions in order."""
    return list(survey.questions.all())


def state_on(survey: PanelSurvey, day: date) -> SurveyState:
    """How it stands on a day."""
    if survey.published_at is None:
        return SurveyState.DRAFT
    if survey.closed_at is not None or day > survey.closes_on:
        return SurveyState.CLOSED
    return SurveyState.OPEN if day >= survey.opens_on else SurveyState.WAITING


def number_of_answers(survey: PanelSurvey) -> int:
    """How many answered."""
    return PanelResponse.objects.filter(survey=survey).count()


def numbers_of_answers(organisation: Organisation) -> dict[int, int]:
    """How many answered each survey of a municipality, by its number; surveys without an answer are left out."""
    found = PanelResponse.objects.filter(survey__organisation=organisation)
    return dict(found.values_list("survey").annotate(number=Count("id")).order_by())


def invited_counts(survey: PanelSurvey) -> InvitedCounts:
    """How far the invitations are; of a closed survey only how many there were and how many answered."""
    if survey.closed_at is not None:
        return InvitedCounts(survey.invited, survey.invited, 0, number_of_answers(survey), 0)
    found = PanelInvitation.objects.filter(survey=survey).aggregate(
        invited=Count("id"),
        sent=Count("id", filter=Q(sent_at__isnull=False)),
        refused=Count("id", filter=Q(is_undeliverable=True)),
        answered=Count("id", filter=Q(is_answered=True)),
        reminded=Count("id", filter=Q(reminded_at__isnull=False)),
    )
    return InvitedCounts(**found)


def invitations_of(survey: PanelSurvey) -> QuerySet[PanelInvitation]:
    """Who is invited, by address; whether they answered is left to who sends reminders."""
    return PanelInvitation.objects.filter(survey=survey).order_by("email")


def file_of(survey: PanelSurvey) -> PanelFile | None:
    """The file with its answers, without what it holds; ``None``: there is none."""
    return PanelFile.objects.filter(survey=survey).defer("content").first()


def taken_in_before(file: PanelFile) -> PanelSurvey | None:
    """The survey whose result counts and that has its answers from the same file."""
    same = PanelFile.objects.filter(
        survey__organisation=file.survey.organisation_id,
        digest=file.digest,
        taken_in_at__isnull=False,
        survey__withdrawn_at__isnull=True,
    )
    found = same.exclude(pk=file.pk).select_related("survey").defer("content").first()
    return found.survey if found else None


def closed_surveys(organisation: Organisation, day: date) -> list[PanelSurvey]:
    """The surveys that were over on a day and whose result counts, the newest first."""
    found = PanelSurvey.objects.filter(
        organisation=organisation, published_at__isnull=False, withdrawn_at__isnull=True
    )
    over = Q(closes_on__lt=day) | Q(closed_at__isnull=False, closes_on__lte=day)
    return list(found.filter(over).select_related("areas").order_by("-closes_on", "-id"))
