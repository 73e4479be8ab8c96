"""In which months, says a normal sentence? Seasons ('in het hoogseizoen'), months and quarters of every year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
    "voor- en najaar": (3, 4, 5, 9, 10, 11),
    "voorjaar en najaar": (3, 4, 5, 9, 10, 11),
    "voorjaar en het najaar": (3, 4, 5, 9, 10, 11),
    "voorjaar en in het najaar": (3, 4, 5, 9, 10, 11),
    "voorjaar": (3, 4, 5),
    "lente": (3, 4, 5),
    "najaar": (9, 10, 11),
    "herfst": (9, 10, 11),
    "voorjaarsvakantie": (2,),
    "meivakantie": (4, 5),
    "herfstvakantie": (10,),
    "kerstvakantie": (12, 1),
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
SEASON = "|".join(sorted(SEASONS, key=len, reverse=True))
MONTH_NAME = "|".join(_MONTHS)
_QUARTERS = {"eerste": 1, "1": 1, "tweede": 2, "2": 2, "derde": 3, "3": 3, "vierde": 4, "4": 4, "laatste": 4}

_IN_SEASON = re.compile(
    rf"\b(?:(?:in|tijdens|gedurende|rond|rondom|voorafgaand aan|aanloop naar) (?:de|het|elke|elk)|rond|rondom"
    rf"|tijdens|met|^|[:(,])"
    rf" (?P<season>{SEASON})\b(?! (?:van )?\d{{4}})"
)
_IN_MONTHS = re.compile(
    rf"(?:\b(?:in|van|gedurende|tussen|tijdens)|^|[:,(]) ?(?:de maanden )?(?:begin |eind |\d{{1,2}} )?"
    rf"(?P<first>{MONTH_NAME})(?P<through> en(?: (?:1|een) [a-z]+)? in| en| tot en met| t/m| tot)(?: begin| eind)? "
    rf"(?P<day>1 |\d{{2}} )?(?P<last>{MONTH_NAME})\b(?! \d{{4}})"
)
_LISTED_MONTHS = re.compile(
    rf"\b(?:in|gedurende|tijdens) (?:de maanden )?"
    rf"(?P<listed>(?:{MONTH_NAME})(?:, (?:{MONTH_NAME}))+ en (?:{MONTH_NAME}))\b(?! \d{{4}})"
)
_IN_MONTH = re.compile(
    rf"(?:\b(?:in|in de maand|gedurende|elke|elk|(?:school)?we(?:ek|ken) van|maand|heel)|[(,])"
    rf" ?(?P<month>{MONTH_NAME})\b(?! (?:19|20)\d\d)"
    rf"|(?:\b(?:in|gedurende) (?:het|elk) |^|[:(,] ?)(?P<quarter>{'|'.join(_QUARTERS)}) kwartaal\b"
    r"(?! (?:van )?\d{4})"
)


def find_seasons(text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Find 'in het hoogseizoen', 'in juli en augustus' and the like: start, end and the months of each."""
    for match in _IN_SEASON.finditer(text):
        if _USUALLY.search(text[: match.start()]):
            continue
        yield match.start(), match.end(), SEASONS[match["season"]]
    for match in _LISTED_MONTHS.finditer(text):
        yield (
            match.start(),
            match.end(),
            tuple(MONTH_NUMBER[name] for name in re.findall(MONTH_NAME, match["listed"])),
        )
    for match in _IN_MONTHS.finditer(text):
        first, last = MONTH_NUMBER[match["first"]], MONTH_NUMBER[match["last"]]
        between = match["through"].startswith(" en") and "tussen" not in match[0]
        up_to_first = match["day"] == "1 " and match["through"] == " tot"
        length = (last - first) % 12 + (0 if up_to_first else 1)
        through = tuple((first + step - 1) % 12 + 1 for step in range(length))
        yield match.start(), match.end(), (first, last) if between else through


_USUALLY = re.compile(
    r"\b(?:meestal|doorgaans|bij voorkeur|veelal|liefst|gewoonlijk|bijvoorbeeld|vooral)(?: [a-z]+)? $"
)
"""'Eén keer per jaar, meestal in het najaar' promises no season."""
_AND_AT_ANOTHER = re.compile(r" en (?:(?:1 keer|eens) )?(?:bij|na|rond|voor|vlak|tegen|direct|kort|aan|op)\b")
_AT_ONE_AND = re.compile(r"\b(?:bij|na|rond|voor|tegen|kort voor|direct na) [^,;]{3,40} en $")


def named_in_passing(text: str) -> bool:
    """Tell whether a season is one of several moments ('in het voorjaar en bij de jaarrekening')."""
    return any(
        text[:start].rstrip().endswith(("waarvan", "waarvan 1", "waarvan 1 keer", "waaronder 1"))
        or _AND_AT_ANOTHER.match(text, end)
        or _AT_ONE_AND.search(text[:start])
        for start, end, _ in find_seasons(text)
    )


def stand_apart(months: tuple[int, ...]) -> bool:
    """Tell whether months are two seasons ('in april en oktober') and no single one."""
    gaps = [(after - before) % 12 for before, after in pairwise(months)]
    return any(gap != 1 for gap in gaps)


def month_right_behind(text: str, end: int) -> tuple[int, ...]:
    """Find the month that stands right behind a rhythm ('ieder jaar in oktober'); empty: none does."""
    match = re.compile(rf" in (?P<month>{MONTH_NAME})\b(?!,? (?:\d|en|tot|t/m|[a-z]+ en))").match(text, end)
    return (MONTH_NUMBER[match["month"]],) if match else ()


def months_of_every_year(text: str) -> tuple[int, ...]:
    """Find the month or quarter in which something yearly falls ('jaarlijks in november'); empty: none named."""
    match = _IN_MONTH.search(text)
    if match is None:
        return ()
    if match["month"]:
        return (MONTH_NUMBER[match["month"]],)
    last = 3 * _QUARTERS[match["quarter"]]
    return (last - 2, last - 1, last)
