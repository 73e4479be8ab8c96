"""Which verb form is a word, and does it tell of something that people do?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import Flag, auto
from functools import cache
from importlib import resources
from itertools import chain

from waarborg.reading.sentences.words import words


class Form(Flag):
    """What a word can be; one word can be several things ('starten' is a plural and an infinitive)."""

    NONE = 0
    SINGULAR = auto()
    PLURAL = auto()
    PAST = auto()
    PARTICIPLE = auto()
    ACT = auto()
    """It belongs to a verb of deliberate acts, which can be seen to have been done."""


_VOWELS = "aeiouyëïéö"
_VOICELESS = re.compile(r"(?:[tkfspx]|ch)$")
_LIGHT = frozenset(words("light_verbs"))
_ALSO_NOUNS = frozenset({"stal"})
_NOUNS_BESIDE_A_VERB = frozenset(words("nouns_like_pasts"))
"""A past tense that is a noun far more often ('een woning of stal')."""
_UNACCENTED = re.compile(r"^(?:be|ver(?!ifi)|ont|her|er|ge|onderteken)(?=[a-zë]{3})")
_PARTICIPLE = re.compile(
    r"(?:op|vast|aan|in|uit|af|door|voor|mee|bij|na|toe|terug|samen|over|om|weg|open|deel|plaats"
    r"|schoon|los|vrij|klaar"
    r"|tegen|leeg|rond|bijeen|neer|weer|her)?ge(?!vings|weld|zicht|bied|luid|drag|schikt|wicht|recht|meent"
    r"|duld|vecht|hucht|dicht|zond$|bod|bouwd$|legaliteit)[a-zëï]{2,}(?<!hei)(?<!tei)[dt]"
    r"|(?:op|vast|aan|in|uit|af|door|voor|mee|bij|na|toe|terug|samen|over|om|weg)ge[a-z]+(?<!hed)(?:en|aan)"
    r"|(?:ver|be|ont|her)[a-zë]{3,}(?<!hei)(?<!tei)(?<!belei)(?<!stan)(?<!ban)(?<!beraa)(?<!verbon)d|[a-z]+(?:vast|in|op|aan)gesteld"
)


def _stem(infinitive: str) -> tuple[str, str]:
    """Return the stem as spelled and the last sound of it before spelling ('geven': 'geef', 'v')."""
    base = infinitive.removesuffix("en")
    sound = base[-1]
    if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
        base = base[:-1]
    elif base.endswith(("uer", "iër")) or re.search(r"(?<![aeiouyëïé])[aeou][^aeiouyëïé]$", base):
        base = base[:-1] + base[-2] + base[-1]
    return base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1]), sound


def _regular(written: str) -> Iterator[tuple[str, Form]]:
    infinitive, _, told_stem = written.partition(":")
    prefix, _, plain = infinitive.rpartition("|")
    stem, sound = _stem(plain)
    stem = told_stem or stem
    voiceless = bool(_VOICELESS.search(stem)) and sound not in "vz"
    end = "t" if voiceless else "d"
    core = stem if stem.endswith(end) else stem + end
    singular = stem if stem.endswith("t") else f"{stem}t"
    fixed = bool(_UNACCENTED.match(plain))
    participle = core if fixed else "ge" + re.sub("^[ie]", {"i": "ï", "e": "ë"}.get(core[0], core[0]), core)
    yield singular, Form.SINGULAR
    yield plain, Form.PLURAL
    yield f"{prefix}{participle}", Form.PARTICIPLE
    yield f"{stem}{end}en", Form.PAST
    if not fixed:
        # 'verleende' is met as 'verleende vergunningen' far more often than as a past tense.
        yield f"{stem}{end}e", Form.PAST
    if prefix:
        yield f"{prefix}{plain}", Form.PLURAL
        yield f"{prefix}{singular}", Form.SINGULAR


def _irregular(line: str) -> Iterator[tuple[str, Form]]:
    infinitive, stem, past, pasts, participle = line.split()
    singular = stem if stem.endswith(("t", "is")) else f"{stem}t"
    yield singular, Form.SINGULAR
    yield infinitive, Form.PLURAL
    yield past, Form.PAST
    yield pasts, Form.PAST
    yield participle, Form.PARTICIPLE
    prefix = next((part for part in words("particles") if infinitive.startswith(part)), "")
    if prefix and not stem.startswith(prefix):
        yield f"{prefix}{singular}", Form.SINGULAR


@cache
def _lexicon() -> dict[str, Form]:
    source = (resources.files("waarborg.reading.sentences") / "verbs.toml").read_text(encoding="utf-8")
    lexicon: dict[str, Form] = {
        "geldt": Form.SINGULAR,
        "gelden": Form.PLURAL,
        "kan": Form.SINGULAR,
        "mag": Form.SINGULAR,
        "mogen": Form.PLURAL,
        "zal": Form.SINGULAR,
        "wil": Form.SINGULAR,
        "moet": Form.SINGULAR,
        "moeten": Form.PLURAL,
        "moest": Form.PAST,
        "moesten": Form.PAST,
        "gold": Form.PAST,
        "hoeft": Form.SINGULAR,
        "hoeven": Form.PLURAL,
        "dient": Form.SINGULAR,
        "dienen": Form.PLURAL,
    }
    for group, verbs in tomllib.loads(source).items():
        extra = Form.ACT if group == "act" else Form.NONE
        regular = (_regular(written) for written in verbs["regular"].split())
        irregular = (_irregular(line) for line in verbs["irregular"].strip().splitlines())
        for word, form in chain.from_iterable(chain(regular, irregular)):
            lexicon[word] = lexicon.get(word, Form.NONE) | form | extra
    return {word: form & ~Form.ACT if word in _LIGHT else form for word, form in lexicon.items()}


@cache
def form_of(word: str) -> Form:
    """Tell what a word in lower case can be as a verb; participles are known by their look as well."""
    known = _lexicon().get(word, Form.NONE)
    if known is Form.NONE and _PARTICIPLE.fullmatch(word):
        return Form.PARTICIPLE
    return known


def is_verb_form(word: str) -> bool:
    """Tell whether a word in lower case is a known form of a known verb."""
    return word in _lexicon()


def is_past(word: str) -> bool:
    """Tell whether a word can only be a past tense ('controleerde', 'vond')."""
    form = form_of(word)
    return (
        word not in _ALSO_NOUNS
        and Form.PAST in form
        and not form & (Form.SINGULAR | Form.PLURAL | Form.PARTICIPLE)
    )


def is_noun_beside_a_verb(word: str) -> bool:
    """Tell whether a past tense is rather a noun where another verb stands ('we helpen met goede sloten')."""
    return word in _NOUNS_BESIDE_A_VERB


def is_finite(word: str) -> bool:
    """Tell whether a word can be the verb of a clause, in any tense."""
    return bool(form_of(word) & (Form.SINGULAR | Form.PLURAL | Form.PAST))


def is_participle(word: str) -> bool:
    """Tell whether a word can be a past participle."""
    return Form.PARTICIPLE in form_of(word)


def is_act(word: str) -> bool:
    """Tell whether a word is a form of a verb of deliberate acts."""
    return Form.ACT in form_of(word)
