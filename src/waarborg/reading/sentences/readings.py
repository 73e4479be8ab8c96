"""How is a sentence read of which is known in which way it promises, while no rule knows its turn of phrase?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.frequencies import of_rhythm
from waarborg.reading.sentences.milestones import milestone_by
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.responses import IN_MINUTES
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vagueness import HOW_OFTEN

_NOW_AND_THEN = pattern("vagueness.now_and_then")
_SHARE = re.compile(r"(?P<share>\d{1,3}(?:,\d+)?) ?(?:%|procent)")
_AT_MOST = re.compile(
    r"\b(?:maximaal|niet meer dan|niet hoger dan|niet boven|minder dan|lager dan|onder|hoogstens)"
    r" (?:de |het )?(?P<number>\d+(?:,\d+)?)\b"
)
_AT_LEAST = re.compile(
    r"\b(?:minimaal|niet minder dan|niet lager dan|meer dan|hoger dan|boven|een|naar)"
    r" (?:de |het )?(?P<number>\d+(?:,\d+)?)\b"
)


def _rhythm(sentence: Sentence) -> list[DraftCommitment]:
    if sentence.rhythms:
        return of_rhythm(sentence, sentence.rhythms[0], sentence.rhythms)
    if _NOW_AND_THEN.search(sentence.normal):
        return [DraftCommitment(Kind.FREQUENCY, sentence.written, vague=True, question=HOW_OFTEN)]
    return []


def _term(sentence: Sentence) -> list[DraftCommitment]:
    return [
        DraftCommitment(
            Kind.RESPONSE,
            sentence.written,
            within=term.within,
            vague=term.vague,
            question=IN_MINUTES if term.vague else None,
        )
        for term in sentence.terms[:1]
    ]


def _moment(sentence: Sentence) -> list[DraftCommitment]:
    ahead = [moment for moment in sentence.moments if not sentence.before_plan(moment.by)]
    return [milestone_by(sentence, moment.by) for moment in ahead[:1]]


def _presence(sentence: Sentence) -> list[DraftCommitment]:
    return [DraftCommitment(Kind.IN_FORCE, sentence.written)]


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _figure(sentence: Sentence) -> list[DraftCommitment]:
    text = sentence.normal
    one = DraftCommitment(Kind.TARGET, sentence.written)
    if share := _SHARE.search(text):
        return [replace(one, coverage=_number(share["share"]) / 100)]
    if ceiling := _AT_MOST.search(text):
        return [replace(one, at_most=_number(ceiling["number"]))]
    if floor := _AT_LEAST.search(text):
        return [replace(one, at_least=_number(floor["number"]))]
    return []


_READINGS: dict[Kind, Callable[[Sentence], list[DraftCommitment]]] = {
    Kind.FREQUENCY: _rhythm,
    Kind.INTERVAL: _rhythm,
    Kind.RESPONSE: _term,
    Kind.MILESTONE: _moment,
    Kind.IN_FORCE: _presence,
    Kind.TARGET: _figure,
}


def read_as(kind: Kind, sentence: Sentence) -> list[DraftCommitment]:
    """Read a sentence as a promise of a kind, by the first expression of that kind in it; nothing without any."""
    return [one for one in _READINGS[kind](sentence) if one.kind is kind]
