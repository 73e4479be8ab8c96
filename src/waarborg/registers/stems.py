"""Which Dutch words are forms of the same word? A light stemmer for the words by which sentences point."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DOUBLE = re.compile(r"([a-z])\1")
_PARTICLES = "aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|vast|voor"
_SEPARATED_PARTICIPLE = re.compile(rf"({_PARTICLES})ge(?=.{{3}})(.+(?:d|de|t|te|en))")
_PARTICIPLE = re.compile(r"ge(?=[a-z]{5})(.+(?:d|de|t|te))")
_ENDINGS = (
    # Loan verbs and their nouns fall together: controleren, gecontroleerd, controle.
    ("eringen", "ering", "eerden", "eerde", "eren", "eert", "eerd", "eer"),
    ("heden", "heid"),
    ("ingen", "ing"),
    ("etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je"),
    ("ens", "en", "es", "e", "s"),
)
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu|eu|oe|ui|ou|ei|ij|au)$")
"""After these an s belongs to the word (``huis``, ``leus``), it is no plural."""

_KEEP = 3
"""A stem has at least so many letters; shorter ones would fall together."""


def split_words(text: str) -> list[str]:
    """Split a text in words: lower case, without accents; hyphens and apostrophes inside a word stay.

    >>> split_words("Zorg- en veiligheidsoverleg, de BOA's")
    ['zorg', 'en', 'veiligheidsoverleg', 'de', "boa's"]
    """
    return _WORD.findall(_without_accents(text.lower()))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give what the forms of one word share; not a word itself.

    Plurals, diminutives, weak verbs and their participles fall together (``geoefend``, ``oefeningen`` and
    ``oefent``). Strong verbs do not: a register file names their forms.
    """
    bare = re.sub(r"['’]s\b", "", word).replace("-", "").replace("'", "").replace("’", "")
    if match := _SEPARATED_PARTICIPLE.fullmatch(bare):
        bare = match[1] + match[2]
    elif match := _PARTICIPLE.fullmatch(bare):
        bare = match[1]
    for endings in _ENDINGS:
        shortened = _without_ending(bare, endings)
        if shortened != bare:
            break
    return _settle(_without_ending(shortened, ("d", "t")))


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        left = word.removesuffix(ending)
        if left != word and len(left) >= _KEEP and not (ending == "s" and _LONG_VOWEL.search(left)):
            return left
    return word


def _settle(word: str) -> str:
    """Undo the spelling of open and closed syllables and of final consonants: ``schaad`` and ``schad``."""
    settled = _DOUBLE.sub(r"\1", word)
    if settled.endswith("v"):
        return settled[:-1] + "f"
    if settled.endswith("z"):
        return settled[:-1] + "s"
    return settled


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
