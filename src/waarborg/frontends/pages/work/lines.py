"""How does a work list show a case?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.leading import entry_addresses
from waarborg.frontends.pages.registers.marks import due_words, mark_of
from waarborg.frontends.pages.registers.wording import pick, status_labels
from waarborg.operations.actors import Actor
from waarborg.records.queries.registers import RegisterInUse
from waarborg.records.queries.work_lists import ListedWork


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An entry that is to be done; ``picked`` names it and its revision in a form, which calls that ``pick``."""

    id: int
    picked: str
    pick: str
    number: str
    address: str
    title: str
    register: str
    status: str
    due: str
    due_words: SafeString
    place: str
    team: str
    handler: str


def work_lines(
    actor: Actor, works: Iterable[ListedWork], registers: Mapping[str, RegisterInUse], now: datetime
) -> list[WorkLine]:
    """The lines of a work list."""
    addresses = entry_addresses(actor.organisation)
    return [_line(work, addresses(work.id), registers.get(work.register), now) for work in works]


def _line(work: ListedWork, address: str, used: RegisterInUse | None, now: datetime) -> WorkLine:
    prefix = used.definition.prefix if used else work.register.upper()
    statuses = status_labels(used.definition) if used else {}
    due = date_format(timezone.localtime(work.due_at), _("j b Y H:i")) if work.due_at else ""
    number = f"{prefix}-{timezone.localtime(work.created_at).year}-{work.id}"
    return WorkLine(
        work.id,
        f"{work.id}.{work.revision}",
        _("Kies %(number)s") % {"number": number},
        number,
        address,
        work.title,
        pick(used.definition.label) if used else work.register,
        statuses.get(work.status, work.status),
        due,
        due_words(due, mark_of(work.due_at, work.suspended_since, now)),
        ", ".join(each for each in (work.area, work.subject) if each),
        work.team,
        work.assigned_to or "",
    )
