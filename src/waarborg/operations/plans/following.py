"""Who follows an adopted commitment, and by which entries? That may change; what was promised may not."""

from __future__ import annotations

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_commitment
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.changing import differences, set_following, values_of
from waarborg.operations.plans.drafts import check_unchanged
from waarborg.operations.plans.wishes import Following, check_following
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Choice, Commitment
from waarborg.records.queries.plans import newest_adopted

_FOLLOWING = ["owner", "register", "selection", "answer_register", "answer", "revision"]


def follow(actor: Actor, commitment: int, following: Following, seen: int) -> Commitment:
    """Set owner, register and selection of an accepted commitment in the newest adopted version, and judge it anew.

    A draft of the same plan in which these were still the same gets them too, so that adopting that draft
    later does not turn them back.

    Raises:
        Invalid: with every problem.
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.FOLLOW_COMMITMENT)
    with transaction.atomic():
        found = _locked(actor, commitment)
        check_unchanged(found, seen)
        check_following(actor, following)
        before = values_of(found)
        for twin in _unchanged_twins(found):
            set_following(twin, following)
            twin.revision += 1
            twin.save(update_fields=_FOLLOWING)
        set_following(found, following)
        found.revision += 1
        found.save(update_fields=_FOLLOWING)
        leave_line(actor, Act.FOLLOW_COMMITMENT, found, differences(before, values_of(found)))
        judge_commitment(actor, found)
    return found


def _locked(actor: Actor, commitment: int) -> Commitment:
    own = Commitment.objects.select_for_update(of=("self",)).filter(organisation=actor.organisation)
    found = own.filter(pk=commitment, choice=Choice.ACCEPTED).select_related("version__plan").first()
    newest = newest_adopted(found.version.plan) if found else None
    if found is None or newest is None or newest.pk != found.version_id:
        raise NotFound(f"commitment {commitment}")
    return found


def _unchanged_twins(found: Commitment) -> list[Commitment]:
    drafts = Commitment.objects.select_for_update(of=("self",)).filter(
        version__plan_id=found.version.plan_id, version__adopted_at__isnull=True, number=found.number
    )
    return [
        twin
        for twin in drafts
        if (twin.owner_id, twin.selection, twin.answer) == (found.owner_id, found.selection, found.answer)
    ]
