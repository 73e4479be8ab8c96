"""What may leave the municipality in a file? Rows of a filtered list, and a line in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils import timezone

from waarborg.documents.sheets import Cell
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.looking import note_export
from waarborg.operations.permissions import Act, require
from waarborg.operations.placing import place_values
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import WITHDRAWN, Entry
from waarborg.records.queries.entries import EntryFilter, number_of, select_entries, walk_entries
from waarborg.records.queries.registers import find_register, registers_in_use
from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition
from waarborg.registers.problems import Problem

MOST_IN_WORKBOOK = 100_000

_HEADINGS = (
    ("Nummer", "Number"),
    ("Titel", "Title"),
    ("Categorie", "Category"),
    ("Status", "Status"),
    ("Resultaat", "Result"),
    ("Datum", "Date"),
    ("Begin", "Start"),
    ("Einde", "End"),
    ("Uiterlijk", "Due"),
    ("Geldig vanaf", "Valid from"),
    ("Geldig tot en met", "Valid up to and including"),
    ("Gebied", "Area"),
    ("Onderwerp", "Subject"),
    ("Organisatie", "Organisation"),
    ("Antwoord op", "Answers"),
    ("Vervolg op", "Goes on with"),
    ("Dubbel van", "Duplicate of"),
    ("Team", "Team"),
    ("Behandelaar", "Handled by"),
)
_PLACE_HEADINGS = (
    ("Plek op de kaart", "Place on the map"),
    ("Straat", "Street"),
    ("Huisnummer", "House number"),
    ("Postcode", "Postal code"),
    ("Plaats", "Town"),
)
"""Where it was can tell where somebody lives: it leaves with the personal fields alone."""


@dataclass(frozen=True, slots=True)
class Export:
    """A list on its way out: its name, the headings of its columns, and its rows, made one by one."""

    name: str
    header: list[str]
    rows: Iterator[list[Cell]]


def export_entries(
    actor: Actor,
    wanted: EntryFilter,
    language: Literal["nl", "en"],
    *,
    personal: bool = False,
    most: int | None = None,
) -> Export:
    """Give the entries that match, newest first, with the labels that people know.

    Args:
        actor: who takes them out.
        wanted: which entries.
        language: of the labels.
        personal: with the fields that can identify a person, and the place.
        most: refuse when there are more.

    Raises:
        NotAllowed, NotFound (the register is not in use), Invalid (too many).
    """
    require(actor, Act.EXPORT_ENTRIES)
    if personal:
        require(actor, Act.EXPORT_PERSONAL)
    register = find_register(actor.organisation, wanted.register)
    if register is None:
        raise NotFound(wanted.register)
    now = timezone.now()
    if most is not None and select_entries(actor, wanted, now)[most : most + 1].exists():
        raise Invalid([Problem("format", "too_many_rows", (("maximum", most),))])
    definition = register.definition
    fields = [field for field in definition.fields if personal or not field.personal]
    index = 0 if language == "nl" else 1
    act = Act.EXPORT_PERSONAL if personal else Act.EXPORT_ENTRIES
    leave_line(actor, act, register.version, {"register": (None, wanted.register)})
    note_export(actor, wanted)
    prefixes = {used.version.name: used.definition.prefix for used in registers_in_use(actor.organisation)}
    labels = _Labels(definition, index, prefixes)
    entries = walk_entries(actor, wanted, now)
    rows = (
        [
            *_columns(entry, definition, labels),
            *([str(value) for value in place_values(entry).values()] if personal else ()),
            *(_field(entry.fields.get(field.name), field, labels) for field in fields),
        ]
        for entry in entries
    )
    headings = (*_HEADINGS, *(_PLACE_HEADINGS if personal else ()))
    header = [heading[index] for heading in headings] + [field.label[index] for field in fields]
    return Export(definition.plural[index], header, rows)


class _Labels:
    """The labels of a register's values by their names, looked up once for all rows."""

    def __init__(self, definition: RegisterDefinition, index: int, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self.categories = {each.name: each.label[index] for each in definition.categories}
        self.statuses = {each.name: each.label[index] for each in definition.statuses}
        self.results = {each.name: each.label[index] for each in definition.results}
        withdrawn = ("Vervallen", "Withdrawn")[index]
        self.statuses[WITHDRAWN] = self.results[WITHDRAWN] = withdrawn
        self.choices = {
            (field.name, choice[0]): choice[1 + index]
            for field in definition.fields
            for choice in field.choices
        }

    def number(self, other: Entry | None) -> str | None:
        """The number of an entry that is named."""
        return number_of(other, self.prefixes.get(other.register, "")) if other else None


def _columns(entry: Entry, definition: RegisterDefinition, labels: _Labels) -> list[Cell]:
    return [
        number_of(entry, definition.prefix),
        entry.title,
        labels.categories.get(entry.category, entry.category),
        labels.statuses.get(entry.status, entry.status),
        labels.results.get(entry.result, entry.result),
        entry.happened_on,
        _local(entry.opened_at),
        _local(entry.closed_at),
        _local(entry.due_at),
        entry.valid_from,
        entry.valid_until,
        entry.area.name if entry.area else None,
        entry.subject.name if entry.subject else None,
        entry.party.name if entry.party else None,
        labels.number(entry.cause),
        labels.number(entry.follow_up_of),
        labels.number(entry.duplicate_of),
        entry.team,
        entry.assigned_to.name if entry.assigned_to else None,
    ]


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else timezone.localtime(moment)


def _field(value: object, field: FieldDefinition, labels: _Labels) -> Cell:
    if isinstance(value, list):
        return "; ".join(labels.choices.get((field.name, str(each)), str(each)) for each in value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if field.type is FieldType.DATE:
        return date.fromisoformat(str(value))
    if field.type is FieldType.MOMENT:
        return timezone.localtime(datetime.fromisoformat(str(value)))
    return labels.choices.get((field.name, str(value)), str(value))
