"""Which words were glued together by scanning, and where do they come apart?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLE_GLUED = re.compile(
    r"\b(?P<article>[Dd]e|[Hh]et)(?P<rest>[A-Z]?[a-zà-ÿ]{4,}(?:-[a-zà-ÿ]+)*|[A-Z]{2,6}|[A-Z][a-z]{2})\b"
)
_LATIN_ENDING = re.compile(
    r"(?:eren|ering|eringen|eert|eerde|eerden|erend|erende|eerd|atie|aties|age|ages|antie|ance|ent|ente|enten|"
    r"aal|ale|isme|isten|ist|ief|ieve|motie|cratie|presentie|formatie|gradatie|nominatie|gelijk|gelijke|gelijks)$"
)
"""Endings that take ``de-`` as a prefix (decentraal, demonteren, deradicalisering): never an article."""

_PREFIXED_STEMS = (
    *(
        "radicalis",
        "centra",
        "gelijk",
        "briefing",
        "charge",
        "polaris",
        "motiv",
        "motie",
        "escal",
        "militaris",
    ),
    *(
        "stabilis",
        "mobilis",
        "registr",
        "regul",
        "activ",
        "cod",
        "compress",
        "gradat",
        "legat",
        "mont",
        "monstr",
    ),
    *(
        "ment",
        "criminalis",
        "kolon",
        "privatis",
        "natur",
        "form",
        "blok",
        "moraliser",
        "professional",
        "conflict",
    ),
)
"""What follows ``de-`` in words of their own: deradicaliseringstraject, degelijkheid, debriefing."""

_REAL = frozenset(
    {
        *(
            "dezelfde",
            "hetzelfde",
            "hetgeen",
            "hetwelk",
            "hetzij",
            "degene",
            "degenen",
            "deelgenoot",
            "dealers",
        ),
        *(
            "dealer",
            "deuren",
            "deden",
            "delen",
            "delict",
            "delicten",
            "denken",
            "denkers",
            "derden",
            "desnoods",
        ),
        *(
            "deskundig",
            "deskundige",
            "deskundigen",
            "destijds",
            "december",
            "detail",
            "details",
            "dekens",
            "dekking",
        ),
        *(
            "deking",
            "delers",
            "deler",
            "demonen",
            "depots",
            "dertig",
            "dertien",
            "heters",
            "hetze",
            "detector",
        ),
        *("devies", "deuntje", "deelrekening", "deelnemers", "deelgenoten", "dekleed", "dewelke"),
    }
)

_ONE = re.compile(
    r"\b(?P<word>[Aa]ls|[Oo]m|[Vv]an|[Oo]p|[Bb]ij|[Dd]oor|[Vv]oor|[Nn]aar|[Tt]egen|[Oo]ver|[Tt]ot)"
    r"(?P<article>een|de|het)\b"
)
_ONE_REAL = frozenset({"opeen", "bijeen", "vaneen", "dooreen", "overeen", "tegeneen", "voorde", "omheteen"})
_WITH_A = re.compile(
    r"\b(?P<verb>(?:samen)?(?:ge)?werk(?:t|en)?|(?:ge)?start(?:en)?|begonnen|bezig|te maken|geconfronteerd) meteen "
    r"(?!(?:na|als|in|op|met|ook|weer|aan|door|te|om|bij|naar|daarna|duidelijk|alle|een|de|het|uit|samen|tegen|over|"
    r"voor|toe|mee|verder|hard|af|en)\b)(?=['\"]?[a-zà-ÿA-Z])"
)
_WE_GLUED = re.compile(
    r"\b(?P<before>zodat|waardoor|waarmee|omdat|als|dat|of|waarbij|waarin|wanneer|zodra) "
    r"we(?P<rest>[^\W\d_]{4,}er)\b"
)
_SO_GLUED = re.compile(r"\b(?P<so>[Zz]o)(?P<rest>snel|vroeg|spoedig)(?= mogelijk\b)")
_ONSET = re.compile(
    r"(?:[aeiou]|[bcdfghjklmnpqrstvwxz][aeiouy]|[bcfgkpv][lr]|[dtw]r|[gk]n|s[cjklmnpqtw]|st?r|sch|spl|tw|kw|dw|zw|fl|vl)"
)


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands by itself in the document, in lower case."""
    return Counter(word.lower() for text in texts for word in _WORD.findall(text))


class Ungluer:
    """Takes words apart that scanning glued together.

    An article comes off only where the rest stands by itself elsewhere in the same document (or is written
    with a capital) and the whole cannot be a Dutch word with the prefix ``de-``. What is not certain stays.
    """

    def __init__(self, known: Counter[str]) -> None:
        self._known = known

    def repair(self, text: str) -> str:
        """The text with glued words taken apart."""
        text = _ARTICLE_GLUED.sub(self._take_off_article, text)
        text = _ONE.sub(_take_off_preposition, text)
        text = _WITH_A.sub(lambda match: f"{match['verb']} met een ", text)
        text = _WE_GLUED.sub(_take_off_we, text)
        return _SO_GLUED.sub(lambda match: f"{match['so']} {match['rest']}", text)

    def _take_off_article(self, match: re.Match[str]) -> str:
        whole, article, rest = match[0], match["article"], match["rest"]
        folded = whole.lower()
        if folded in _REAL or (rest.islower() and _LATIN_ENDING.search(rest)):
            return whole
        if rest.startswith(tuple(_PREFIXED_STEMS)):
            return whole
        if not rest[0].isupper() and not self._stands_alone(rest, folded):
            return whole
        return f"{article} {rest}"

    def _stands_alone(self, rest: str, whole: str) -> bool:
        if len(rest) < 5:
            return self._known[rest] >= 3 and self._known[whole] == 1
        if self._known[rest] or self._known[f"{rest}sen"] or self._known[f"{rest}en"]:
            return True
        return len(rest) >= 8 and any(self._known[rest[:end]] for end in range(len(rest) - 1, 5, -1))


def _take_off_preposition(match: re.Match[str]) -> str:
    if match[0].lower() in _ONE_REAL:
        return match[0]
    return f"{match['word']} {match['article']}"


def _take_off_we(match: re.Match[str]) -> str:
    rest = match["rest"]
    if f"we{rest}" in {"wethouder", "weerbaarder", "wekelijkser", "weggebruiker"} or not _ONSET.match(rest):
        return match[0]
    return f"{match['before']} we {rest}"
