"""What does a register file say? Reads TOML in the words of the Dutch ZGW standards; it holds no logic."""

from __future__ import annotations

import tomllib
from datetime import date

from waarborg.registers.confidentiality import CONFIDENTIALITIES, ROLES
from waarborg.registers.definitions import (
    CategoryDefinition,
    FieldDefinition,
    FieldType,
    RegisterDefinition,
    ResultDefinition,
    StatusDefinition,
)
from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem
from waarborg.registers.soundness import find_flaws
from waarborg.registers.statutory import statutory_terms
from waarborg.registers.tables import Table
from waarborg.registers.wording import say_problem

_NO_DAY = date.min


class RegisterFileError(ValueError):
    """A register file that cannot be used; as text, every mistake with its place and what to do.

    Attributes:
        name: the register's name (the stem of the file).
        problems: every mistake found, in the order of the file.
    """

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        told = (f"  {problem.field or 'file'}: {say_problem(problem, 'en')}" for problem in problems)
        super().__init__("\n".join([f"{name}.toml cannot be used:", *told]))
        self.name = name
        self.problems = problems


def read_register(name: str, text: str) -> RegisterDefinition:
    """Read the text of a register file.

    Args:
        name: the stem of the file, which is the register's name.
        text: the content of the file.

    Raises:
        RegisterFileError: with every mistake in the file, not only the first.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegisterFileError(name, (Problem("", "not_toml", (("error", str(error)),)),)) from None
    problems: list[Problem] = []
    definition = _read_definition(name, Table(content, "", problems))
    problems += find_flaws(definition)
    if problems:
        raise RegisterFileError(name, tuple(problems))
    return definition


def _read_definition(name: str, table: Table) -> RegisterDefinition:
    statutory = _read_statutory(table)
    definition = RegisterDefinition(
        name=name,
        version=table.take_count("versie", required=True) or 1,
        valid_from=table.take_day("geldig_vanaf") or _NO_DAY,
        label=table.take_languages("naam", required=True),
        plural=table.take_languages("meervoud", required=True),
        description=table.take_languages("omschrijving", required=True),
        prefix=table.take_text("voorvoegsel", required=True),
        occurrence=table.take_flag("gebeurtenis"),
        term=None if statutory else table.take_duration("doorlooptijd"),
        statutory_term=statutory,
        team=table.take_text("team") or None,
        needs_area=table.take_flag("gebied_verplicht"),
        needs_validity=table.take_flag("geldigheid"),
        asks_location=table.take_flag("locatie_gevraagd"),
        asks_title=table.take_flag("titel_gevraagd"),
        start_field=table.take_text("beginveld") or None,
        due_field=table.take_text("termijnveld") or None,
        subject_lists=_read_lists(table),
        confidentiality=_read_confidentiality(table),
        readers=_read_roles(table, "inzage"),
        distributors=_read_roles(table, "verdeling"),
        words=table.take_texts("woorden"),
        fields=tuple(_read_field(field) for field in table.take_tables("eigenschappen")),
        statuses=tuple(_read_status(status) for status in table.take_tables("statustypen")),
        results=tuple(_read_result(result) for result in table.take_tables("resultaattypen")),
        categories=tuple(_read_category(category) for category in table.take_tables("categorieen")),
        roles=tuple(_read_role(role) for role in table.take_tables("roltypen")),
    )
    table.finish()
    return definition


def _read_lists(table: Table) -> tuple[str, ...]:
    """The lists from which the subject comes: the name of one, or the names of several."""
    if isinstance(table.content.get("lijst"), list):
        return table.take_texts("lijst")
    name = table.take_text("lijst")
    return (name,) if name else ()


def _read_confidentiality(table: Table) -> str:
    written = table.take_text("vertrouwelijkheidaanduiding")
    if not written:
        return "intern"
    if written not in CONFIDENTIALITIES:
        table.note(
            "vertrouwelijkheidaanduiding", "not_one_of", value=written, allowed=", ".join(CONFIDENTIALITIES)
        )
    return written


def _read_roles(table: Table, key: str) -> tuple[str, ...] | None:
    """The roles that a key names, by the words of the file; ``None`` when it is absent: as usual for the level."""
    if table.content.get(key) is None:
        table.take(key)
        return None
    written = table.take_texts(key)
    for name in written:
        if name not in ROLES:
            table.note(key, "not_one_of", value=name, allowed=", ".join(ROLES))
    return tuple(name for name in written if name in ROLES)


def _read_statutory(table: Table) -> str | None:
    """The name of a term set by law (``doorlooptijd = { wettelijk = "…" }``); ``None`` for a term of our own."""
    written = table.content.get("doorlooptijd")
    if not isinstance(written, dict) or "wettelijk" not in written:
        return None
    reference = Table(written, f"{table.place}.doorlooptijd".lstrip("."), table.problems)
    name = reference.take_text("wettelijk", required=True)
    reference.finish()
    table.take("doorlooptijd")
    if name and name not in statutory_terms():
        table.note("doorlooptijd", "not_one_of", value=name, allowed=", ".join(sorted(statutory_terms())))
    return name or None


def _read_field(table: Table) -> FieldDefinition:
    return FieldDefinition(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        type=_read_type(table),
        required=table.take_flag("verplicht"),
        personal=table.take_flag("persoonsgegeven"),
        choices=tuple(
            (choice.take_text("waarde", required=True), *choice.take_languages("label", required=True))
            for choice in table.take_tables("keuzes")
        ),
        help=table.take_languages("hulp"),
        minimum=table.take_number("minimum"),
        maximum=table.take_number("maximum"),
        max_length=table.take_count("maximale_lengte"),
        later=table.take_flag("later"),
        not_before=table.take_text("niet_voor") or None,
    )


def _read_type(table: Table) -> FieldType:
    written = table.take_text("type", required=True)
    if written in {known.value for known in FieldType}:
        return FieldType(written)
    if not written:
        return FieldType.TEXT
    table.note("type", "not_one_of", value=written, allowed=", ".join(FieldType))
    return FieldType.TEXT


def _read_status(table: Table) -> StatusDefinition:
    return StatusDefinition(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        next=table.take_texts("volgende"),
        end=table.take_flag("eind"),
    )


def _read_result(table: Table) -> ResultDefinition:
    return ResultDefinition(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        retention=_read_retention(table),
        retention_source=table.take_text("selectielijst"),
    )


def _read_retention(table: Table) -> Duration | None:
    """Keep for good (``blijvend_bewaren``), destroy after a term (``vernietigen``), or nothing: not known."""
    nomination = table.take_text("archiefnominatie")
    term = table.take_duration("archiefactietermijn")
    if nomination not in ("", "blijvend_bewaren", "vernietigen"):
        table.note(
            "archiefnominatie", "not_one_of", value=nomination, allowed="blijvend_bewaren, vernietigen"
        )
    if nomination == "blijvend_bewaren" and term:
        table.note("archiefactietermijn", "kept_for_good_with_term")
    if nomination == "vernietigen" and "archiefactietermijn" not in table.content:
        table.note("archiefactietermijn", "destroyed_without_term")
    if nomination != "vernietigen" and term:
        table.note("archiefnominatie", "term_without_destruction")
    if nomination and "selectielijst" not in table.content:
        table.note("selectielijst", "retention_without_source")
    if not nomination and "selectielijst" in table.content:
        table.note("archiefnominatie", "source_without_retention")
    return term


def _read_category(table: Table) -> CategoryDefinition:
    statutory = _read_statutory(table)
    return CategoryDefinition(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        term=None if statutory else table.take_duration("doorlooptijd"),
        statutory_term=statutory,
        team=table.take_text("team") or None,
        words=table.take_texts("woorden"),
        hints=table.take_texts("hulpwoorden"),
    )


def _read_role(table: Table) -> tuple[str, str, str]:
    name = table.take_text("naam", required=True)
    dutch, english = table.take_languages("label", required=True)
    return (name, dutch, english)
