"""What stands in a section: running text, measures, goals or partners?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.headings import (
    Label,
    inline_label,
    label_of_lead_in,
    sets_goal,
    text_ahead_of_label,
)
from waarborg.reading.partners import partners_of_cell, partners_of_closing, partners_of_label
from waarborg.reading.sections import Skeleton, Span
from waarborg.reading.sentences.inherited import often_below
from waarborg.reading.tables import STATUS_OF_LABEL, TableGroup, read_table
from waarborg.reading.unlabelled import tells_of_action

_LEADS_IN = re.compile(r"[:;]\s*$")
_LONGEST_PARTNER = 60
_NOTHING = re.compile(r"(?:geen|n\.?v\.?t\.?|niet van toepassing|niets|-+)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A measure or a paragraph, and the block that it was read from.

    Attributes:
        often: the rhythm of the lead-in above it, when that says no more ('Elk kwartaal:').
    """

    text: str
    place: int
    page: int | None
    status: MeasureStatus = MeasureStatus.OTHER
    listed: bool = False
    often: str = ""


@dataclass(slots=True)
class Contents:
    """What a section holds.

    Attributes:
        groups: themes that a table in it sets apart.
        only_tells: it looks back or explains, so that nothing in it is a promise of this plan.
    """

    approach: list[Line] = field(default_factory=list)
    measures: list[Line] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    groups: list[TableGroup] = field(default_factory=list)
    only_tells: bool = False


def read_contents(skeleton: Skeleton, blocks: Sequence[Block], unlabelled: Label | None = None) -> Contents:
    """Sort the blocks of a section's spans; ``unlabelled`` is what lists are that no label or lead-in announces."""
    contents = Contents()
    for span in skeleton.spans:
        _read_span(span, blocks, contents, unlabelled)
    contents.partners = list(dict.fromkeys(contents.partners))
    return contents


def without_measures(contents: Contents) -> Contents:
    """The same for a section that only tells: its items are an enumeration, its tables hold no actions."""
    items = [replace(line, status=MeasureStatus.OTHER) for line in contents.measures if line.listed]
    return Contents(contents.approach, items, only_tells=True)


def _read_span(span: Span, blocks: Sequence[Block], contents: Contents, unlabelled: Label | None) -> None:
    label = span.label
    lead: Label | None = None
    is_led = False
    often = ""
    place = span.start
    while place < span.end:
        block = blocks[place]
        if block.kind is BlockKind.ROW:
            place = _read_rows(blocks, place, span.end, label, contents)
            continue
        if block.kind is BlockKind.ITEM:
            own = unlabelled if unlabelled and not is_led and tells_of_action(block.text) else None
            _read_item(block, place, _item_label(label, lead) or own, contents, often)
            place += 1
            continue
        lead, often, is_led = None, "", False
        if (before := text_ahead_of_label(block.text)) is not None:
            _read_paragraph(replace(block, text=before), place, label, contents, bare=False)
            block = replace(block, text=block.text[len(before) :].lstrip())
        if inline := inline_label(block.text):
            label = inline[0]
            block = replace(block, text=inline[1])
        following = blocks[place + 1] if place + 1 < span.end else None
        leads_in = following is not None and following.kind is BlockKind.ITEM
        if leads_in and _LEADS_IN.search(block.text):
            lead, often, is_led = label_of_lead_in(block.text), often_below(block.text), True
            _keep_lead_in(block, place, label, contents)
        else:
            _read_paragraph(block, place, label, contents, bare=inline is not None)
        place += 1


def _item_label(label: Label | None, lead: Label | None) -> Label | None:
    if label is None or label is Label.APPROACH:
        return lead
    if label is Label.GOAL and lead in (Label.NEW, Label.ONGOING):
        return lead
    return label


def _keep_lead_in(block: Block, place: int, label: Label | None, contents: Contents) -> None:
    contents.approach.append(Line(block.text, place, block.page))
    if label is Label.PARTNERS:
        contents.partners += partners_of_label(block.text)


def _read_paragraph(block: Block, place: int, label: Label | None, contents: Contents, *, bare: bool) -> None:
    if label in STATUS_OF_LABEL and (names := partners_of_closing(block.text)):
        contents.approach.append(Line(block.text, place, block.page))
        contents.partners += names
        return
    if label in STATUS_OF_LABEL:
        if not _NOTHING.fullmatch(block.text):
            contents.measures.append(Line(block.text, place, block.page, STATUS_OF_LABEL[label]))
        return
    if label is None and sets_goal(block.text):
        contents.measures.append(Line(block.text, place, block.page, MeasureStatus.GOAL))
        return
    contents.approach.append(Line(block.text, place, block.page))
    if label is Label.PARTNERS:
        names_only = bare or len(block.text) < _LONGEST_PARTNER
        contents.partners += partners_of_cell(block.text) if names_only else partners_of_label(block.text)


def _read_item(block: Block, place: int, label: Label | None, contents: Contents, often: str) -> None:
    if label is Label.PARTNERS:
        if len(block.text) <= _LONGEST_PARTNER:
            contents.partners += partners_of_cell(block.text)
            return
        contents.partners += partners_of_label(block.text)
        contents.approach.append(Line(block.text, place, block.page))
        return
    status = STATUS_OF_LABEL.get(label, MeasureStatus.OTHER) if label else MeasureStatus.OTHER
    if status is MeasureStatus.OTHER and block.ordered:
        contents.approach.append(Line(block.text, place, block.page))
        return
    above = contents.measures[-1] if contents.measures else None
    if above is not None and block.level > 1 and above.listed and re.search(r":(?: .*;)?\s*$", above.text):
        text = f"{above.text} {block.text.rstrip(';,. ')};"
        contents.measures[-1] = replace(above, text=text)
        return
    contents.measures.append(Line(block.text, place, block.page, status, listed=True, often=often))


def _read_rows(blocks: Sequence[Block], place: int, end: int, label: Label | None, contents: Contents) -> int:
    stop = place + 1
    while stop < end and blocks[stop].kind is BlockKind.ROW and not blocks[stop].header:
        stop += 1
    for group in read_table(blocks[place:stop], place, label):
        if group.title is not None:
            contents.groups.append(group)
            continue
        contents.partners += group.partners
        contents.measures += [
            Line(measure.text, measure.place, blocks[measure.place].page, measure.status, listed=True)
            for measure in group.measures
        ]
    return stop
