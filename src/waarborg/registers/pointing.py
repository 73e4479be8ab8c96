"""To which register does a sentence of a plan point? By the words of the register files, best first.

Every word or phrase of a register is a vote. A phrase says more than a word, a word that several registers
claim says less, and what a sentence begins with says more than what it ends with. A phrase may be broken by
small words ("overleg met de politie"). A word also counts as the tail of a compound (``horecacontrole`` for
``controle``), and one that the file writes with a hyphen at its end also as the head (``graffiti-`` for
``graffitimelding``). Articles glued on by a scanner do no harm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.selections import Selection
from waarborg.registers.stems import split_words
from waarborg.registers.vocabulary import SMALL_WORDS, Vocabulary, Vote, compile_once, match_word

_EXTRA_WORD = 0.7
_HINT = 0.6
_CATEGORY_SHARE = 0.3
_LOST_AT_THE_END = 0.4


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
    vocabulary = compile_once(tuple(registers.values()))
    scores = _count_votes(split_words(sentence), vocabulary)
    pointed = [(name, score) for name, score in scores.items() if score.points > 0]
    pointed.sort(key=lambda item: (-item[1].strength(), item[0]))
    return tuple(Selection(name, score.best_categories()) for name, score in pointed)


def _count_votes(words: list[str], vocabulary: Vocabulary) -> dict[str, _Score]:
    matched = [match_word(word, vocabulary) for word in words]
    scores: dict[str, _Score] = defaultdict(_Score)
    spoken: dict[Vote, int] = {}
    for start, candidates in enumerate(matched):
        said: dict[Vote, float] = {}
        reach: dict[Vote, int] = {}
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


def _add(scores: dict[str, _Score], said: dict[Vote, float], early: float) -> None:
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
            others += words[end] not in SMALL_WORDS
            end += 1
        if end >= len(words) or others > 1:
            return None
    return end
