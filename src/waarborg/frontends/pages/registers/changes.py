"""What was changed of an entry, told for people?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.questions import as_written
from waarborg.frontends.pages.registers.wording import (
    column_label,
    level_labels,
    result_labels,
    status_labels,
)
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.placing import PLACE
from waarborg.records.queries.entries import OTHERS, find_any_entry
from waarborg.records.queries.entry_history import changes_to
from waarborg.records.queries.subjects import find_subject
from waarborg.registers.definitions import RegisterDefinition

if TYPE_CHECKING:
    from waarborg.records.models import AuditLine, Entry

_NOT_SHOWN = frozenset(("revision", "register"))


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One column or field that changed; a personal one without its values."""

    label: str
    before: str
    after: str
    is_personal: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """One act: who, when, and what changed."""

    at: datetime
    by: str
    values: tuple[ChangedValue, ...]
    names: frozenset[str]
    is_first: bool


def changes_since(
    actor: Actor, definition: RegisterDefinition, entry: Entry, revision: int = 0
) -> list[Changed]:
    """What happened to an entry after a revision, oldest first."""
    return [_changed(actor, definition, line) for line in changes_to(entry, revision)]


def _changed(actor: Actor, definition: RegisterDefinition, line: AuditLine) -> Changed:
    personal = {*PLACE, *(field.name for field in definition.fields if field.personal)}
    shown = {name: pair for name, pair in line.changes.items() if name not in _NOT_SHOWN}
    return Changed(
        line.at,
        line.account.name if line.account else _("Waarborg"),
        tuple(
            ChangedValue(
                column_label(definition, name),
                _told(actor, definition, name, pair[0]),
                _told(actor, definition, name, pair[1]),
                name in personal,
            )
            for name, pair in shown.items()
        ),
        frozenset(shown),
        line.changes.get("revision", [0, 0])[0] == 0,
    )


def _told(actor: Actor, definition: RegisterDefinition, name: str, value: object) -> str:
    """A value as people know it: a label, a name, local time."""
    if value in (None, ""):
        return ""
    written = str(value)
    labels = {
        "status": status_labels(definition),
        "result": {**result_labels(definition), **status_labels(definition)},
        "raised_to": level_labels(),
    }
    if name in labels:
        return labels[name].get(written, written)
    if name in ("area", "subject", "party"):
        number = read_number(written)
        member = None if number is None else find_subject(actor.organisation, number)
        return member.name if member else written
    if name in OTHERS and find_any_entry(actor, written) is None:
        return "…"
    moments = ("opened_at", "closed_at", "due_at", "suspended_since")
    return as_written(value, "moment" if name in moments else "").replace(
        "T", " " if name in moments else "T"
    )
