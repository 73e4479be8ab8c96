"""Was it done already, without looking at what was planned? Then what was planned lapses, with its reason."""

from __future__ import annotations

from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.records.models import PLANNED, WITHDRAWN, Entry, PlannedEntry, StatusChange
from waarborg.registers.definitions import RegisterDefinition


def settle_planned(actor: Actor, definition: RegisterDefinition, entry: Entry) -> Entry | None:
    """Let the planned entry lapse that a new entry does; returns it.

    Only in registers of what simply happens: a report that comes in was never planned. It is the oldest of the same
    category, for the same member, in whose period the entry falls; what a meeting or a person planned by hand is
    left alone.
    """
    if not definition.occurrence or entry.result in (PLANNED, WITHDRAWN):
        return None
    lines = PlannedEntry.objects.filter(
        entry__organisation_id=entry.organisation_id,
        entry__register=entry.register,
        entry__category=entry.category,
        entry__status=PLANNED,
        entry__subject=entry.subject,
        entry__area=entry.area,
        period_start__lte=entry.happened_on,
        period_end__gte=entry.happened_on,
    )
    line = lines.select_related("entry").order_by("entry__due_at", "id").first()
    return None if line is None else settle(actor, line, f"Gedaan met zaak {entry.pk}: {entry.title}")


def settle(actor: Actor, line: PlannedEntry, note: str) -> Entry:
    """Let what was planned lapse because it was done, or is asked no more; ``note`` says why."""
    planned = line.entry
    now = timezone.now()
    planned.status = planned.result = WITHDRAWN
    planned.closed_at = max(now, planned.opened_at)
    planned.revision += 1
    planned.save()
    line.is_settled = True
    line.save(update_fields=["is_settled"])
    StatusChange.objects.create(
        entry=planned, status=WITHDRAWN, result=WITHDRAWN, at=now, by=actor.account, note=note
    )
    changes = {"status": (PLANNED, WITHDRAWN), "revision": (planned.revision - 1, planned.revision)}
    leave_line(actor, Act.CHANGE_ENTRY, planned, changes)
    return planned
