"""Which number does a Dutch number word stand for?

The text2num library leaves 'één', compounds ('tweemaal', 'vierjaarlijks') and small numbers alone, so the
table of words is made here: it is shorter than what would be needed around the library.
"""

from __future__ import annotations

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _below_hundred() -> dict[str, int]:
    words = dict(zip((*_UNITS, *_TEENS), range(1, 20), strict=True))
    for ten, word in enumerate(_TENS, start=2):
        words[word] = ten * 10
        for unit, unit_word in enumerate(_UNITS, start=1):
            joint = "ën" if unit_word.endswith("e") else "en"
            words[f"{unit_word}{joint}{word}"] = ten * 10 + unit
    return words


def _all_words() -> dict[str, int]:
    small = _below_hundred()
    words = dict(small)
    for hundreds in range(1, 10):
        stem = "honderd" if hundreds == 1 else f"{_UNITS[hundreds - 1]}honderd"
        words[stem] = hundreds * 100
        for word, number in small.items():
            words[f"{stem}{word}"] = hundreds * 100 + number
            words[f"{stem}en{word}"] = hundreds * 100 + number
    for count, stem in enumerate(("elf", *_TEENS[2:]), start=11):
        words[f"{stem}honderd"] = count * 100
    words["duizend"] = 1000
    for thousands, stem in enumerate(_UNITS[1:], start=2):
        words[f"{stem}duizend"] = thousands * 1000
    return words


NUMBER_WORDS: dict[str, int] = _all_words()
"""Number words from 'een' to 'negenhonderdnegenennegentig', lower case, and 'duizend'."""
