"""What does a plan document hold? The way in: bytes of a file to a draft plan."""

from __future__ import annotations

from waarborg.reading.archives import MOST_PAGES, open_archive
from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.document import Document
from waarborg.reading.draft import DraftPlan
from waarborg.reading.formats import Format, format_of
from waarborg.reading.pandoc import tree_of
from waarborg.reading.pandoc_blocks import blocks_of_tree
from waarborg.reading.pdf import blocks_of_pdf
from waarborg.reading.plan import draft_plan
from waarborg.reading.text_blocks import blocks_of_text, decode, fills_its_lines
from waarborg.reading.tidy import tidy
from waarborg.reading.unreadable import Trouble, Unreadable
from waarborg.reading.web_pages import owner_of, without_furniture
from waarborg.reading.word_numbers import with_printed_text

_CHARACTERS_A_PAGE = 3500
_LEAST_LETTERS = 40

__all__ = ["Document", "draft_plan", "read_document", "read_plan"]


def read_plan(content: bytes, name: str) -> DraftPlan:
    """Read a plan document.

    Args:
        content: the bytes of the file.
        name: its name; only ``.md`` is looked at, the format is decided by the content.

    Raises:
        Unreadable: with one sentence in Dutch and English that says what to do.
    """
    return draft_plan(read_document(content, name))


def read_document(content: bytes, name: str) -> Document:
    """Take a document's format away; :func:`draft_plan` reads the rest, and drafts point at its blocks.

    Raises:
        Unreadable: with one sentence in Dutch and English that says what to do.
    """
    try:
        found, pages, blocks = _blocks(content, name)
        letters = sum(len(block.text) for block in blocks)
        if letters > MOST_PAGES * _CHARACTERS_A_PAGE:
            raise Unreadable(Trouble.TOO_MANY_PAGES)
        tidied = tidy(blocks)
    except (RecursionError, MemoryError) as error:
        raise Unreadable(Trouble.TOO_LONG) from error
    if sum(len(block.text) for block in tidied) < _LEAST_LETTERS:
        raise Unreadable(Trouble.NO_TEXT if found != Format.TEXT else Trouble.EMPTY)
    return Document(tuple(tidied), pages, found)


def _blocks(content: bytes, name: str) -> tuple[str, int | None, list[Block]]:
    found = format_of(content)
    if found is Format.PDF:
        pages, blocks = blocks_of_pdf(content)
        return found, pages, blocks
    if found is Format.ARCHIVE:
        kind, slim = open_archive(content)
        slim = with_printed_text(slim) if kind == "docx" else slim
        return kind, None, blocks_of_tree(tree_of(slim, kind), with_title=True)
    text = decode(content)
    if found is Format.TEXT:
        return found, None, blocks_of_text(text)
    if found is Format.HTML:
        tree = tree_of(without_furniture(text).encode("utf-8"), found)
        owner = owner_of(text)
        cover = [Block(BlockKind.PARAGRAPH, owner)] if owner else []
        return found, None, [*cover, *blocks_of_tree(tree, with_title=False)]
    is_filled = found is Format.MARKDOWN and fills_its_lines(text)
    tree = tree_of(text.encode("utf-8"), "filled_md" if is_filled else found)
    return found, None, blocks_of_tree(tree, with_title=False)
