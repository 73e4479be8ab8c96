"""How is a commitment of a draft changed, or one that was not recognised added?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from waarborg.commitments.as_json import demand_as_json
from waarborg.operations.actors import Actor
from waarborg.operations.audit import Changes, leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.plans.drafts import check_unchanged, commitment_of, measure_of, open_draft
from waarborg.operations.plans.typed import check_text, storable
from waarborg.operations.plans.wishes import Following, Wish, check_wish
from waarborg.records.models import Choice, Commitment, PlanVersion

_AUDITED = ("kind", "demand", "owner_id", "selection", "answer", "choice")


def change_commitment(actor: Actor, version: int, number: int, wish: Wish, seen: int) -> Commitment:
    """Set what a commitment of a draft asks and how it is followed; that accepts it as well.

    Raises:
        Invalid: with every problem.
        NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        commitment = commitment_of(draft, number)
        check_unchanged(commitment, seen)
        check_wish(actor, wish)
        before = values_of(commitment)
        _grant(commitment, wish)
        commitment.choice = Choice.ACCEPTED
        commitment.revision += 1
        commitment.save()
        leave_line(actor, Act.EDIT_DRAFT, commitment, differences(before, values_of(commitment)))
    return commitment


def add_commitment(actor: Actor, version: int, measure: int, sentence: str, wish: Wish) -> Commitment:
    """Add a promise to a measure that reading did not recognise; it gets the plan's next number.

    Raises:
        Invalid: with every problem.
        NotAllowed, NotFound, Frozen.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        place = measure_of(draft, measure)
        sentence = storable(sentence)
        check_text("sentence", sentence)
        check_wish(actor, wish)
        commitment = Commitment(
            measure=place,
            version=draft,
            organisation=actor.organisation,
            number=next_number(draft),
            sentence=sentence,
            page=place.page,
            choice=Choice.ACCEPTED,
        )
        _grant(commitment, wish)
        commitment.save()
        leave_line(actor, Act.EDIT_DRAFT, commitment, differences({}, values_of(commitment)))
    return commitment


def next_number(version: PlanVersion) -> int:
    """The first number that no version of the plan ever used."""
    used = Commitment.objects.filter(version__plan_id=version.plan_id)
    return int(used.aggregate(last=Max("number"))["last"] or 0) + 1


def set_following(commitment: Commitment, following: Following) -> None:
    """Write owner and selections into the record, without saving it."""
    commitment.owner_id = following.owner
    commitment.register = following.selection.register if following.selection else ""
    commitment.selection = following.selection.as_json() if following.selection else None
    commitment.answer_register = following.answer.register if following.answer else ""
    commitment.answer = following.answer.as_json() if following.answer else None


def values_of(commitment: Commitment) -> dict[str, Any]:
    """What the audit trail tells of a commitment."""
    return {name: getattr(commitment, name) for name in _AUDITED}


def differences(before: dict[str, Any], after: dict[str, Any]) -> Changes:
    """Field name to before and after, of the fields that differ."""
    return {name: (before.get(name), value) for name, value in after.items() if before.get(name) != value}


def _grant(commitment: Commitment, wish: Wish) -> None:
    commitment.kind = wish.kind.value
    commitment.demand = demand_as_json(wish.demand) if wish.demand else None
    if wish.demand:
        commitment.question, commitment.known = "", {}
    set_following(commitment, wish.following)
