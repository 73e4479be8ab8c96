"""Which blocks are headings, and what number do they bear?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.headings import (
    Label,
    announced_kind,
    asks_as_label,
    chapter_of,
    inline_label,
    label_by_words,
    label_of,
)
from waarborg.reading.spelling import fold

_LONGEST_HEADING = 150
_LONGEST_PLAIN_HEADING = 65
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)[.:)]?\s+(?P<title>['\"(]?[A-ZÀ-Ý0-9].*)")
_WHOLE = re.compile(r"(?P<number>\d{1,2})[.:)]?\s+(?P<title>['\"(]?[A-ZÀ-Ý].*)")
_LETTERED = re.compile(
    r"(?P<number>[A-Z](?:\.?\d{1,2}(?:\.\d{1,2})*|[.)]))[.:)]?\s+(?P<title>['\"(]?[A-ZÀ-Ý].*)"
)
_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})[.:)]\s+(?P<title>['\"(]?[A-ZÀ-Ý].*)")
_CHAPTER = re.compile(
    r"(?:hoofdstuk|deel|paragraaf|afdeling|artikel|H|§)\s*(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])\b"
    r"\s*[.:–-]*\s*(?P<title>\S.*)?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.,;!]['\")\]]*$")
_CAPTION = re.compile(
    r"(?:figuur|tabel|grafiek|bron|foto|afbeelding|kaart|noot|zie|datum|versie|status|auteur|telefoon|e-mail|www\.|http|"
    r"vastgesteld (?:door|op|in)|laatst (?:gewijzigd|bijgewerkt)|gepubliceerd|het college van|namens|"
    r"(?:de )?burgemeesters? (?:van|en wethouders))\b",
    re.IGNORECASE,
)
_OPENS_LOWER = re.compile(r"['\"(\[]*[a-zà-ÿ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A block that heads what follows.

    Attributes:
        place: index of its block.
        style: level that the format gives it; 0: it only looks like a heading.
        label: it labels a part of the section above it, perhaps.
    """

    place: int
    number: str | None
    title: str
    style: int
    label: Label | None
    caps: bool = False


def number_and_title(text: str) -> tuple[str | None, str]:
    """A heading's number as printed, without its last full stop, and its title."""
    text = text.strip()
    if match := _CHAPTER.fullmatch(text):
        return match["number"], (match["title"] or text).strip()
    for pattern in (_DECIMAL, _ROMAN, _LETTERED, _WHOLE):
        if match := pattern.fullmatch(text):
            return match["number"].rstrip(".)"), match["title"].strip()
    return None, text


def find_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings among the blocks, in reading order."""
    found = [heading for place in range(len(blocks)) if (heading := _heading_at(blocks, place)) is not None]
    return _with_labels_by_use(found)


def _with_labels_by_use(headings: list[Heading]) -> list[Heading]:
    """Take for labels what no list knows: a title that comes back, or one put as a question, by its words."""
    often = Counter(fold(heading.title) for heading in headings if heading.number is None)
    return [
        replace(heading, label=label_by_words(heading.title))
        if heading.label is None
        and chapter_of(heading.title) is None
        and announced_kind(heading.title) is None
        and (asks_as_label(heading.title) or often[fold(heading.title)] > 1)
        else heading
        for heading in headings
    ]


def _heading_at(blocks: Sequence[Block], place: int) -> Heading | None:
    block = blocks[place]
    if block.kind is BlockKind.ROW or not block.text or len(block.text) > _LONGEST_HEADING:
        return None
    if block.kind is BlockKind.ITEM:
        return _item_heading(blocks, place)
    number, title = number_and_title(block.text)
    title = title.rstrip(": ").strip() or title
    label = label_of(title)
    styled = block.kind is BlockKind.HEADING
    if styled or label or _looks_like_heading(blocks, place, number, title):
        caps = title.isupper() and len(title) > 3
        return Heading(place, number, title, block.level if styled else 0, label, caps)
    return None


def _item_heading(blocks: Sequence[Block], place: int) -> Heading | None:
    """A chapter heading that its format or a converter took for a list of one (``3. Veiligheidsvelden``)."""
    block = blocks[place]
    if not _may_be_chapter(block):
        return None
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    before = blocks[place - 1] if place else None
    if after is None or (before is not None and before.text.endswith(":")):
        return None
    if after.kind is BlockKind.ITEM and not (
        _may_be_chapter(after) and _marker_style(after) != _marker_style(block)
    ):
        return None
    number = block.marker.rstrip(".)")
    if before is not None and before.kind is BlockKind.ITEM and _marker_style(before) == _marker_style(block):
        coming = _number_of_next(blocks, place)
        may_follow = coming.startswith(f"{number}.") or coming.endswith(".1")
        if not may_follow or not before.text.endswith((".", ";", ",")):
            return None
        number = coming.split(".")[0]
    return Heading(place, number, block.text, 0, label_of(block.text))


def _may_be_chapter(block: Block) -> bool:
    if block.kind is not BlockKind.ITEM or not block.ordered or block.level > 1 or block.marker[:1].islower():
        return False
    return (
        len(block.text) <= 100 and block.text[0].isupper() and not re.search(r"[.,;:!]['\")\]]*$", block.text)
    )


def _marker_style(block: Block) -> str:
    """The manner of numbering: ``1.``, ``a)``, ``A.`` or ``IV.``; empty for a bullet."""
    written, closing = block.marker[:-1], block.marker[-1:]
    if written.isdigit():
        return f"1{closing}"
    if written and set(written) <= set("IVX"):
        return f"I{closing}"
    return f"{'a' if written.islower() else 'A'}{closing}" if written else ""


def _number_of_next(blocks: Sequence[Block], place: int) -> str:
    """The number of the decimally numbered heading that comes next, as long as it is near."""
    for block in blocks[place + 1 : place + 6]:
        number, _ = number_and_title(block.text)
        if number and "." in number and len(block.text) < 110:
            return number
    return ""


def _looks_like_heading(blocks: Sequence[Block], place: int, number: str | None, title: str) -> bool:
    block = blocks[place]
    if _SENTENCE_END.search(title) or inline_label(block.text) or _CAPTION.match(title):
        return False
    if number is not None:
        return len(title) <= 110 and not block.text.endswith(":") and not _is_sentence(title)
    if block.text.endswith(":") and not block.bold:
        return False
    if block.bold or (title.isupper() and len(title) > 3):
        return _OPENS_LOWER.match(title) is None and any(letter.isalpha() for letter in title)
    return _is_plain_heading(blocks, place, title)


_FINITE = re.compile(
    r"\b(?:is|zijn|wordt|worden|werd|werden|heeft|hebben|kan|kunnen|moet|moeten|zal|zullen|wij|we|vindt|gaat|gaan|komt|"
    r"blijft|blijven|staat|staan|dient|dienen)\b",
    re.IGNORECASE,
)


def _is_sentence(title: str) -> bool:
    return len(title) > 70 and _FINITE.search(title) is not None and not title.endswith("?")


def _is_plain_heading(blocks: Sequence[Block], place: int, title: str) -> bool:
    """A short line without marks, between whole paragraphs (``Vernieling``, ``Fysieke verloedering in buurt``)."""
    if not _reads_like_title(title):
        return False
    before = blocks[place - 1] if place else None
    if before is not None and before.kind is BlockKind.PARAGRAPH and before.text.endswith((",", ";")):
        return False
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if after is None or after.kind in (BlockKind.ROW, BlockKind.HEADING) or _OPENS_LOWER.match(after.text):
        return False
    return (
        len(after.text) > len(title)
        or label_of(after.text) is not None
        or inline_label(after.text) is not None
    )


def _reads_like_title(title: str) -> bool:
    if not 4 <= len(title) <= _LONGEST_PLAIN_HEADING or len(title.split()) > 9:
        return False
    if not (title[0].isupper() or title[0] in "'\"(") or title.count(",") > 1:
        return False
    if re.search(r"[@|/]\s|\d{5}|€", title):
        return False
    return (
        not _FINITE.search(title)
        or title.endswith("?")
        or chapter_of(title) is not None
        or asks_as_label(title)
    )
