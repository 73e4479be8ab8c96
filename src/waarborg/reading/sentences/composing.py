"""What does one sentence promise? The rules that put expressions and cues together, in order."""

from __future__ import annotations

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.counts import find_counts
from waarborg.reading.sentences.cues import blocks, clause_at, is_no_promise, prepare
from waarborg.reading.sentences.moments import find_moments
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.rhythms import find_rhythms
from waarborg.reading.sentences.terms import find_terms


def compose(sentence: str, *, previous: str, page: int | None, context: Context) -> list[DraftCommitment]:
    """Recognise the commitments of one sentence."""
    del previous
    text = prepare(normal_form(sentence))
    if is_no_promise(text):
        return []
    year = context.start.year if context.start else None
    for rhythm in find_rhythms(text):
        if blocks(clause_at(text, rhythm.start), year):
            continue
        if rhythm.interval:
            return [
                DraftCommitment(Kind.INTERVAL, sentence, page, within=rhythm.every, question=rhythm.question)
            ]
        count = next(iter(find_counts(text)), None)
        at_least = count.at_least if count else 1
        return [
            DraftCommitment(
                Kind.FREQUENCY,
                sentence,
                page,
                at_least=at_least,
                at_most=count.at_most if count else None,
                per=rhythm.every,
                months=rhythm.months,
            )
        ]
    for term in find_terms(text):
        if not blocks(clause_at(text, term.start), year):
            return [DraftCommitment(Kind.RESPONSE, sentence, page, within=term.within)]
    for moment in find_moments(text, context.start, context.end):
        if not blocks(clause_at(text, moment.start), year):
            return [DraftCommitment(Kind.MILESTONE, sentence, page, by=moment.by)]
    return []
