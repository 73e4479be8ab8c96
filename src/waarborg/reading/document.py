"""What is left of a document once its format is taken away?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.reading.blocks import Block


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document in reading order.

    Attributes:
        blocks: headings, paragraphs, items and rows, mended; drafts point at them by index.
        pages: number of pages; ``None`` where the format knows no pages.
        format: what the content turned out to be, whatever its name says (``docx``, ``pdf``).
    """

    blocks: tuple[Block, ...]
    pages: int | None
    format: str
