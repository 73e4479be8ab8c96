"""Which lines of a PDF's pages belong together, and which of them are headings?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.headings import label_of
from waarborg.reading.page_lines import Line, Page, Table
from waarborg.reading.text_blocks import BULLET, NUMBERED

_ENDED = re.compile(r"[.!?:;]['\"”’)\]]*$")
_NUMBER_AHEAD = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|hoofdstuk\b|bijlage\b)\s", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|\t)\s*\d{1,3}\s*$")
_LONGEST_HEADING = 160
_LINES_OF_COLUMN = 5


@dataclass(slots=True)
class _Group:
    """Lines that make one block."""

    page: int
    lines: list[Line] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    text_left: float = 0.0
    marker: str = ""
    ordered: bool = False

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        text = ""
        for line in self.lines:
            piece = line.text.strip().replace("\u00ad", "-")
            text = f"{text} {piece}" if text else piece
        return text


@dataclass(frozen=True, slots=True)
class _Measures:
    """Sizes that hold for the whole document."""

    body: float
    leading: float
    sizes: tuple[float, ...]

    def level(self, size: float) -> int:
        """1 for the largest letters above the body's; 0 for the body's own."""
        return next((rank for rank, one in enumerate(self.sizes, 1) if abs(one - size) < 0.6), 0)


def blocks_of_pages(pages: Sequence[Page]) -> list[Block]:
    """Blocks in reading order, paragraphs and items joined across lines and page ends."""
    measures = _measure(pages)
    groups: list[_Group | Table] = []
    page_of_table: dict[int, int] = {}
    for page in pages:
        tables = sorted(page.tables, key=lambda table: -table.top)
        right_of = _right_margins(page)
        fresh = True
        for line in page.lines:
            while tables and tables[0].top > line.base:
                page_of_table[len(groups)] = page.number
                groups.append(tables.pop(0))
            _place(line, groups, page.number, measures, right_of, fresh)
            fresh = False
        for table in tables:
            page_of_table[len(groups)] = page.number
            groups.append(table)
    return _blocks(groups, page_of_table, measures)


def _measure(pages: Sequence[Page]) -> _Measures:
    weight: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            weight[round(line.size * 2) / 2] += len(line.text)
        for above, below in zip(page.lines, page.lines[1:], strict=False):
            if (above.size == below.size and above.left == below.left) or abs(above.left - below.left) < 3:
                gaps[round(above.base - below.base, 0)] += 1
    body = weight.most_common(1)[0][0] if weight else 11.0
    likely = [(gap, count) for gap, count in gaps.items() if 0.9 * body < gap < 2.2 * body]
    leading = max(likely, key=lambda pair: pair[1])[0] if likely else body * 1.25
    sizes: list[float] = []
    for size in sorted((size for size in weight if size > body + 0.6), reverse=True):
        if not sizes or sizes[-1] - size > 0.6:
            sizes.append(size)
    return _Measures(body, leading, tuple(sizes))


def _right_margins(page: Page) -> dict[int, float]:
    """The farthest right that lines come which begin at (about) the same place."""
    margins: dict[int, float] = {}
    for line in page.lines:
        place = round(line.left / 12)
        margins[place] = max(margins.get(place, 0.0), line.right)
    widest = max((line.right for line in page.lines), default=0.0)
    return {
        place: right if right > widest * 0.6 or _is_column(page, place, right) else widest
        for place, right in margins.items()
    }


def _is_column(page: Page, place: int, right: float) -> bool:
    """Do many lines that begin at one place end at one place too?"""
    full = sum(1 for line in page.lines if round(line.left / 12) == place and line.right > right - 6)
    return full >= _LINES_OF_COLUMN


def _place(
    line: Line,
    groups: list[_Group | Table],
    page: int,
    measures: _Measures,
    right_of: dict[int, float],
    fresh: bool,
) -> None:
    """Add a line to the block it continues, or begin a block with it."""
    last = groups[-1] if groups else None
    is_heading = measures.level(line.size) > 0
    item = (
        None
        if is_heading
        else (BULLET.fullmatch(line.text) or (None if line.bold else NUMBERED.fullmatch(line.text)))
    )
    if item is None and isinstance(last, _Group) and _continues(last, line, measures, right_of, fresh):
        last.lines.append(line)
        return
    group = _Group(page, [line], text_left=line.left)
    if item is not None:
        group.kind = BlockKind.ITEM
        group.marker = item.groupdict().get("marker") or ""
        group.ordered = bool(group.marker)
        share = item.start("text") / max(len(line.text), 1)
        group.text_left = line.left + max(share * (line.right - line.left), 8.0)
    groups.append(group)


def _continues(
    group: _Group, line: Line, measures: _Measures, right_of: dict[int, float], fresh: bool
) -> bool:
    last = group.last
    is_item = group.kind is BlockKind.ITEM
    if _LEADERS.search(last.text) or abs(last.size - line.size) > 0.6:
        return False
    if last.bold != line.bold and not (is_item and not line.bold):
        return False
    next_column = line.base > last.base and line.left > last.right
    if fresh or next_column:
        return _continues_over_page(group, line, right_of)
    usual = measures.leading if abs(line.size - measures.body) < 0.6 else line.size * 1.3
    if not 0 <= last.base - line.base <= usual * 1.28:
        return False
    if line.bold or measures.level(line.size):
        return _NUMBER_AHEAD.match(line.text) is None and not _ENDED.search(last.text)
    return _is_aligned(group, line, right_of) and _goes_on(group, line, right_of)


def _goes_on(group: _Group, line: Line, right_of: dict[int, float]) -> bool:
    """Is the sentence of this block unfinished? An item whose lines hang is only ended by a mark."""
    is_item, has_ended = group.kind is BlockKind.ITEM, _ENDED.search(group.last.text) is not None
    is_hanging = is_item and line.left > group.lines[0].left + 3
    if is_item and has_ended and not is_hanging:
        return False
    return line.text[:1].islower() or (is_hanging and not has_ended) or _is_full(group.last, line, right_of)


def _is_aligned(group: _Group, line: Line, right_of: dict[int, float]) -> bool:
    """Does the line begin where lines of this block begin?"""
    start = group.lines[0].left
    if group.kind is not BlockKind.ITEM:
        return len(group.lines) == 1 or abs(line.left - group.last.left) <= 14
    if line.left < start - 2:
        return False
    return len(group.lines) > 1 or line.left > start + 3 or _is_full(group.last, line, right_of)


def _continues_over_page(group: _Group, line: Line, right_of: dict[int, float]) -> bool:
    if group.bold or line.bold or label_of(group.text):
        return False
    if group.kind is BlockKind.ITEM and line.left > group.lines[0].left + 5:
        return True
    if group.kind is BlockKind.ITEM:
        return line.text[:1].islower() and not _ENDED.search(group.last.text)
    return not _ENDED.search(group.last.text) and _is_full(group.last, line, right_of)


def _is_full(last: Line, line: Line, right_of: dict[int, float]) -> bool:
    """Would the first word of the next line not have fitted behind this one?"""
    margin = max(
        right_of.get(round(last.left / 12), 0.0), right_of.get(round(line.left / 12), 0.0), last.right
    )
    return last.right + 0.25 * line.size + line.word > margin - 1


def _blocks(
    groups: Sequence[_Group | Table], page_of_table: dict[int, int], measures: _Measures
) -> list[Block]:
    blocks: list[Block] = []
    header: tuple[str, ...] = ()
    first_left = 0.0
    for index, group in enumerate(groups):
        if isinstance(group, Table):
            follows = index > 0 and isinstance(groups[index - 1], Table)
            rows, header = _rows(group, page_of_table[index], header if follows else ())
            blocks += rows
            continue
        if group.kind is BlockKind.ITEM:
            continues_list = bool(blocks) and blocks[-1].kind is BlockKind.ITEM
            first_left = first_left if continues_list else group.lines[0].left
            level = 2 if group.lines[0].left > first_left + 9 else 1
            blocks.append(_item(group, level))
            continue
        blocks.append(_paragraph_or_heading(group, measures))
    return blocks


def _item(group: _Group, level: int) -> Block:
    text = group.text
    match = NUMBERED.fullmatch(text) if group.ordered else BULLET.fullmatch(text)
    return Block(
        BlockKind.ITEM,
        match["text"] if match else text,
        level=level,
        page=group.page,
        bold=group.bold,
        ordered=group.ordered,
        marker=group.marker,
    )


def _paragraph_or_heading(group: _Group, measures: _Measures) -> Block:
    text = group.text
    level = measures.level(group.lines[0].size)
    if level and len(text) <= _LONGEST_HEADING and not _LEADERS.search(text):
        return Block(BlockKind.HEADING, text, level=level, page=group.page, bold=group.bold)
    return Block(
        BlockKind.PARAGRAPH, text, page=group.page, bold=group.bold and len(text) <= _LONGEST_HEADING
    )


def _rows(table: Table, page: int, header: tuple[str, ...]) -> tuple[list[Block], tuple[str, ...]]:
    """Rows of a table; one that goes on from the page before has no header of its own."""
    goes_on = bool(header) and len(header) == len(table.rows[0])
    rows = table.rows[1:] if goes_on and table.rows[0] == header else table.rows
    blocks = [
        Block(BlockKind.ROW, " | ".join(cells), page=page, cells=cells, header=not goes_on and index == 0)
        for index, cells in enumerate(rows)
    ]
    return blocks, header if goes_on else table.rows[0]
