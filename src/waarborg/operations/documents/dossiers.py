"""How does a meeting of the triangle get its dossier?"""

from __future__ import annotations

from waarborg.operations.actors import Actor
from waarborg.operations.documents.drafting import compose, keep_draft
from waarborg.operations.meetings.access import open_meeting
from waarborg.operations.permissions import Act, require
from waarborg.records.models import CouncilDocument

DOSSIER = "driehoeksdossier"


def draft_dossier(actor: Actor, meeting: int) -> CouncilDocument:
    """Draft the dossier of a meeting: what changed since the one before, what is at risk, what is asked of it.

    A draft that is there already is given back: what somebody wrote in it stays.

    Raises:
        NotAllowed, NotFound (also where the actor takes no part), Invalid (no plan was adopted yet).
    """
    require(actor, Act.DRAFT_DOCUMENT)
    found = open_meeting(actor, meeting)
    waiting = CouncilDocument.objects.filter(meeting=found, name=DOSSIER, filed_at=None).first()
    if waiting is not None:
        return waiting
    paper = compose(actor.organisation, DOSSIER, found.entry.happened_on, found)
    return keep_draft(actor, DOSSIER, paper, found)
