"""With what does a sentence compare a figure, and on which side of it must the figure stand?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from waarborg.commitments.beside import COMPARABLE, COUNTRY, POLICE_UNIT, PROVINCE, SAFETY_REGION
from waarborg.commitments.demands import Direction
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.patterns import fragment, pattern

_AREAS = (COMPARABLE, POLICE_UNIT, PROVINCE, COUNTRY, SAFETY_REGION)
_BETWEEN = pattern("comparisons.between").pattern
_WORDS = (
    rf"(?:{_BETWEEN} ){{0,6}}?(?:(?:{fragment('measured')}|gemiddeld) (?:[a-z'-]+ ){{0,5}}?)?"
    rf"(?:{_BETWEEN} ){{0,4}}?"
)
"""What may stand between 'dan' and an area: 'dan het gemiddelde aantal inbraken in heel de provincie'."""
_NAMED = "|".join(
    f"(?P<area{place}>{pattern(f'comparisons.{name}').pattern})" for place, name in enumerate(_AREAS)
)
_THAN_IN_TIME = r"ten opzichte van|t\.?o\.?v\.?|vergeleken (?:met|bij)|in vergelijking met"
_PASSES = r"(?:over(?:schrijd|stijg|tref)\w*)"
_COMPARED = re.compile(
    rf"\b(?P<lead>dan|boven|beneden|onder|gelijk aan|zo [a-z]+ als|(?:maximaal|minimaal)(?: op)?|af van"
    rf"|{_THAN_IN_TIME}|{_PASSES}) (?P<words>{_WORDS})(?:(?:{_NAMED})\b|(?P<year>20\d\d)\b)"
    # 'Meer dan de politie-eenheid kan opruimen' compares with no figure, nor does 'het gemiddelde van 2019-2023'
    # with a year.
    r"(?!-\d|,? (?:tot|t/m|en 20|20)| (?:kan|kunnen|wil|willen|moet|moeten|mag|mogen|zal|vraagt|eist|doet)\b)"
)
_PASSED = re.compile(
    rf"\b(?:{_NAMED})\b[^,;]{{0,25}} (?:niet|nooit) [^,;]{{0,15}}over(?:schreden|stegen|troffen)\b"
)
"""'Het regionale gemiddelde mag niet worden overschreden.'"""
_OF_A_YEAR = re.compile(r"\b(?:in|van|over|jaar|begin|eind|medio) $")
_NO_NUMBER = re.compile(r"$|[.,;:)]| (?:als|en|het geval|is|was)\b")
"""After 'dan 2018' that is a year; 'dan 2000 meldingen' is a number."""

_SHARE = r"(?P<share>\d{1,3}(?:,\d+)? ?(?:%|procent)|een (?:kwart|derde|vijfde|tiende)|de helft)"
_CAP = r"(?P<cap>maximaal|niet meer dan)"
_BY = rf"(?:{_CAP} )?(?:(?:minimaal|zeker|ruim|ongeveer) )?{_SHARE}"
_MORE, _LESS = "hoger|meer|groter|vaker|boven", "lager|minder|kleiner|onder|beneden"
_WORD = re.compile(
    rf"(?:{_BY} )?\b(?:(?P<more>{_MORE})|(?P<less>{_LESS})|beter|slechter)\b"
    r"(?! dan (?:\d|een |de helft))(?=[^,;]{0,90}$)"
)
_FALLS = (
    r"(?:daal\w*|dal(?:en|ing|end)\b|gedaald|neemt [^;]*\baf\b|af(?:name|neemt|nemen|genomen)\b|vermind\w+"
    r"|omlaag|halve\w+|gehalveerd)"
)
_RISES = r"(?:stij\w+|gestegen|neemt [^;]*\btoe\b|toe(?:name|neemt|nemen|genomen)\b|groei\w*|omhoog)"
_MOVES = re.compile(rf"\b(?:(?P<less>{_FALLS})|(?P<more>{_RISES}))")
_MOVED_BY = re.compile(rf"\b(?:met|van) {_BY}")
_SIGNED = re.compile(r"(?<![\w%] )(?<![\w%])[-–−] ?(?P<share>\d{1,2}(?:,\d+)? ?(?:%|procent))")
_DENIED = re.compile(
    r"\b(?:niet|nooit|nergens|nimmer|geen)\b(?! (?:meer|minder) dan)(?:(?!\bmaar\b)[^,;]){0,40}$"
)
_OR_EQUAL = re.compile(r"\b(?:op|gelijk(?: aan)?) of $")
_OR_SIDE = re.compile(rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?: dan)? of $")
_FRACTIONS = {"een kwart": 0.25, "een derde": 1 / 3, "een vijfde": 0.2, "een tiende": 0.1, "de helft": 0.5}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a figure is held against.

    Attributes:
        reference: ``year:2018`` or ``area:<name>``, as a target has it.
        direction: ``None`` where the sentence does not say on which side it must be.
        bound: the factor on the reference, where the sentence names a margin ('10 % onder': 0.9).
    """

    reference: str
    direction: Direction | None
    bound: float | None = None


def find_comparison(sentence: str) -> Comparison | None:
    """Find the earlier year or the other area with which a sentence compares; ``None`` where it names neither.

    Examples:
        >>> find_comparison("Het aantal inbraken is niet hoger dan het gemiddelde van de regio.").reference
        'area:veiligheidsregio'
    """
    return comparison_in(normal_form(sentence))


def comparison_in(said: str) -> Comparison | None:
    """The same, of a sentence in normal form."""
    for found in _COMPARED.finditer(said):
        reference = _reference(found, said)
        side = _side(said[: found.start("lead")], found["lead"], said[found.end() :]) if reference else None
        if side is not None:
            return Comparison(reference, *side)
    passed = _PASSED.search(said)
    return Comparison(_reference(passed, said), Direction.AT_MOST) if passed else None


_Side = tuple[Direction | None, float | None]


def _reference(found: re.Match[str], said: str) -> str:
    for place, name in enumerate(_AREAS):
        if found[f"area{place}"]:
            return f"area:{name}"
    year = found["year"]
    of_a_year = _OF_A_YEAR.search(said[: found.start("year")])
    bare = not found["words"] and _NO_NUMBER.match(said, found.end("year"))
    return f"year:{year}" if of_a_year or bare or re.match(_THAN_IN_TIME, found["lead"]) else ""


def _side(before: str, lead: str, after: str) -> _Side | None:
    """On which side and by which factor; ``None``: these words do not compare a figure."""
    if lead.startswith("over"):
        denied = _DENIED.search(before) or re.match(r" (?:niet|nooit)\b", after)
        return (Direction.AT_MOST if denied else Direction.ABOVE), None
    if lead in ("boven", "beneden", "onder", "dan"):
        word = _last(_WORD, before if lead == "dan" else f"{before}{lead}")
        return _by_word(before, word) if word else None
    if lead.startswith(("maximaal", "minimaal")):
        return (Direction.AT_MOST if lead.startswith("max") else Direction.AT_LEAST), None
    if lead.startswith(("gelijk", "zo")):
        return _equal(before), None
    return (None, None) if lead == "af van" else _over_time(f"{before}{lead}{after}", before)


def _by_word(before: str, word: re.Match[str]) -> _Side:
    if not (word["more"] or word["less"]):
        # What is better depends on the figure.
        return None, None
    more = bool(word["more"])
    if _OR_EQUAL.search(before[: word.start("more" if more else "less")]):
        return (Direction.AT_LEAST if more else Direction.AT_MOST), None
    return _judged(more, bool(_DENIED.search(before[: word.start()])), word)


def _equal(before: str) -> Direction | None:
    """'Maximaal gelijk aan', 'lager dan of gelijk aan'; no side where it is to be just as much."""
    beside = _OR_SIDE.search(before)
    if beside:
        return Direction.AT_LEAST if beside["more"] else Direction.AT_MOST
    cap = re.search(r"\b(maximaal|minimaal|niet lager en) (?:[a-z]+ )?$", before)
    return None if cap is None else Direction.AT_MOST if cap[1] == "maximaal" else Direction.AT_LEAST


def _over_time(said: str, before: str) -> _Side:
    """What 'ten opzichte van 2018' leaves to the verb, or to a word of comparison."""
    word = _last(_WORD, before)
    if word:
        return _by_word(before, word)
    if signed := _SIGNED.search(said):
        return _judged(more=False, denied=False, by=signed)
    move = _MOVES.search(said)
    if move and move[0].startswith(("halve", "gehalve")):
        return Direction.AT_MOST, 0.5
    if move is None:
        return None, None
    denied = re.search(r"\b(?:niet|geen)\b(?! meer dan)", said)
    return _judged(bool(move["more"]), bool(denied), _MOVED_BY.search(said))


def _judged(more: bool, denied: bool, by: re.Match[str] | None) -> _Side:
    """The side of a word for more or for less, with its share; denied it is the other side, or at most so much."""
    share = _share_of(by["share"]) if by and by["share"] else None
    if share is None:
        if denied:
            return (Direction.AT_MOST if more else Direction.AT_LEAST), None
        return (Direction.ABOVE if more else Direction.BELOW), None
    capped = denied or bool(by and by.groupdict().get("cap"))
    factor = round(1 + share if more else 1 - share, 4)
    return (Direction.AT_MOST if more is capped else Direction.AT_LEAST), factor


def _share_of(written: str) -> float:
    number = written.removesuffix("procent").rstrip("% ").replace(",", ".")
    return _FRACTIONS.get(written) or float(number) / 100


def _last(sign: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(sign.finditer(text), key=lambda found: found.start(), default=None)
