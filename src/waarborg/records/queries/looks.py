"""Which entries are so confidential that every look at them is recorded?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from waarborg.records.models import Entry
from waarborg.records.queries.entries import EntryFilter, select_entries
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.visible import Viewer
from waarborg.registers.confidentiality import RECORDED, level_of


def is_recorded(viewer: Viewer, entry: Entry) -> bool:
    """Is every look at this entry recorded?"""
    used = find_register(viewer.organisation, entry.register)
    return used is not None and level_of(used.definition, entry.raised_to or "") in RECORDED


def confidential_among(viewer: Viewer, wanted: EntryFilter, at: datetime) -> Iterator[int]:
    """The numbers of the matching entries that are so confidential that every look is recorded."""
    entries = select_entries(viewer, wanted, at)
    used = find_register(viewer.organisation, wanted.register)
    if used is None or used.definition.confidentiality not in RECORDED:
        entries = entries.filter(raised_to__in=RECORDED)
    return entries.order_by().values_list("id", flat=True).iterator(chunk_size=1000)
