"""By which words is an entry found? The same rule for what is stored and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of these texts: lower case, without accents, cut at :data:`LONGEST_WORD` letters."""
    return frozenset(word[:LONGEST_WORD] for text in texts for word in _WORD.findall(_plain(text)))


def asked_words(question: str) -> tuple[str, ...]:
    """The words of a search, in the order given; each stands for every word that begins with it."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(_plain(question))))


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
