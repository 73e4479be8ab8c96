"""Does each column of a list go where somebody would put it?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.list_columns import NOT_TAKEN, plain_heading, propose_columns, targets
from waarborg.registers.shelf import builtin_registers

REPORT = builtin_registers()["melding"]
INSPECTION = builtin_registers()["controle"]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Zaaknummer", "source_key"),
        ("Onderwerp", "title"),
        ("CATEGORIE", "category"),
        ("Soort melding", "category"),
        ("Datum ontvangst", "opened_at"),
        ("Wijk", "area"),
        ("Omschrijving", "omschrijving"),
        ("omschrijving van de melding", "omschrijving"),
        ("E-mailadres van de melder", "email_melder"),
        ("Name of the reporter", "naam_melder"),
        ("Afgehandeld op", "closed_at"),
        ("Behandelaar", "assigned_to"),
        ("Weersverwachting", NOT_TAKEN),
        ("", NOT_TAKEN),
    ],
)
def test_a_heading_says_what_its_column_is(heading: str, target: str) -> None:
    assert propose_columns(REPORT, [heading], {}) == (target,)


def test_our_own_export_finds_its_way_back() -> None:
    headings = ["Nummer", "Titel", "Categorie", "Status", "Resultaat", "Datum", "Begin", "Einde", "Gebied"]
    found = propose_columns(REPORT, [*headings, "Onderwerp", "Volgt op"], {})
    assert found[:6] == ("source_key", "title", "category", "status", "result", "happened_on")
    assert found[6:] == ("opened_at", "closed_at", "area", "subject", "cause")


def test_what_was_chosen_before_wins_also_when_nothing_was_chosen() -> None:
    remembered = {"straat": "title", "categorie": NOT_TAKEN}
    assert propose_columns(REPORT, ["Straat", "Categorie"], remembered) == ("title", NOT_TAKEN)


def test_what_simply_happened_has_no_status_to_fill_in() -> None:
    assert "status" not in targets(INSPECTION)
    assert "status" in targets(REPORT)


def test_what_was_remembered_of_a_field_that_is_gone_is_forgotten() -> None:
    assert propose_columns(REPORT, ["Straat"], {"straat": "bestaat_niet"}) == (NOT_TAKEN,)


@given(st.lists(st.text(max_size=30), max_size=20))
def test_no_two_columns_go_to_one_place(headings: list[str]) -> None:
    found = [target for target in propose_columns(REPORT, headings, {}) if target]
    assert len(found) == len(set(found))


def test_headings_are_the_same_whatever_their_capitals_accents_and_signs() -> None:
    assert plain_heading(" Categorieën:  (soort) ") == plain_heading("categorieen SOORT")
