"""Does a register keep its meaning on its way to a ZGW zaaktype and back, and is all that is missing told?"""

from __future__ import annotations

import contextlib
import json
from datetime import date
from typing import Any

import jsonschema
import pytest
import tomli_w
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.shared_data import shared_file

from waarborg.registers.definitions import FieldType, RegisterDefinition
from waarborg.registers.files import read_register
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.wording import say_problem
from waarborg.registers.zgw_reading import NotAZaaktype, read_zaaktype
from waarborg.registers.zgw_writing import ASKED, write_zaaktype

TODAY = date(2026, 11, 24)
GIVEN = {
    "catalogus": "https://openzaak.example.nl/catalogi/api/v1/catalogussen/1",
    "aanleiding": "Iemand meldt iets.",
    "doorlooptijd": "P8W",
    "handelingInitiator": "melden",
    "handelingBehandelaar": "behandelen",
    "indicatieInternOfExtern": "extern",
    "verantwoordelijke": "Openbare orde",
    "referentieproces": "Melding behandelen",
}
SCHEMAS = {
    "zaaktype": "ZaakTypeRequest",
    "statustypen": "StatusTypeRequest",
    "resultaattypen": "ResultaatTypeRequest",
    "eigenschappen": "EigenschapRequest",
    "roltypen": "RolTypeRequest",
}
EVERY = pytest.mark.parametrize("register", builtin_registers().values(), ids=lambda each: each.name)


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    path = shared_file("data/api/openzaak_catalogi.yaml")
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def mistakes(api: dict[str, Any], schema: str, part: object) -> list[str]:
    """What the API would refuse; ``nullable`` of OpenAPI plays no part in what we send."""
    rule = {"$ref": f"#/components/schemas/{schema}", "components": api["components"]}
    checker = jsonschema.Draft202012Validator(rule, format_checker=jsonschema.FormatChecker())
    return [error.message for error in checker.iter_errors(part)]


def again(register: RegisterDefinition) -> RegisterDefinition:
    """To JSON and back to a register."""
    parts = json.loads(json.dumps(write_zaaktype(register, GIVEN).parts))
    found = read_zaaktype(parts, TODAY)
    return read_register(found.name, tomli_w.dumps(found.content))


@EVERY
def test_what_is_sent_the_api_takes_except_for_what_is_listed_as_missing(
    register: RegisterDefinition, api: dict[str, Any]
) -> None:
    written = write_zaaktype(register, {})
    for name, schema in SCHEMAS.items():
        part = written.parts[name]
        for number, each in enumerate(part if isinstance(part, list) else [part], start=1):
            for mistake in mistakes(api, schema, each):
                assert "is a required property" in mistake, f"{name} {number}: {mistake}"
                field = mistake.split("'")[1]
                listed = [problem.field for problem in written.missing]
                assert any(place.startswith(name) and place.endswith(field) for place in listed), mistake


@EVERY
def test_with_what_was_asked_the_zaaktype_statuses_and_fields_are_whole(
    register: RegisterDefinition, api: dict[str, Any]
) -> None:
    written = write_zaaktype(register, GIVEN)
    assert mistakes(api, "ZaakTypeRequest", written.parts["zaaktype"]) == []
    for name in ("statustypen", "eigenschappen"):
        parts = written.parts[name]
        assert isinstance(parts, list)
        assert [mistakes(api, SCHEMAS[name], part) for part in parts] == [[]] * len(parts)
    assert {problem.field.split(".")[0].split("[")[0] for problem in written.missing} <= {
        "resultaattypen",
        "roltypen",
    }


@EVERY
def test_a_register_comes_back_with_its_fields_statuses_results_categories_and_roles(
    register: RegisterDefinition,
) -> None:
    back = again(register)
    assert [each.label[0] for each in back.categories] == [each.label[0] for each in register.categories]
    # The standard gives a result thirty characters.
    assert [each.label[0] for each in back.results] == [
        each.label[0][:30].strip() for each in register.results
    ]
    assert [each.retention for each in back.results] == [each.retention for each in register.results]
    assert {each.label[0] for each in back.statuses} == {each.label[0] for each in register.statuses}
    assert [dutch for _, dutch, _ in back.roles] == [dutch for _, dutch, _ in register.roles]
    assert [each.required for each in back.fields] == [each.required for each in register.fields]
    assert back.occurrence == register.occurrence
    assert back.confidentiality == register.confidentiality
    chosen = {FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO, FieldType.DATE, FieldType.MONEY}
    for old, new in zip(register.fields, back.fields, strict=True):
        assert old.type not in chosen or new.type is old.type, old.name


@EVERY
def test_what_identifies_people_is_not_open_when_it_comes_back(register: RegisterDefinition) -> None:
    personal = {each.label[0] for each in register.fields if each.personal and "naam" in each.name}
    assert personal <= {each.label[0] for each in again(register).fields if each.personal}


@EVERY
def test_all_that_is_missing_or_lost_is_told_in_both_languages(register: RegisterDefinition) -> None:
    written = write_zaaktype(register, {})
    told = [*written.missing, *written.remarks, *read_zaaktype(written.parts, TODAY).remarks]
    assert all(say_problem(problem, "nl") and say_problem(problem, "en") for problem in told)


def test_a_term_set_by_law_goes_along() -> None:
    zaaktype = write_zaaktype(builtin_registers()["datalek"], {}).parts["zaaktype"]
    assert isinstance(zaaktype, dict)
    assert zaaktype["doorlooptijd"] == "PT72H"


@pytest.mark.parametrize("name", ASKED)
def test_what_was_given_is_no_longer_missing(name: str) -> None:
    written = write_zaaktype(builtin_registers()["controle"], {name: GIVEN[name]})
    assert f"zaaktype.{name}" not in {problem.field for problem in written.missing}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("catalogus", "mijn catalogus", "zgw_no_address"),
        ("indicatieInternOfExtern", "beide", "zgw_does_not_fit"),
        ("doorlooptijd", "acht weken", "zgw_no_duration"),
        ("handelingInitiator", "een heel lang werkwoord dat niet past", "zgw_does_not_fit"),
    ],
)
def test_what_does_not_fit_is_missing_still(name: str, value: str, code: str) -> None:
    written = write_zaaktype(builtin_registers()["controle"], {name: value})
    assert (code, f"zaaktype.{name}") in {(each.code, each.field) for each in written.missing}
    zaaktype = written.parts["zaaktype"]
    assert isinstance(zaaktype, dict)
    assert name not in zaaktype


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        {},
        {"zaaktype": []},
        {"zaaktype": {}},
        {"zaaktype": {"omschrijving": "x"}, "statustypen": {}},
    ],
)
def test_other_json_is_no_zaaktype(written: object) -> None:
    with pytest.raises(NotAZaaktype):
        read_zaaktype(written, TODAY)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["naam", "omschrijving", "specificatie", "waardenverzameling"]), inner
        )
    ),
)


@given(st.dictionaries(st.sampled_from([*SCHEMAS, "x"]), _json))
def test_no_json_makes_it_stumble(written: dict[str, object]) -> None:
    with contextlib.suppress(NotAZaaktype):
        read_zaaktype(written, TODAY)
