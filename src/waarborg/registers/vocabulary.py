"""Which words do the register files bring, and which of them can a word of a sentence stand for?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.stems import split_words, stem

SMALL_WORDS = frozenset(
    (
        "aan",
        "als",
        "bij",
        "dat",
        "de",
        "der",
        "die",
        "dit",
        "door",
        "een",
        "en",
        "er",
        "haar",
        "het",
        "hun",
        "in",
        "is",
        "met",
        "naar",
        "nog",
        "of",
        "om",
        "onze",
        "op",
        "over",
        "te",
        "tegen",
        "ten",
        "ter",
        "tot",
        "uit",
        "van",
        "voor",
        "we",
        "wij",
        "worden",
        "wordt",
        "ze",
        "zij",
        "zijn",
    )
)
"""Skipped between the words of a phrase, and cut off where a scanner glued them to a word."""

_NO_HEADS = frozenset(
    (
        "aan",
        "af",
        "be",
        "bij",
        "door",
        "er",
        "ge",
        "her",
        "in",
        "inter",
        "mee",
        "mis",
        "na",
        "om",
        "on",
        "onder",
        "ont",
        "op",
        "over",
        "re",
        "toe",
        "trans",
        "uit",
        "ver",
        "voor",
        "weer",
    )
)
"""What stands before a word of its own rather than a compound: ``vermelding`` is no ``melding``."""

_SHORTEST_TAIL = 4
_SHORTEST_HEAD = 3
_PART_OF_COMPOUND = 0.9
_PART_OF_A_NAME = 0.5
"""Of a compound that a file names itself: a crisisfunctionaris is not just any functionaris."""
_MOST_SETS = 16


@dataclass(frozen=True, slots=True)
class Vote:
    """What a word or phrase of a file says for a register, and for one of its categories.

    Attributes:
        category: ``None`` when the register itself claims the word.
        hint: it says nothing for the register, only for the category.
    """

    register: str
    category: str | None = None
    hint: bool = False


@dataclass(slots=True)
class Vocabulary:
    """The words and phrases of a set of registers, arranged for look-up.

    Attributes:
        definitions: the set itself, kept so that its members keep their identity.
        votes: every phrase, as stems, with what it says.
        phrases: the phrases by their first stem.
        stems: every stem of every phrase.
        heads: first parts of compounds, as written, with the stem that stands for them.
        matches: for each word of a text seen so far: the stems that it can stand for, and how well.
    """

    definitions: tuple[RegisterDefinition, ...]
    votes: dict[tuple[str, ...], list[Vote]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    stems: set[str] = field(default_factory=set)
    heads: dict[str, str] = field(default_factory=dict)
    matches: dict[str, dict[str, float]] = field(default_factory=dict)


_compiled: dict[tuple[int, ...], Vocabulary] = {}


def compile_once(definitions: tuple[RegisterDefinition, ...]) -> Vocabulary:
    """Compile a set of registers, or give what was compiled of the very same objects before."""
    key = tuple(map(id, definitions))
    vocabulary = _compiled.get(key)
    if vocabulary is None:
        if len(_compiled) >= _MOST_SETS:
            _compiled.clear()
        vocabulary = _compiled[key] = _compile(definitions)
    return vocabulary


def _compile(definitions: tuple[RegisterDefinition, ...]) -> Vocabulary:
    vocabulary = Vocabulary(definitions)
    for definition in definitions:
        _learn(vocabulary, definition.words, Vote(definition.name))
        for category in definition.categories:
            _learn(vocabulary, category.words, Vote(definition.name, category.name))
            _learn(vocabulary, category.hints, Vote(definition.name, category.name, hint=True))
    for phrase in vocabulary.votes:
        vocabulary.phrases[phrase[0]].append(phrase)
        vocabulary.stems.update(phrase)
    return vocabulary


def _learn(vocabulary: Vocabulary, phrases: Iterable[str], vote: Vote) -> None:
    for written in phrases:
        words = split_words(written)
        telling = [word for word in words if word not in SMALL_WORDS]
        stems = tuple(stem(word) for word in (telling if len(telling) > 1 else words))
        if not stems:
            continue
        if written.endswith("-"):
            vocabulary.heads[words[-1]] = stems[-1]
        vocabulary.votes[stems].append(vote)


def match_word(word: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Give the stems of the vocabulary that a word can stand for, each with how well it fits."""
    known = vocabulary.matches.get(word)
    if known is None:
        if len(vocabulary.matches) > 200_000:
            vocabulary.matches.clear()
        known = vocabulary.matches[word] = _find_stems(word, vocabulary)
    return known


def _find_stems(word: str, vocabulary: Vocabulary) -> dict[str, float]:
    """Find the stems of the vocabulary that a word can stand for: itself, its tail, its head."""
    whole = stem(word)
    found: dict[str, float] = {}
    if whole in vocabulary.stems:
        found[whole] = 1.0
    for cut in range(1, len(whole) - _SHORTEST_TAIL + 1):
        tail = whole[cut:]
        if tail in vocabulary.stems and _is_head(whole[:cut]):
            found.setdefault(tail, _PART_OF_A_NAME if (whole,) in vocabulary.votes else _PART_OF_COMPOUND)
    for end in range(_SHORTEST_HEAD, len(word)):
        head = vocabulary.heads.get(word[:end])
        if head is not None:
            found.setdefault(head, _PART_OF_COMPOUND)
    return found


def _is_head(letters: str) -> bool:
    if letters in _NO_HEADS:
        return False
    return len(letters) >= _SHORTEST_HEAD or letters in SMALL_WORDS
