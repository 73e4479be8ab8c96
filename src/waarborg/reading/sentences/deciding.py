"""Is it right what the rules find in a sentence, or do all its words together tell otherwise?

The rules are sure of what they know and silent about every turn they do not know; the weights know how promises
sound and cannot count. So a promise of a rule stands unless its words tell that it can hardly be one. Where no rule
finds any, or one of an unlikely kind, the likeliest kind is read instead, if the sentence has what it needs.
"""

from __future__ import annotations

from dataclasses import replace

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.composing import compose
from waarborg.reading.sentences.readings import read_as
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.weighing import Likelihood, weigh

_LIKELY = 0.45
"""So likely must a kind be to be read where no rule reads it, by a number in the sentence."""
_ALL_BUT_SURE = 0.75
"""The same without a number (what must be there, what happens 'regelmatig'), or instead of what a rule reads."""
_UNLIKELY = 0.2
_HARDLY = 0.01


def decide(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise the commitments of one sentence: by the rules, weighed against all its words."""
    found = compose(sentence)
    if sentence.normal.endswith("?"):
        return found
    likely = weigh(sentence)
    kind = max(likely, key=likely.__getitem__)
    if not found:
        # A law or an expectation is read as a promise only where its words leave little doubt.
        least = _ALL_BUT_SURE if sentence.promises_nothing else _LIKELY
        return _read_as(kind, sentence, likely) if likely[kind] > least else []
    chance = max(likely[one.kind] for one in found)
    if len(found) == 1 and chance < _UNLIKELY and likely[kind] > _ALL_BUT_SURE:
        found = _read_as(kind, sentence, likely) or found
        chance = max(likely[one.kind] for one in found)
    if chance < _HARDLY and sentence.context.status is None and found[0].kind is not Kind.TARGET:
        # What a plan lists among its activities is not dropped for its words: it promises sooner than what is told.
        # Nor is a figure to reach: running text seldom names one, so its words say little of it.
        return []
    return found


def _read_as(kind: Kind, sentence: Sentence, likely: Likelihood) -> list[DraftCommitment]:
    """Read a sentence as the likeliest kind: by its rules without what hinders them, or by its first expression."""
    believed = replace(sentence, believed=True)
    by_rule = [one for one in compose(believed) if one.kind is kind]
    return [
        one for one in by_rule or read_as(kind, believed) if _has_number(one) or likely[kind] > _ALL_BUT_SURE
    ]


def _has_number(one: DraftCommitment) -> bool:
    return any(number is not None for number in (one.at_least, one.at_most, one.within, one.coverage, one.by))
