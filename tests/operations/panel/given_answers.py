"""How does a test answer a survey, or invite for it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from tests.operations.panel.panels import (
    DAY,
    WISH,
    a_survey,
)
from tests.safety_plan import SafetyPlan

from waarborg.operations.panel.answering import Given
from waarborg.operations.panel.inviting import ask_to_send, invite_residents
from waarborg.operations.panel.sending import send_panel_mail
from waarborg.records.models import PanelSurvey

LATER = DAY + timedelta(days=30)


INVITED = replace(WISH, entrance="invited")


def given(survey: PanelSurvey, answers: Mapping[str, list[str]], *, consent: bool = True) -> Given:
    numbers = {each.kind: each.pk for each in survey.questions.all()}
    return Given(survey.revision, consent, "", {numbers[kind]: said for kind, said in answers.items()})


def invited(plan: SafetyPlan, *addresses: str) -> PanelSurvey:
    survey = a_survey(plan, INVITED)
    invite_residents(plan.actor, survey.pk, survey.revision, "\n".join(addresses))
    ask_to_send(plan.actor, survey.pk, survey.revision, DAY)
    send_panel_mail(plan.organisation, DAY)
    return survey
