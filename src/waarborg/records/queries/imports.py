"""Which lists were handed in for a register, and what was chosen for their columns?"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from waarborg.records.models import HandedInList, ListState, Organisation
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.visible import Viewer, sees_register
from waarborg.registers.list_columns import plain_heading

BUSY = (ListState.CHECKING, ListState.STORING)
SILENT_SECONDS = 90
_LOOKED_BACK = 5
_SHOWN = 20


def find_list(viewer: Viewer, number: int) -> HandedInList | None:
    """A list without its content; ``None`` too where its register is closed to the viewer."""
    found = _lists(viewer.organisation).filter(pk=number).first()
    used = find_register(viewer.organisation, found.register) if found else None
    return found if used is not None and sees_register(viewer, used.definition) else None


def lists_of(organisation: Organisation, register: str) -> list[HandedInList]:
    """The newest lists of a register, newest first."""
    return list(_lists(organisation).filter(register=register).order_by("-id")[:_SHOWN])


def imported_before(handed: HandedInList) -> HandedInList | None:
    """The list that came from the same file and is in; ``None`` when there is none."""
    same = _lists(handed.organisation).filter(register=handed.register, digest=handed.digest)
    return same.filter(state=ListState.DONE).exclude(pk=handed.pk).order_by("-id").first()


def remembered_columns(organisation: Organisation, register: str) -> dict[str, str]:
    """What the columns of the last imported lists were, by :func:`plain_heading`; the newest wins."""
    done = _lists(organisation).filter(register=register, state__in=(ListState.DONE, ListState.UNDONE))
    known: dict[str, str] = {}
    for handed in reversed(done.order_by("-id")[:_LOOKED_BACK]):
        headings = map(plain_heading, handed.headings)
        known.update({name: target for name, target in zip(headings, handed.columns, strict=True) if name})
    return known


def is_silent(handed: HandedInList, now: datetime) -> bool:
    """Did the run that was busy with it stop without a word: was its server killed?"""
    return handed.state in BUSY and handed.moved_at < now - timedelta(seconds=SILENT_SECONDS)


def _lists(organisation: Organisation) -> QuerySet[HandedInList]:
    return (
        HandedInList.objects.filter(organisation=organisation)
        .defer("content")
        .select_related("organisation", "handed_in_by")
    )
