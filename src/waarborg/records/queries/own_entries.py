"""What did one person log lately?"""

from __future__ import annotations

from waarborg.records.models import Account, Entry, Organisation


def latest_logged_by(account: Account, organisation: Organisation, most: int) -> list[tuple[str, str]]:
    """Register and category of what somebody logged last, newest first."""
    own = Entry.objects.filter(created_by=account, organisation=organisation).order_by("-id")
    return list(own.values_list("register", "category")[:most])
