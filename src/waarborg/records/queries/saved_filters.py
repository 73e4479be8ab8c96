"""Which filters did somebody keep for a list, and which do colleagues share?"""

from __future__ import annotations

from django.db.models import Q

from waarborg.records.models import Account, Organisation, SavedFilter


def filters_for(
    organisation: Organisation, account: Account | None, list_name: str = ""
) -> list[SavedFilter]:
    """One's own and those that are shared, by name; of every list where none is named."""
    seen = Q(is_shared=True) if account is None else Q(is_shared=True) | Q(account=account)
    found = SavedFilter.objects.filter(seen, organisation=organisation)
    return list(found.filter(list_name=list_name) if list_name else found)
