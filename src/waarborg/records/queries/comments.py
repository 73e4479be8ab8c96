"""What was said about an entry?"""

from __future__ import annotations

from waarborg.records.models import Comment, Entry


def comments_on(entry: Entry) -> list[Comment]:
    """Every comment, oldest first, those that were taken back among them."""
    return list(entry.comments.select_related("by", "taken_back_by"))
