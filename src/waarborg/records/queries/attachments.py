"""Which photos and documents belong to an entry?"""

from __future__ import annotations

from waarborg.records.models import Attachment, Entry


def attachments_of(entry: Entry) -> list[Attachment]:
    """Every attachment, oldest first, those that were taken back among them."""
    return list(entry.attachments.select_related("by", "taken_back_by"))
