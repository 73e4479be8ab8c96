"""How does a secret link find a survey, while nothing that is kept joins an address to an answer?

A link holds 256 random bits. Kept are two digests of it that say nothing about each other: one with the
invitation, one with the answer. Who has the link can make both; who has only the database can make neither of them
from the other.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from waarborg.operations.refusals import NotFound
from waarborg.records.models import Entrance, PanelInvitation, PanelResponse, PanelSurvey
from waarborg.records.models.accounts import new_token
from waarborg.records.queries.panels import SurveyState, state_on

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Door:
    """Where a link leads.

    Attributes:
        invitation: whose link it is; ``None``: the open link.
        is_answered: it was used already.
    """

    survey: PanelSurvey
    state: SurveyState
    invitation: PanelInvitation | None
    is_answered: bool


def open_door(token: str, day: date) -> Door:
    """The survey behind a link.

    Raises:
        NotFound: it leads nowhere, or no longer.
    """
    if not is_token(token):
        raise NotFound("link")
    survey = PanelSurvey.objects.select_related("organisation", "areas").filter(token=token).first()
    if survey is not None and survey.entrance == Entrance.LINK:
        return Door(survey, state_on(survey, day), None, is_answered=False)
    invitation = invitation_of(token)
    if invitation is None:
        raise NotFound("link")
    return Door(invitation.survey, state_on(invitation.survey, day), invitation, invitation.is_answered)


def invitation_of(token: str) -> PanelInvitation | None:
    """The invitation in whose mail, or reminder, a link stood."""
    own = digest("invitation", token)
    every = PanelInvitation.objects.select_related("survey__organisation", "survey__areas")
    return every.filter(digest=own).first() or every.filter(reminder_digest=own).first()


def find_answer(token: str) -> PanelResponse | None:
    """The answer that was given with a link, or of which this is the receipt."""
    if not is_token(token):
        return None
    mine = PanelResponse.objects.filter(key=digest("answer", token))
    return mine.select_related("survey__organisation").first()


def digest(purpose: str, token: str) -> str:
    """What is kept of a link for one purpose."""
    return hashlib.sha256(f"{purpose}:{token}".encode()).hexdigest()


def is_token(written: str) -> bool:
    """Does this look like a link's secret?"""
    return _TOKEN.fullmatch(written) is not None


def new_link() -> str:
    """A new secret."""
    return new_token()
