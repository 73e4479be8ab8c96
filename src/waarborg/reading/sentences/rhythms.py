"""How often, says a normal sentence? Rates ('per kwartaal') and intervals ('om de vier jaar')."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from waarborg.reading.sentences.seasons import MONTH_NAME, MONTH_NUMBER, SEASON, SEASONS
from waarborg.reading.sentences.vocabulary import ACTIVITY, DELIVERABLE
from waarborg.registers.durations import Duration, Unit


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rate or an interval at ``start``-``end`` of the normal sentence.

    Attributes:
        every: the calendar period of a rate, the longest time without one of an interval.
        interval: 'om de vier jaar' and not 'per jaar'.
        loose: it tells when ('in het weekend'), and how often only where somebody acts then.
        adjective: it stands before a noun ('de jaarlijkse schouw').
        months: the season in which it falls ('elke zomer').
        question: what to ask when the word has two meanings.
    """

    start: int
    end: int
    every: Duration
    interval: bool = False
    adjective: bool = False
    loose: bool = False
    months: tuple[int, ...] = ()
    question: str | None = None


TWICE_A_YEAR_OR_EVERY_TWO = "Betekent 'tweejaarlijks' hier eens per twee jaar of twee keer per jaar?"

_UNITS: dict[str, Duration] = {
    "half jaar": Duration(6, Unit.MONTH),
    "halfjaar": Duration(6, Unit.MONTH),
    "jaar": Duration(1, Unit.YEAR),
    "kalenderjaar": Duration(1, Unit.YEAR),
    "schooljaar": Duration(1, Unit.YEAR),
    "seizoen": Duration(1, Unit.YEAR),
    "jaren": Duration(1, Unit.YEAR),
    "kwartaal": Duration(3, Unit.MONTH),
    "kwartalen": Duration(3, Unit.MONTH),
    "trimester": Duration(4, Unit.MONTH),
    "maand": Duration(1, Unit.MONTH),
    "maanden": Duration(1, Unit.MONTH),
    "week": Duration(1, Unit.WEEK),
    "weken": Duration(1, Unit.WEEK),
    "weekend": Duration(1, Unit.WEEK),
    "weekeinde": Duration(1, Unit.WEEK),
    "dag": Duration(1, Unit.DAY),
    "dagen": Duration(1, Unit.DAY),
    "etmaal": Duration(1, Unit.DAY),
    "nacht": Duration(1, Unit.DAY),
    "avond": Duration(1, Unit.DAY),
    "werkdag": Duration(1, Unit.WORKING_DAY),
    "werkdagen": Duration(1, Unit.WORKING_DAY),
}
_ADVERBS: dict[str, Duration] = {
    "jaarlijks": Duration(1, Unit.YEAR),
    "halfjaarlijks": Duration(6, Unit.MONTH),
    "kwartaallijks": Duration(3, Unit.MONTH),
    "kwartaalijks": Duration(3, Unit.MONTH),
    "maandelijks": Duration(1, Unit.MONTH),
    "wekelijks": Duration(1, Unit.WEEK),
    "dagelijks": Duration(1, Unit.DAY),
}
_WEEKDAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:ochtend|middag|avond|nacht)?"
_TERMS_OF_OFFICE = r"(?:raads|college|bestuurs|plan|beleids)periode"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_EACH = r"(?:in |op |gedurende |tijdens )?(?:elke|elk)"

_PATTERNS = (
    re.compile(
        rf"(?:\b(?:eens|1 keer) (?:per|in de|in|om de|elke|elk|om)|\b(?:per|elke|om de|om)"
        rf"|(?<=keer )in(?: de)?) (?:(?:hele|volle) )?(?P<amount>\d+|anderhalf) (?P<many>{_UNIT})\b"
    ),
    re.compile(r"\b(?:(?:veertien|14)-?daags|om de 14 dagen)(?P<fortnight>e?)\b"),
    re.compile(r"\b(?:in |elk )?(?:de |elke )?(?:on)?even (?P<everyother>jaren|jaar)\b"),
    re.compile(
        r"(?:^|\been |\belke? |\d |\been [a-z]+e )(?P<compound>kwartaal|maand|week|jaar|halfjaars?)-?"
        r"(?=(?:rapportages?|overleg|gesprek|bericht|overzicht|briefing|update|analyse|monitor)\b)"
    ),
    re.compile(r"\b(?P<andahalf>anderhalf-?jaarlijkse?)\b"),
    re.compile(rf"\bom (?:de|het) (?:andere )?(?P<other>{_UNIT})\b"),
    re.compile(rf"\b(?:(?P<times>\d+)-)?(?P<adverb>{'|'.join(_ADVERBS)})(?P<adjective>e?)\b"),
    re.compile(
        rf"(?:\b(?:per|{_EACH}|in (?:een|het)|eens in (?:de|het|een)) |(?<=\d)/|(?<=keer)/|(?<=keer )/ ?"
        rf"|(?<=keer )in (?:de|het|een) |\beens in de )(?P<unit>{_UNIT})\b(?! \d{{4}})"
    ),
    re.compile(rf"\b{_EACH} (?P<season>{SEASON}|{MONTH_NAME})\b"),
    re.compile(rf"\b{_EACH} (?:[a-z]+dag-? (?:en|of) )?(?P<weekday>{_WEEKDAY})\b(?! van)"),
    re.compile(
        r"\b(?:(?:op |iedere |elke )?(?:de )?(?:eerste|tweede|derde|vierde|laatste) "
        rf"(?P<monthday>{_WEEKDAY}|week|werkdag|dag) van (?:de|elke) maand)"
    ),
    re.compile(
        rf"\belke (?:eerste|tweede|derde|vierde|laatste) (?P<nthday>{_WEEKDAY})\b(?! van (?!de|elke))"
    ),
    re.compile(
        rf"\b(?:(?P<terms>\d+ keer|eens|1 keer|minimaal|elke) )?(?:per|in de|in elke"
        rf"|in) (?P<office>{_TERMS_OF_OFFICE})"
        rf"|\b(?:bij|aan) (?:de|het) (?:start|begin) van (?:de|elke) (?:nieuwe )?"
        rf"(?P<startoffice>{_TERMS_OF_OFFICE})"
        rf"|\belke (?P<eachoffice>{_TERMS_OF_OFFICE})"
    ),
    re.compile(
        rf"\b(?:niet|nooit) ouder (?:is |zijn |wordt )?dan (?P<age>\d+|een) (?P<of>{_UNIT})\b"
        rf"|\bmaximaal (?P<old>\d+|een) (?P<unit_of_old>{_UNIT}) oud\b"
    ),
    re.compile(r"\b(?:in|tijdens|gedurende) (?:de |het )?(?P<weekends>[a-z]*weekend(?:en)?)\b(?! van)"),
    re.compile(r"\bna (?:afloop van )?(?:het|elk) (?P<after>[a-z]*seizoen)\b(?! \d)"),
    re.compile(r"\b(?P<yearly>op jaarbasis|jaar(?:lijks)? terugkerende?)\b"),
)
_PLAIN_IN = re.compile(r"^(?:in (?:een|het|de)|eens in het) ")


def _times(duration: Duration, amount: int) -> Duration:
    return Duration(duration.amount * amount, duration.unit)


def _of_amount(match: re.Match[str]) -> Rhythm:
    unit = _UNITS[match["many"]]
    if match["amount"] == "anderhalf":
        every = Duration(18, Unit.MONTH) if unit.unit is Unit.YEAR else _times(unit, 2)
        return Rhythm(match.start(), match.end(), every, interval=True)
    amount = max(1, int(match["amount"]))
    return Rhythm(match.start(), match.end(), _times(unit, amount), interval=amount > 1)


def _of_adverb(match: re.Match[str]) -> Rhythm:
    amount = max(1, int(match["times"] or 1))
    every = _times(_ADVERBS[match["adverb"]], amount)
    ambiguous = amount == 2 and match["adverb"] == "jaarlijks"
    return Rhythm(
        match.start(),
        match.end(),
        every,
        interval=amount > 1,
        adjective=bool(match["adjective"]),
        question=TWICE_A_YEAR_OR_EVERY_TWO if ambiguous else None,
    )


def _of_unit(match: re.Match[str]) -> Rhythm | None:
    before = match.string[max(0, match.start() - 6) : match.start()]
    if _PLAIN_IN.match(match[0]) and "keer" not in before and "eens" not in match[0]:
        return None
    return Rhythm(match.start(), match.end(), _UNITS[match["unit"]])


def _of_season(match: re.Match[str]) -> Rhythm:
    months = SEASONS.get(match["season"]) or (MONTH_NUMBER[match["season"]],)
    before = match.string[: match.start()].endswith(("aanvang van ", "begin van ", "start van "))
    return Rhythm(match.start(), match.end(), Duration(1, Unit.YEAR), months=() if before else months)


def _of_office(match: re.Match[str]) -> Rhythm | None:
    if match["terms"] or match["eachoffice"] or match["startoffice"] or match[0].startswith("per "):
        return Rhythm(match.start(), match.end(), Duration(4, Unit.YEAR), interval=True)
    return None


def _of_age(match: re.Match[str]) -> Rhythm | None:
    """Read 'niet ouder dan twee jaar' of a document as the longest time between two of them."""
    amount, unit = match["age"] or match["old"], match["of"] or match["unit_of_old"]
    if not (DELIVERABLE.search(match.string) or ACTIVITY.search(match.string)):
        return None
    every = _times(_UNITS[unit], max(1, int(amount)) if amount.isdigit() else 1)
    return Rhythm(match.start(), match.end(), every, interval=True)


def _of_other(match: re.Match[str]) -> Rhythm:
    """Read 'om de week' as every two weeks, but 'om het halfjaar' as every half year."""
    unit = _UNITS[match["other"]]
    every = unit if match["other"].startswith("half") else _times(unit, 2)
    return Rhythm(match.start(), match.end(), every, interval=True)


_BUILDERS: dict[str, Callable[[re.Match[str]], Rhythm | None]] = {
    "many": _of_amount,
    "other": _of_other,
    "adverb": _of_adverb,
    "unit": _of_unit,
    "season": _of_season,
    "weekday": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.WEEK)),
    "monthday": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.MONTH)),
    "nthday": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.MONTH)),
    "office": _of_office,
    "age": _of_age,
    "weekends": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.WEEK), loose=True),
    "after": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.YEAR), loose=True),
    "andahalf": lambda match: Rhythm(match.start(), match.end(), Duration(18, Unit.MONTH), interval=True),
    "fortnight": lambda match: Rhythm(
        match.start(), match.end(), Duration(14, Unit.DAY), interval=True, adjective=bool(match["fortnight"])
    ),
    "everyother": lambda match: Rhythm(match.start(), match.end(), Duration(2, Unit.YEAR), interval=True),
    "compound": lambda match: Rhythm(
        match.start("compound"), match.end(), _UNITS[match["compound"].removesuffix("s")], adjective=True
    ),
    "yearly": lambda match: Rhythm(match.start(), match.end(), Duration(1, Unit.YEAR)),
}


def _rhythm(match: re.Match[str]) -> Rhythm | None:
    name = next(name for name in _BUILDERS if name in match.re.groupindex)
    return _BUILDERS[name](match)


def find_rhythms(text: str) -> tuple[Rhythm, ...]:
    """Find rates and intervals in a normal sentence, in order, none overlapping another."""
    found: list[Rhythm] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            rhythm = _rhythm(match)
            if rhythm is not None:
                found.append(rhythm)
    return tuple(sorted(found, key=lambda rhythm: rhythm.start))
