"""What can be said about an entry? A comment for colleagues, which can be taken back."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.finding import make_comment_findable
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import WITHDRAWN, Comment, Entry
from waarborg.records.queries.entries import find_entry
from waarborg.registers.problems import Problem

LONGEST_COMMENT = 4_000


def add_comment(actor: Actor, entry: int, text: str, token: str | None = None) -> Comment:
    """Say something about an entry, to the colleagues who handle entries.

    Args:
        actor: who says it.
        entry: its number.
        text: at most :data:`LONGEST_COMMENT` characters.
        token: the form's own key: the same form sent twice makes one comment.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.COMMENT)
    about = find_open_to_notes(actor, entry)
    text = text.strip()
    if problems := _check(text):
        raise Invalid(problems)
    if known := _stored_by(actor, token):
        return known
    try:
        with transaction.atomic():
            comment = Comment.objects.create(
                organisation=actor.organisation,
                entry=about,
                text=text,
                by=actor.account,
                at=timezone.now(),
                token=token or None,
            )
            make_comment_findable(comment)
            # Never quoted: what people say freely may name somebody.
            leave_line(actor, Act.COMMENT, about, {"comment": (None, None)})
    except IntegrityError:
        if known := _stored_by(actor, token):
            return known
        raise
    return comment


def take_back_comment(actor: Actor, comment: int) -> Comment:
    """Empty a comment: one's own, or (for the safety officer) anybody's. That it was there stays to be seen.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.COMMENT)
    with transaction.atomic():
        mine = Comment.objects.select_for_update().filter(organisation=actor.organisation)
        found = mine.filter(id=comment).select_related(None).first()
        if found is None or find_entry(actor, found.entry_id) is None:
            raise NotFound(str(comment))
        if actor.account is None or found.by_id != actor.account.pk:
            require(actor, Act.TAKE_BACK)
        if found.taken_back_at is not None:
            return found
        found.text, found.taken_back_at, found.taken_back_by = "", timezone.now(), actor.account
        found.save()
        make_comment_findable(found)
        leave_line(actor, Act.TAKE_BACK, found.entry, {"comment": (None, None)})
    return found


def find_open_to_notes(actor: Actor, entry: int, asked: str = "text") -> Entry:
    """The entry of this number, where something can still be added to it; ``asked`` names the field of the form.

    Raises:
        NotFound, Invalid (it was withdrawn).
    """
    found = find_entry(actor, entry)
    if found is None:
        raise NotFound(str(entry))
    if found.status == WITHDRAWN:
        raise Invalid([Problem(asked, "withdrawn")])
    return found


def _check(text: str) -> list[Problem]:
    if not text:
        return [Problem("text", "missing")]
    if len(text) > LONGEST_COMMENT:
        return [Problem("text", "too_long", (("maximum", LONGEST_COMMENT), ("length", len(text))))]
    return [Problem("text", "unstorable_characters")] if "\x00" in text else []


def _stored_by(actor: Actor, token: str | None) -> Comment | None:
    if not token:
        return None
    return Comment.objects.filter(organisation=actor.organisation, token=token).first()
