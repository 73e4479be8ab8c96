"""Which blocks of the document belong to which section of the draft?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waarborg.reading.draft import DraftSection

Range = tuple[int, int]


def locate_sections(sections: Sequence[DraftSection], blocks: int) -> list[Range | None]:
    """For each section its first and last block of ``blocks``; ``None`` when its heading has no block.

    A section ends where the next heading begins, also one of a section below it.
    """
    starts = sorted({section.block for section in sections if section.block is not None})
    ends = {start: following - 1 for start, following in pairwise([*starts, blocks])}
    return [
        None if section.block is None else (section.block, max(section.block, ends[section.block]))
        for section in sections
    ]
