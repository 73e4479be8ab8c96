"""With which other area can a figure be compared by name, and how is the figure of one called?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

COMPARABLE, SAFETY_REGION, POLICE_UNIT, PROVINCE, COUNTRY = (
    "vergelijkbaar",
    "veiligheidsregio",
    "politie-eenheid",
    "provincie",
    "NL",
)
"""Under these names stand the figures of the middle of the municipalities that are most alike, of the regions in
which a municipality lies (with the municipality itself), and of the country."""

NAMED_AREAS: Mapping[str, tuple[str, str]] = {
    COMPARABLE: ("het midden van vergelijkbare gemeenten", "the middle of comparable municipalities"),
    SAFETY_REGION: ("de veiligheidsregio", "the safety region"),
    POLICE_UNIT: ("de politie-eenheid", "the police unit"),
    PROVINCE: ("de provincie", "the province"),
    COUNTRY: ("Nederland", "the Netherlands"),
}
"""What each is called, in the order in which they are offered."""


def say_figure_of(reference: str, language: Literal["nl", "en"]) -> str:
    """Whose figure or of which year a target is compared with: ``het cijfer van de veiligheidsregio``.

    Args:
        reference: as a demand has it: ``year:2018`` or ``area:<name or code>``.
    """
    what, _, which = reference.partition(":")
    place = 0 if language == "nl" else 1
    figure = ("het cijfer", "the figure")[place]
    if what == "year":
        return f"{figure} in {which}"
    named = NAMED_AREAS.get(which)
    return f"{figure} {('van', 'of')[place]} {named[place] if named else f'‘{which or what}’'}"
