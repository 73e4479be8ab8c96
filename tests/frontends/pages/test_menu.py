"""Does the main menu lead everywhere, and say where we are?"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from waarborg.frontends.pages.menu import MENU, Menu, menu_at
from waarborg.operations.permissions import Act

EVERYTHING = {act.name.lower(): True for act in Act}
READING = {name: name == "read" for name in EVERYTHING}


def menu(path: str, allowed: Mapping[str, bool] = EVERYTHING) -> Menu:
    return menu_at(f"/duinstad/{path}", "duinstad", allowed)


def where(found: Menu) -> tuple[list[str], list[tuple[str, str]]]:
    return (
        [each.label for each in found.groups if each.current],
        [(each.label, each.current) for each in found.pages if each.current],
    )


@pytest.mark.parametrize(
    ("path", "group", "page"),
    [
        ("", ["Bord"], []),
        ("plan/", ["Plan"], [("Plan", "page")]),
        ("plan/activiteit/12/", ["Plan"], [("Plan", "true")]),
        ("documenten/", ["Plan"], [("Documenten", "page")]),
        ("mijn-werk/", ["Werk"], [("Mijn werk", "page")]),
        ("registers/melding/4/", ["Werk"], [("Registers", "true")]),
        ("cijfers/", ["Beeld"], [("Cijfers", "page")]),
        ("beheer/", ["Beheer"], []),
        ("lijsten/", [], []),
    ],
)
def test_the_menu_says_where_we_are(path: str, group: list[str], page: list[tuple[str, str]]) -> None:
    assert where(menu(path)) == (group, page)


def test_a_group_shows_its_pages_only_while_we_are_in_it() -> None:
    assert menu("").pages == menu("lijsten/").pages == ()
    assert [each.label for each in menu("cijfers/").pages] == ["Veiligheidsbeeld", "Cijfers"]


def test_a_group_leads_to_the_first_of_its_pages_that_somebody_may_open() -> None:
    assert {each.address for each in menu("").groups} >= {"/duinstad/plan/", "/duinstad/beheer/"}
    as_reader = menu("mijn-afspraken/", READING)
    assert "Beheer" not in [each.label for each in as_reader.groups]
    assert not {"Mijn werk", "Overleg", "Buiten"} & {each.label for each in as_reader.pages}


def test_every_page_of_the_menu_can_be_reached_from_the_board_by_two_links() -> None:
    reached = {group.address for group in menu("").groups}
    for group in menu("").groups:
        below = menu_at(group.address, "duinstad", EVERYTHING)
        reached |= {each.address for each in below.pages}
    assert len(reached) == len({page.route for _group, pages in MENU for page in pages})
