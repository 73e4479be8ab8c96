"""How do blocks read once page ends, tables of contents and scanning errors are mended?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.headings import label_of, row_speaks_of_publication, speaks_of_publication
from waarborg.reading.hyphens import Mender
from waarborg.reading.repair import Ungluer, count_words
from waarborg.reading.spelling import fold

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "”": '"', "“": '"', "„": '"', "…": "..."})
_SPACE = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|\t|_{4,})\s*\d{1,3}\s*$")
_PAGE_NUMBER = re.compile(r"\s+\d{1,3}$")
_NUMBER_AHEAD = re.compile(r"\s*(?:hoofdstuk\s+)?(?:\d+[.:)]?\s*)+(?=\S)", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;]['\")\]»]*$")
_OPENS_LOWER = re.compile(r"['\"(\[«]*[a-zà-ÿ]")
_ABBREVIATED = re.compile(
    r"\b(?:o\.a|m\.b\.t|d\.m\.v|i\.s\.m|bijv|incl|excl|max|min|nr|art|dhr|mevr|zgn|t\.b\.v|i\.v\.m|i\.h\.k\.v)\.$"
)
_MOST_CONTENTS = 250


def tidy(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with plain quotation marks and spaces, whole paragraphs, no table of contents and words unglued."""
    plain = [block for block in map(_plain, blocks) if block.text or block.cells]
    plain = _without_publication(plain)
    whole = _join_broken(_without_contents(plain))
    known = count_words(text for block in whole for text in (block.cells or (block.text,)))
    mender = Mender((text for block in whole for text in (block.cells or (block.text,))), known)
    whole = [
        replace(block, text=mender.mend(block.text), cells=tuple(mender.mend(cell) for cell in block.cells))
        for block in whole
    ]
    ungluer = Ungluer(known)
    return [
        replace(
            block,
            text=ungluer.repair(_without_broken_words(block.text, known)),
            cells=tuple(ungluer.repair(_without_broken_words(cell, known)) for cell in block.cells),
        )
        for block in whole
    ]


def plain_text(text: str) -> str:
    """Straight quotation marks, single spaces, nothing invisible; line breaks stay."""
    text = _INVISIBLE.sub("", text.translate(_QUOTES))
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n")).strip()


def _plain(block: Block) -> Block:
    if _LEADERS.search(block.text):
        return replace(block, text=f"{_LEADERS.sub('', block.text).strip()} ....... 1")
    text = plain_text(block.text)
    if block.kind is not BlockKind.ROW:
        text = text.replace("\n", " ")
    return replace(block, text=text, cells=tuple(plain_text(cell) for cell in block.cells))


def _without_publication(blocks: Sequence[Block]) -> list[Block]:
    kept: list[Block] = []
    skipping = False
    for block in blocks:
        if block.kind is BlockKind.ROW:
            first = block.cells[0] if block.cells else ""
            told = sum(1 for cell in block.cells if row_speaks_of_publication(cell))
            legal = row_speaks_of_publication(first) and (len(block.cells) <= 2 or told > 1)
            skipping = legal or (skipping and not block.header)
            if skipping:
                continue
        elif not _LEADERS.search(block.text):
            skipping = False
        kept.append(block)
    return kept


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    """Drop lines with dot leaders, and after a heading "Inhoud" every line that comes back later as it stands."""
    last_place = {_entry(block.text): place for place, block in enumerate(blocks) if block.text}
    kept: list[Block] = []
    in_contents = 0
    for place, block in enumerate(blocks):
        short = block.kind is not BlockKind.ROW and len(block.text) < 120
        if _LEADERS.search(block.text):
            continue
        if short and speaks_of_publication(block.text):
            in_contents = _MOST_CONTENTS if fold(block.text).startswith(("inhoud", "inhoudsop")) else 0
            continue
        if in_contents and short:
            comes_back = last_place.get(_entry(block.text), 0) > place
            may_close = block.text.endswith(("?", "!")) or not _CLOSED.search(block.text)
            if may_close and (comes_back or _PAGE_NUMBER.search(block.text)):
                in_contents -= 1
                continue
        in_contents = 0
        kept.append(block)
    return kept


def _entry(text: str) -> str:
    return fold(_NUMBER_AHEAD.sub("", _PAGE_NUMBER.sub("", text)))


def _join_broken(blocks: Sequence[Block]) -> list[Block]:
    whole: list[Block] = []
    for block in blocks:
        if whole and _is_rest_of(whole[-1], block):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {block.text}")
        else:
            whole.append(block)
    return whole


def _is_rest_of(before: Block, block: Block) -> bool:
    """Was one paragraph or item broken in two, by the end of a page?"""
    if block.kind is not BlockKind.PARAGRAPH or before.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    if before.bold and not block.bold:
        return False
    if not _OPENS_LOWER.match(block.text):
        return False
    if before.kind is BlockKind.ITEM and len(before.text) < 40:
        return False
    if label_of(before.text):
        return False
    return not _CLOSED.search(before.text) or bool(_ABBREVIATED.search(before.text))


_BROKEN_WORD = re.compile(r"(?P<left>[^\W\d_]+)\u2028(?P<right>[^\W\d_]+)")


def _without_broken_words(cell: str, known: Counter[str]) -> str:
    """Put a word together that a narrow column broke; two words that stand elsewhere too stay two."""

    def mend(match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        is_one = known[f"{left}{right}".lower()] or (known[left.lower()] <= 1 and known[right.lower()] <= 1)
        return f"{left}{right}" if is_one and len(left) > 5 else f"{left} {right}"

    return _BROKEN_WORD.sub(mend, cell).replace("\u2028", " ")
