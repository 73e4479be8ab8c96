"""What is decided about a recognised commitment: take it over, leave it out, or look at it again?"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.plans.drafts import check_unchanged, commitment_of, open_draft, section_of
from waarborg.records.models import Choice, Commitment
from waarborg.records.queries.drafts import CLEAR

__all__ = ["Choice", "accept_clear", "decide", "put_back"]


def decide(actor: Actor, version: int, number: int, choice: Choice, seen: int) -> Commitment:
    """Accept, drop or put back one commitment of a draft, as the actor saw it at revision ``seen``.

    Raises:
        NotAllowed, NotFound, Frozen, Overtaken.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        commitment = commitment_of(draft, number)
        check_unchanged(commitment, seen)
        before = commitment.choice
        commitment.choice = choice
        commitment.revision += 1
        commitment.save(update_fields=["choice", "revision"])
        leave_line(actor, Act.EDIT_DRAFT, commitment, {"choice": (before, choice.value)})
    return commitment


def accept_clear(actor: Actor, version: int, section: int) -> tuple[int, ...]:
    """Accept every clear proposal of a section that is still open; the numbers are what undoing needs.

    Raises:
        NotAllowed, NotFound, Frozen.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        place = section_of(draft, section)
        proposed = draft.commitments.filter(CLEAR, measure__section=place, choice=Choice.PROPOSED)
        numbers = tuple(proposed.order_by("number").values_list("number", flat=True))
        draft.commitments.filter(number__in=numbers).update(
            choice=Choice.ACCEPTED, revision=F("revision") + 1
        )
        if numbers:
            leave_line(actor, Act.EDIT_DRAFT, place, {"accepted": (None, list(numbers))})
    return numbers


def put_back(actor: Actor, version: int, section: int, numbers: Collection[int]) -> tuple[int, ...]:
    """Undo: make accepted commitments of a section proposals again; those dropped meanwhile stay so.

    Raises:
        NotAllowed, NotFound, Frozen.
    """
    with transaction.atomic():
        draft = open_draft(actor, version)
        place = section_of(draft, section)
        accepted = draft.commitments.filter(
            measure__section=place, number__in=numbers, choice=Choice.ACCEPTED
        )
        undone = tuple(accepted.order_by("number").values_list("number", flat=True))
        draft.commitments.filter(number__in=undone).update(choice=Choice.PROPOSED, revision=F("revision") + 1)
        if undone:
            leave_line(actor, Act.EDIT_DRAFT, place, {"accepted": (list(undone), None)})
    return undone
