"""Over whom or what does a promise run? Lists ('in elke wijk') and shares ('zo'n 70%')."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waarborg.reading.sentences.nouns import singular_of
from waarborg.reading.sentences.verbs import is_finite, is_participle
from waarborg.reading.sentences.words import alternatives, words


@dataclass(frozen=True, slots=True)
class Scope:
    """A list, or a share of it, at ``start``-``end`` of the normal sentence.

    Attributes:
        each: the list's lemma ('wijk'); ``None`` when the sentence does not name it.
        member: it names members of a list that is there ('wijken'), and not cases as they come ('meldingen').
    """

    start: int
    end: int
    each: str | None
    coverage: float | None = None
    member: bool = False


_OF_A_LIST = words("members")
_NO_LIST = re.compile(
    r"(?:anderhalf|kolom|keten|geleding|deelnemer|aanwezige|ondertekenaar|actie|maatregel|onderdeel|punt|[a-z]*partner|actiehouder|[a-z]*trekker|partij|betrok\w*|opzicht|facet|aspect|laag"
    r"|leeftijd|niveau|front|kant"
    r"|vorm|soort|hoek|windrichting|tijd|geval|moment|keer|jaar|kwartaal|maand|week|weekend|dag|werkdag|avond|nacht|uur"
    r"|zomer|winter|voorjaar"
    r"|najaar|[a-z]*seizo(?:en)?|[a-z]*periode|[a-z]*vakantie|hulpdienst|discipline|domein|(?:maan|dins|woens|donder|vrij|zater"
    r"|zon)dag(?:avond|nacht|ochtend|middag)?-?|ochtend|middag"
    r"|schooljaar|half|halfjaar|periode|etmaal|ding|hand|wijze|manier|aandacht|zin|informatie|januari"
    r"|februari|maart|april|mei"
    r"|juni|juli|augustus|september|oktober|november|december|herfst|lente|\d.*)$"
)
_SMALL = frozenset(words("small"))
_ALL = re.compile(
    r"\b(?P<of>elke|elk(?: van (?:de|onze|het)(?: \d{1,3})?)?"
    r"|alle(?: \d{1,3}(?: van)?(?: de| onze)?)?|al (?:de|het|onze|deze)|iedereen die|per)"
    r" (?=(?P<ahead>(?:[a-zà-ÿ0-9'-]+ ?){1,4}))"
)
_PLURAL_IN_S = re.compile(r".{3,}[^siuo]s(?<!plaats)")
_DISTRIBUTES = re.compile(
    r"^(?:\W*)$|\d(?: [a-zà-ÿ-]+){0,3} $|\b(?:jaar|kwartaal|maand|week|keer|jaarlijks|wordt|worden|we|wij|er) $"
)
"""What stands before 'per wijk' when it hands something out, and is no attribute ('ontwikkelingen"
" per wijk')."""
_OFTEN = re.compile(
    r" (?:minimaal |maximaal |ongeveer )?(?:\d+ |een keer|[a-z]*jaarlijks|maandelijks|wekelijks|elk)"
)
_IS_ACTIVITY = re.compile(rf"^[a-zà-ÿ-]*(?:{alternatives('activities')}) $")
_SHARE = re.compile(
    r"(?:(?P<share>\d{1,3}(?:,\d+)?) ?(?:%|procent)|\b(?P<fraction>een kwart|de helft|een derde"
    r"|driekwart|2 derde|een tiende)\b)"
    r"(?: van (?:alle|al (?:de|onze)|de|het|onze|hun|elke|deze)? ?(?=(?P<ahead>(?:[a-zà-ÿ'-]+ ?){1,4})))?"
)
_ADJECTIVE = re.compile(
    r"groot|nieuw|klein|ander|ernstig|lokaal|regionaal|jong|zwaar|extern|intern|relevant|bestaand"
    r"|integraal|individueel"
    r"|[a-z]{3,}(?:lijk|baar|loos|isch)"
)
FRACTIONS = {
    "een tiende": 0.1,
    "een vijfde": 0.2,
    "een kwart": 0.25,
    "een derde": 1 / 3,
    "de helft": 0.5,
    "2 derde": 2 / 3,
    "driekwart": 0.75,
}
_WORD = re.compile(r"[a-zà-ÿ0-9'-]+")


def is_of_a_list(lemma: str) -> bool:
    """Tell whether a noun in the singular names members of a list that is there (wijk, basisschool)."""
    return any(lemma == name or (len(name) > 3 and lemma.endswith(name)) for name in _OF_A_LIST)


def _noun(ahead: str) -> tuple[str, int] | None:
    """Return the noun that a determiner speaks of, past its adjectives, and where it ends."""
    for match in _WORD.finditer(ahead):
        word = match[0]
        if word in _SMALL or word[0].isdigit():
            return None
        lemma = singular_of(word)
        if is_of_a_list(lemma):
            return lemma, match.end()
        if _NO_LIST.fullmatch(lemma):
            return lemma, match.end()
        if _ADJECTIVE.fullmatch(word):
            continue
        following = ahead[match.end() :].split()
        if not match.start() and is_participle(word) and following and following[0] not in _SMALL:
            continue
        inflected = word.endswith("e") and not word.endswith(("tie", "ente"))
        if inflected and following and following[0] not in _SMALL:
            continue
        if match.start() and (is_participle(word) or (is_finite(word) and not word.endswith("en"))):
            return None
        return lemma, match.end()
    return None


def _scope(match: re.Match[str], share: float | None) -> Scope | None:
    ahead = match["ahead"]
    noun = _noun(ahead) if ahead else None
    if (
        noun
        and _PLURAL_IN_S.fullmatch(noun[0])
        and not match[0].startswith(("elk", "per"))
        and (not is_of_a_list(noun[0]))
    ):
        noun = noun[0].removesuffix("s"), noun[1]
    if noun is None or _NO_LIST.fullmatch(noun[0]):
        return Scope(match.start(), match.end(), None, share) if share else None
    return Scope(match.start(), match.start("ahead") + noun[1], noun[0], share, is_of_a_list(noun[0]))


def find_scopes(text: str) -> tuple[Scope, ...]:
    """Find the lists and shares over which a normal sentence runs, in order."""
    found: list[Scope] = []
    for match in _SHARE.finditer(text):
        if match["fraction"] and not match["ahead"]:
            continue
        share = FRACTIONS.get(match["fraction"]) or float(match["share"].replace(",", ".")) / 100
        if 0 < share <= 1 and (scope := _scope(match, share)):
            found.append(scope)
    for match in _ALL.finditer(text):
        scope = _scope(match, None)
        overlaps = scope and any(scope.start < other.end and other.start < scope.end for other in found)
        if match["of"] == "per" and not (
            scope
            and scope.member
            and (
                _DISTRIBUTES.search(text[: match.start()])
                or _OFTEN.match(text, scope.end)
                or _IS_ACTIVITY.search(text[: match.start()])
            )
        ):
            continue
        if scope and not overlaps:
            found.append(scope)
    return tuple(sorted(found, key=lambda scope: scope.start))
