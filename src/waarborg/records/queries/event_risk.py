"""Which risk scans were made of an event?"""

from __future__ import annotations

from waarborg.records.models import Entry, EventRisk


def risks_of(entry: Entry) -> list[EventRisk]:
    """The risk scans of an event, newest first: the first is the one that counts."""
    return list(EventRisk.objects.filter(entry=entry).select_related("by"))
