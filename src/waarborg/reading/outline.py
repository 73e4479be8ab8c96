"""Which blocks are headings, what number do they bear, and which stands under which?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.framework import Level, edition_for
from waarborg.reading.headings import Chapter, Label, announced_kind, chapter_of, inline_label, label_of

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
    r"(?:figuur|tabel|grafiek|bron|foto|afbeelding|kaart|noot|zie|datum|versie|status|auteur|telefoon|e-mail|www\.|http)\b",
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
    return [heading for place in range(len(blocks)) if (heading := _heading_at(blocks, place)) is not None]


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
    return not _FINITE.search(title) or title.endswith("?") or chapter_of(title) is not None


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading with the index, among the headings, of the one that it stands under."""

    heading: Heading
    parent: int | None


@dataclass(slots=True)
class _Open:
    """A heading under which others may still come."""

    rank: tuple[int, ...]
    index: int
    is_label: bool
    is_chapter: bool
    has_deeper: bool = False


def place_headings(headings: Sequence[Heading]) -> list[Placed]:
    """Which heading stands under which: by numbers, by the levels of the format, by what they say."""
    placed: list[Placed] = []
    open_headings: list[_Open] = []
    for index, (heading, rank) in enumerate(zip(headings, _ranks(headings), strict=True)):
        if heading.label is not None and not heading.style and heading.number is None:
            parent = next((held.index for held in reversed(open_headings) if not held.is_label), None)
            placed.append(Placed(heading, parent))
            continue
        while open_headings and _closes(open_headings[-1], rank, heading):
            open_headings.pop()
        above = open_headings[-1] if open_headings else None
        if above is not None and heading.style and rank > above.rank:
            above.has_deeper = True
        placed.append(Placed(heading, above.index if above else None))
        is_label = heading.label is not None
        is_chapter = chapter_of(heading.title) is not None
        open_headings.append(_Open((*rank, 1) if is_label else rank, index, is_label, is_chapter))
    return placed


def _closes(held: _Open, rank: tuple[int, ...], heading: Heading) -> bool:
    """Does this heading end the reach of an open one? A label on a section's own level belongs to it."""
    if heading.label is None or held.is_label or chapter_of(heading.title) is not None:
        return held.rank >= rank
    return held.rank > rank or (held.rank == rank and (held.has_deeper or held.is_chapter))


def _ranks(headings: Sequence[Heading]) -> list[tuple[int, ...]]:
    """A sortable rank for each heading: the lower, the higher it stands."""
    if _styles_hold(headings):
        return [_rank_by_style(heading) for heading in _with_learned_styles(headings)]
    ranks: list[tuple[int, ...]] = []
    open_styles: list[tuple[str, int]] = []
    meanings = _Meanings()
    for heading in headings:
        style = _numbering(heading.number)
        if style is None:
            ranks.append(meanings.rank_in_numbered(heading) if open_styles else meanings.rank(heading))
            if ranks[-1] == (0,):
                open_styles.clear()
            continue
        while open_styles and open_styles[-1] != style and not _holds(open_styles, style):
            open_styles.pop()
        if style in open_styles:
            del open_styles[open_styles.index(style) + 1 :]
        else:
            open_styles.append(style)
        ranks.append((len(open_styles) - 1,))
    return ranks


def _holds(open_styles: Sequence[tuple[str, int]], style: tuple[str, int]) -> bool:
    """May a heading numbered in ``style`` stand under the last of ``open_styles``?"""
    if style in open_styles:
        return False
    last = open_styles[-1]
    return last[0] != style[0] or last[1] < style[1]


def _numbering(number: str | None) -> tuple[str, int] | None:
    if number is None:
        return None
    parts = number.split(".")
    if parts[0].isdigit():
        return ("decimal", len(parts))
    if len(parts[0]) > 1 and parts[0][1:].isdigit():
        return ("letter", len(parts) + 1)
    if re.fullmatch(r"[IVX]{2,5}|[IVX]", parts[0]) and parts[0] in (
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
    ):
        return ("roman", len(parts))
    return ("letter", len(parts))


def _styles_hold(headings: Sequence[Heading]) -> bool:
    """Do the format's levels tell the order? Not when they contradict the numbers, or when there are none."""
    styled = [heading for heading in headings if heading.style and heading.label is None]
    if len(styled) < 3 or len({heading.style for heading in styled}) < 2:
        return False
    levels: dict[int, set[int]] = {}
    for heading in styled:
        numbering = _numbering(heading.number)
        if numbering and numbering[0] == "decimal":
            levels.setdefault(numbering[1], set()).add(heading.style)
    ordered = [levels[depth] for depth in sorted(levels)]
    return all(max(upper) < min(lower) for upper, lower in pairwise(ordered))


def _with_learned_styles(headings: Sequence[Heading]) -> list[Heading]:
    """Give unstyled but numbered headings the level that their styled fellows have."""
    known = {
        numbering: heading.style
        for heading in headings
        if heading.style and (numbering := _numbering(heading.number))
    }
    return [
        Heading(
            heading.place,
            heading.number,
            heading.title,
            heading.style or known.get(_numbering(heading.number) or ("", 0), 0),
            heading.label,
            heading.caps,
        )
        for heading in headings
    ]


def _rank_by_style(heading: Heading) -> tuple[int, ...]:
    if heading.style:
        return (heading.style,)
    numbering = _numbering(heading.number)
    if numbering:
        return (20 + numbering[1],)
    return (50 if heading.caps else 60,)


@dataclass(slots=True)
class _Meanings:
    """Ranks headings without number or trusted level by what they say: chapters above, fields under them."""

    chapter: Chapter | None = None
    topic_open: bool = False

    def rank_in_numbered(self, heading: Heading) -> tuple[int, ...]:
        """Rank among numbered headings: an appendix stands beside the chapters, all else below the last one."""
        is_appendix = re.match(
            r"(?:bijlage|samenvatting|voorwoord|begrippenlijst)", heading.title, re.IGNORECASE
        )
        return (0,) if is_appendix else (60,)

    def rank(self, heading: Heading) -> tuple[int, ...]:
        """Rank in a document without numbers."""
        chapter = chapter_of(heading.title)
        if chapter is not None and announced_kind(heading.title) is None:
            self.chapter, self.topic_open = chapter, False
            return (0,)
        subject = edition_for(None).find(heading.title)
        is_wide = announced_kind(heading.title) is not None or (
            subject is not None and subject.level is not Level.THEME
        )
        holds_no_topics = self.chapter in (Chapter.OTHER, Chapter.ORGANISATION, Chapter.FINANCE)
        if holds_no_topics and (is_wide or (subject is not None and not self.topic_open)):
            self.topic_open = is_wide
            return (0,)
        if heading.style:
            return (20 + heading.style,)
        if is_wide:
            return (20,)
        return (30,) if heading.caps else (40,)
