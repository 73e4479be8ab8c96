"""What was changed of an entry, told for people?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.questions import as_written
from waarborg.frontends.pages.registers.wording import column_label, result_labels, status_labels
from waarborg.operations.placing import PLACE
from waarborg.records.queries.entries import changes_to
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


def changes_since(definition: RegisterDefinition, entry: Entry, revision: int = 0) -> list[Changed]:
    """What happened to an entry after a revision, oldest first."""
    return [_changed(definition, entry, line) for line in changes_to(entry, revision)]


def _changed(definition: RegisterDefinition, entry: Entry, line: AuditLine) -> Changed:
    personal = {*PLACE, *(field.name for field in definition.fields if field.personal)}
    shown = {name: pair for name, pair in line.changes.items() if name not in _NOT_SHOWN}
    return Changed(
        line.at,
        line.account.name if line.account else _("Waarborg"),
        tuple(
            ChangedValue(
                column_label(definition, name),
                _told(definition, entry, name, pair[0]),
                _told(definition, entry, name, pair[1]),
                name in personal,
            )
            for name, pair in shown.items()
        ),
        frozenset(shown),
        line.changes.get("revision", [0, 0])[0] == 0,
    )


def _told(definition: RegisterDefinition, entry: Entry, name: str, value: object) -> str:
    """A value as people know it: a label, a name, local time."""
    if value in (None, ""):
        return ""
    written = str(value)
    if name == "status":
        return status_labels(definition).get(written, written)
    if name == "result":
        return {**result_labels(definition), **status_labels(definition)}.get(written, written)
    if name in ("area", "subject", "party"):
        member = find_subject(entry.organisation, int(written)) if written.isdecimal() else None
        return member.name if member else written
    moments = ("opened_at", "closed_at", "due_at", "suspended_since")
    return as_written(value, "moment" if name in moments else "").replace(
        "T", " " if name in moments else "T"
    )
