"""How likely is it that a sentence promises, and in which way? Weights learned from labelled sentences.

A rule knows its own words only: one unknown word beside a promise, and it is silent. So every word of a sentence,
and everything else that was found in it, also weighs a little for or against each kind of promise (a logistic
regression for each; ``python -m bench.weights`` learns them). The rules say what is promised, the weights whether
it can be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import chain, pairwise
from math import exp

from waarborg.commitments.demands import Kind
from waarborg.reading.sentences.sentence import Sentence

KINDS = (Kind.FREQUENCY, Kind.INTERVAL, Kind.RESPONSE, Kind.MILESTONE, Kind.IN_FORCE, Kind.TARGET)
"""The kinds in the order of the columns of the weights, behind the first: whether it promises at all."""
_WORD = re.compile(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*|\d+|€|%|[,;:?|()]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEGINNING, _ENDING, _LONG = 5, 4, 7
"""Of a word of so many letters also its beginning and its ending count: compounds and verb forms share them."""
_NEAR = 4
"""So many words on both sides of an expression are near it."""

Likelihood = dict[Kind, float]
"""How likely a sentence is to promise in each way, 0-1."""


def _named(word: str, sentence: Sentence) -> str:
    """Name a figure by what it is; any other word stays as it is."""
    start, end = sentence.context.start, sentence.context.end
    if not word.isdigit() or word == "1":
        return word
    if not _YEAR.fullmatch(word):
        return "number"
    if start is None or end is None:
        return "year"
    if int(word) < start.year:
        return "year before"
    return "year within" if int(word) <= end.year else "year after"


def _words_of(text: str, sentence: Sentence) -> list[str]:
    return [_named(word, sentence) for word in _WORD.findall(text)]


def features_of(sentence: Sentence) -> frozenset[str]:
    """Give all that may weigh: the words of a sentence, what was found in it, and the words around that."""
    return frozenset(
        chain(_words(sentence), _stands(sentence), _expressions(sentence), _around_expressions(sentence))
    )


def _words(sentence: Sentence) -> Iterator[str]:
    said = _words_of(sentence.normal, sentence)
    yield from (f"word {word}" for word in said)
    yield from (f"pair {one} {other}" for one, other in pairwise(["^", *said, "$"]))
    for word in said:
        if len(word) >= _LONG:
            yield f"begins {word[:_BEGINNING]}"
            yield f"ends {word[-_ENDING:]}"


def _stands(sentence: Sentence) -> Iterator[str]:
    """Tell where a sentence stands and how it is built."""
    status = sentence.context.status or "text"
    timed = bool(sentence.rhythms or sentence.terms or sentence.moments)
    yield f"status {status}"
    yield f"timed {timed} {status}"
    yield f"fragment {sentence.fragment}"
    yield f"acts {sentence.acts}"
    yield f"ours {sentence.ours}"
    yield f"commas {min(3, sentence.normal.count(','))}"
    yield f"long {min(4, len(sentence.words) // 8)}"
    for name in ("rhythms", "terms", "moments", "scopes", "vague_terms", "vague_counts", "months"):
        if getattr(sentence, name):
            yield f"has {name}"
            yield f"has {name} {status == 'text'}"


def _expressions(sentence: Sentence) -> Iterator[str]:
    """Tell what was found in a sentence, without its numbers."""
    for rhythm in sentence.rhythms:
        yield f"rhythm {rhythm.every.as_json()}"
        yield f"rhythm {rhythm.interval} {rhythm.adjective} {rhythm.loose}"
    for count in sentence.counts:
        yield f"count {count.times} {count.bounded} {count.at_most is not None}"
    for term in sentence.terms:
        yield f"term {term.within.unit if term.within else 'unnamed'}"
    for moment in sentence.moments:
        yield f"moment {moment.firm} {moment.begins} {moment.year is not None}"
        yield f"moment before {sentence.before_plan(moment.by)}"
    for scope in sentence.scopes:
        yield f"scope {scope.member} {scope.coverage is not None}"


def _around_expressions(sentence: Sentence) -> Iterator[str]:
    """Give the words of the clause in which an expression stands, and those next to it."""
    text = sentence.normal
    spans = [
        *((one.start, one.end) for one in sentence.rhythms),
        *((one.start, one.end) for one in sentence.moments),
        *((one.start, one.end) for one in (*sentence.terms, *sentence.vague_terms)),
    ]
    for start, end in spans:
        before, behind = _words_of(text[:start], sentence), _words_of(text[end:], sentence)
        yield from (f"here {word}" for word in _words_of(sentence.clause_at(start), sentence))
        yield from (f"before {word}" for word in before[-_NEAR:])
        yield from (f"behind {word}" for word in behind[:_NEAR])
        yield f"left {before[-1] if before else '^'}"
        yield f"right {behind[0] if behind else '$'}"


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    source = resources.files("waarborg.reading.sentences") / "weights.tsv"
    rows = (line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()[1:])
    return {feature: tuple(int(weight or 0) / 100 for weight in weights) for feature, *weights in rows}


def weigh(sentence: Sentence) -> Likelihood:
    """Weigh in which way a sentence promises: the chance that it does at all, times the chance of the way."""
    known = _weights()
    found = [known["every sentence"], *(known[one] for one in features_of(sentence) if one in known)]
    promise, *kinds = (1 / (1 + exp(-sum(column))) for column in zip(*found, strict=True))
    return {kind: promise * chance for kind, chance in zip(KINDS, kinds, strict=True)}
