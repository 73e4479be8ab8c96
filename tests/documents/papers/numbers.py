"""Which numbers of a document lead nowhere? The rule stands in docs/documents.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from waarborg.documents.papers.pandoc import read_markdown

_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATES = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b|\bK[1-4] \d{{4}}\b"
    # Four digits by themselves that begin as a year are taken for one.
    r"|(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)"
)
_MEASURES = re.compile(
    r"[Pp]er 1\.000\b|95 %|twaalf maanden|één oogopslag|van 1 \(slecht\) tot en met 5 \(goed\)|gegevensversie \w+"
    r"|van 1 \(minst dringend\) tot 5 \(meest dringend\)"
)
_WORDS = "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_NUMBERS = re.compile(rf"\d[\d.,]*|\b(?:{_WORDS})\b", re.I)


def numbers_without_evidence(markdown: str, quoted: Iterable[str] = ()) -> list[str]:
    """Each number that is no link nor stands beside one as the rule allows, with the text that it stands in.

    Args:
        markdown: the text of the document.
        quoted: what others wrote: numbers in it need no evidence.
    """
    words = sorted({_undated(each) for each in quoted if each.strip()}, key=len, reverse=True)
    return list(_of_blocks(read_markdown(markdown)["blocks"], words))


def links_in(markdown: str) -> list[tuple[str, str]]:
    """Every link, in order: what is shown, and its address."""
    return [(_text([link], linked=True), link["c"][2][0]) for link in _links(read_markdown(markdown))]


def _of_blocks(blocks: Iterable[Any], quoted: list[str]) -> Iterator[str]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                yield from _beside_a_link(item, quoted)
        elif kind == "Table":
            yield from _of_table(content, quoted)
        elif kind == "Figure":
            yield from _of_blocks([*content[1][1], *content[2]], quoted)
        elif kind in ("Div", "BlockQuote"):
            yield from _of_blocks(content if kind == "BlockQuote" else content[1], quoted)
        else:
            yield from _unproven(_text(content), quoted)


def _of_table(content: Any, quoted: list[str]) -> Iterator[str]:
    _attributes, caption, _columns, head, bodies, _foot = content
    yield from _unproven(_text(caption), quoted)
    yield from _unproven(_text(head), quoted)
    if any(_links(caption)):
        return
    for _attributes, _heads, above, rows in bodies:
        for row in [*above, *rows]:
            yield from _beside_a_link(row, quoted)


def _beside_a_link(node: Any, quoted: list[str]) -> Iterator[str]:
    """An item of a list or a row of a table: one link in it is enough."""
    if not any(_links(node)):
        yield from _unproven(_text(node), quoted)


def _unproven(text: str, quoted: list[str]) -> Iterator[str]:
    rest = _undated(text)
    for each in quoted:
        rest = rest.replace(each, " … ")
    rest = _MEASURES.sub(" … ", rest)
    yield from (f"{found.group()}: {_plain(text)}" for found in _NUMBERS.finditer(rest))


def _links(node: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        if node.get("t") == "Link":
            yield node
        yield from _links(list(node.values()))
    elif isinstance(node, list):
        for child in node:
            yield from _links(child)


def _text(node: Any, *, linked: bool = False) -> str:
    """What is to be read there, without links, unless ``linked``, and without pictures."""
    if isinstance(node, list):
        return "".join(_text(child, linked=linked) for child in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Image" or (kind == "Link" and not linked):
        return " "
    return _text(content, linked=linked) + (" " if kind in ("Para", "Plain") else "")


def _undated(text: str) -> str:
    return _plain(_DATES.sub(" … ", text))


def _plain(text: str) -> str:
    return " ".join(text.split())
