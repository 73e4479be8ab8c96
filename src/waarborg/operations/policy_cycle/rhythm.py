"""How does the law's four-year rhythm come into a plan that was adopted without it?"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.legal_rhythm import ARTICLE, tell_that_goals_were_set
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.refusals import NotFound
from waarborg.records.models import PlanVersion
from waarborg.records.queries.legal_rhythm import rhythm_in
from waarborg.records.queries.plans import find_plan, newest_adopted, versions_of

NOTE = f"Toegevoegd: de wettelijke afspraak uit {ARTICLE}. Wat de raad vaststelde is gelijk gebleven."


def keep_rhythm(actor: Actor, plan: int) -> PlanVersion:
    """Let an adopted plan hold the promise too: as its next version, that says what was added and why.

    The decision on the plan itself is recorded as the evidence from which it is judged.

    Raises:
        NotAllowed, NotFound (nothing adopted), DraftInTheWay, Invalid (no register can hold the evidence).
    """
    require(actor, Act.ADOPT_PLAN)
    with transaction.atomic():
        found = find_plan(actor.organisation, plan)
        current = newest_adopted(found) if found else None
        if found is None or current is None:
            raise NotFound(f"adopted plan {plan}")
        if rhythm_in(current) is not None:
            return current
        first = min((each for each in versions_of(found) if each.adopted_at), key=lambda each: each.number)
        tell_that_goals_were_set(actor, adoption_day(first), f"Vastgesteld: {found.title}")
        draft = start_new_version(actor, plan)
        draft.note, draft.title = NOTE, draft.title or found.title
        draft.save(update_fields=["note", "title"])
        decision = Decision(
            adoption_day(current), leave_out_undecided=True, seen=draft.revision, with_rhythm=True
        )
        return adopt(actor, draft.pk, decision)


def adoption_day(version: PlanVersion) -> date:
    """The day of the council's decision; where that was not told, the day on which it was recorded."""
    if version.adopted_on is not None:
        return version.adopted_on
    return timezone.localdate(version.adopted_at) if version.adopted_at else timezone.localdate()
