"""Which other entries name this one, and as what?"""

from __future__ import annotations

from waarborg.records.models import Entry
from waarborg.records.queries.visible import Viewer, visible_entries


def effects_of(viewer: Viewer, entry: Entry) -> list[Entry]:
    """The entries that answer this one, oldest first."""
    return list(visible_entries(viewer).filter(cause=entry).order_by("opened_at", "id"))


def follow_ups_of(viewer: Viewer, entry: Entry) -> list[Entry]:
    """The entries that go on with this one, oldest first."""
    return list(visible_entries(viewer).filter(follow_up_of=entry).order_by("opened_at", "id"))


def duplicates_of(viewer: Viewer, entry: Entry) -> list[Entry]:
    """The entries that tell the same, oldest first."""
    return list(visible_entries(viewer).filter(duplicate_of=entry).order_by("opened_at", "id"))
