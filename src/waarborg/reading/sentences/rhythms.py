"""How often, says a normal sentence? Rates ('per kwartaal'), intervals ('om de vier jaar') and seasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from waarborg.registers.durations import Duration, Unit


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rate or an interval at ``start``-``end`` of the normal sentence.

    Attributes:
        every: the calendar period of a rate, the longest time without one of an interval.
        interval: 'om de vier jaar' and not 'per jaar'.
        adjective: it stands before a noun ('de jaarlijkse schouw').
        months: the season in which it falls ('elke zomer').
        question: what to ask when the word has two meanings.
    """

    start: int
    end: int
    every: Duration
    interval: bool = False
    adjective: bool = False
    months: tuple[int, ...] = ()
    question: str | None = None


TWICE_A_YEAR_OR_EVERY_TWO = "Betekent 'tweejaarlijks' hier eens per twee jaar of twee keer per jaar?"

SEASONS: dict[str, tuple[int, ...]] = {
    "hoogseizoen": (7, 8),
    "zomermaanden": (6, 7, 8),
    "zomer": (6, 7, 8),
    "zomers": (6, 7, 8),
    "zomerperiode": (6, 7, 8),
    "zomerseizoen": (6, 7, 8),
    "zomervakantie": (7, 8),
    "badseizoen": (5, 6, 7, 8, 9),
    "strandseizoen": (5, 6, 7, 8, 9),
    "wintermaanden": (12, 1, 2),
    "winterperiode": (12, 1, 2),
    "winter": (12, 1, 2),
    "voorjaar": (3, 4, 5),
    "lente": (3, 4, 5),
    "najaar": (9, 10, 11),
    "herfst": (9, 10, 11),
    "donkere dagen": (10, 11, 12, 1),
    "donkere maanden": (10, 11, 12, 1),
    "jaarwisseling": (12, 1),
    "oud en nieuw": (12, 1),
}
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, start=1)}

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
_SEASON = "|".join(sorted(SEASONS, key=len, reverse=True))
_MONTH_NAME = "|".join(_MONTHS)
_EACH = r"(?:in |op |gedurende |tijdens )?(?:elke|elk)"

_PATTERNS = (
    re.compile(
        rf"(?:\b(?:eens|1 keer) (?:per|in de|in|om de|elke|elk|om)|\b(?:per|elke|om de|om)"
        rf"|(?<=keer )in(?: de)?) (?:(?:hele|volle) )?(?P<amount>\d+|anderhalf) (?P<many>{_UNIT})\b"
    ),
    re.compile(r"\b(?P<andahalf>anderhalf-?jaarlijkse?)\b"),
    re.compile(rf"\bom (?:de|het) (?:andere )?(?P<other>{_UNIT})\b"),
    re.compile(rf"\b(?:(?P<times>\d+)-)?(?P<adverb>{'|'.join(_ADVERBS)})(?P<adjective>e?)\b"),
    re.compile(
        rf"(?:\b(?:per|{_EACH}|in (?:een|het)|eens in (?:de|het|een)) |(?<=\d)/|(?<=keer)/|(?<=keer )/ ?"
        rf"|(?<=keer )in (?:de|het|een) |\beens in de )(?P<unit>{_UNIT})\b(?! \d{{4}})"
    ),
    re.compile(rf"\b{_EACH} (?P<season>{_SEASON}|{_MONTH_NAME})\b"),
    re.compile(rf"\b{_EACH} (?P<weekday>{_WEEKDAY})\b(?! van)"),
    re.compile(
        r"\b(?:(?:op |iedere |elke )?(?:de )?(?:eerste|tweede|derde|vierde|laatste) "
        rf"(?P<monthday>{_WEEKDAY}) van (?:de|elke) maand)"
    ),
    re.compile(
        rf"\b(?:(?P<terms>\d+ keer|eens|1 keer|minimaal|elke) )?(?:per|in de|in elke"
        rf"|in) (?P<office>{_TERMS_OF_OFFICE})"
        rf"|\belke (?P<eachoffice>{_TERMS_OF_OFFICE})"
    ),
    re.compile(r"\b(?P<yearly>op jaarbasis|jaar(?:lijks)? terugkerende?)\b"),
)
_IN_SEASON = re.compile(
    rf"\b(?:(?:in|tijdens|gedurende|rond|rondom) (?:de|het|elke|elk)|rond|rondom|tijdens|met)"
    rf" (?P<season>{_SEASON})\b(?! (?:van )?\d{{4}})"
)
_IN_MONTHS = re.compile(
    rf"\b(?:in|van|gedurende|tussen|tijdens) (?:de maanden )?(?P<first>{_MONTH_NAME})"
    rf"(?: en| tot en met| t/m| tot) (?P<last>{_MONTH_NAME})\b(?! \d{{4}})"
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
    return Rhythm(match.start(), match.end(), Duration(1, Unit.YEAR), months=months)


def _of_office(match: re.Match[str]) -> Rhythm | None:
    if match["terms"] or match["eachoffice"] or match[0].startswith("per "):
        return Rhythm(match.start(), match.end(), Duration(4, Unit.YEAR), interval=True)
    return None


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
    "office": _of_office,
    "andahalf": lambda match: Rhythm(match.start(), match.end(), Duration(18, Unit.MONTH), interval=True),
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


def find_seasons(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Find 'in het hoogseizoen', 'in juli en augustus' and the like: start, end and the months of each."""
    for match in _IN_SEASON.finditer(text):
        yield match.start(), match.end(), SEASONS[match["season"]]
    for match in _IN_MONTHS.finditer(text):
        first, last = MONTH_NUMBER[match["first"]], MONTH_NUMBER[match["last"]]
        length = (last - first) % 12 + 1
        yield match.start(), match.end(), tuple((first + step - 1) % 12 + 1 for step in range(length))
