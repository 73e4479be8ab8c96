"""Which commitments does a paragraph hold?"""

from __future__ import annotations

from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.composing import compose
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.splitting import split_sentences


def recognise(
    text: str, *, page: int | None = None, context: Context | None = None
) -> tuple[DraftCommitment, ...]:
    """Find every promise that can be checked in a paragraph or list item.

    Args:
        text: one paragraph, list item or table cell; it is split in sentences here.
        page: passed on to every commitment found.
        context: the plan's period, the measure's status and the headings above; without it no year can be
            filled in and no fragment is taken for a promise on account of its place.
    """
    found: list[DraftCommitment] = []
    previous = ""
    for sentence in split_sentences(text):
        found.extend(compose(sentence, previous=previous, page=page, context=context or Context()))
        previous = sentence
    return tuple(found)
