"""Which blocks does a plain text hold? Blank lines part paragraphs, ``- `` and ``1.`` begin items."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from waarborg.reading.blocks import Block, BlockKind

BULLET = re.compile(r"(?P<indent>\s*)(?:[-–—•*▪◦‣►○●■□➢✓·o]|\uf0b7|\uf0a7)\s+(?P<text>\S.*)")
NUMBERED = re.compile(
    r"(?P<indent>\s*)(?P<marker>(?:\d{1,2}|[a-z]|[A-Z]|[IVX]{2,5}|[ivx]{2,5})[.)])\s+(?P<text>\S.*)"
)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*])")
_ENDED = re.compile(r"[.!?:;]['\")\]]*\s*$")
_LONG_LINE = 120
_LEAST_FILLED, _MOST_FILLED, _ENOUGH_ROWS = 50, 100, 20
_MARKED_ROW = re.compile(r"\s*(?:#|\||[-*+]\s|\d+[.)]\s|={3,}|-{3,}|>)")
_TYPED_DASH = re.compile(r"(?<= )---?(?= |$)", re.MULTILINE)


def decode(content: bytes) -> str:
    """Bytes of a text file as text: Unicode by its mark or by trial, else Windows' Western European."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def fills_its_lines(text: str) -> bool:
    """Did a program break the running text at a width, so that the end of a row means nothing?

    Then nearly every row that another follows is about as long as the rest.
    """
    rows = text.replace("\r\n", "\n").split("\n")
    broken = [
        len(row)
        for row, after in pairwise(rows)
        if row.strip() and after.strip() and not _MARKED_ROW.match(row) and not _MARKED_ROW.match(after)
    ]
    alike = sum(_LEAST_FILLED <= length <= _MOST_FILLED for length in broken)
    return len(broken) >= _ENOUGH_ROWS and alike > 0.9 * len(broken)


def without_marks(text: str) -> tuple[str, bool]:
    """Text without its ``**`` and ``*``, and whether the whole of it was bold."""
    bold = bool(re.fullmatch(r"(\*\*|__)((?!\1).)+\1:?", text.strip()))
    return _ITALIC.sub(r"\2", _BOLD.sub(r"\2", text)).strip(), bold


def blocks_of_text(text: str) -> list[Block]:
    """Blocks in reading order; pages are known when form feeds part them."""
    lines = _TYPED_DASH.sub("–", text.replace("\r\n", "\n").replace("\r", "\n"))
    pages = lines.split("\f")
    wrapped = not any(len(line) > _LONG_LINE for line in lines.split("\n"))
    blocks: list[Block] = []
    for number, page in enumerate(pages, 1):
        for group in re.split(r"\n[ \t]*\n", page):
            rows = [row for row in group.split("\n") if row.strip()]
            blocks += _blocks_of_group(rows, wrapped, number if len(pages) > 1 else None)
    return blocks


def _blocks_of_group(rows: list[str], wrapped: bool, page: int | None) -> list[Block]:
    blocks: list[Block] = []
    for index, row in enumerate(rows):
        item = _item(row, page)
        if item is not None:
            blocks.append(item)
        elif blocks and _continues(blocks[-1], rows[index - 1], row, wrapped):
            blocks[-1] = _joined(blocks[-1], row)
        else:
            text, bold = without_marks(row)
            blocks.append(Block(BlockKind.PARAGRAPH, text, page=page, bold=bold))
    return [_unmarked(block) for block in blocks]


def _unmarked(block: Block) -> Block:
    """Without the marks that begin on one row and end on another."""
    text, bold = without_marks(block.text)
    return block if text == block.text else replace(block, text=text, bold=block.bold or bold)


def _item(row: str, page: int | None) -> Block | None:
    if match := BULLET.fullmatch(row):
        text, bold = without_marks(match["text"])
        return Block(BlockKind.ITEM, text, level=_depth(match["indent"]), page=page, bold=bold)
    if match := NUMBERED.fullmatch(row):
        text, bold = without_marks(match["text"])
        depth = _depth(match["indent"])
        return Block(
            BlockKind.ITEM, text, level=depth, page=page, bold=bold, ordered=True, marker=match["marker"]
        )
    return None


def _depth(indent: str) -> int:
    return 1 + len(indent.expandtabs(4)) // 3


def _continues(block: Block, previous: str, row: str, wrapped: bool) -> bool:
    if block.kind is BlockKind.ITEM:
        return True
    if block.bold or without_marks(row)[1]:
        return False
    if row.lstrip()[0].islower():
        return True
    may_end = not _ENDED.search(previous) or previous.rstrip().endswith("?")
    begins_anew = row.lstrip()[0].isupper() and len(block.text) < 60 and may_end
    return wrapped and not begins_anew


def _joined(block: Block, row: str) -> Block:
    text, _ = without_marks(row)
    return Block(
        block.kind,
        f"{block.text} {text}",
        level=block.level,
        page=block.page,
        ordered=block.ordered,
        marker=block.marker,
    )
