"""To which register does a sentence of a plan point? By the words of the register files, best first.

Every word or phrase of a register is a vote. A phrase says more than a word, a word that several registers
claim says less, and what a sentence begins with says more than what it ends with. A phrase may be broken by
small words ("overleg met de politie"). A word also counts as the tail of a compound (``horecacontrole`` for
``controle``), and one that the file writes with a hyphen at its end also as the head (``graffiti-`` for
``graffitimelding``). Articles glued on by a scanner do no harm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.selections import Selection
from waarborg.registers.stems import split_words, stem

_SMALL_WORDS = frozenset(
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
_EXTRA_WORD = 0.7
_HINT = 0.6
_CATEGORY_SHARE = 0.3
_LOST_AT_THE_END = 0.4
_MOST_SETS = 16


@dataclass(frozen=True, slots=True)
class _Vote:
    """What a word or phrase of a file says for a register, and for one of its categories.

    Attributes:
        category: ``None`` when the register itself claims the word.
        hint: it says nothing for the register, only for the category.
    """

    register: str
    category: str | None = None
    hint: bool = False


@dataclass(slots=True)
class _Vocabulary:
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
    votes: dict[tuple[str, ...], list[_Vote]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    stems: set[str] = field(default_factory=set)
    heads: dict[str, str] = field(default_factory=dict)
    matches: dict[str, dict[str, float]] = field(default_factory=dict)


@dataclass(slots=True)
class _Score:
    """How strongly a sentence points to one register and to its categories."""

    points: float = 0.0
    categories: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def strength(self) -> float:
        """Give what registers are ranked by: the words, and how well they agree on a category."""
        return self.points + _CATEGORY_SHARE * max(self.categories.values(), default=0.0)

    def best_categories(self) -> tuple[str, ...]:
        """Give the categories that the sentence points to most, all of them when they tie."""
        most = max(self.categories.values(), default=0.0)
        return tuple(sorted(name for name, points in self.categories.items() if points >= most - 1e-9))


_compiled: dict[tuple[int, ...], _Vocabulary] = {}


def propose(sentence: str, registers: Mapping[str, RegisterDefinition]) -> tuple[Selection, ...]:
    """Propose the registers, each with its category, that would prove a sentence; best first.

    Several categories stand in one selection when the sentence points to them equally. Give the part of a
    response that names its trigger and the part that names its answer separately: each points to its own.

    Args:
        sentence: a sentence of a plan, or a part of one.
        registers: the registers in use, by name.

    Returns:
        one selection for each register that the words point to; empty when they point to none.
    """
    vocabulary = _compile_once(tuple(registers.values()))
    scores = _count_votes(split_words(sentence), vocabulary)
    pointed = [(name, score) for name, score in scores.items() if score.points > 0]
    pointed.sort(key=lambda item: (-item[1].strength(), item[0]))
    return tuple(Selection(name, score.best_categories()) for name, score in pointed)


def _compile_once(definitions: tuple[RegisterDefinition, ...]) -> _Vocabulary:
    """Compile a set of registers, or give what was compiled of the very same objects before."""
    key = tuple(map(id, definitions))
    vocabulary = _compiled.get(key)
    if vocabulary is None:
        if len(_compiled) >= _MOST_SETS:
            _compiled.clear()
        vocabulary = _compiled[key] = _compile(definitions)
    return vocabulary


def _compile(definitions: tuple[RegisterDefinition, ...]) -> _Vocabulary:
    vocabulary = _Vocabulary(definitions)
    for definition in definitions:
        _learn(vocabulary, definition.words, _Vote(definition.name))
        for category in definition.categories:
            _learn(vocabulary, category.words, _Vote(definition.name, category.name))
            _learn(vocabulary, category.hints, _Vote(definition.name, category.name, hint=True))
    for phrase in vocabulary.votes:
        vocabulary.phrases[phrase[0]].append(phrase)
        vocabulary.stems.update(phrase)
    return vocabulary


def _learn(vocabulary: _Vocabulary, phrases: Iterable[str], vote: _Vote) -> None:
    for written in phrases:
        words = split_words(written)
        telling = [word for word in words if word not in _SMALL_WORDS]
        stems = tuple(stem(word) for word in (telling if len(telling) > 1 else words))
        if not stems:
            continue
        if written.endswith("-"):
            vocabulary.heads[words[-1]] = stems[-1]
        vocabulary.votes[stems].append(vote)


def _count_votes(words: list[str], vocabulary: _Vocabulary) -> dict[str, _Score]:
    matched = [_match_word(word, vocabulary) for word in words]
    scores: dict[str, _Score] = defaultdict(_Score)
    spoken: dict[_Vote, int] = {}
    for start, candidates in enumerate(matched):
        said: dict[_Vote, float] = {}
        reach: dict[_Vote, int] = {}
        for first, fit in candidates.items():
            for phrase in vocabulary.phrases.get(first, ()):
                end = _find_end(phrase, start, words, matched)
                if end is None:
                    continue
                weight = fit + _EXTRA_WORD * (len(phrase) - 1)
                votes = vocabulary.votes[phrase]
                claims = len({vote.register for vote in votes if not vote.hint})
                for vote in votes:
                    # A word that is part of a longer phrase has been heard with it.
                    if start <= spoken.get(vote, -1):
                        continue
                    share = weight * _HINT if vote.hint else weight / claims
                    said[vote] = max(said.get(vote, 0.0), share)
                    reach[vote] = max(reach.get(vote, start), end)
        spoken |= reach
        _add(scores, said, early=1.0 - _LOST_AT_THE_END * start / len(words))
    return scores


def _add(scores: dict[str, _Score], said: dict[_Vote, float], early: float) -> None:
    """Add what one place in the sentence says: for each register the strongest, however many words say it."""
    strongest: dict[str, float] = {}
    by_category: dict[tuple[str, str], float] = {}
    for vote, weight in said.items():
        if not vote.hint:
            strongest[vote.register] = max(strongest.get(vote.register, 0.0), weight)
        if vote.category is not None:
            key = (vote.register, vote.category)
            by_category[key] = max(by_category.get(key, 0.0), weight)
    for register, weight in strongest.items():
        scores[register].points += early * weight
    for (register, category), weight in by_category.items():
        scores[register].categories[category] += weight


def _find_end(
    phrase: tuple[str, ...], start: int, words: list[str], matched: list[dict[str, float]]
) -> int | None:
    """Find where a phrase that starts here ends, with small words and one other in between."""
    end, others = start, 0
    for wanted in phrase[1:]:
        end += 1
        while end < len(words) and wanted not in matched[end]:
            others += words[end] not in _SMALL_WORDS
            end += 1
        if end >= len(words) or others > 1:
            return None
    return end


def _match_word(word: str, vocabulary: _Vocabulary) -> dict[str, float]:
    known = vocabulary.matches.get(word)
    if known is None:
        if len(vocabulary.matches) > 200_000:
            vocabulary.matches.clear()
        known = vocabulary.matches[word] = _find_stems(word, vocabulary)
    return known


def _find_stems(word: str, vocabulary: _Vocabulary) -> dict[str, float]:
    """Find the stems of the vocabulary that a word can stand for: itself, its tail, its head."""
    whole = stem(word)
    found: dict[str, float] = {}
    if whole in vocabulary.stems:
        found[whole] = 1.0
    for cut in range(1, len(whole) - _SHORTEST_TAIL + 1):
        tail = whole[cut:]
        if tail in vocabulary.stems and _is_head(whole[:cut]):
            found.setdefault(tail, _PART_OF_COMPOUND)
    for end in range(_SHORTEST_HEAD, len(word)):
        head = vocabulary.heads.get(word[:end])
        if head is not None:
            found.setdefault(head, _PART_OF_COMPOUND)
    return found


def _is_head(letters: str) -> bool:
    if letters in _NO_HEADS:
        return False
    return len(letters) >= _SHORTEST_HEAD or letters in _SMALL_WORDS
