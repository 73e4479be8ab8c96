"""Which other entries name this one, and as what?"""

from __future__ import annotations

from waarborg.records.models import Entry


def effects_of(entry: Entry) -> list[Entry]:
    """The entries that answer this one, oldest first."""
    return list(Entry.objects.filter(cause=entry).order_by("opened_at", "id"))


def follow_ups_of(entry: Entry) -> list[Entry]:
    """The entries that go on with this one, oldest first."""
    return list(Entry.objects.filter(follow_up_of=entry).order_by("opened_at", "id"))


def duplicates_of(entry: Entry) -> list[Entry]:
    """The entries that tell the same, oldest first."""
    return list(Entry.objects.filter(duplicate_of=entry).order_by("opened_at", "id"))
