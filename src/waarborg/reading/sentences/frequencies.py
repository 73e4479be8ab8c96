"""Does a sentence promise that something happens so often? Rules for frequency and interval."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.counts import Count
from waarborg.reading.sentences.rhythms import Rhythm
from waarborg.reading.sentences.scopes import Scope
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import ACTIVITY

_REPORTED = re.compile(
    r"\b(?:uit|volgens|tijdens|in|op basis van|naar aanleiding van|aan de hand van|dankzij|conform)"
    r" (?:de|het|een|onze)? ?$"
)
_LEAD_OF_PLACE = re.compile(r"\b(?:in|op|bij|van|voor|met|uit|tussen|over|aan|binnen|de|per) $")


def _stands_alone(sentence: Sentence, rhythm: Rhythm) -> bool:
    """Tell whether a rhythm before a noun ('de jaarlijkse schouw') speaks of an activity of ours."""
    if not rhythm.adjective:
        return True
    after = " ".join(sentence.normal[rhythm.end :].split()[:4])
    if not ACTIVITY.search(after):
        return False
    before = sentence.normal[: rhythm.start]
    if not _REPORTED.search(before):
        return True
    return bool(re.search(r"\b(?:in|tijdens) (?:de|het|een|onze)? ?$", before)) and bool(
        re.search(r"\b(?:worden|wordt|bespreken|bespreekt|maken|vindt)\b", sentence.normal)
    )


def _nearest_scope(sentence: Sentence, rhythm: Rhythm) -> Scope | None:
    scopes = [scope for scope in sentence.scopes if scope.each or scope.coverage]
    return min(scopes, key=lambda scope: abs(scope.start - rhythm.start), default=None)


def _counts_for(sentence: Sentence, rhythm: Rhythm, others: tuple[Rhythm, ...]) -> list[Count]:
    """Return the counts that go with a rhythm: those nearer to it than to any other."""

    def distance(count: Count, to: Rhythm) -> int:
        return to.start - count.end if count.end <= to.start else 3 * (count.start - to.end) + 1

    taken = [(scope.start, scope.end) for scope in sentence.scopes if scope.coverage]
    taken += [(term.start, term.end) for term in sentence.terms]
    taken += [(moment.start, moment.end) for moment in sentence.moments]
    near = [
        count
        for count in sentence.counts
        if not any(start <= count.end - 1 < end for start, end in taken)
        and all(distance(count, rhythm) <= distance(count, other) for other in others)
    ]
    times = [count for count in near if count.times]
    if times:
        return times[:1] if len(others) > 1 else times
    bounded = [
        count
        for count in near
        if count.at_most is not None or not _LEAD_OF_PLACE.search(sentence.normal[: count.start])
    ]
    if len(bounded) > 1:
        between = sentence.normal[bounded[0].end : bounded[1].start]
        return bounded if re.search(r",| en ", between) else bounded[:1]
    return bounded


def _frequency(sentence: Sentence, rhythm: Rhythm, count: Count | None) -> DraftCommitment:
    scope = _nearest_scope(sentence, rhythm)
    vague = count is None and bool(sentence.vague_counts)
    at_least = count.at_least if count else (None if vague else 1)
    return DraftCommitment(
        Kind.FREQUENCY,
        sentence.written,
        at_least=at_least,
        at_most=count.at_most if count else None,
        per=rhythm.every,
        each=scope.each if scope else None,
        coverage=scope.coverage if scope else None,
        months=rhythm.months or sentence.months,
        vague=vague,
        question="Hoe vaak is 'meerdere keren' ten minste?" if vague else rhythm.question,
    )


def _of_rhythm(sentence: Sentence, rhythm: Rhythm, others: tuple[Rhythm, ...]) -> list[DraftCommitment]:
    counts = _counts_for(sentence, rhythm, others)
    many = [count for count in counts if (count.at_least or count.at_most or 0) > 1 or count.at_most]
    if rhythm.interval and not many:
        scope = _nearest_scope(sentence, rhythm)
        return [
            DraftCommitment(
                Kind.INTERVAL,
                sentence.written,
                within=rhythm.every,
                each=scope.each if scope else None,
                question=rhythm.question,
            )
        ]
    if not counts:
        return [_frequency(sentence, rhythm, None)]
    return [_frequency(sentence, rhythm, count) for count in counts]


def find_frequencies(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise what must happen so often, or never longer than a duration without."""
    rhythms = tuple(
        rhythm
        for rhythm in sentence.rhythms
        if sentence.promised_at(rhythm.start) and _stands_alone(sentence, rhythm)
    )
    found = [commitment for rhythm in rhythms for commitment in _of_rhythm(sentence, rhythm, rhythms)]
    return list(dict.fromkeys(found))
