"""Does a register file come out of the forms as it went in, changed where somebody changed it?"""

from __future__ import annotations

import tomllib
from typing import cast

import pytest
import tomli_w

from waarborg.registers.differences import find_differences
from waarborg.registers.editing import HEAD, PARTS, Content, as_form, from_form, items_of, with_items
from waarborg.registers.files import read_register
from waarborg.registers.shelf import builtin_sources

EVERY = pytest.mark.parametrize(("name", "source"), builtin_sources().items(), ids=list(builtin_sources()))
REPORT = tomllib.loads(builtin_sources()["melding"])


def through_the_forms(content: Content) -> Content:
    for part in PARTS:
        items = [from_form(part, as_form(part, item), item) for item in items_of(content, part)]
        content = with_items(content, part, items)
    return content


def changed(part: str, place: int, **form: str) -> Content:
    items = items_of(REPORT, part)
    items[place] = from_form(part, {**as_form(part, items[place]), **form}, items[place])
    return with_items(REPORT, part, items)


@EVERY
def test_a_register_that_nobody_changed_says_the_same_after_the_forms(name: str, source: str) -> None:
    again = tomli_w.dumps(through_the_forms(tomllib.loads(source)))
    assert read_register(name, again) == read_register(name, source)


@EVERY
def test_nothing_differs_from_itself(name: str, source: str) -> None:
    content = tomllib.loads(source)
    assert find_differences(content, through_the_forms(content)) == []


def test_a_key_that_no_form_knows_is_kept() -> None:
    content = {**REPORT, "van_later": {"x": 1}}
    assert through_the_forms(content)["van_later"] == {"x": 1}


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("5 werkdagen", {"werkdagen": 5}),
        ("1 werkdag", {"werkdagen": 1}),
        ("24 uur", "PT24H"),
        ("2 weken", "P2W"),
        ("4 jaar", "P4Y"),
        ("P6M", "P6M"),
        ("wettelijk: bibob_advies", {"wettelijk": "bibob_advies"}),
        ("ooit", "ooit"),
        ("", None),
    ],
)
def test_a_term_is_written_as_people_say_it(written: str, stored: object) -> None:
    item = from_form("categorieen", {"label-nl": "Iets", "doorlooptijd": written}, {})
    assert item.get("doorlooptijd") == stored


@pytest.mark.parametrize("stored", ["PT24H", "P3D", "P2W", "P6M", "P4Y", {"werkdagen": 5}])
def test_a_term_is_shown_as_it_can_be_written(stored: object) -> None:
    shown = as_form("categorieen", {"naam": "x", "doorlooptijd": stored})["doorlooptijd"]
    assert not shown.startswith("P")
    form = {"label-nl": "Iets", "doorlooptijd": shown}
    assert from_form("categorieen", form, {})["doorlooptijd"] == stored


def test_choices_are_written_one_a_line() -> None:
    form = {"label-nl": "Kleur", "keuzes": "rood | Rood | Red\nZee groen\n\n"}
    assert from_form("eigenschappen", form, {})["keuzes"] == [
        {"waarde": "rood", "label": {"nl": "Rood", "en": "Red"}},
        {"waarde": "zee_groen", "label": {"nl": "Zee groen", "en": "Zee groen"}},
    ]


def test_a_name_follows_from_the_label_when_none_is_given() -> None:
    assert from_form("roltypen", {"label-nl": "Wie het meldt"}, {})["naam"] == "wie_het_meldt"


def test_what_changed_is_told_key_by_key() -> None:
    (found,) = find_differences(REPORT, changed("categorieen", 0, doorlooptijd="3 werkdagen"))
    assert (found.part, found.item, found.key) == ("categorieen", "Graffiti", "doorlooptijd")
    assert (found.kind, found.before, found.after) == ("changed", "5 werkdagen", "3 werkdagen")


def test_what_came_went_or_moved_is_told_as_a_whole() -> None:
    categories = items_of(REPORT, "categorieen")
    fewer = with_items(REPORT, "categorieen", categories[1:])
    assert [(each.kind, each.item) for each in find_differences(REPORT, fewer)] == [("removed", "Graffiti")]
    assert [(each.kind, each.item) for each in find_differences(fewer, REPORT)] == [("added", "Graffiti")]
    turned = with_items(REPORT, "categorieen", categories[::-1])
    assert [each.kind for each in find_differences(REPORT, turned)] == ["moved"]


def test_the_head_is_compared_too_without_its_own_number_and_day() -> None:
    (found,) = find_differences(REPORT, {**changed(HEAD, 0, team="Balie"), "versie": 9})
    assert (found.item, found.key, found.after) == ("", "team", "Balie")


def test_the_last_table_of_a_part_takes_the_part_with_it() -> None:
    assert "roltypen" not in with_items(REPORT, "roltypen", [])
    assert items_of(cast("Content", {"roltypen": "geen lijst"}), "roltypen") == []
