"""Which blocks stand in pandoc's tree, in reading order?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.headings import label_of
from waarborg.reading.text_blocks import BULLET, NUMBERED

Node = dict[str, Any]
"""A node of pandoc's tree as it comes from JSON: ``{"t": type, "c": contents}``."""

_WRAPPERS = frozenset({"Emph", "Strong", "Underline", "SmallCaps", "Superscript", "Subscript"})
_NAVIGATION = frozenset({"toc", "navigation", "nav", "breadcrumb", "breadcrumbs", "menu", "footer", "cookie"})
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def blocks_of_tree(tree: Node, *, with_title: bool) -> list[Block]:
    """Blocks of a whole document; ``with_title``: its title stands in the metadata, not in the text."""
    blocks: list[Block] = []
    if with_title:
        for key in ("title", "subtitle", "date"):
            meta = tree.get("meta", {}).get(key)
            if meta and (text := _meta_text(meta)):
                blocks.append(Block(BlockKind.PARAGRAPH, text, bold=True))
    blocks.extend(_walk(tree.get("blocks", []), 0))
    return blocks


def _meta_text(meta: Node) -> str:
    if meta["t"] == "MetaInlines":
        return _text(meta["c"]).strip()
    if meta["t"] == "MetaBlocks":
        return " ".join(block.text for block in _walk(meta["c"], 0))
    return str(meta["c"]).strip() if meta["t"] == "MetaString" else ""


def _walk(nodes: Iterable[Node], depth: int) -> Iterator[Block]:
    for node in nodes:
        kind, contents = node["t"], node.get("c", [])
        if kind == "Header":
            yield Block(BlockKind.HEADING, " ".join(_text(contents[2]).split()), level=int(contents[0]))
        elif kind in ("Para", "Plain"):
            yield from _paragraph(contents, depth)
        elif kind in ("BulletList", "OrderedList"):
            yield from _list(node, depth + 1)
        elif kind == "Table":
            yield from _table(contents, depth)
        else:
            yield from _walk_around(kind, contents, depth)


def _walk_around(kind: str, contents: Sequence[Any], depth: int) -> Iterator[Block]:
    """Blocks of what wraps other blocks, and of rarer shapes; rules, figures and raw code give none."""
    if kind == "Div":
        names = {contents[0][0].lower(), *(name.lower() for name in contents[0][1])}
        if not names & _NAVIGATION:
            yield from _walk(contents[1], depth)
    elif kind == "BlockQuote":
        yield from _walk(contents, depth)
    elif kind == "LineBlock":
        for line in contents:
            yield from _paragraph(line, depth)
    elif kind == "CodeBlock":
        yield Block(BlockKind.PARAGRAPH, contents[1])
    elif kind == "DefinitionList":
        for term, definitions in contents:
            yield Block(BlockKind.PARAGRAPH, _text(term), bold=True)
            for definition in definitions:
                yield from _walk(definition, depth)


def _paragraph(inlines: Sequence[Node], depth: int) -> Iterator[Block]:
    head, rest = _leading_label(inlines)
    if head and rest:
        yield Block(BlockKind.PARAGRAPH, head, bold=True)
        yield from _paragraph(rest, depth)
        return
    bold = _is_bold(inlines)
    for line in _text(inlines).split("\n"):
        if not line.strip():
            continue
        if match := BULLET.fullmatch(line):
            yield Block(BlockKind.ITEM, match["text"], level=max(depth, 1))
        elif not bold and (match := NUMBERED.fullmatch(line)):
            yield Block(
                BlockKind.ITEM, match["text"], level=max(depth, 1), ordered=True, marker=match["marker"]
            )
        else:
            yield Block(BlockKind.PARAGRAPH, line.strip(), bold=bold)


def _leading_label(inlines: Sequence[Node]) -> tuple[str, Sequence[Node]]:
    """A bold label at the start of a paragraph, and what follows it."""
    if not inlines or inlines[0]["t"] not in ("Strong", "Underline"):
        return "", ()
    head = _text([inlines[0]]).strip()
    rest = inlines[1:]
    while rest and (
        rest[0]["t"] in ("Space", "SoftBreak", "LineBreak") or _text([rest[0]]).strip() in ("", ":")
    ):
        rest = rest[1:]
    return (head, rest) if label_of(head) and rest else ("", ())


def _is_bold(inlines: Sequence[Node]) -> bool:
    seen = False
    for inline in inlines:
        if inline["t"] in ("Space", "SoftBreak", "LineBreak"):
            continue
        if inline["t"] in ("Strong",):
            seen = True
            continue
        if inline["t"] in ("Span", "Link") and _is_bold(inline["c"][1]):
            seen = True
            continue
        if inline["t"] in ("Emph", "Underline") and _is_bold(inline["c"]):
            seen = True
            continue
        if inline["t"] == "Str" and inline["c"] in (":", "?", "."):
            continue
        return False
    return seen


def _list(node: Node, depth: int) -> Iterator[Block]:
    ordered = node["t"] == "OrderedList"
    items = node["c"][1] if ordered else node["c"]
    for index, item in enumerate(items):
        marker = _marker(node["c"][0], index) if ordered else ""
        yield from _item(item, depth, ordered, marker)


def _item(nodes: Sequence[Node], depth: int, ordered: bool, marker: str) -> Iterator[Block]:
    """One item; its further paragraphs are joined to it, its own lists follow it."""
    own: Block | None = None
    for block in _walk(nodes, depth):
        is_text = block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.ITEM and block.level == depth)
        if own is None and is_text:
            own = Block(
                BlockKind.ITEM, block.text, level=depth, bold=block.bold, ordered=ordered, marker=marker
            )
        elif own is not None and block.kind is BlockKind.PARAGRAPH and not label_of(block.text):
            own = replace(own, text=f"{own.text} {block.text}", bold=False)
        else:
            if own is not None:
                yield own
                own = None
            yield block
    if own is not None:
        yield own


def _marker(attributes: Sequence[Any], index: int) -> str:
    number = int(attributes[0]) + index
    style, delimiter = attributes[1]["t"], attributes[2]["t"]
    written = str(number)
    if style in ("LowerAlpha", "UpperAlpha") and 1 <= number <= 26:
        written = chr(ord("A" if style == "UpperAlpha" else "a") + number - 1)
    elif style in ("LowerRoman", "UpperRoman") and number <= len(_ROMAN):
        written = _ROMAN[number - 1] if style == "UpperRoman" else _ROMAN[number - 1].lower()
    return f"{written}." if delimiter in ("Period", "DefaultDelim") else f"{written})"


def _table(contents: Sequence[Any], depth: int) -> Iterator[Block]:
    head, bodies, foot = contents[3], contents[4], contents[5]
    rows = [*head[1]]
    for body in bodies:
        rows += [*body[2], *body[3]]
    rows += foot[1]
    if len(contents[2]) == 1:
        for row in rows:
            for cell in row[1]:
                yield from _walk(cell[4], depth)
        return
    held: dict[int, tuple[int, str]] = {}
    for index, row in enumerate(rows):
        cells = _cells(row[1], held, len(contents[2]))
        yield Block(BlockKind.ROW, " | ".join(cells), cells=tuple(cells), header=index == 0)


def _cells(row: Sequence[Any], held: dict[int, tuple[int, str]], width: int) -> list[str]:
    """Texts of one row; a cell that spans rows or columns stands in each of them."""
    cells: list[str] = []
    waiting = list(row)
    while len(cells) < width:
        column = len(cells)
        if column in held:
            left, text = held.pop(column)
            cells.append(text)
            if left > 1:
                held[column] = (left - 1, text)
        elif waiting:
            _, _, row_span, column_span, blocks = waiting.pop(0)
            text = _cell_text(blocks)
            for offset in range(int(column_span)):
                cells.append(text)
                if row_span > 1:
                    held[column + offset] = (int(row_span) - 1, text)
        else:
            cells.append("")
    return cells


def _cell_text(blocks: Sequence[Node]) -> str:
    lines = [f"- {block.text}" if block.kind is BlockKind.ITEM else block.text for block in _walk(blocks, 0)]
    return "\n".join(lines)


def _text(inlines: Iterable[Node]) -> str:
    """Running text; hard line breaks as new lines; notes, images and deleted text left out."""
    pieces: list[str] = []
    for inline in inlines:
        kind, contents = inline["t"], inline.get("c", [])
        if kind == "Str":
            pieces.append(contents)
        elif kind in ("Space", "SoftBreak"):
            pieces.append(" ")
        elif kind == "LineBreak":
            pieces.append("\n")
        elif kind in _WRAPPERS:
            pieces.append(_text(contents))
        elif kind == "Quoted":
            mark = "'" if contents[0]["t"] == "SingleQuote" else '"'
            pieces.append(f"{mark}{_text(contents[1])}{mark}")
        elif kind in ("Link", "Span", "Cite", "Code", "Math"):
            pieces.append(_text(contents[1]) if isinstance(contents[1], list) else str(contents[1]))
    return "".join(pieces)
