"""How is a number written on a page?"""

from __future__ import annotations

from django.utils import formats

from waarborg.frontends.pages.languages import page_language


def number_format(value: float, places: int = 0) -> str:
    """A number with so many decimals, rounded (Django's own cuts the rest off), and a sign at its thousands."""
    return str(formats.number_format(round(value, places), places, force_grouping=True))


def short_number(value: float) -> str:
    """A number with one decimal at most, below 1 with two, and without zeros at its end."""
    places = 1 if abs(value) >= 1 else 2
    rounded = round(value, places)
    while places and round(rounded, places - 1) == rounded:
        places -= 1
    return number_format(rounded, places)


def percentage(written: str) -> str:
    """A number that is written already, as a percentage: ``9 %`` in Dutch, ``9%`` in English."""
    return f"{written}%" if page_language() == "en" else f"{written} %"
