"""Over whom or what does a promise run? Lists ('in elke wijk') and shares ('zo'n 70%')."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A list, or a share of it, at ``start``-``end`` of the normal sentence; ``each`` is the list's lemma."""

    start: int
    end: int
    each: str | None
    coverage: float | None = None


_MEMBERS: dict[str, str] = {
    "wijken": "wijk",
    "buurten": "buurt",
    "kernen": "kern",
    "dorpen": "dorp",
    "dorpskernen": "dorpskern",
    "straten": "straat",
    "gebieden": "gebied",
    "gemeenten": "gemeente",
    "scholen": "school",
    "basisscholen": "basisschool",
    "verenigingen": "vereniging",
    "sportverenigingen": "sportvereniging",
    "deelprocessen": "deelproces",
    "crisisteams": "crisisteam",
    "teams": "team",
    "afdelingen": "afdeling",
    "bedrijven": "bedrijf",
    "horecabedrijven": "horecabedrijf",
    "horecazaken": "horecazaak",
    "horecagelegenheden": "horecagelegenheid",
    "horeca-inrichtingen": "horeca-inrichting",
    "bedrijventerreinen": "bedrijventerrein",
    "recreatieparken": "recreatiepark",
    "vakantieparken": "vakantiepark",
    "jachthavens": "jachthaven",
    "campings": "camping",
    "coffeeshops": "coffeeshop",
    "winkelgebieden": "winkelgebied",
    "winkelcentra": "winkelcentrum",
    "medewerkers": "medewerker",
    "ambtenaren": "ambtenaar",
    "zorginstellingen": "zorginstelling",
    "instellingen": "instelling",
    "slijterijen": "slijterij",
    "supermarkten": "supermarkt",
    "speeltuinen": "speeltuin",
    "jeugdgroepen": "jeugdgroep",
    "woningen": "woning",
    "gebouwen": "gebouw",
    "locaties": "locatie",
    "inrichtingen": "inrichting",
    "risicolocaties": "risicolocatie",
    "kroegen": "kroeg",
    "kantines": "kantine",
    "sportkantines": "sportkantine",
    "stadsdelen": "stadsdeel",
    "processen": "proces",
}
_SUFFIXES = tuple(sorted((name for lemma in _MEMBERS.values() for name in (lemma,)), key=len, reverse=True))
_ADJECTIVE = r"(?:[a-zà-ÿ-]+(?:e|en) )?"
_NOUN = r"(?P<noun>[a-zà-ÿ'-]{3,})"
_EACH = re.compile(
    rf"\b(?:in|op|bij|voor|aan|van|met|per|binnen|naar)? ?(?:elke|elk|alle|al onze"
    rf"|al de) {_ADJECTIVE}{_NOUN}\b"
)
_PER = re.compile(rf"\bper {_NOUN}\b")
_SHARE = re.compile(
    r"(?:\b(?:minimaal|zo'n|ongeveer|circa|ca\.|in|voor|van) )*(?P<share>\d{1,3}(?:,\d+)?) ?(?:%|procent)"
    rf"(?: van (?:alle|de|het|onze|hun|elke)? ?{_ADJECTIVE}{_NOUN})?"
)


def member_lemma(noun: str) -> str | None:
    """Return the lemma of a noun that names members of a list (wijk, school); ``None`` for other nouns."""
    if noun in _MEMBERS:
        return _MEMBERS[noun]
    if noun in _SUFFIXES:
        return noun
    for plural, lemma in _MEMBERS.items():
        if noun.endswith(plural) and len(plural) > 4:
            return noun[: -len(plural)] + lemma
    for lemma in _SUFFIXES:
        if noun.endswith(lemma) and len(lemma) > 3:
            return noun
    return None


def find_scopes(text: str) -> tuple[Scope, ...]:
    """Find the lists and shares over which a normal sentence runs, in order."""
    found: list[Scope] = []
    for match in _SHARE.finditer(text):
        share = float(match["share"].replace(",", ".")) / 100
        each = member_lemma(match["noun"]) if match["noun"] else None
        if 0 < share <= 1:
            found.append(Scope(match.start(), match.end(), each, share))
    for pattern in (_EACH, _PER):
        for match in pattern.finditer(text):
            lemma = member_lemma(match["noun"])
            overlaps = any(match.start() < other.end and other.start < match.end() for other in found)
            if lemma and not overlaps:
                found.append(Scope(match.start(), match.end(), lemma))
    return tuple(sorted(found, key=lambda scope: scope.start))
