"""What was changed of an entry, told for people?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.wording import (
    category_labels,
    choice_labels,
    column_label,
    level_labels,
    result_labels,
    status_labels,
)
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.frontends.pages.written_days import say_written
from waarborg.operations.actors import Actor
from waarborg.operations.placing import PLACE
from waarborg.records.queries.accounts import find_member
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
                say_stored(actor, definition, name, pair[0]),
                say_stored(actor, definition, name, pair[1]),
                name in personal,
            )
            for name, pair in shown.items()
        ),
        frozenset(shown),
        line.changes.get("revision", [0, 0])[0] == 0,
    )


def say_stored(actor: Actor, definition: RegisterDefinition, name: str, value: object) -> str:
    """A value of a column or field as people know it: a label, a name, a day in words."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return ", ".join(say_stored(actor, definition, name, each) for each in value)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    written = str(value)
    if name in ("area", "subject", "party", "assigned_to"):
        return _name(actor, name, written)
    if name in OTHERS:
        return "…" if find_any_entry(actor, written) is None else written
    return _labels(definition, name).get(written) or say_written(written)


def _labels(definition: RegisterDefinition, name: str) -> Mapping[str, str]:
    """What the values of a column or field are called, where the register or the law names them."""
    if name == "status":
        return status_labels(definition)
    if name == "result":
        return {**result_labels(definition), **status_labels(definition)}
    if name == "raised_to":
        return level_labels()
    if name in ("category", "risk_class"):
        return category_labels(definition)
    return choice_labels(definition, name)


def _name(actor: Actor, name: str, written: str) -> str:
    """Which place, organisation or colleague this number is."""
    number = read_number(written)
    if number is None:
        return written
    if name == "assigned_to":
        colleague = find_member(actor.organisation, number)
        return colleague.name if colleague else written
    member = find_subject(actor.organisation, number)
    return member.name if member else written
