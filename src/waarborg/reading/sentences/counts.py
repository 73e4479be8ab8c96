"""How many, says a normal sentence? Counts with their bound ('minimaal 2 keer', 'vier themacontroles')."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from waarborg.reading.sentences.patterns import fragment


@dataclass(frozen=True, slots=True)
class Count:
    """A number promised, at ``start``-``end`` of the normal sentence.

    Attributes:
        at_least, at_most: bounds; a bare number is a lower bound, a range keeps its lower end.
        times: it counts 'keer' and needs no noun.
        bounded: a word says that it is a bound ('minimaal').
        vague: more than one, but the sentence does not say how many ('meerdere keren').
    """

    start: int
    end: int
    at_least: int | None = None
    at_most: int | None = None
    times: bool = False
    bounded: bool = False
    vague: bool = False


_AT_LEAST = r"(?:minimaal|in ieder geval|in elk geval|niet minder dan|zeker|meer dan)"
_AT_MOST = (
    r"(?:maximaal|niet meer dan|niet vaker dan|nooit meer dan|nooit vaker dan|geen meer dan|tot maximaal)"
)
_BOUND = rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|ongeveer|circa|ca\.|zo'n|gemiddeld)"
_NUMBER = (
    r"(?P<low>\d+)(?:(?: ?(?:à|a|tot|of|-|–|tot en met|t/m) ?|(?P<most_too>(?: en| tot|,) maximaal ))"
    r"(?P<high>\d+))?"
)
_TIMES = re.compile(rf"(?:\b{_BOUND} (?:nog )?)?(?<![\d.,€])\b{_NUMBER} keer\b(?! zo\b)")
_BEFORE_NO_COUNT = (
    r"(?<!\bde )(?<!\bdeze )(?<!\bdie )(?<!\bonze )(?<!\balle )(?<!\bgroep )(?<!\bgroepen )(?<!\bartikel )"
    r"(?<!\bparagraaf )(?<!\bhoofdstuk )(?<!\bfase )(?<!\bniveau )(?<!\bcategorie )(?<!\bklasse "
    r")(?<!\bpagina )"
    r"(?<!\bthema )(?<!\bbijlage )(?<!\bdoelstelling )(?<!\bprioriteit )(?<!€ )(?<!\beuro )(?<!\bhun "
    r")(?<!\bmet )"
    r"(?<!\bdoor )(?<!\bvan de )(?<!\bnummer )(?<!\bstap )(?<!\bactie )(?<!\bjaren )(?<!\bminder dan )"
)
_NO_THING = (
    r"(?:(?:jaar|jaren|kwartaal|kwartalen|maand|maanden|week|weken|dag|dagen(?! per)|uur|uren|uurs|minuten"
    r"|procent|euro|miljoen|mln"
    r"|duizend|fte|keer|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
    r"|november|december|en|of|tot|à"
    r"|kilometer|meter|km|af|uit|aan|toe|mee|door|terug|na|op|van|vanaf|bij|is|zijn|was|per|in"
    r"|stuk van|voor|als|die|met)\b"
    r"|werkdag|kalenderdag|jarige|inwoner|gemeente|meldkamer|prioriteit|pijler|subthema|speerpunt"
    r"|doelstelling|strategisch"
    r"|veiligheidsveld|werkgebied|fase|etma)"
)
_ACTOR = (
    r"(?:boa|agent|medewerk|toezichthouder|handhaver|ambtena|wijkagent|vrijwilliger|collega|politie"
    r"|deelnemende"
    r"|partners?\b|organisaties?\b|betrokken|samenwerkende|inspecteur|jongerenwerker|mens|person|collegeleden"
    r"|portefeuillehouder|vaste)"
)
_GETS = re.compile(
    r"\b(?:krijgen|ontvangen|volgen)(?: |$)(?!.)|^(?:krijgen|ontvangen|volgen|worden opgeleid)\b"
)
_THINGS = re.compile(
    rf"(?:\b{_BOUND} (?:nog |de |alle )?)?{_BEFORE_NO_COUNT}(?<![\d.,:/€-])\b{_NUMBER}"
    rf"(?![\d.,:/%-]| ?%| ?€)(?: (?P<noun>(?!{_NO_THING})[a-zà-ÿ'\"(][^\s,;.]*))"
)
_BARE = re.compile(
    rf"(?:\b{_BOUND} |^|(?<=: )|(?<=naar )|(?<=tot )|(?<=, )|(?<=\())(?<![\d.,€]){_NUMBER}"
    r"(?= (?:per|in|elke?) [a-z])"
)
_BARE_BOUND = re.compile(rf"\b{_BOUND} (?<![\d.,€]){_NUMBER}(?=[.;:,)]? *$|[,;)] |\.$)")
"""'Bezoeken er jaarlijks minimaal tien.': of what, is told before it."""
_BEHIND_LABEL = re.compile(rf"(?<=: )(?:\b{_BOUND} )?{_NUMBER}\.?$")
"""'Aantal controles per jaar: 25'"""
_HOURS = re.compile(
    rf"(?<!\bom )(?<!\btot )(?<!\bvanaf )(?<!\bna )(?<!\ben )(?<!\bbinnen )(?<!\bvoor )(?<!\bvan )(?<!\btussen )"
    rf"(?:\b{_BOUND} (?:nog )?)?(?<![\d.,:€-]){_NUMBER} (?:uur|uren)\b(?! per (?:dag|etmaal))"
)
"""Hours count where somebody is out on the street for so long."""
_HOURS_LABELLED = re.compile(
    rf"(?:^|(?<=: ))(?:{_BOUND} )?{_NUMBER} (?:uur|uren)\b(?= [a-zà-ÿ ]*per (?:week|maand|jaar))"
)
"""'Inzet jongerenwerk: 18 uur per week', '8 uur jongerenwerk per week'."""
_ON_THE_STREET = re.compile(rf"\b{fragment('on_the_street')}")
_VAGUE_TIMES = re.compile(
    r"\b(?:meerdere|enkele|verschillende|diverse|verscheidene|een aantal|een paar|paar)"
    r" (?:keer|malen|maal|"
    r"keren|momenten|(?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]+)\b|\b(?:meermaals|meermalen|vaker|herhaaldelijk)\b"
)


def _count(match: re.Match[str], *, times: bool) -> Count | None:
    low = int(match["low"])
    if match["most_too"]:
        return Count(match.start(), match.end("high"), low, int(match["high"]), times=times, bounded=True)
    if not times and (1900 <= low <= 2100 or low == 0):
        return None
    if match["most"]:
        high = int(match["high"]) if match["high"] else low
        return Count(match.start(), match.end("low"), at_most=high, times=times, bounded=True)
    if match["least"] == "meer dan":
        low += 1
    return Count(match.start(), match.end("low"), at_least=low, times=times, bounded=bool(match["least"]))


def _is_given(match: re.Match[str]) -> bool:
    """Tell whether the people counted are those who get something ('acht vrijwilligers krijgen een opleiding')."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_GETS.search(before) or _GETS.match(after.lstrip()))


def find_counts(text: str) -> tuple[Count, ...]:
    """Find the counts of a normal sentence: those in 'keer', and numbers of things that can be promised.

    Numbers of people who do the work ('twee BOA's'), amounts, ages, years and numbers after a definite
    article are no counts. ``vague`` counts come from words ('meerdere keren').
    """
    found = [count for match in _TIMES.finditer(text) if (count := _count(match, times=True))]
    taken = [(count.start, count.end) for count in found]
    for match in _THINGS.finditer(text):
        if any(match.start("low") < end and start <= match.end("low") for start, end in taken):
            continue
        bounded = match["least"] or match["most"]
        if re.match(_ACTOR, match["noun"]) and not bounded and not _is_given(match):
            continue
        if (count := _count(match, times=False)) is not None:
            found.append(count)
    told = _HOURS if _ON_THE_STREET.search(text) else _HOURS_LABELLED
    hours = (_count(match, times=False) for match in told.finditer(text))
    found.extend(count for count in hours if count is not None)
    for match in chain(_BARE.finditer(text), _BARE_BOUND.finditer(text), _BEHIND_LABEL.finditer(text)):
        overlaps = any(match.start() < count.end and count.start < match.end() for count in found)
        if not overlaps and (count := _count(match, times=False)) is not None:
            found.append(count)
    return tuple(sorted(found, key=lambda count: count.start))


def find_vague_counts(text: str) -> tuple[Count, ...]:
    """Find words that say more than once, without saying how many."""
    return tuple(
        Count(match.start(), match.end(), vague=True, times=True) for match in _VAGUE_TIMES.finditer(text)
    )
