"""Does a sentence promise without saying how often? Rules for vague frequencies."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.scopes import Scope
from waarborg.reading.sentences.seasons import stand_apart
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.verbs import is_act, is_finite
from waarborg.reading.sentences.vocabulary import ACTIVITY, SOFT
from waarborg.registers.durations import Duration, Unit

HOW_OFTEN = "Hoe vaak moet dit ten minste gebeuren?"

_NOW_AND_THEN = pattern("vagueness.now_and_then")
_REFERRED_TO = re.compile(r"\b(?:van|voor|uit|met|bij|naast|volgens) (?:de|het|onze) $")
_WORLD = pattern("vagueness.world")
_OURS_ACT = pattern("cues.ours_act")
_EXTRA = pattern("vagueness.extra")
_VERB = pattern("vagueness.verb")
_THERE_ARE = re.compile(r"\b(?:er zijn|zijn er|^[a-z]+ [a-z]+ zijn) $")
"""'Binnen de gemeente zijn diverse projecten' tells what there is."""


_BESIDE = re.compile(r"\b(?:met|door|tussen|onder|naast|voor|van) $")


def _is_place(sentence: Sentence, scope: Scope) -> bool:
    return not _BESIDE.search(sentence.normal[: scope.start])


def _vague(sentence: Sentence) -> DraftCommitment:
    each = next((scope.each for scope in sentence.scopes if scope.member), None)
    if each is None and stand_apart(sentence.months):
        each = next((scope.each for scope in sentence.scopes if scope.each), None)
    if stand_apart(sentence.months):
        return DraftCommitment(
            Kind.FREQUENCY,
            sentence.written,
            at_least=2,
            per=Duration(1, Unit.YEAR),
            each=each,
            months=sentence.months,
        )
    times = next((count for count in sentence.counts if count.times and count.at_least), None)
    if sentence.months and times is not None:
        return DraftCommitment(
            Kind.FREQUENCY,
            sentence.written,
            at_least=times.at_least,
            at_most=times.at_most,
            per=Duration(1, Unit.YEAR),
            each=each,
            months=sentence.months,
        )
    return DraftCommitment(
        Kind.FREQUENCY,
        sentence.written,
        each=each,
        months=sentence.months,
        vague=True,
        question=HOW_OFTEN,
    )


def _runs_over_places(sentence: Sentence) -> bool:
    """Tell whether the main clause names a whole list of places ('in alle wijken')."""
    return any(
        scope.member
        and scope.coverage is None
        and _is_place(sentence, scope)
        and sentence.main[scope.start : scope.end].strip()
        for scope in sentence.scopes
    )


def _where(sentence: Sentence) -> int | None:
    """Return where the words stand that promise without a number; ``None`` when there are none."""
    text = sentence.normal
    if (match := _NOW_AND_THEN.search(text)) and not _REFERRED_TO.search(text[: match.start()]):
        return match.start()
    acting = (
        sentence.ours
        or _VERB.search(text)
        or any(is_act(word) and is_finite(word) for word in sentence.words)
    )
    if (
        sentence.months
        and (acting or (sentence.fragment and sentence.listed))
        and (sentence.acts or _EXTRA.search(text))
    ):
        return 0
    if match := _EXTRA.search(text):
        starts = match.start() == 0
        return (
            match.start()
            if starts or (_VERB.search(text) and sentence.listed) or "waar nodig" in text
            else None
        )
    for count in sentence.vague_counts:
        if _THERE_ARE.search(text[: count.start]):
            continue
        if re.search(r"\bkeer|\bmalen|\bmaal", text[count.start : count.end]) or ACTIVITY.search(
            text[count.start : count.end]
        ):
            return count.start
    return 0 if sentence.acts and _runs_over_places(sentence) else None


def find_vague_frequencies(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise 'regelmatig', 'meerdere keren', 'extra toezicht' and the like, where it is ours to do."""
    text = sentence.normal
    position = _where(sentence)
    if (
        position is None
        or (_WORLD.search(sentence.said) and not _OURS_ACT.search(sentence.normal))
        or SOFT.search(sentence.said)
    ):
        return []
    if not (sentence.acts or sentence.ours):
        return []
    hedged_extra = "waar nodig extra" in text or "zo nodig extra" in text
    if not hedged_extra and not sentence.promised_at(position):
        return []
    return [_vague(sentence)]
