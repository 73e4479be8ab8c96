"""How does a work list show a case?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from waarborg.frontends.pages.registers.marks import Mark, mark_of
from waarborg.frontends.pages.registers.wording import pick, status_labels
from waarborg.operations.actors import Actor
from waarborg.records.queries.registers import RegisterInUse
from waarborg.records.queries.work_lists import ListedWork


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An entry that is to be done; ``picked`` names it and its revision in a form."""

    id: int
    picked: str
    number: str
    address: str
    title: str
    register: str
    status: str
    due: str
    mark: Mark | None
    place: str
    team: str
    handler: str


def work_line(
    actor: Actor, work: ListedWork, registers: Mapping[str, RegisterInUse], now: datetime
) -> WorkLine:
    """One line of a work list."""
    used = registers.get(work.register)
    prefix = used.definition.prefix if used else work.register.upper()
    statuses = status_labels(used.definition) if used else {}
    due = timezone.localtime(work.due_at) if work.due_at else None
    return WorkLine(
        work.id,
        f"{work.id}.{work.revision}",
        f"{prefix}-{timezone.localtime(work.created_at).year}-{work.id}",
        reverse("registers:entry", kwargs={"organisation": actor.organisation.slug, "entry": work.id}),
        work.title,
        pick(used.definition.label) if used else work.register,
        statuses.get(work.status, work.status),
        date_format(due, "j b Y H:i") if due else "",
        mark_of(work.due_at, work.suspended_since, now),
        ", ".join(each for each in (work.area, work.subject) if each),
        work.team,
        work.assigned_to or "",
    )
