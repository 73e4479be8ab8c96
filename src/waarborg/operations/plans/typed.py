"""What is left of typed or read text once it can be stored?"""

from __future__ import annotations

from dataclasses import replace

from waarborg.operations.refusals import Invalid
from waarborg.reading.blocks import Block
from waarborg.registers.problems import Problem

_NUL = "\0"  # PostgreSQL stores every character but this one


def storable(text: str) -> str:
    """The text without spaces around it and without what no database stores."""
    return text.replace(_NUL, "").strip()


def storable_block(block: Block) -> Block:
    """The block without characters that no database stores."""
    if _NUL not in block.text and not any(_NUL in cell for cell in block.cells):
        return block
    cells = tuple(cell.replace(_NUL, "") for cell in block.cells)
    return replace(block, text=block.text.replace(_NUL, ""), cells=cells)


def check_text(field: str, text: str, most: int | None = None) -> None:
    """Refuse a text that is empty, or longer than ``most`` characters.

    Raises:
        Invalid: with nothing written.
    """
    if not text:
        raise Invalid([Problem(field, "required")])
    if most is not None and len(text) > most:
        raise Invalid([Problem(field, "too_long", (("most", most),))])
