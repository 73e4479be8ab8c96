"""Which commitment of an earlier version does a newly read one continue? Numbers stay with their promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_NOT_A_LETTER = re.compile(r"[\W_]+")
_ALIKE = 0.8
"""Share of letters in common from which two sentences are taken for the same promise, reworded."""

_SHARED = 0.4
"""Sentences that are alike share at least this part of their trigrams; comparing those first is far cheaper."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What is compared of a commitment: where it stands, what it says and how it promises."""

    section: str
    measure: str
    sentence: str
    kind: str


def letters_of(text: str) -> str:
    """The text without case, spaces and punctuation, for comparing what was set or scanned differently."""
    return _NOT_A_LETTER.sub("", text).casefold()


Test = Callable[[Promise, Promise], bool]


def match_promises(old: Sequence[Promise], new: Sequence[Promise]) -> dict[int, int]:
    """Index in ``new`` to index in ``old`` of the promise it continues; each old one is used once.

    The surest matches are made first: the same sentence in the same place, then anywhere, then the same
    measure, then a sentence that is much alike.
    """
    left = dict(enumerate(_folded(old)))
    open_ = dict(enumerate(_folded(new)))
    found: dict[int, int] = {}
    for same in (_same_place, _same_sentence, _same_measure, _alike_nearby, _alike):
        for index, promise in list(open_.items()):
            hit = next((place for place, other in left.items() if same(other, promise)), None)
            if hit is None:
                continue
            found[index] = hit
            del left[hit], open_[index]
    return found


def _folded(promises: Iterable[Promise]) -> list[Promise]:
    return [
        Promise(
            letters_of(promise.section),
            letters_of(promise.measure),
            letters_of(promise.sentence),
            promise.kind,
        )
        for promise in promises
    ]


def _same_place(old: Promise, new: Promise) -> bool:
    return old == new


def _same_sentence(old: Promise, new: Promise) -> bool:
    return (old.sentence, old.kind) == (new.sentence, new.kind)


def _same_measure(old: Promise, new: Promise) -> bool:
    return (old.section, old.measure, old.kind) == (new.section, new.measure, new.kind)


def _alike_nearby(old: Promise, new: Promise) -> bool:
    return old.section == new.section and _alike(old, new)


@lru_cache(maxsize=10_000)
def _trigrams(text: str) -> frozenset[str]:
    return frozenset(text[place : place + 3] for place in range(len(text) - 2))


def _alike(old: Promise, new: Promise) -> bool:
    if old.kind != new.kind:
        return False
    ours, theirs = _trigrams(old.sentence), _trigrams(new.sentence)
    if len(ours & theirs) < _SHARED * max(len(ours), len(theirs)):
        return False
    matcher = SequenceMatcher(None, old.sentence, new.sentence, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    )
