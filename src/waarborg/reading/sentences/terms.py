"""Within what time, says a normal sentence? Terms that run from an event ('binnen vijf werkdagen')."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waarborg.registers.durations import Duration, Unit


@dataclass(frozen=True, slots=True)
class Term:
    """A term at ``start``-``end`` of the normal sentence; ``within`` is ``None`` when it stays unnamed."""

    start: int
    end: int
    within: Duration | None = None
    vague: bool = False


_UNITS: dict[str, Duration | None] = {
    "minuten": None,
    "uur": Duration(1, Unit.HOUR),
    "uren": Duration(1, Unit.HOUR),
    "etmaal": Duration(24, Unit.HOUR),
    "etmalen": Duration(24, Unit.HOUR),
    "dag": Duration(1, Unit.DAY),
    "dagen": Duration(1, Unit.DAY),
    "kalenderdag": Duration(1, Unit.DAY),
    "kalenderdagen": Duration(1, Unit.DAY),
    "werkdag": Duration(1, Unit.WORKING_DAY),
    "werkdagen": Duration(1, Unit.WORKING_DAY),
    "week": Duration(1, Unit.WEEK),
    "weken": Duration(1, Unit.WEEK),
    "maand": Duration(1, Unit.MONTH),
    "maanden": Duration(1, Unit.MONTH),
    "kwartaal": Duration(3, Unit.MONTH),
    "half jaar": Duration(6, Unit.MONTH),
    "halfjaar": Duration(6, Unit.MONTH),
    "jaar": Duration(1, Unit.YEAR),
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_AMOUNT = rf"(?P<amount>\d+|een|het|anderhalf)(?: à \d+| tot \d+)?[ -](?P<unit>{_UNIT})\b"
_TERMS = (
    re.compile(rf"\bbinnen (?:maximaal |uiterlijk |ongeveer |circa |de )?{_AMOUNT}"),
    re.compile(
        rf"\b(?:uiterlijk|maximaal|niet later dan|in maximaal|ten laatste) {_AMOUNT}(?= (?:na|nadat"
        rf"|later|volgend|na\b))"
    ),
    re.compile(rf"\b(?:uiterlijk |maximaal )?na {_AMOUNT}"),
    re.compile(
        rf"(?<=[a-zà-ÿ] )(?<!\bvan )(?=\d|een [a-z]+ na elke? ){_AMOUNT}"
        r"(?= na (?:de|het|een|elke?|hun|zijn|haar|ontvangst|melding|aanvraag)\b)"
    ),
    re.compile(rf"(?:^|[,:(] ?){_AMOUNT}(?= (?:na|nadat) )"),
    re.compile(
        rf"\b(?:in|niet langer dan|maximaal) (?:maximaal )?{_AMOUNT}(?= (?:opgeruimd|afgehandeld|beantwoord))"
    ),
    re.compile(
        rf"\b(?:(?!bewaar|bezwaar|beroep|verjaring|contract)[a-z]*(?:termijn|tijd)|reactie|afhandel[a-z]*"
        rf"|opruim[a-z]*)(?: [a-z -]{{1,60}}?)??(?:,| is| van|:| bedraagt)? ?"
        rf"(?:maximaal|uiterlijk|ten hoogste) {_AMOUNT}"
    ),
)
_REPEATED = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:voor de (?:tweede|derde|vierde|2e|3e) keer|opnieuw|nogmaals|weer|\d keer|\d of meer)\b"
)
_NTH = re.compile(
    r"\b(?:(?:tweede|derde|vierde|2e|3e) (?:[a-z]+ )?[a-z-]+|\d(?: of meer)? (?:[a-z]+ )?(?:meldingen"
    r"|overtredingen|klachten|incidenten|waarschuwingen|keer)|opnieuw|nogmaals) $"
)
"""'De derde melding binnen een jaar': how close together things happened, not how soon something is done."""
_NTHS = {
    "tweede": 2,
    "derde": 3,
    "vierde": 4,
    "vijfde": 5,
    "zesde": 6,
    "zevende": 7,
    "achtste": 8,
    "tiende": 10,
}
_BACKWARDS = re.compile(r" (?:voor(?! aan\b| ter\b|[.,;]|$)|voorafgaand|van tevoren|voordat)\b")
_AHEAD_OF = re.compile(
    r" (?:voor (?:de|het|elk|een) (?:[a-z]+ )?(?:start|aanvang|begin|[a-z]*evenement|datum|ingang|vergadering"
    r"|wedstrijd)|voorafgaand|van tevoren|voordat)\b"
)
"""'Binnen drie dagen voor bewoners' tells for whom."""
_NEXT_DAY = re.compile(
    r"\b(?:uiterlijk |nog )?(?:de (?:eerst)?volgende|de eerstvolgende|op de eerstvolgende"
    r"|de eerste) (?P<unit>werkdag|dag)\b"
)
_NTH_DAY = re.compile(
    rf"\b(?:uiterlijk|nog voor|voor) (?:op )?de (?P<nth>{'|'.join(_NTHS)}) (?P<unit>werkdag|dag)\b"
)
_SAME_DAY = re.compile(r"\b(?:nog )?(?:op )?dezelfde (?P<unit>werkdag|dag)\b")
_VAGUE = re.compile(
    r"\bzo (?:snel|spoedig|vroeg) (?:als )?(?:mogelijk|kan)\b|\bzo snel\b|\bspoedig\b|\bop korte termijn\b"
    r"|\bbinnen (?:de|een) (?:gestelde|afgesproken|wettelijke|redelijke|vastgestelde|korte|geldende|daarvoor)"
    r" (?:gestelde )?(?:termijn(?:en)?|tijd)\b|\btijdig\b|\b(?:direct|onmiddellijk|meteen|terstond"
    r"|onverwijld|per ommegaande|snel(?= (?:en [a-z]+ )?(?:opgepakt|afgehandeld|opgelost|verwijderd|beantwoord"
    r"|verholpen|opgevolgd|opgeruimd|beoordeeld|hersteld|gerepareerd)))\b"
)


def _duration(match: re.Match[str]) -> Duration | None:
    """Return the term in words of a register; ``None`` for minutes, in which no register counts."""
    unit = _UNITS[match["unit"]]
    if unit is None:
        return None
    nth = match.groupdict().get("nth")
    amount = str(_NTHS[nth]) if nth else match.groupdict().get("amount") or "een"
    if amount == "anderhalf":
        months = unit.unit is Unit.YEAR
        return Duration(18, Unit.MONTH) if months else Duration(max(1, unit.amount * 3 // 2), unit.unit)
    return Duration(max(1, int(amount) if amount.isdigit() else 1) * unit.amount, unit.unit)


def _counts_repeats(match: re.Match[str]) -> bool:
    text = match.string
    repeated = _REPEATED.match(text, match.end())
    # 'Krijgt binnen een week opnieuw bezoek' answers; 'wie binnen een jaar opnieuw …' tells who is meant.
    told = re.search(r"\b(?:die|dat|wie|als|indien|wanneer|zodra|bij|na)\b[^,;]*$", text[: match.start()])
    return bool(_NTH.search(text[: match.start()]) or (repeated and told))


def find_terms(text: str) -> tuple[Term, ...]:
    """Find the terms of a normal sentence, in order; 'vóór' an event counts backwards and is no term."""
    found: list[Term] = []
    for pattern in (*_TERMS, _NTH_DAY, _NEXT_DAY, _SAME_DAY):
        for match in pattern.finditer(text):
            backwards = (_AHEAD_OF if match[0].startswith("binnen") else _BACKWARDS).match(text, match.end())
            overlaps = any(match.start() < term.end and term.start < match.end() for term in found)
            if not backwards and not overlaps and not _counts_repeats(match):
                within = _duration(match)
                found.append(Term(match.start(), match.end(), within, vague=within is None))
    if any(not text.startswith("na ", term.start) for term in found):
        # 'Bezoek na drie dagen verzuim, binnen een week': the first is when, the second how soon.
        found = [term for term in found if not text.startswith("na ", term.start)]
    return tuple(sorted(found, key=lambda term: term.start))


def find_vague_terms(text: str) -> tuple[Term, ...]:
    """Find 'zo snel mogelijk', 'binnen de gestelde termijn' and the like."""
    return tuple(Term(match.start(), match.end(), vague=True) for match in _VAGUE.finditer(text))
