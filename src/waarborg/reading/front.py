"""Whose plan is this, what is it called and for which years does it hold?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.framework import Framework, Level, edition_for, editions
from waarborg.reading.heading_lines import number_and_title
from waarborg.reading.headings import announced_kind, chapter_of, label_of
from waarborg.reading.spelling import fold

_PLAN_WORD = re.compile(
    r"veiligheids?(?:plan|beleid|nota|visie|programma|strategie|aanpak|agenda|kader)|\bIVP\b|\bIVB\b|kadernota|"
    r"uitvoerings(?:plan|programma|agenda)|beleidsplan|beleidsnota|actie(?:plan|programma|agenda)|jaarplan|"
    r"integrale? veiligheid|openbare orde en veiligheid|meerjaren\w+",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?P<start>(?:19|20)\d\d)\s*(?:-|–|—|/|t/m|tot en met|tot|en met)\s*"
    r"(?P<end>(?:19|20)\d\d|\d\d)\b(?!\s*[-/]\s*\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
_NAME = (
    r"(?:'s-|'t |De |Den |Het |St\. )?[A-ZÀ-Ý][\w-]*(?:'[a-z]+)?"
    r"(?:(?: (?:aan|op|bij|in|over|van)(?: de[nr]?| het)?| de[nr]?| en)? "
    r"(?!(?i:gemeente|integra|veiligheid|kader|uitvoering|raad|nota|beleid))(?:[A-ZÀ-Ý][\w-]+)){0,3}"
)
_MUNICIPALITY = re.compile(rf"\b(?:[Gg]emeenten?(?:raad(?: van)?| van)?|GEMEENTEN?) (?P<name>{_NAME})")
_SEVERAL = re.compile(
    rf"\b(?:[Gg]emeenten|GEMEENTEN) (?P<names>{_NAME}(?:, {_NAME})* (?:en|EN|&) {_NAME})(?![\w-])"
)
_NOT_A_NAME = re.compile(
    r"^(?:In|De|Het|Op|Voor|Met|Van|Een|Dit|Deze|Wij|We|Integraal|Integrale|Veiligheid|Kadernota|Openbare|Burgemeester|"
    r"Politie|Raad|College|OM|VNG|GGD|Nederland|Nederlandse|Als|Daarnaast|Ook|Veilig|Beleid|IVP|Uitvoering\w*|Boa|BOA|Werkt|Zorgt)$"
)
_LEFT_OF_NAME = re.compile(r"(?: en| in| aan| op| bij| over| de| den| het)+$")
_SORT = re.compile(r"(?:kader|beleids)?nota|(?:uitvoerings|beleids)(?:plan|programma)", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b",
    re.IGNORECASE,
)
_FRONT = 25


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page tells. ``title_places``: the blocks that hold the title."""

    title: str | None
    municipality: str | None
    start: date | None
    end: date | None
    title_places: frozenset[int] = frozenset()


def read_front(blocks: Sequence[Block]) -> Front:
    """Title, municipality and period of a plan, from its first page and, failing that, from its text."""
    title, places = _title(blocks)
    start, end = _period(title or "", blocks)
    return Front(title, _municipality(title or "", blocks), start, end, places)


def _title(blocks: Sequence[Block]) -> tuple[str | None, frozenset[int]]:
    candidates = [place for place in _before_chapters(blocks) if _may_be_title(blocks[place])]
    if not candidates:
        return None, frozenset()
    best = max(candidates, key=lambda place: (_tells(blocks[place].text), -place))
    title, places = _whole_title(blocks, best)
    own = blocks[best].text
    again = {
        at
        for at in _before_chapters(blocks)
        if fold(blocks[at].text) == fold(own) and _same_years(blocks[at].text, own)
    }
    lines_above = {at for at in range(best) if at in candidates or _is_cover_line(blocks[at])}
    return title, places | again | lines_above | _lines_below(blocks, max(places) + 1)


def _is_cover_line(block: Block) -> bool:
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return is_line and len(block.text) < 80 and not block.text.endswith((".", ":", ";"))


def _lines_below(blocks: Sequence[Block], first: int) -> set[int]:
    """Lines on the cover below the title (a slogan, a team, a date), when what surely is a heading ends them."""
    end = first
    while end < min(len(blocks), _FRONT) and _is_cover_line(blocks[end]) and not _begins_plan(blocks[end]):
        end += 1
    is_ended = end < len(blocks) and _begins_plan(blocks[end])
    return set(range(first, end)) if is_ended else set()


def _begins_plan(block: Block) -> bool:
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        return False
    number, title = number_and_title(block.text)
    is_styled = block.kind is BlockKind.HEADING and not block.text.startswith(("'", '"'))
    is_known = (
        chapter_of(title) is not None or announced_kind(title) is not None or label_of(title) is not None
    )
    return is_styled or number is not None or is_known


def _before_chapters(blocks: Sequence[Block]) -> list[int]:
    """Places on the first page, ahead of the first numbered heading or running text."""
    places: list[int] = []
    for place, block in enumerate(blocks[:_FRONT]):
        if places and (number_and_title(block.text)[0] is not None or len(block.text) > 400):
            break
        places.append(place)
    return places


def _may_be_title(block: Block) -> bool:
    if block.kind is BlockKind.ROW or len(block.text) > 160 or block.text.endswith((".", ":", ";", ",")):
        return False
    is_dated = "veilig" in block.text.lower() and (
        _PERIOD.search(block.text) or _MUNICIPALITY.search(block.text)
    )
    return number_and_title(block.text)[0] is None and bool(is_dated or _PLAN_WORD.search(block.text))


def _tells(text: str) -> int:
    """How much of a title a line holds: the sort of plan, its years and its municipality."""
    return (
        bool(_PERIOD.search(text) or _YEAR.search(text)) + bool(_MUNICIPALITY.search(text)) + (len(text) > 6)
    )


def _whole_title(blocks: Sequence[Block], place: int) -> tuple[str, frozenset[int]]:
    """The title with the short lines beside it that name the period or the municipality."""
    places = [place]
    for beside in (place - 1, place + 1, place + 2):
        if 0 <= beside < len(blocks) and _belongs_to_title(blocks[beside], beside, places):
            places.append(beside)
    own = blocks[place].text
    if _PERIOD.search(own) and _MUNICIPALITY.search(own):
        return own, frozenset(places)
    return " ".join(blocks[at].text for at in sorted(places)), frozenset(places)


def _belongs_to_title(block: Block, place: int, places: Sequence[int]) -> bool:
    is_beside = place + 1 in places or place - 1 in places
    if (
        not is_beside
        or block.kind is BlockKind.ROW
        or len(block.text) > 70
        or block.text.endswith((".", ":"))
    ):
        return False
    if _YEAR.fullmatch(block.text) or _PERIOD.fullmatch(block.text) or _SORT.fullmatch(block.text):
        return True
    if number_and_title(block.text)[0] is not None or _MONTH.search(block.text):
        return False
    return bool(_PERIOD.search(block.text) or _MUNICIPALITY.match(block.text))


def _same_years(left: str, right: str) -> bool:
    return _YEAR.findall(left) == _YEAR.findall(right)


def _period(title: str, blocks: Sequence[Block]) -> tuple[date | None, date | None]:
    if found := _years(title):
        return found
    years = _YEAR.findall(title)
    if years and re.search(r"uitvoering|jaarplan|actie", title, re.IGNORECASE):
        return date(int(years[-1]), 1, 1), date(int(years[-1]), 12, 31)
    for block in blocks[:_FRONT]:
        if len(block.text) < 160 and (found := _years(block.text)):
            return found
    counted = _periods(blocks)
    if not counted:
        return (date(int(years[-1]), 1, 1), date(int(years[-1]), 12, 31)) if years else (None, None)
    (start, end), _ = counted.most_common(1)[0]
    return date(start, 1, 1), date(end, 12, 31)


def _periods(blocks: Sequence[Block]) -> Counter[tuple[int, int]]:
    spans = (_years(match[0]) for block in blocks for match in _PERIOD.finditer(block.text))
    return Counter((span[0].year, span[1].year) for span in spans if span)


def _years(text: str) -> tuple[date, date] | None:
    for match in _PERIOD.finditer(text):
        start = int(match["start"])
        end = int(match["end"]) if len(match["end"]) == 4 else start // 100 * 100 + int(match["end"])
        if 0 < end - start <= 10:
            return date(start, 1, 1), date(end, 12, 31)
    return None


def _several(title: str, blocks: Sequence[Block]) -> str | None:
    """The municipalities that share a plan, as the first page lists them: in one line or one below another."""
    front = [block.text for block in blocks[:_FRONT] if len(block.text) < 160]
    listed = next((match for text in (title, *front) if (match := _SEVERAL.search(text))), None)
    if listed is not None and "," in listed["names"]:
        return listed["names"]
    names = [
        name
        for text in front
        if re.fullmatch(rf"[Gg]emeente {_NAME}", text)
        or len(re.findall(r"\b[Gg]emeente [A-ZÀ-Ý']", text)) > 1
        for match in re.finditer(rf"[Gg]emeente (?P<name>{_NAME})", text)
        if (name := _cleaned(match["name"]))
    ]
    names = list(dict.fromkeys(names))
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) > 1 else None


def _municipality(title: str, blocks: Sequence[Block]) -> str | None:
    if several := _several(title, blocks):
        return several
    for text in (*(block.text for block in blocks[:_FRONT] if len(block.text) < 120), title):
        if (match := _MUNICIPALITY.search(text)) and (name := _cleaned(match["name"])):
            return name
    counted = Counter(
        name
        for block in blocks
        for text in (block.cells or (block.text,))
        for match in _MUNICIPALITY.finditer(text)
        if (name := _cleaned(match["name"]))
    )
    if counted and counted.most_common(1)[0][1] > 1:
        return _fullest(counted)
    return _name_in_title(title) or (_fullest(counted) if counted else None)


def _fullest(counted: Counter[str]) -> str:
    """The most frequent name; with a longer one that begins with it when that is about as frequent."""
    name, often = counted.most_common(1)[0]
    return max(
        (other for other, times in counted.items() if other.startswith(name) and times * 3 >= often),
        key=len,
        default=name,
    )


def _cleaned(name: str) -> str | None:
    name = _LEFT_OF_NAME.sub("", name.strip())
    name = re.sub(r"\s+(?:19|20)\d\d.*$", "", name)
    if name.isupper() and len(name) > 3:
        name = name.title()
    return None if _NOT_A_NAME.match(name) or len(name) < 2 else name


def _name_in_title(title: str) -> str | None:
    """The name in ``Integraal Veiligheidsplan Nuenen 2020-2023``."""
    rest = _YEAR.sub(" ", _PERIOD.sub(" ", title))
    rest = re.sub(
        r"\b(?:integra\w+|lokaal|lokale|meerjaren\w*|veiligheid\w*|kadernota|nota|uitvoering\w*|beleid\w*|plan|"
        r"programma|IVP|IVB|concept|definitief|periode|ontwerp|openbare|orde|en|van|de|voor|het|versie)\b",
        "|",
        rest,
        flags=re.IGNORECASE,
    )
    for piece in re.split(r"[|:–—,-]\s|\|", rest):
        if (match := re.fullmatch(rf"\s*(?P<name>{_NAME})\s*", piece)) and (name := _cleaned(match["name"])):
            return name
    return None


_METHOD = re.compile(r"kernbeleid(?:\s+veiligheid)?(?P<after>.{0,60})", re.IGNORECASE)


def framework_of(blocks: Sequence[Block], start: date | None) -> Framework | None:
    """The edition of the Kernbeleid Veiligheid that the plan follows, when it says so or uses its fields."""
    own = edition_for(start.year if start else None)
    is_older = start is not None and start.year < own.start
    mentions = [match for block in blocks for match in _METHOD.finditer(block.text)]
    for match in mentions:
        for edition in editions():
            if re.search(rf"\b{edition.start}\b", match["after"][:25]):
                return edition
    if is_older or any(re.match(r"\D{0,40}\b(?:19|20)\d\d\b", match["after"]) for match in mentions):
        return None
    if mentions:
        return own
    fields = {
        subject.code
        for block in blocks
        if block.kind is not BlockKind.ROW and len(block.text) < 100
        if (subject := own.find(number_and_title(block.text)[1])) and subject.level is Level.FIELD
    }
    return own if len(fields) >= 4 else None
