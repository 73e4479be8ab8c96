"""Which piece of a text shows why it was found?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from waarborg.records.words import words_of

_WORD = re.compile(r"[^\W_]+")
_AROUND = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; ``is_marked``: it is a word that was sought."""

    text: str
    is_marked: bool = False


def mark(text: str, forms: Iterable[str]) -> list[Piece]:
    """The whole text, with the words that were sought marked.

    >>> [piece.text for piece in mark("De cafés dicht", {"cafes"}) if piece.is_marked]
    ['cafés']
    """
    wanted, pieces, last = frozenset(forms), [], 0
    for match in _WORD.finditer(text):
        if words_of([match[0]]).isdisjoint(wanted):
            continue
        if match.start() > last:
            pieces.append(Piece(text[last : match.start()]))
        pieces.append(Piece(match[0], is_marked=True))
        last = match.end()
    return [*pieces, Piece(text[last:])] if last < len(text) else pieces


def snippet(texts: Iterable[str], forms: Iterable[str]) -> list[Piece]:
    """The part around the first word that was sought, of the first text that holds one; nothing where none does."""
    wanted = frozenset(forms)
    for text in texts:
        plain = " ".join(text.split())
        for match in _WORD.finditer(plain):
            if not words_of([match[0]]).isdisjoint(wanted):
                start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
                start = 0 if start == 0 else plain.find(" ", start) + 1
                cut = plain[start:end]
                cut = cut if end >= len(plain) else cut.rpartition(" ")[0] + " …"
                return mark(("… " if start else "") + cut, wanted)
    return []
