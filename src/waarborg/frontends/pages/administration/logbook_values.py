"""What does a value in a line of the audit trail say, in words?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from waarborg.commitments.demands import Kind
from waarborg.documents.titles import KINDS
from waarborg.frontends.pages.administration.logbook_names import FIELDS
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.plans.wording import (
    CHOICES,
    MEASURE_STATUSES,
    SECTION_KINDS,
    say_demand,
    say_kind,
    say_selection,
)
from waarborg.frontends.pages.registers.changes import say_stored
from waarborg.frontends.pages.registers.wording import column_label, pick
from waarborg.frontends.pages.templatetags.pages import role_name
from waarborg.frontends.pages.written_days import say_written
from waarborg.operations.actors import Actor
from waarborg.reading.framework import title_of
from waarborg.records.queries.accounts import members_of, registers_among
from waarborg.records.queries.contributions import Outcome
from waarborg.records.queries.registers import registers_in_use
from waarborg.records.queries.subjects import SubjectKind
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, say_duration
from waarborg.registers.statutory import statutory_terms, suspension_grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from waarborg.records.models import AuditLine

Say = Callable[[object], str]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page of lines is told with.

    Attributes:
        registers, people: by their names, and by their numbers.
        register_of: the register of each entry, by its number.
        sayings: how the values of a field are told, by what the line is about; of any line where that is empty.
    """

    actor: Actor
    registers: Mapping[str, RegisterDefinition]
    people: Mapping[str, str]
    register_of: Mapping[int, str]
    sayings: Mapping[tuple[str, str], Say]


def known_for(actor: Actor, lines: Iterable[AuditLine]) -> Known:
    """What these lines need to be told."""
    registers = {used.definition.name: used.definition for used in registers_in_use(actor.organisation)}
    people = {str(member.id): member.name for member in members_of(actor.organisation)}
    register_of = registers_among(actor, lines)
    return Known(actor, registers, people, register_of, _sayings(registers, people))


def say_field(known: Known, line: AuditLine, name: str) -> str:
    """What a field of this line is called; as it is stored where nothing is known of it."""
    definition = _register_of(known, line)
    if definition is not None and name not in FIELDS:
        label = column_label(definition, name)
        return label[:1].lower() + label[1:]
    return str(FIELDS.get(name, name))


def say_value(known: Known, line: AuditLine, name: str, value: object) -> str:
    """A value as people know it: a label, a name, a day in words."""
    if value is None or value in ("", [], {}):
        return "–"
    say = known.sayings.get((line.object_type, name)) or known.sayings.get(("", name))
    definition = _register_of(known, line)
    if say is None and definition is not None:
        return say_stored(known.actor, definition, name, value)
    if isinstance(value, list):
        return ", ".join(say(each) if say else _plainly(each) for each in value)
    return say(value) if say else _plainly(value)


def _register_of(known: Known, line: AuditLine) -> RegisterDefinition | None:
    if line.object_type != "entry":
        return None
    return known.registers.get(known.register_of.get(line.object_id or 0, ""))


def _sayings(
    registers: Mapping[str, RegisterDefinition], people: Mapping[str, str]
) -> Mapping[tuple[str, str], Say]:
    in_register = _from({name: pick(each.label) for name, each in registers.items()})
    in_law = _from(_from_law())
    person = _from(people)

    def selected(value: object) -> str:
        return say_selection(value, registers) if isinstance(value, Mapping) else str(value)

    return {
        ("", "register"): in_register,
        ("registerversion", "name"): in_register,
        ("savedfilter", "list"): in_register,
        ("councildocument", "name"): _from({name: each.label for name, each in KINDS.items()}),
        ("", "roles"): lambda value: role_name(str(value)),
        ("", "owner_id"): person,
        ("", "people"): person,
        ("", "leads"): person,
        ("", "choice"): _from(CHOICES),
        ("measure", "status"): _from(MEASURE_STATUSES),
        ("section", "kind"): _from(SECTION_KINDS),
        ("subject", "kind"): _from(dict(SubjectKind.choices)),
        ("commitment", "kind"): lambda value: say_kind(str(value)) if value in list(Kind) else str(value),
        ("", "demand"): lambda value: say_demand("", value) if isinstance(value, Mapping) else str(value),
        ("", "selection"): selected,
        ("", "answer"): selected,
        ("", "outcome"): _from(dict(Outcome.choices)),
        ("contribution", "theme"): lambda value: title_of(str(value)),
        ("", "state"): _from(_states()),
        ("", "term"): in_law,
        ("", "ground"): in_law,
        ("confirmedperiod", "length"): _lasts,
        ("", "changed"): lambda value: ", ".join(
            str(FIELDS.get(each, each)) for each in str(value).split(", ")
        ),
    }


def _from(names: Mapping[str, object]) -> Say:
    return lambda value: str(names.get(str(value), value))


def _from_law() -> Mapping[str, str]:
    """What terms are called, and the grounds on which one stands still."""
    terms = {name: pick(each.label) for name, each in statutory_terms().items()}
    return {**terms, **{each.name: pick(each.label) for each in suspension_grounds()}}


def _lasts(value: object) -> str:
    return say_duration(Duration.from_json(value), page_language())


def _states() -> Mapping[str, str]:
    """How far a list is that somebody brought."""
    return {
        "waiting": _("wacht op nakijken"),
        "handed_in": _("nog niet nagekeken"),
        "checking": _("wordt nagekeken"),
        "checked": _("nagekeken"),
        "storing": _("wordt ingelezen"),
        "done": _("ingelezen"),
        "undone": _("ongedaan gemaakt"),
    }


def _plainly(value: object) -> str:
    """A value of which no more is known."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_plainly(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(_plainly(each) for each in value)
    return say_written(str(value))
