"""Which lines of a PDF's pages are text, once page numbers, running heads and tables are set apart?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

MAY_GO_ON = "\u2028"
"""Stands in a cell where a line holds one word that reaches the border: the word may go on below it."""

_MARGIN = 0.13
"""Share of a page's height, above and below, in which running heads and page numbers stand."""
_EDGE = 0.08
"""Share of a page's height in which nothing but running heads and feet stand."""
_SHORT = 4
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|blz|bladzijde|page|p)\.?\s*)?\d{1,3}(?:\s*(?:van|/|\||of)\s*\d{1,3})?\W*", re.IGNORECASE
)
_MARKER = re.compile(r"(?:[-–—•*▪◦‣►○●■□➢✓·o]|[\uf000-\uf0ff]|(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; measures in points, ``base`` from the bottom of the page.

    ``word`` is the width of its first word.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    word: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of a ruled table, and the height at which it begins and ends."""

    rows: tuple[tuple[str, ...], ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines in reading order, and its tables."""

    number: int
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()


def pages_of(answer: Iterable[dict[str, Any]]) -> list[Page]:
    """Pages from what the worker wrote, without running heads, feet and page numbers."""
    raw = list(answer)
    lines = [[Line(**line) for line in page["lines"]] for page in raw]
    repeated = _repeated(raw, lines)
    pages: list[Page] = []
    for number, (page, own) in enumerate(zip(raw, lines, strict=True), 1):
        own = _with_drawn_bullets(own, page["dots"])
        kept = [line for line in own if not _is_running(line, page["height"], repeated)]
        tables, rest = _take_tables(kept, page["rules"])
        pages.append(Page(number, tuple(_join_segments(rest)), tuple(tables)))
    return pages


def _in_margin(line: Line, height: float, share: float = _MARGIN) -> bool:
    return line.base < height * share or line.base > height * (1 - share)


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.strip()), round(line.base / 6)


def _repeated(raw: Sequence[dict[str, Any]], lines: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Lines that stand at one height in the margin of many pages; at the edge of a short document's, of two."""
    counted: Counter[tuple[str, int]] = Counter()
    at_edge: set[tuple[str, int]] = set()
    for page, own in zip(raw, lines, strict=True):
        in_margin = [line for line in own if _in_margin(line, page["height"]) and len(line.text.strip()) > 2]
        counted.update({_key(line) for line in in_margin})
        at_edge.update(_key(line) for line in in_margin if _in_margin(line, page["height"], _EDGE))
    least = max(3, len(raw) * 0.3)
    is_short = len(raw) <= _SHORT
    return {key for key, count in counted.items() if count >= (2 if is_short and key in at_edge else least)}


def _is_running(line: Line, height: float, repeated: set[tuple[str, int]]) -> bool:
    if not _in_margin(line, height):
        return False
    return _key(line) in repeated or _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _with_drawn_bullets(lines: Sequence[Line], dots: Sequence[Sequence[float]]) -> list[Line]:
    """The lines with a bullet ahead of each that a dot was drawn before, as browsers print a list."""
    marked = list(lines)
    at_height: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(marked):
        for height in range(int(line.base), int(line.base + 0.7 * min(line.size, 50)) + 1):
            at_height[height].append(place)
    for left, bottom, right, top in dots:
        for place in at_height[int((bottom + top) / 2)][:_SHORT]:
            line = marked[place]
            if 0 < line.left - right < 1.5 * line.size and not _MARKER.match(line.text):
                marked[place] = replace(line, text=f"• {line.text}", left=left)
                break
    return marked


def _join_segments(lines: Sequence[Line]) -> list[Line]:
    """Put the pieces of one height together again: a bullet and its text, a title and its page number."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        beside = last is not None and abs(last.base - line.base) < 2 and line.left >= last.right - 1
        if last is None or not beside:
            joined.append(line)
            continue
        between = " " if _MARKER.fullmatch(last.text.strip()) else "\t"
        is_marker = between == " "
        joined[-1] = replace(
            last,
            text=f"{last.text}{between}{line.text}",
            right=line.right,
            size=line.size if is_marker else last.size,
            bold=line.bold if is_marker else last.bold and line.bold,
        )
    return joined


def _take_tables(lines: list[Line], rules: Sequence[Sequence[float]]) -> tuple[list[Table], list[Line]]:
    """Ruled tables on the page, and the lines outside them."""
    tables: list[Table] = []
    rest = lines
    for rows, columns in _grids(rules):
        left, right, bottom, top = columns[0], columns[-1], rows[0], rows[-1]
        inside = [line for line in rest if left - 3 <= line.left <= right and bottom - 2 <= line.base <= top]
        if not inside:
            continue
        cells = _cells(inside, rows, columns)
        filled = [row for row in cells if any(row)]
        if len(filled) < 2 or sum(1 for row in filled if sum(1 for cell in row if cell) > 1) < 1:
            continue
        rest = [line for line in rest if line not in inside]
        tables.append(Table(tuple(filled), top, bottom))
    return tables, rest


def _grids(rules: Sequence[Sequence[float]]) -> list[tuple[list[float], list[float]]]:
    """Heights and places of the lines of each grid of at least two columns."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for left, bottom, right, top in rules:
        wide, high = right - left, top - bottom
        if high <= 3 and wide > 12:
            across.append((left, right, (bottom + top) / 2))
        elif wide <= 3 and high > 6:
            down.append((bottom, top, (left + right) / 2))
        elif wide > 12 and high > 6 and high < 500:
            across += [(left, right, bottom), (left, right, top)]
            down += [(bottom, top, left), (bottom, top, right)]
    grids = []
    for bottom, top in _stretches(down):
        columns = _distinct(place for low, high, place in down if low >= bottom - 2 and high <= top + 2)
        rows = _distinct(
            height
            for left, right, height in across
            if bottom - 2 <= height <= top + 2 and right >= columns[0]
        )
        if len(columns) >= 3 and len(rows) >= 3:
            grids.append((rows, columns))
    return grids + _grids_of_rows(across, [grid[0] for grid in grids])


def _grids_of_rows(
    across: Iterable[tuple[float, float, float]], known: Sequence[Sequence[float]]
) -> list[tuple[list[float], list[float]]]:
    """Grids of tables without upright lines: each cell has its own line, and those of a row touch."""
    by_height: dict[float, set[tuple[float, float]]] = defaultdict(set)
    for left, right, height in across:
        if not any(rows[0] - 2 <= height <= rows[-1] + 2 for rows in known):
            by_height[round(height)].add((round(left), round(right)))
    grids: list[tuple[list[float], list[float]]] = []
    heights: list[float] = []
    columns: list[float] = []
    for height in [*sorted(by_height, reverse=True), -1.0]:
        own = _joined_ends(sorted(by_height.get(height, ())))
        if own == columns and own:
            heights.append(height)
            continue
        if len(heights) > 2 and len(columns) > 2:
            least = min(above - below for above, below in pairwise(heights))
            grids.append((sorted([heights[0] + least, *heights]), columns))
        heights, columns = [height], own
    return grids


def _joined_ends(pieces: Sequence[tuple[float, float]]) -> list[float]:
    """Where the pieces of a line begin and end, when each begins where the one before it ends."""
    if any(abs(before[1] - after[0]) > 2 for before, after in pairwise(pieces)):
        return []
    return [*(left for left, _ in pieces), pieces[-1][1]] if pieces else []


def _stretches(down: Iterable[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Heights over which upright lines follow each other without a break."""
    stretches: list[tuple[float, float]] = []
    for bottom, top, _ in sorted(down):
        if stretches and bottom <= stretches[-1][1] + 3:
            stretches[-1] = (stretches[-1][0], max(top, stretches[-1][1]))
        else:
            stretches.append((bottom, top))
    return sorted(stretches, reverse=True)


def _distinct(values: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > 4:
            distinct.append(value)
    return distinct


def _cells(lines: Sequence[Line], rows: Sequence[float], columns: Sequence[float]) -> list[tuple[str, ...]]:
    held: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        row = sum(1 for height in rows[1:-1] if line.base < height - 1)
        column = sum(1 for place in columns[1:-1] if line.left >= place - 1)
        held[row, column].append(line)
    return [
        tuple(_cell_text(held[row, column], columns[column + 1]) for column in range(len(columns) - 1))
        for row in range(len(rows) - 1)
    ]


def _cell_text(lines: Sequence[Line], right: float) -> str:
    """A cell's text, its items on lines of their own; a word that may go on behind a full line is marked so."""
    text = ""
    is_full_word = False
    for line in _join_segments(sorted(lines, key=lambda one: (-round(one.base), one.left))):
        piece = line.text.strip()
        if not text:
            text = piece
        elif re.match(r"(?:[-–•*▪○●■➢✓·]|[\uf000-\uf0ff]|\d{1,2}[.)])\s", piece):
            text += f"\n{piece}"
        else:
            text += f"{MAY_GO_ON if is_full_word and piece[:1].islower() else ' '}{piece}"
        is_full_word = " " not in piece and line.right > right - line.size
    return re.sub("\u00ad ?", "- ", text)
