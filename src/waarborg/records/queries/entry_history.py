"""What happened to one entry, and who changed what of it?"""

from __future__ import annotations

from waarborg.records.models import LOOK, AuditLine, Entry, StatusChange


def history_of(entry: Entry) -> list[StatusChange]:
    """What happened to an entry, oldest first."""
    return list(entry.status_changes.select_related("by"))


def changes_to(entry: Entry, after_revision: int = 0) -> list[AuditLine]:
    """Who changed what, oldest first; only the changes that came after a revision, where one is given."""
    lines = AuditLine.objects.filter(
        organisation_id=entry.organisation_id, object_type="entry", object_id=entry.pk
    ).exclude(act=LOOK)
    return [
        line
        for line in lines.select_related("account").order_by("id")
        if line.changes.get("revision", [0, 0])[1] > after_revision
    ]
