"""How does a survey end, so that afterwards nobody can tell who answered what?"""

from __future__ import annotations

import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.panel.surveys import store_survey, take_survey
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Organisation, PanelResponse, PanelSurvey
from waarborg.records.queries.panels import SurveyState, state_on
from waarborg.registers.problems import Problem

_AT_ONCE = 500


def close_survey(actor: Actor, survey: int, revision: int, today: date) -> PanelSurvey:
    """Close a survey today, for good.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (it is not open).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        if state_on(found, today) is not SurveyState.OPEN:
            raise Invalid([Problem("survey", "survey_not_open")])
        found.closes_on = today
        _finish(found)
        store_survey(actor, found, {"closed": (False, True)})
    return found


def close_due_surveys(organisation: Organisation, day: date) -> int:
    """Finish the surveys of which the last day is over; returns how many there were."""
    due = PanelSurvey.objects.filter(
        organisation=organisation, published_at__isnull=False, closed_at__isnull=True, closes_on__lt=day
    )
    numbers = list(due.values_list("pk", flat=True))
    for number in numbers:
        with transaction.atomic():
            found = due.select_for_update().filter(pk=number).first()
            if found is not None:
                _finish(found)
                found.revision += 1
                found.save()
    return len(numbers)


def _finish(survey: PanelSurvey) -> None:
    """Erase addresses and links, and write the answers anew in another order, without what finds them back.

    The order in which rows were written could otherwise tell which answer came in with which invitation.
    """
    survey.invited = survey.invitations.count()
    survey.invitations.all().delete()
    answers = list(survey.responses.values_list("area_id", "answers"))
    secrets.SystemRandom().shuffle(answers)
    survey.responses.all().delete()
    PanelResponse.objects.bulk_create(
        (PanelResponse(survey=survey, area_id=area, answers=given) for area, given in answers),
        batch_size=_AT_ONCE,
    )
    survey.token = None
    survey.closed_at = timezone.now()
