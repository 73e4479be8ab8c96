"""What does an entry say, in the words of its register?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.numbers import number_format
from waarborg.frontends.pages.registers.wording import category_labels, column_label, level_labels, pick
from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition

if TYPE_CHECKING:
    from waarborg.records.models import Entry

_FOUR_DIGITS = 9_999


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says; ``link`` where it is an address on the web."""

    label: str
    text: str
    link: str = ""


def facts_of(entry: Entry, definition: RegisterDefinition, *, with_personal: bool) -> list[Fact]:
    """The columns and fields that say something, in the order of the form."""
    categories = category_labels(definition)
    columns: list[tuple[str, str]] = [
        ("category", categories.get(entry.category, entry.category)),
        ("happened_on", _day(entry.happened_on)),
        ("opened_at", _moment(entry.opened_at)),
        ("closed_at", "" if definition.occurrence else _moment(entry.closed_at)),
        ("due_at", _moment(entry.due_at)),
        ("valid_from", _day(entry.valid_from)),
        ("valid_until", _day(entry.valid_until)),
        ("area", entry.area.name if entry.area else ""),
        ("subject", entry.subject.name if entry.subject else ""),
        ("party", entry.party.name if entry.party else ""),
        ("team", entry.team),
        ("assigned_to", entry.assigned_to.name if entry.assigned_to else ""),
        ("raised_to", level_labels().get(entry.raised_to or "", "")),
    ]
    facts = [Fact(column_label(definition, name), text) for name, text in columns if text]
    facts += [
        _field(field, entry.fields[field.name], with_personal)
        for field in definition.fields
        if field.name in entry.fields
    ]
    return facts


def _field(field: FieldDefinition, value: object, with_personal: bool) -> Fact:
    label = pick(field.label)
    if field.personal and not with_personal:
        return Fact(label, _("Afgeschermd: dit is een persoonsgegeven."))
    text = _text(field, value)
    return Fact(label, text, text if field.type is FieldType.LINK else "")


def _number(value: float, *, is_money: bool) -> str:
    """A number; four digits may be a year or somebody's own number, and a sign in those would be wrong."""
    if is_money:
        return f"€ {number_format(value, 2)}"
    return number_format(value) if abs(value) > _FOUR_DIGITS else str(formats.number_format(value))


def _text(field: FieldDefinition, value: object) -> str:
    if field.type is FieldType.YES_NO:
        return _("Ja") if value else _("Nee")
    if field.choices:
        labels = {each[0]: each[2] if page_language() == "en" else each[1] for each in field.choices}
        values = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(each), str(each)) for each in values)
    if isinstance(value, int | float):
        return _number(value, is_money=field.type is FieldType.MONEY)
    if field.type is FieldType.DATE:
        return _day(date.fromisoformat(str(value)))
    if field.type is FieldType.MOMENT:
        return _moment(datetime.fromisoformat(str(value)))
    return str(value)


def _day(day: date | None) -> str:
    return "" if day is None else date_format(day, "j F Y")


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else date_format(timezone.localtime(moment), "j F Y H:i")
