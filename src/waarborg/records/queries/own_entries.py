"""What did one person log lately?"""

from __future__ import annotations

from waarborg.records.queries.visible import Viewer, visible_entries


def latest_logged_by(viewer: Viewer, most: int) -> list[tuple[str, str]]:
    """Register and category of what somebody logged last, newest first."""
    own = visible_entries(viewer).filter(created_by=viewer.account).order_by("-id")
    return list(own.values_list("register", "category")[:most])
