"""Which heading stands under which?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from waarborg.reading.framework import Level, edition_for
from waarborg.reading.heading_lines import Heading
from waarborg.reading.headings import Chapter, announced_kind, chapter_of


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
    is_counted = heading.number is not None and "." not in heading.number and heading.number[:1].isdigit()
    if heading.label is None or is_counted or held.is_label or chapter_of(heading.title) is not None:
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
