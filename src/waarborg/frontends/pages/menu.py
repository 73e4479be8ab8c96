"""Which pages stand in the main menu, in which group, and where in it is the page that is shown?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

_TOP = "board"
"""Every address begins with that of the board, so the board is only itself and nothing stands below it."""


@dataclass(frozen=True, slots=True)
class MenuPage:
    """A page in the menu, for who may do one of these acts."""

    label: str
    route: str
    acts: tuple[str, ...] = ("read",)


MENU: tuple[tuple[str, tuple[MenuPage, ...]], ...] = (
    (_("Bord"), (MenuPage(_("Bord"), _TOP),)),
    (
        _("Plan"),
        (
            MenuPage(_("Plan"), "plans:plan"),
            MenuPage(_("Cyclus"), "policy_cycle:overview"),
            MenuPage(_("Inbreng"), "contributions:overview", ("read_contributions",)),
            MenuPage(_("Bewonerspanel"), "panel:overview"),
            MenuPage(_("Uitvoering"), "implementation:overview"),
            MenuPage(_("Documenten"), "documents:overview"),
        ),
    ),
    (
        _("Werk"),
        (
            MenuPage(_("Mijn afspraken"), "my_commitments"),
            MenuPage(_("Mijn werk"), "work:mine", ("change_entry",)),
            MenuPage(_("Registers"), "registers:overview"),
            MenuPage(_("Planning"), "recurring:overview"),
            MenuPage(_("Overleg"), "meetings:overview", ("read_meeting",)),
            MenuPage(_("Crisis"), "crisis:overview"),
            MenuPage(_("Buiten"), "outdoors:overview", ("log_entry",)),
            MenuPage(_("Zoeken"), "search:everywhere"),
        ),
    ),
    (
        _("Beeld"),
        (
            MenuPage(_("Veiligheidsbeeld"), "pictures:overview"),
            MenuPage(_("Cijfers"), "figures:overview"),
        ),
    ),
    (_("Beheer"), (MenuPage(_("Beheer"), "administration:overview", ("manage_lists", "manage_accounts")),)),
)
"""The menu in its order. A new page is one line, in the group where people would look for it."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link of the menu.

    Attributes:
        current: how the page that is shown relates to it, in the words of ``aria-current``: ``page`` when it is
            that page, ``true`` when it is around that page, empty when it is elsewhere.
    """

    label: str
    address: str
    current: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The groups, each leading to its first page, and the pages of the group in which we are.

    Attributes:
        group: its name; empty on a page that is in no group.
        pages: empty where the group has one page only.
    """

    groups: tuple[MenuLink, ...]
    group: str
    pages: tuple[MenuLink, ...]


def menu_at(path: str, organisation: str, allowed: Mapping[str, bool]) -> Menu:
    """The menu above the page with this path, with only what may be opened."""
    acts = frozenset(act for act, may in allowed.items() if may)
    pages = _pages(organisation, acts, get_language())
    top = reverse(_TOP, kwargs={"organisation": organisation})
    around = [each for *_names, each in pages if path == each or (each != top and path.startswith(each))]
    here = max(around, key=len, default="")
    inside = next((group for group, _label, each in pages if each == here), "")
    first = {group: address for group, _label, address in reversed(pages)}
    links = [
        MenuLink(label, each, "" if each != here else "page" if each == path else "true")
        for group, label, each in pages
        if group == inside
    ]
    return Menu(
        tuple(
            MenuLink(group, first[group], "true" if group == inside else "")
            for group in dict.fromkeys(group for group, *_page in pages)
        ),
        inside,
        tuple(links) if len(links) > 1 else (),
    )


@lru_cache(maxsize=256)
def _pages(organisation: str, acts: frozenset[str], _language: str | None) -> list[tuple[str, str, str]]:
    """The pages that these acts open: group, label and address in this language. On every page, so kept."""
    return [
        (gettext(group), gettext(page.label), reverse(page.route, kwargs={"organisation": organisation}))
        for group, every in MENU
        for page in every
        if not acts.isdisjoint(page.acts)
    ]
