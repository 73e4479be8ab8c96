"""What is a register? The typed content of a register file; the file itself speaks Dutch ZGW."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from waarborg.registers.durations import Duration


class FieldType(StrEnum):
    """What a field holds; each has one way to be checked and one widget."""

    TEXT = "tekst"
    LONG_TEXT = "lange_tekst"
    NUMBER = "getal"
    MONEY = "bedrag"
    DATE = "datum"
    MOMENT = "datum_tijd"
    YES_NO = "ja_nee"
    CHOICE = "keuze"
    CHOICES = "meerkeuze"
    EMAIL = "e-mail"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One property (eigenschap) of an entry.

    Attributes:
        name: lower case, words joined by ``_``.
        label: Dutch, English.
        personal: it can identify a person: left out of exports and logs unless asked for.
        choices: allowed values with their labels (value, Dutch, English), for choice fields only.
        later: it becomes known on the way: the form of a new entry keeps it apart, and whoever goes on is asked.
        not_before: the field of the same type whose day or moment it may not precede.
    """

    name: str
    label: tuple[str, str]
    type: FieldType
    required: bool = False
    personal: bool = False
    choices: tuple[tuple[str, str, str], ...] = ()
    help: tuple[str, str] = ("", "")
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    later: bool = False
    not_before: str | None = None


@dataclass(frozen=True, slots=True)
class StatusDefinition:
    """One status (statustype) and the statuses that may follow it; ``end`` closes the entry."""

    name: str
    label: tuple[str, str]
    next: tuple[str, ...] = ()
    end: bool = False


@dataclass(frozen=True, slots=True)
class ResultDefinition:
    """One outcome (resultaattype) with its retention.

    Attributes:
        retention: how long to keep after closing; ``None``: for good, or unknown when ``retention_source``
            is empty.
        retention_source: number in the Selectielijst gemeenten 2020; empty when we are not sure.
    """

    name: str
    label: tuple[str, str]
    retention: Duration | None = None
    retention_source: str = ""


@dataclass(frozen=True, slots=True)
class CategoryDefinition:
    """One value of the register's category, with its own term and team where they differ.

    The category is the field by which rules and maps tell entries apart, so it is a column of the database.

    Attributes:
        statutory_term: name of the term set by law that it has instead of ``term``.
        words: they point to this register and, within it, to this category.
        hints: too common to point to the register by themselves; once something else does, they point to this
            category.
    """

    name: str
    label: tuple[str, str]
    term: Duration | None = None
    statutory_term: str | None = None
    team: str | None = None
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterDefinition:
    """A register: what is kept of each entry, how it moves, and which words of a plan point to it.

    Attributes:
        name: the stem of its file (``controle``).
        version: raised with every change; a version is frozen once an entry uses it.
        label, plural: Dutch, English.
        occurrence: entries that simply happened (an inspection, a meeting) start in an end status; the others
            (a report) run through their statuses.
        term: time allowed from opening to closing, unless the category sets its own.
        statutory_term: name of the term set by law that it has instead of ``term``
            (:mod:`waarborg.registers.statutory`).
        needs_area: an entry must name a district or neighbourhood.
        asks_title: the form asks at once what the case is called; else among what is seldom needed.
        asks_location: the form asks for the place on the map at once; else among what is seldom needed.
        needs_validity: an entry has a first and last day on which it holds (a document in force).
        start_field: the field of which the moment opens the entry, where it is filled in: its term runs from then.
        due_field: the field of which the day is the entry's own term, where it is filled in.
        subject_lists: names of the lists (``school``) of which an entry can name a member; none: any list.
        confidentiality: ZGW vertrouwelijkheidaanduiding.
        readers: the roles that see its entries, as the file calls them; ``None``: as usual for the level
            (:mod:`waarborg.registers.confidentiality`).
        distributors: the roles that see what nobody handles yet, from ``confidentieel`` on; ``None``: as usual.
        roles: roltypen: who takes part (name, Dutch, English).
        words: lemmas and phrases by which a plan's sentence points to this register.
    """

    name: str
    version: int
    valid_from: date
    label: tuple[str, str]
    plural: tuple[str, str]
    description: tuple[str, str]
    prefix: str
    fields: tuple[FieldDefinition, ...]
    statuses: tuple[StatusDefinition, ...]
    results: tuple[ResultDefinition, ...]
    categories: tuple[CategoryDefinition, ...] = ()
    occurrence: bool = False
    term: Duration | None = None
    statutory_term: str | None = None
    team: str | None = None
    needs_area: bool = False
    needs_validity: bool = False
    asks_location: bool = False
    asks_title: bool = False
    start_field: str | None = None
    due_field: str | None = None
    subject_lists: tuple[str, ...] = ()
    confidentiality: str = "intern"
    readers: tuple[str, ...] | None = None
    distributors: tuple[str, ...] | None = None
    roles: tuple[tuple[str, str, str], ...] = ()
    words: tuple[str, ...] = ()
