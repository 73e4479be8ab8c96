"""Which blocks of the document belong to which section of the draft?"""

from __future__ import annotations

from collections.abc import Sequence

from waarborg.reading.draft import DraftSection

Range = tuple[int, int]


def locate_sections(sections: Sequence[DraftSection], blocks: int) -> list[Range | None]:
    """For each section its first and last block of ``blocks``; ``None`` when its heading has no block.

    A section ends where the next heading begins, also one of a section below it.
    """
    starts = sorted({section.block for section in sections if section.block is not None})
    ends = dict(zip(starts, [*(start - 1 for start in starts[1:]), blocks - 1], strict=True))
    return [
        (section.block, ends[section.block]) if section.block is not None and section.block < blocks else None
        for section in sections
    ]
