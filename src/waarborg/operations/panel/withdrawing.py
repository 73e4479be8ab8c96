"""What if the result of a survey proves not to be good: a question was wrong, or somebody flooded the open link?

Answers are not thrown away, as that would let somebody choose which residents count. The whole result is withdrawn,
with the reason, and that can be taken back.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.panel.surveys import store_survey, take_survey
from waarborg.operations.panel.texts import check_text
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import PanelSurvey
from waarborg.records.queries.panels import SurveyState, state_on
from waarborg.registers.problems import Problem

LONGEST_REASON = 300


def withdraw_result(actor: Actor, survey: int, revision: int, why: str, today: date) -> PanelSurvey:
    """Use the result of a closed survey no more: not in the picture, the long list or a document.

    Its page stays, with the reason. What was filed stays as it was.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (no reason, or it is not closed).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        problems = list(check_text("why", why, LONGEST_REASON, needed=True))
        if state_on(found, today) is not SurveyState.CLOSED:
            problems.append(Problem("survey", "survey_not_closed"))
        if problems:
            raise Invalid(problems)
        found.withdrawn_at, found.withdrawn_why = timezone.now(), why.strip()
        store_survey(actor, found, {"withdrawn": (False, True)})
    return found


def use_result_again(actor: Actor, survey: int, revision: int) -> PanelSurvey:
    """Take a withdrawal back.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        found.withdrawn_at, found.withdrawn_why = None, ""
        store_survey(actor, found, {"withdrawn": (True, False)})
    return found
