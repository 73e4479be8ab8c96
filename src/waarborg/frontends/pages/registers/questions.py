"""How is one question of a form shown: its label, widget, value, help and problems?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.wording import column_label, pick
from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition

WIDGETS = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "long_text",
    FieldType.NUMBER: "number",
    FieldType.MONEY: "number",
    FieldType.DATE: "date",
    FieldType.MOMENT: "moment",
    FieldType.YES_NO: "radios",
    FieldType.CHOICE: "select",
    FieldType.CHOICES: "checks",
    FieldType.EMAIL: "email",
    FieldType.LINK: "link",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer."""

    value: str
    label: str
    chosen: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a form as the template shows it.

    Attributes:
        widget: text, long_text, number, date, moment, email, link, select, radios or checks.
        written: what the user wrote where somebody else's newer value is shown instead.
    """

    name: str
    label: str
    widget: str
    value: str = ""
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    problems: tuple[str, ...] = ()
    max_length: int | None = None
    written: str = ""

    @property
    def described_by(self) -> str:
        """The ids of what a screen reader adds: help first, then the problems."""
        ids = [f"hulp-{self.name}"] if self.help else []
        return " ".join([*ids, *([f"fout-{self.name}"] if self.problems else [])])


@dataclass(frozen=True, slots=True)
class Given:
    """What a form starts from.

    Attributes:
        values: by name; text, days, moments, numbers, yes or no, or lists, as stored or as filled in.
        problems: told sentences by name.
        written: values that gave way to somebody else's newer ones, by name.
    """

    values: Mapping[str, object]
    problems: Mapping[str, Sequence[str]] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)


class Asker:
    """Makes questions, each with its value and problems."""

    def __init__(self, definition: RegisterDefinition, given: Given) -> None:
        self.definition = definition
        self.given = given

    def column(
        self,
        name: str,
        widget: str,
        *,
        explanation: str = "",
        required: bool = False,
        max_length: int | None = None,
    ) -> Question:
        """A question about a column."""
        return Question(
            name,
            column_label(self.definition, name),
            widget,
            value=as_written(self.given.values.get(name), widget),
            help=explanation,
            required=required,
            problems=tuple(self.given.problems.get(name, ())),
            max_length=max_length,
            written=self.given.written.get(name, ""),
        )

    def choice(
        self, name: str, choices: Iterable[tuple[str, str, str]], *, required: bool = False
    ) -> Question:
        """A choice of one; a value that is no longer offered stays to be seen."""
        chosen = as_written(self.given.values.get(name), "select")
        options = tuple(Option(value, label, value == chosen, group) for value, label, group in choices)
        if chosen and not any(option.chosen for option in options):
            options = (*options, Option(chosen, chosen, chosen=True))
        return Question(
            name,
            column_label(self.definition, name),
            "select",
            value=chosen,
            required=required,
            options=options,
            problems=tuple(self.given.problems.get(name, ())),
            written=self.given.written.get(name, ""),
        )

    def own(self, definition: FieldDefinition) -> Question:
        """A question about a field of the register's own."""
        widget = WIDGETS[definition.type]
        value = self.given.values.get(definition.name)
        chosen = (
            [str(each) for each in value] if isinstance(value, list | tuple) else [as_written(value, widget)]
        )
        choices = [(each[0], each[2] if page_language() == "en" else each[1]) for each in definition.choices]
        if widget == "radios":
            choices = [("ja", _("Ja")), ("nee", _("Nee")), ("", _("Onbekend"))]
        return Question(
            definition.name,
            pick(definition.label),
            widget,
            value="" if widget == "checks" else chosen[0],
            help=_field_help(definition),
            required=definition.required,
            options=tuple(Option(name, label, name in chosen) for name, label in choices),
            problems=tuple(self.given.problems.get(definition.name, ())),
            max_length=definition.max_length,
            written=self.given.written.get(definition.name, ""),
        )


def as_written(value: object, widget: str) -> str:
    """A value as its widget takes it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{local:%Y-%m-%dT%H:%M:%S}" if local.second else f"{local:%Y-%m-%dT%H:%M}"
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    if widget == "moment" and isinstance(value, str):
        return _stored_moment(value)
    # A day writes itself as the widget wants it: 2026-05-01.
    return "" if value is None else str(value)


def _stored_moment(written: str) -> str:
    """A stored moment (with its zone) in local time; what somebody typed stays as it is."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    return written if moment.tzinfo is None else f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def _field_help(definition: FieldDefinition) -> str:
    told = pick(definition.help)
    if definition.personal:
        warning = _("Dit is een persoonsgegeven: vul het alleen in als het nodig is.")
        return f"{told} {warning}".strip()
    return told
