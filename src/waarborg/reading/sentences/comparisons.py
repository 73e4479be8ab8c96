"""With what does a sentence compare a figure, and on which side of it must the figure stand?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from waarborg.commitments.beside import COMPARABLE, COUNTRY, POLICE_UNIT, PROVINCE, SAFETY_REGION
from waarborg.commitments.demands import Direction
from waarborg.reading.sentences.normal import normal_form

_MORE, _LESS = "hoger|meer|groter|vaker", "lager|minder|kleiner"
_SIDE = re.compile(
    rf"\b(?P<side>(?:niet )?(?:{_MORE}|{_LESS}) (?:[a-z-]+ ){{0,4}}?dan|(?:niet )?(?:boven|onder)"
    r"|(?:maximaal|hoogstens|hooguit|minimaal|minstens|ten minste) (?:gelijk aan|zo (?:hoog|laag|groot) als|op)"
    r"|ten opzichte van)\b(?P<rest>[^;]{0,80})"
)
_FALLS = (
    r"\b(?:daal\w*|dal(?:en|ing|end)\b|gedaald|neemt [^;]*\baf\b|af(?:name|neemt|nemen|genomen)|vermind\w+)"
)
_RISES = r"\b(?:stij\w+|gestegen|neemt [^;]*\btoe\b|toe(?:name|neemt|nemen|genomen)|groei\w*)"


def _signs(*patterns: tuple[str, Direction]) -> tuple[tuple[re.Pattern[str], Direction], ...]:
    return tuple((re.compile(pattern), direction) for pattern, direction in patterns)


_SIDES = _signs(
    (rf"niet (?:{_MORE}|boven)|maximaal|hoogstens|hooguit", Direction.AT_MOST),
    (rf"niet (?:{_LESS}|onder)|minimaal|minstens|ten minste", Direction.AT_LEAST),
    (f"{_MORE}|boven", Direction.ABOVE),
    (f"{_LESS}|onder", Direction.BELOW),
)
_MOVES = _signs((_FALLS, Direction.BELOW), (_RISES, Direction.ABOVE))
"""What 'ten opzichte van 2018' leaves to the verb."""

_YEAR = re.compile(r"\b(?:in|van|jaar|begin|eind|niveau van) ((?:19|20)\d\d)\b|^ ((?:19|20)\d\d)\b")
_AREAS = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"\bvergelijkbare|\breferentie(?:groep|gemeenten)|\bsoortgelijke|\bgelijke omvang", COMPARABLE),
        (r"\bpolitie-?eenheid|\beenheid\b|\bpolitieregio\b", POLICE_UNIT),
        (r"\bprovinci(?:e|a(?:al|le))\b", PROVINCE),
        (r"\blandelijke?\b|\bnederlandse?\b|\b(?:in|van) nederland\b|\bhet land\b", COUNTRY),
        (r"\b(?:veiligheids)?regio\b|\bregiona(?:al|le)\b|\bregiogemiddelde\b", SAFETY_REGION),
    )
)
"""In this order: a comparable municipality 'in de regio' is a comparable municipality."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a figure is held against.

    Attributes:
        reference: ``year:2018`` or ``area:<name>``, as a target has it.
        direction: ``None`` where the sentence does not say on which side it must be.
    """

    reference: str
    direction: Direction | None


def find_comparison(sentence: str) -> Comparison | None:
    """Find the earlier year or the other area with which a sentence compares; ``None`` where it names neither.

    Examples:
        >>> find_comparison("Het aantal inbraken is niet hoger dan het gemiddelde van de regio.").reference
        'area:veiligheidsregio'
    """
    said = normal_form(sentence)
    for found in _SIDE.finditer(said):
        reference = _reference(found["rest"])
        if reference:
            side = _first(_SIDES, found["side"])
            return Comparison(reference, side if side is not None else _first(_MOVES, said))
    return None


def _first(signs: tuple[tuple[re.Pattern[str], Direction], ...], text: str) -> Direction | None:
    return next((direction for sign, direction in signs if sign.search(text)), None)


def _reference(rest: str) -> str:
    for sign, name in _AREAS:
        if sign.search(rest):
            return f"area:{name}"
    year = _YEAR.search(rest)
    return f"year:{year[1] or year[2]}" if year else ""
