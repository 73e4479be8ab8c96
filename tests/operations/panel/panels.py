"""Surveys for tests: a few questions, and as many answers as are asked for."""

from __future__ import annotations

import re
from datetime import date

from django.core import mail
from tests.safety_plan import SafetyPlan

from waarborg.operations.panel.questions import QuestionWish, add_question
from waarborg.operations.panel.surveys import SurveyWish, publish_survey, start_survey
from waarborg.records.models import PanelResponse, PanelSurvey, Subject, SubjectList

DAY = date(2026, 3, 2)
WISH = SurveyWish(
    title="Veilig in uw buurt?",
    consent="U mag dit gebruiken.",
    opens_on=DAY,
    closes_on=date(2026, 3, 20),
    entrance="link",
)
SAFE = QuestionWish(
    "Hoe veilig voelt u zich?",
    "scale_5",
    "nooit veilig",
    "altijd veilig",
    theme="leefomgeving/subjectieve-veiligheid",
)
WHERE = QuestionWish("Waar is het onveilig?", "several", options=("straat", "park", "station"))
WHY = QuestionWish("Waarom?", "open")


def a_survey(plan: SafetyPlan, wish: SurveyWish = WISH, *questions: QuestionWish) -> PanelSurvey:
    """A published survey."""
    made = start_survey(plan.actor, wish)
    for each in questions or (SAFE, WHERE, WHY):
        made.refresh_from_db()
        add_question(plan.actor, made.pk, made.revision, each)
    made.refresh_from_db()
    return publish_survey(plan.actor, made.pk, made.revision, wish.opens_on)


def areas_of(plan: SafetyPlan, *names: str) -> list[Subject]:
    """A list of neighbourhoods."""
    found = SubjectList.objects.create(
        organisation=plan.organisation, name="buurt", label="Buurten", is_area=True
    )
    return [Subject.objects.create(list=found, name=each, code=f"BU{each}") for each in names]


def answers_to(survey: PanelSurvey, number: int, safe: int, area: Subject | None = None) -> None:
    """So many residents who answer the first question alike."""
    question = survey.questions.order_by("position").first()
    assert question is not None
    PanelResponse.objects.bulk_create(
        PanelResponse(survey=survey, area=area, answers={str(question.pk): safe}) for _ in range(number)
    )


def links_sent() -> list[str]:
    """The secrets in the mails that were sent."""
    texts = [str(each.body) for each in mail.outbox]
    return [found[1] for text in texts if (found := re.search(r"/vragenlijst/([^/]+)/", text))]
