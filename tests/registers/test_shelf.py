"""Do the registers that come along hold together?"""

from __future__ import annotations

import pytest

from waarborg.registers.definitions import FieldType, RegisterDefinition
from waarborg.registers.files import read_register
from waarborg.registers.shelf import builtin_registers, builtin_sources
from waarborg.registers.workflow import first_status, reachable_statuses

FIRST_SEVEN = {"melding", "controle", "campagne", "overleg", "oefening", "document", "attest"}
REGISTERS = list(builtin_registers().values())


def test_the_first_seven_registers_are_there() -> None:
    assert set(builtin_registers()) >= FIRST_SEVEN


def test_registers_are_read_once() -> None:
    assert builtin_registers() is builtin_registers()


@pytest.mark.parametrize("name", sorted(builtin_sources()))
def test_a_register_reads_the_same_from_its_text(name: str) -> None:
    assert read_register(name, builtin_sources()[name]) == builtin_registers()[name]


def test_every_register_numbers_its_entries_with_a_prefix_of_its_own() -> None:
    prefixes = [definition.prefix for definition in REGISTERS]
    assert len(set(prefixes)) == len(prefixes)


@pytest.mark.parametrize("definition", REGISTERS, ids=lambda definition: definition.name)
def test_every_label_is_there_in_both_languages(definition: RegisterDefinition) -> None:
    labels = [definition.label, definition.plural, definition.description]
    labels += [field.label for field in definition.fields]
    labels += [(dutch, english) for field in definition.fields for _, dutch, english in field.choices]
    labels += [field.help for field in definition.fields if any(field.help)]
    labels += [status.label for status in definition.statuses]
    labels += [result.label for result in definition.results]
    labels += [category.label for category in definition.categories]
    labels += [(dutch, english) for _, dutch, english in definition.roles]
    assert all(dutch and english for dutch, english in labels)


@pytest.mark.parametrize("definition", REGISTERS, ids=lambda definition: definition.name)
def test_an_end_status_can_be_reached_from_the_first(definition: RegisterDefinition) -> None:
    reached = reachable_statuses(definition)
    assert any(status.end and status.name in reached for status in definition.statuses)


@pytest.mark.parametrize("definition", REGISTERS, ids=lambda definition: definition.name)
def test_what_simply_happened_starts_closed_and_the_rest_starts_open(definition: RegisterDefinition) -> None:
    assert first_status(definition).end is definition.occurrence


def test_racist_texts_have_a_day_on_the_clock_and_a_team() -> None:
    categories = {category.name: category for category in builtin_registers()["melding"].categories}
    racist = categories["racistische_tekst"]
    assert racist.term is not None
    assert racist.term.as_json() == "PT24H"
    assert racist.team == "Buitendienst"


def test_every_category_of_reports_has_a_term_or_the_registers_own() -> None:
    report = builtin_registers()["melding"]
    assert report.term is not None
    assert {category.name for category in report.categories if category.term is None} == {"overig"}


def test_a_report_tells_to_whom_it_was_passed_on_when_its_reporter_heard_and_that_it_is_double() -> None:
    report = builtin_registers()["melding"]
    fields = {field.name: field for field in report.fields}
    assert {"politie", "waterschap"} <= {value for value, _, _ in fields["doorgegeven_aan"].choices}
    assert fields["melder_geinformeerd_op"].type is FieldType.DATE
    assert {"doorgegeven", "dubbel"} <= {result.name for result in report.results}


NAMING_PERSONS = frozenset(
    (
        *("aangestelde", "aangever", "aanvrager", "adres_bewoner", "beheerder_naam", "beheerder_telefoon"),
        *("betrokkene", "betrokkenen", "email_melder", "email_organisator", "functionaris"),
        *("medewerker", "naam_melder", "namen", "organisator", "overtreder", "partijen"),
        *("personeelsnummer", "persoon", "telefoon", "verklaard_door", "veroorzaker"),
    )
)


def test_no_field_that_names_a_person_goes_unmarked() -> None:
    named = {
        (definition.name, field.name)
        for definition in REGISTERS
        for field in definition.fields
        if field.name in NAMING_PERSONS
    }
    personal = {
        (definition.name, field.name)
        for definition in REGISTERS
        for field in definition.fields
        if field.personal
    }
    assert named == personal


def test_retention_has_its_number_in_the_selectielijst() -> None:
    for definition in REGISTERS:
        for result in definition.results:
            assert result.retention is None or result.retention_source
