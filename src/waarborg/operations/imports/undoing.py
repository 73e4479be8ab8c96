"""How is an import taken back? Its entries are withdrawn, as any entry that should not have been made."""

from __future__ import annotations

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.imports.handing_in import take_list
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Overtaken
from waarborg.operations.storing_many import store_rows
from waarborg.records.models import WITHDRAWN, Entry, HandedInList, ListState, StatusChange


def undo_import(actor: Actor, handed: int) -> HandedInList:
    """Withdraw the entries that came with a list and were not changed since.

    Those that somebody worked on stay as they are. The rows of the others can be imported anew.

    Raises:
        NotAllowed, NotFound, Overtaken (it is not in, or was taken back already).
    """
    require(actor, Act.IMPORT_ENTRIES)
    with transaction.atomic():
        kept = take_list(actor, handed)
        if kept.state != ListState.DONE:
            raise Overtaken(f"list {handed} is {kept.state}")
        now = timezone.now()
        untouched = Entry.objects.select_for_update().filter(came_with=kept, revision=1)
        numbers = list(untouched.exclude(status=WITHDRAWN).values_list("pk", flat=True))
        moment = Value(now, output_field=DateTimeField())
        Entry.objects.filter(came_with=kept, revision=1).exclude(status=WITHDRAWN).update(
            status=WITHDRAWN,
            result=WITHDRAWN,
            closed_at=Coalesce(F("closed_at"), Greatest(F("opened_at"), moment)),
            revision=2,
            token=None,
        )
        by = actor.account.pk if actor.account else None
        steps = ((number, WITHDRAWN, WITHDRAWN, now, by, kept.name) for number in numbers)
        store_rows(StatusChange, ["entry", "status", "result", "at", "by", "note"], steps)
        kept.state, kept.moved_at = ListState.UNDONE, now
        kept.save(update_fields=["state", "moved_at"])
        changes = {
            "state": (ListState.DONE.value, ListState.UNDONE.value),
            "withdrawn": (0, len(numbers)),
        }
        leave_line(actor, Act.IMPORT_ENTRIES, kept, changes)
        judge_again(actor)
    return kept
