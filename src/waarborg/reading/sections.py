"""What is each section of a plan about, and which labels are only parts of a section?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.draft import SectionKind
from waarborg.reading.framework import Framework, Level, Subject
from waarborg.reading.headings import Chapter, Label, announced_kind, chapter_of
from waarborg.reading.outline import Placed
from waarborg.reading.spelling import alike, fold

TOPICAL = frozenset(
    {
        SectionKind.PRIORITY,
        SectionKind.STRATEGIC_THEME,
        SectionKind.FIELD,
        SectionKind.THEME,
        SectionKind.SUB_THEME,
    }
)
_UNDER_CHAPTER = {
    Chapter.PRIORITIES: SectionKind.PRIORITY,
    Chapter.STRATEGIC: SectionKind.STRATEGIC_THEME,
    Chapter.FIELDS: SectionKind.FIELD,
    Chapter.THEMES: SectionKind.THEME,
    Chapter.ORGANISATION: SectionKind.ORGANISATION,
    Chapter.FINANCE: SectionKind.FINANCE,
}
_ITSELF = {Chapter.ORGANISATION: SectionKind.ORGANISATION, Chapter.FINANCE: SectionKind.FINANCE}


@dataclass(frozen=True, slots=True)
class Span:
    """Blocks ``start`` up to ``end`` that stand under one label of a section."""

    label: Label | None
    start: int
    end: int


@dataclass(slots=True)
class Skeleton:
    """A section before its blocks are read.

    Attributes:
        place: index of its heading's block; ``None`` for text ahead of every heading.
        carried: label of the heading that it stands under (sections below "Wat gaan we doen?").
    """

    number: str | None
    title: str
    kind: SectionKind
    theme: str | None
    parent: int | None
    place: int | None
    chapter: Chapter | None = None
    carried: Label | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Context:
    placed: Sequence[Placed]
    framework: Framework
    priorities: frozenset[str]
    parents: frozenset[int]


def build_skeletons(
    blocks: Sequence[Block], placed: Sequence[Placed], framework: Framework
) -> list[Skeleton]:
    """Sections in reading order, labels folded into the section that they belong to."""
    context = _Context(
        placed,
        framework,
        _listed_priorities(blocks, placed),
        frozenset(one.parent for one in placed if one.parent is not None and one.heading.label is None),
    )
    sections: list[Skeleton] = []
    section_of: dict[int, int | None] = {}
    carried_by: dict[int, Label] = {}
    for index, one in enumerate(placed):
        start = one.heading.place + 1
        end = placed[index + 1].heading.place if index + 1 < len(placed) else len(blocks)
        above = None if one.parent is None else section_of[one.parent]
        carried = None if one.parent is None else carried_by.get(one.parent)
        if _folds(one, index, sections, above, context):
            section_of[index] = above
            if one.heading.label is not None:
                carried_by[index] = one.heading.label
                sections[above if above is not None else -1].spans.append(Span(one.heading.label, start, end))
            continue
        skeleton = _skeleton(one, sections, above, context, has_parts=index in context.parents)
        labelled = skeleton.kind not in TOPICAL and skeleton.kind not in _ITSELF.values()
        skeleton.carried = carried or (one.heading.label if labelled else None)
        skeleton.spans.append(Span(skeleton.carried, start, end))
        section_of[index] = len(sections)
        sections.append(skeleton)
    _take_for_themes(sections, framework)
    return sections


def _take_for_themes(sections: Sequence[Skeleton], framework: Framework) -> None:
    """A section with labels of more than one sort is about a topic, and so are labelled ones beside a theme.

    So it is whatever the chapter above them is called.
    """
    sorts = [
        {span.label for span in section.spans} & {Label.ONGOING, Label.NEW, Label.GOAL}
        for section in sections
    ]
    kinds = (SectionKind.OTHER, SectionKind.THEME)
    told = [len(labels) > 1 and each.kind in kinds for each, labels in zip(sections, sorts, strict=True)]
    chapters = {each.parent for each, is_told in zip(sections, told, strict=True) if is_told} - {None}
    for section, labels, is_told in zip(sections, sorts, told, strict=True):
        is_beside = bool(labels) and section.parent in chapters
        if section.kind is SectionKind.OTHER and (is_told or is_beside):
            subject = framework.find_within(section.title)
            section.kind, section.theme = SectionKind.THEME, subject.code if subject else None


def _folds(
    one: Placed, index: int, sections: Sequence[Skeleton], above: int | None, context: _Context
) -> bool:
    """Is this heading but a label within the section above it?"""
    label = one.heading.label
    if label is None or above is None:
        return False
    parent = sections[above]
    if parent.kind in TOPICAL:
        return True
    if index in context.parents:
        return False
    if one.heading.number is not None:
        return False
    return label is not Label.APPROACH and parent.chapter is not Chapter.OTHER


def _skeleton(
    one: Placed, sections: Sequence[Skeleton], above: int | None, context: _Context, *, has_parts: bool
) -> Skeleton:
    title = one.heading.title
    parent = sections[above] if above is not None else None
    announced = announced_kind(title)
    subject = context.framework.find(announced[1] if announced and announced[1] else title)
    chapter = None if announced else chapter_of(title)
    if chapter is None and parent is None and one.heading.label is Label.PARTNERS:
        chapter = Chapter.ORGANISATION
    kind = announced[0] if announced else _kind(title, subject, chapter, parent, context)
    if announced and parent is not None and parent.kind in (SectionKind.PRIORITY, SectionKind.THEME):
        kind = SectionKind.SUB_THEME if kind is SectionKind.THEME else kind
    is_short_for_field = subject is not None and fold(title) != fold(subject.title) and not has_parts
    if kind is SectionKind.FIELD and is_short_for_field and _under(parent) is SectionKind.THEME:
        kind = SectionKind.THEME
    if chapter is None and parent is not None and kind is parent.kind and kind in _ITSELF.values():
        chapter = parent.chapter
    if subject is None and kind in TOPICAL:
        subject = context.framework.find_within(title)
    theme = subject.code if subject else None
    if theme is None and parent is not None and parent.kind in TOPICAL and kind in TOPICAL:
        theme = parent.theme
    return Skeleton(one.heading.number, title, kind, theme, above, one.heading.place, chapter)


def _kind(
    title: str, subject: Subject | None, chapter: Chapter | None, parent: Skeleton | None, context: _Context
) -> SectionKind:
    if parent is not None and parent.kind in TOPICAL:
        return _kind_in_topic(subject, chapter, parent)
    under = _under(parent)
    if under in (SectionKind.ORGANISATION, SectionKind.FINANCE):
        return _ITSELF.get(chapter, under) if chapter else under
    if under is not None and (chapter is None or (chapter in _UNDER_CHAPTER and subject is not None)):
        return _kind_under_chapter(under, subject)
    if chapter is not None and subject is None:
        return _ITSELF.get(chapter, SectionKind.OTHER)
    return _kind_by_itself(title, subject, parent, context)


def _kind_by_itself(
    title: str, subject: Subject | None, parent: Skeleton | None, context: _Context
) -> SectionKind:
    if any(alike(fold(title), name) for name in context.priorities):
        return SectionKind.PRIORITY
    if subject is None or (parent is not None and parent.chapter is Chapter.OTHER):
        return SectionKind.OTHER
    return _KIND_OF_LEVEL[subject.level]


_KIND_OF_LEVEL = {
    Level.FIELD: SectionKind.FIELD,
    Level.THEME: SectionKind.THEME,
    Level.STRATEGIC: SectionKind.STRATEGIC_THEME,
}


def _kind_in_topic(subject: Subject | None, chapter: Chapter | None, parent: Skeleton) -> SectionKind:
    if chapter is Chapter.OTHER and subject is None:
        return SectionKind.OTHER
    if parent.kind is SectionKind.FIELD:
        return SectionKind.THEME
    return SectionKind.SUB_THEME


def _kind_under_chapter(under: SectionKind, subject: Subject | None) -> SectionKind:
    if under is SectionKind.THEME and subject is not None:
        return SectionKind.FIELD if subject.level is Level.FIELD else SectionKind.THEME
    if under is SectionKind.FIELD and subject is not None and subject.level is Level.THEME:
        return SectionKind.THEME
    return under


def _under(parent: Skeleton | None) -> SectionKind | None:
    if parent is None:
        return None
    if parent.chapter in _UNDER_CHAPTER:
        return _UNDER_CHAPTER[parent.chapter]
    return SectionKind.THEME if parent.carried in (Label.NEW, Label.ONGOING) else None


def _listed_priorities(blocks: Sequence[Block], placed: Sequence[Placed]) -> frozenset[str]:
    """Names of priorities that a chapter on priorities lists without heading them."""
    names: set[str] = set()
    for index, one in enumerate(placed):
        if chapter_of(one.heading.title) is not Chapter.PRIORITIES:
            continue
        if any(other.parent == index for other in placed if other.heading.label is None):
            continue
        end = placed[index + 1].heading.place if index + 1 < len(placed) else len(blocks)
        for block in blocks[one.heading.place + 1 : end]:
            if block.kind is BlockKind.ITEM and len(block.text) < 90:
                names.add(fold(re.split(r"[:;(–]", block.text)[0]))
    return frozenset(name for name in names if name)
