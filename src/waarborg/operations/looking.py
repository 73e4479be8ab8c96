"""Who looked at which confidential entry? Every look leaves a line, without a word of what was seen."""

from __future__ import annotations

from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.records.models import AuditLine, Entry
from waarborg.records.queries.entries import EntryFilter
from waarborg.records.queries.looks import confidential_among, is_recorded

_AT_ONCE = 1_000


def note_look(actor: Actor, entry: Entry) -> bool:
    """Record that somebody sees an entry, where it is confidential; tells whether it is."""
    recorded = is_recorded(actor, entry)
    if recorded:
        leave_line(actor, Act.LOOK, entry)
    return recorded


def note_export(actor: Actor, wanted: EntryFilter) -> None:
    """Record that the confidential entries of a list go out in a file, before they do."""
    now = timezone.now()
    lines = (
        AuditLine(
            organisation=actor.organisation,
            account=actor.account,
            at=now,
            act=Act.LOOK.value,
            object_type="entry",
            object_id=number,
        )
        for number in confidential_among(actor, wanted, now)
    )
    AuditLine.objects.bulk_create(lines, batch_size=_AT_ONCE)
