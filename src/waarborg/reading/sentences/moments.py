"""By when, says a normal sentence? Moments ('in het eerste kwartaal van 2020') turned into a last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from waarborg.reading.sentences.seasons import MONTH_NUMBER


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at ``start``-``end`` of the normal sentence.

    Attributes:
        by: the last day; ``None`` when the year is missing and the plan's period is unknown.
        firm: a word says that it is a limit ('uiterlijk', 'voor', 'eind'); a loose one ('in 2020') can be the
            time of a fact.
        year: as written, ``None`` when it was not.
        begins: 'vanaf' or 'met ingang van': from that day on.
    """

    start: int
    end: int
    by: date | None
    firm: bool
    year: int | None = None
    begins: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last month and day of a moment within a year; ``over`` when it ends in the next year."""

    first: tuple[int, int]
    last: tuple[int, int]


_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASONS = {
    "voorjaar": _Span((3, 21), (6, 20)),
    "lente": _Span((3, 21), (6, 20)),
    "zomer": _Span((6, 21), (9, 20)),
    "zomervakantie": _Span((6, 21), (9, 20)),
    "zomerreces": _Span((6, 21), (9, 20)),
    "zomerperiode": _Span((6, 21), (9, 20)),
    "bouwvak": _Span((6, 21), (9, 20)),
    "najaar": _Span((9, 21), (12, 20)),
    "herfst": _Span((9, 21), (12, 20)),
    "jaarwisseling": _Span((12, 31), (12, 31)),
    "kerst": _Span((12, 25), (12, 26)),
}
_MONTH = "|".join(MONTH_NUMBER)
_SHORT = {
    "jan": 1,
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sept": 9,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_SHORT_MONTH = "|".join(f"{name}\\.?" for name in _SHORT)
_YEAR = (
    r"(?:(?:van |in )?(?:het jaar )?(?<!\d [-–/] )(?<!\d[-–/])'?(?P<year>(?:19|20)\d\d)"
    r"(?! ?[-–/] ?(?:19|20)?\d\d)(?!\d| keer))"
)
_LEAD = (
    r"(?P<lead>(?:uiterlijk|ultimo|voor|per|vanaf|met ingang van|m\.i\.v\.|tegen|na|tot en met|t/m|tot"
    r"|sinds|op|in|binnen"
    r"|gedurende|tijdens|in de loop van|aan|streefdatum|gereed|planning|realisatie|deadline)"
    r"(?::)?(?: uiterlijk| in| op| aan| per| voor)*"
    r"(?: (?:de|het))? )?"
)
_PART = (
    r"(?P<part>(?:eind|einde|medio|halverwege|begin|midden|(?:de )?loop van|het (?:einde|begin) van"
    r"|einde van|begin van|eind van) (?:het |de |jaar )?)?"
)
_PLAN = (
    r"(?:de |deze |dit |het |onze )(?:(?:plan|beleids|raads|college|bestuurs)?periode"
    r"|looptijd(?: van (?:dit|het) (?:plan|ivp|programma))?|plan|ivp|programma)"
)
_POINTS = (
    re.compile(rf"(?<![\w.]){_LEAD}(?P<day>\d{{1,2}}) (?P<month>{_MONTH}|{_SHORT_MONTH})\b(?:,? {_YEAR})?"),
    re.compile(rf"(?<![\w.]){_LEAD}(?P<numeric>\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:19|20)\d\d)\b"),
    re.compile(
        rf"(?<![\w.-]){_LEAD}(?P<quarter>(?:eerste|tweede|derde|vierde|laatste|[1-4]) kwartaal"
        rf"|(?:kwartaal |q)[1-4]|[1-4]q)"
        rf"\b(?:,? {_YEAR})?"
    ),
    re.compile(
        rf"(?<![\w.-]){_LEAD}(?:de |het )?(?P<of_plan>(?:eerste|tweede|derde|vierde|laatste) (?:helft|jaar) van "
        rf"{_PLAN})\b"
    ),
    re.compile(
        rf"(?<![\w.-]){_LEAD}(?P<half>(?:eerste|tweede|laatste|1|2) (?:helft|halfjaar"
        rf"|half jaar))\b(?: {_YEAR})?"
    ),
    re.compile(rf"(?<![\w.-]){_LEAD}{_PART}(?P<season>{'|'.join(_SEASONS)})\b(?: {_YEAR})?"),
    re.compile(rf"(?<![\w.-]){_LEAD}{_PART}(?:maand )?(?P<month>{_MONTH})\b(?: {_YEAR})?"),
    re.compile(rf"(?<![\w.-]){_LEAD}{_PART}(?P<month>{_SHORT_MONTH}) {_YEAR}"),
    re.compile(rf"(?<![\w.-]){_LEAD}{_PART}{_YEAR}"),
    re.compile(
        rf"(?<![\w.-]){_LEAD}{_PART}(?P<relative>(?:deze |de |onze )?(?:plan|beleids|raads|college"
        rf"|bestuurs)periode|"
        r"looptijd(?: van (?:dit|het) (?:plan|ivp|programma))?"
        r"|(?:(?<=van )|(?<=rwege ))dit (?:plan|ivp|programma)|dit jaar|volgend jaar|komend jaar"
        r"|het eerste jaar"
        r"|(?:het )?jaar(?! \d))\b"
    ),
)
_FIRM = re.compile(r"uiterlijk|ultimo|\bvoor\b|\bper\b|tegen|streef|gereed|planning|realisatie|deadline")
_UNTIL = re.compile(r"(?:sinds|tot en met|t/m|tot)\b")
_BACKWARDS = re.compile(r"\b(?:week|weken|maand|maanden|dagen|uur|werkdagen|dag) $")
_FIRST_OF_ALL = re.compile(r"\b(?:te beginnen|beginnend|startend|om te beginnen)(?: [a-z]+)? $")
_AHEAD_OF = re.compile(r"\b(?:voorafgaand|aanloop) $")
_RANGE_AFTER = re.compile(r" ?(?:-|–|tot en met|t/m|tot) ?(?:eind )?(?:\d{1,2} [a-z]+ )?(?:19|20)\d\d")


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTH_NUMBER.get(name) or _SHORT[name.rstrip(".")]


def _span(groups: dict[str, str], year: int) -> tuple[date, date] | None:
    """First and last day of the moment named in ``groups``, in ``year``."""
    if "day" in groups:
        day = _safe(year, _month(groups["month"]), int(groups["day"]))
        return (day, day) if day else None
    if "quarter" in groups:
        ordinal = re.sub(r"kwartaal|q", "", groups["quarter"]).strip()
        month = 3 * _ORDINALS[ordinal]
        return date(year, month - 2, 1), _last_of_month(year, month)
    if "half" in groups:
        first = _ORDINALS[groups["half"].split()[0]] == 1
        return (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
    if "season" in groups:
        season = _SEASONS[groups["season"]]
        return date(year, *season.first), date(year, *season.last)
    if "month" in groups:
        month = _month(groups["month"])
        return date(year, month, 1), _last_of_month(year, month)
    return date(year, 1, 1), date(year, 12, 31)


def _part_of(part: str, first: date, last: date) -> tuple[date, date]:
    """Narrow a moment to its beginning, middle (1 July of a year, the 15th of a month) or end."""
    if "begin" in part:
        end = date(first.year, 3, 31) if (last - first).days > 100 else first + (last - first) // 3
        return first, end
    if "medio" in part or "halverwege" in part or "midden" in part:
        middle = date(first.year, 7, 1) if (last - first).days > 300 else first + (last - first) // 2
        middle = first.replace(day=15) if (last - first).days < 31 else middle
        return middle, middle
    return last, last


def _limit(lead: str, part: str, span: tuple[date, date]) -> date:
    first, last = _part_of(part, *span) if part else span
    if re.search(r"\bvoor\b|\btegen\b", lead):
        return last if "eind" in part else first - timedelta(days=1)
    if re.search(r"\bper\b|\bvanaf\b|ingang|m\.i\.v", lead):
        return first
    if lead.startswith("na "):
        return date(last.year, 12, 31)
    return last


def _first_in_plan(groups: dict[str, str], lead: str, part: str, start: date) -> date | None:
    for year in (start.year, start.year + 1):
        span = _span(groups, year)
        if span and (by := _limit(lead, part, span)) >= start:
            return by
    return None


def _part_of_plan(phrase: str, period: tuple[date | None, date | None]) -> date | None:
    start, end = period
    ordinal, part = phrase.split()[:2]
    if start is None or end is None:
        return None
    if ordinal == "laatste" or (part == "helft" and ordinal != "eerste"):
        return end
    return (
        start + (end - start) // 2 if part == "helft" else date(start.year + _ORDINALS[ordinal] - 1, 12, 31)
    )


def _relative(groups: dict[str, str], part: str, period: tuple[date | None, date | None]) -> date | None:
    start, end = period
    phrase = groups["relative"]
    if re.search(r"periode|looptijd|plan$|ivp$|programma$", phrase):
        if start and end and re.search(r"halver|medio|midden", part):
            return start + (end - start) // 2
        return start if "begin" in part else end
    if start is None:
        return None
    year = start.year + (1 if phrase == "volgend jaar" else 0)
    return _limit("", part, (date(year, 1, 1), date(year, 12, 31)))


def _resolve(
    groups: dict[str, str], lead: str, part: str, period: tuple[date | None, date | None]
) -> tuple[date | None, int | None]:
    if "relative" in groups:
        return _relative(groups, part, period), None
    if "of_plan" in groups:
        return _part_of_plan(groups["of_plan"], period), None
    if "numeric" in groups:
        day, month, year = (int(number) for number in re.split(r"[-/.]", groups["numeric"]))
        on = _safe(year, month, day)
        return (_limit(lead, "", (on, on)) if on else None), year
    if "year" in groups:
        year = int(groups["year"])
        span = _span(groups, year)
        return (_limit(lead, part, span) if span else None), year
    if period[0] is None:
        return None, None
    return _first_in_plan(groups, lead, part, period[0]), None


def _is_other_use(match: re.Match[str], groups: dict[str, str], lead: str, part: str) -> bool:
    """Tell whether it is a period ('tot en met 2022'), counted backwards, or too bare to be a moment."""
    since = lead == "na " and groups.keys() == {"year"}
    if since or _UNTIL.match(lead) or _RANGE_AFTER.match(match.string[match.end() :]):
        return True
    before = match.string[: match.start()]
    ahead_of = lead.startswith(("aan ", "naar ")) and _AHEAD_OF.search(before)
    told = ahead_of or before.endswith(" uit ")
    if told or _FIRST_OF_ALL.search(before) or (lead.startswith("voor ") and _BACKWARDS.search(before)):
        return True
    if not (lead or part or groups.keys() & {"year", "quarter", "numeric", "relative", "of_plan"}):
        return True
    phrase = groups.get("relative")
    if phrase is None:
        return False
    if phrase in ("jaar", "het jaar"):
        return not re.search(r"eind|begin|medio|halver", part)
    return not (
        part
        or phrase.startswith(("dit jaar", "volgend jaar"))
        or re.search(r"\b(?:in|binnen|voor|gedurende|tijdens)\b", lead)
    )


def _moment(match: re.Match[str], period: tuple[date | None, date | None]) -> Moment | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    lead = groups.pop("lead", "")
    part = groups.pop("part", "").strip()
    if _is_other_use(match, groups, lead, part):
        return None
    by, year = _resolve(groups, lead, part, period)
    firm = bool(part or _FIRM.search(lead))
    begins = bool(re.search(r"vanaf|ingang|m\.i\.v", lead))
    return Moment(match.start(), match.end(), by, firm, year, begins)


def find_moments(text: str, start: date | None = None, end: date | None = None) -> tuple[Moment, ...]:
    """Find the moments of a normal sentence, in order.

    Args:
        text: a sentence in normal form.
        start, end: the plan's period; a moment without a year is the first such moment within it.
    """
    found: list[Moment] = []
    refused: list[tuple[int, int]] = []
    for pattern in _POINTS:
        for match in pattern.finditer(text):
            taken = [*((other.start, other.end) for other in found), *refused]
            if any(match.start() < after and before < match.end() for before, after in taken):
                continue
            moment = _moment(match, (start, end))
            if moment is not None:
                found.append(moment)
            elif _UNTIL.match(match[0]):
                # Of 'tot 1 januari 2027' no 'januari 2027' is left.
                refused.append(match.span())
    return tuple(sorted(found, key=lambda moment: moment.start))
