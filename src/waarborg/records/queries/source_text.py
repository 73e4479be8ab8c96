"""What does the document say where a section was read from?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from waarborg.reading.blocks import Block, BlockKind
from waarborg.records.models import PlanDocument, Section

_NAMES = frozenset(field.name for field in fields(Block))


def blocks_as_json(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Write blocks as plain JSON values, to be stored with their document; empty values are left out."""
    return [{name: value for name, value in asdict(block).items() if value} for block in blocks]


def _block(written: dict[str, Any]) -> Block:
    values = {name: value for name, value in written.items() if name in _NAMES}
    values["kind"] = BlockKind(values["kind"])
    values["text"] = values.get("text", "")
    values["cells"] = tuple(values.get("cells", ()))
    return Block(**values)


def source_of(section: Section, document: PlanDocument | None) -> list[Block]:
    """The blocks of one section; empty when the document or the place in it is not known."""
    if document is None or section.first_block is None or section.last_block is None:
        return []
    return [_block(written) for written in document.blocks[section.first_block : section.last_block + 1]]
