"""What stands in a document, in reading order, whatever its format?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The shapes that text takes on a page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row.

    Attributes:
        level: 1 for the highest heading, 0 where the format does not say; for an item its depth, from 1.
        page: page number from 1; ``None`` where the format knows no pages.
        cells: of a table row, left to right; the first row of a table has ``header`` set.
        bold: the whole block is set in bold (a heading without a heading style, often).
        ordered: an item of a numbered list.
        marker: of an ordered item, the number as printed or counted (``3.``, ``a)``).
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    cells: tuple[str, ...] = ()
    header: bool = False
    bold: bool = False
    ordered: bool = False
    marker: str = ""
