"""Which words did the ends of lines break in two, and which hyphens are their own?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from waarborg.reading.sentences.verbs import is_verb_form
from waarborg.reading.sentences.words import all_words

_BROKEN = re.compile(
    r"\b(?P<left>[^\W\d_]{2,})- (?!(?:en|of|als|tot|naar|en/of|dan wel|respectievelijk)\b)(?P<right>[^\W_]+)"
)
_HANGING = re.compile(r"\b(en|of) - (?=[a-z])")
_YEARS = re.compile(r"\b((?:19|20)\d\d)- ((?:19|20)\d\d)\b")
_KEEPS_HYPHEN = re.compile(
    r"(?:non|ex|niet|anti|links|rechts|extreem|oud|sub|pro|vice|semi|pseudo|privaat|publiek|sociaal|co|adjunct|pre|post)$"
)
_CLASH = re.compile(r"a[aeiu]|e[eiu]|i[eij]|o[eiou]|u[iu]")
_HABIT = 3
_WORDS_BETWEEN = 300
"""A document that breaks words does so once in a hundred words; real hyphens end a line once in a thousand."""


class Mender:
    """Puts words together again that the end of a line broke (``gecon- troleerd``), and keeps real hyphens.

    What the document writes elsewhere decides; then what can only be a word; then whether the document has
    the habit of breaking words. ``rechts- extremisme`` and ``auto- inbraken`` keep their hyphen.
    """

    def __init__(self, texts: Iterable[str], known: Counter[str]) -> None:
        self._known = known
        broken = sum(1 for text in texts for _ in _BROKEN.finditer(text))
        self._breaks_words = broken >= _HABIT and broken * _WORDS_BETWEEN > known.total()

    def mend(self, text: str) -> str:
        """The text with its broken words whole."""
        return _BROKEN.sub(self._one, _HANGING.sub(r"\1 -", _YEARS.sub(r"\1-\2", text)))

    def _is_word(self, whole: str) -> bool:
        return bool(self._known[whole]) or whole in all_words() or is_verb_form(whole)

    def _one(self, match: re.Match[str]) -> str:
        left, right = match["left"], match["right"]
        whole, hyphened = f"{left}{right}", f"{left}-{right}"
        if self._known[hyphened.lower()] or left[-1].isupper() or right[0].isupper():
            return hyphened
        if self._is_word(whole.lower()):
            return whole
        keeps = _KEEPS_HYPHEN.match(left.lower()) or _CLASH.fullmatch(f"{left[-1]}{right[0]}".lower())
        return whole if self._breaks_words and not keeps else hyphened
