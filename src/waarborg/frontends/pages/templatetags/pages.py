"""Which words do the templates need beside Django's own?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from waarborg.commitments import wording
from waarborg.commitments.budgets import say_euros
from waarborg.commitments.demands import Kind
from waarborg.commitments.verdicts import Reason, Standing
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.menu import Menu, menu_at
from waarborg.frontends.pages.numbers import short_number
from waarborg.frontends.pages.registers.questions import Option

register = template.Library()
_SELECTED = SafeString(" selected")


@register.simple_tag
def menu(path: str, organisation: str, may: Mapping[str, bool]) -> Menu:
    """The main menu above the page with this path: only what this actor may open."""
    return menu_at(path, organisation, may)


@register.simple_tag
def options(choices: Iterable[Option]) -> SafeString:
    """What a list lets choose from. Not in the template: the filters of a register have over a hundred of them."""
    rows = ((each.value, _SELECTED if each.chosen else "", each.label) for each in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def map_tiles() -> str:
    """The address of the tiles under maps; empty where maps have no background."""
    return str(settings.MAP_TILES)


@register.filter
def standing_name(standing: str) -> str:
    """The standing in words: ``kept`` is 'nagekomen'."""
    return wording.name_of(Standing(standing), page_language())


@register.filter
def kind_name(kind: str) -> str:
    """The kind in words."""
    return wording.name_of(Kind(kind), page_language())


@register.filter
def reason_text(reason: Reason) -> str:
    """Why a commitment stands as it does, in one plain line."""
    return wording.say(reason, page_language())


@register.filter
def as_number(value: object) -> str:
    """A measured value without needless decimals, with a comma in Dutch."""
    return short_number(value) if isinstance(value, int | float) else str(value)


@register.filter
def euros(amount: int) -> str:
    """An amount in whole euros: ``€ 12.500``."""
    return say_euros(amount, page_language())


@register.filter
def role_name(role: str) -> str:
    """A role in words."""
    names = {
        "safety_officer": _("Beleidsmedewerker veiligheid"),
        "owner": _("Trekker"),
        "enforcement_officer": _("BOA"),
        "front_desk": _("Servicepunt"),
        "care_coordinator": _("Coördinator zorg en veiligheid"),
        "confidential_adviser": _("Vertrouwenspersoon"),
        "portfolio_holder": _("Portefeuillehouder"),
        "administrator": _("Beheerder"),
        "privacy_officer": _("Privacyfunctionaris"),
        "reader": _("Lezer"),
    }
    return names[role]
