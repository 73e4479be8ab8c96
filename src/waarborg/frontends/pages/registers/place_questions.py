"""How is a place asked: a point on the map, and an address?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.questions import Given, Question, as_written
from waarborg.frontends.pages.registers.wording import place_labels


def location_question(given: Given) -> Question:
    """The point, typed or chosen on the map."""
    return _question(
        given, "location", "location", 100, _("RD in meters (85000, 447000) of graden (52,01; 4,36).")
    )


def address_questions(given: Given) -> list[Question]:
    """Street, number, postal code and town."""
    lengths = {"street": 100, "house_number": 20, "postal_code": 7, "town": 100}
    return [_question(given, name, "text", longest) for name, longest in lengths.items()]


def _question(given: Given, name: str, widget: str, longest: int, explanation: str = "") -> Question:
    return Question(
        name,
        place_labels()[name],
        widget,
        value=as_written(given.values.get(name), widget),
        help=explanation,
        problems=tuple(given.problems.get(name, ())),
        max_length=longest,
        written=given.written.get(name, ""),
    )
