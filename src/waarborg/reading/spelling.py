"""Are these two headings the same but for case, accents, years and a scanning error?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_YEARS = re.compile(r"\b(?:19|20)\d\d\b(?:\s*(?:-|–|/|t/m|tot en met|tot)\s*(?:(?:19|20)?\d\d)\b)?")
_BRACKETED = re.compile(r"\([^)]*\)")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_LEADING = re.compile(r"^(?:(?:de|het|een|onze|ons|uw|der) )+")
_TRAILING = re.compile(r"(?: (?:in|voor|van|tot|en|t m|tot en met|periode|jaar|de|het|uit|per))+$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, without accents, punctuation, bracketed asides, years and leading articles."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _YEARS.sub(" ", _BRACKETED.sub(" ", plain)).replace("'", "")
    plain = _NOT_A_LETTER.sub(" ", plain).strip()
    return _TRAILING.sub("", _LEADING.sub("", plain)).strip()


def distance(left: str, right: str, limit: int) -> int:
    """Levenshtein distance, or ``limit + 1`` as soon as it is certain to be more than ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    previous = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            step = previous[column - 1] + (letter != other)
            current.append(min(step, previous[column] + 1, current[-1] + 1))
        if min(current) > limit:
            return limit + 1
        previous = current
    return previous[-1]


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Two folded headings differ by no more than scanning errors: one letter in eight, none in short words."""
    if left == right:
        return bool(left)
    limit = min(3, max(len(left), len(right)) // 8)
    return limit > 0 and distance(left, right, limit) <= limit
