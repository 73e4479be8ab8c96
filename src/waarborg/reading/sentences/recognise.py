"""Which commitments does a paragraph hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.composing import compose
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.proposing import propose_selections
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.splitting import split_sentences
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.shelf import builtin_registers


def recognise(
    text: str,
    *,
    page: int | None = None,
    context: Context | None = None,
    registers: Mapping[str, RegisterDefinition] | None = None,
) -> tuple[DraftCommitment, ...]:
    """Find every promise that can be checked in a paragraph or list item.

    Args:
        text: one paragraph, list item or table cell; it is split in sentences here.
        page: passed on to every commitment found.
        context: the plan's period, the measure's status and the headings above; without it no year can be
            filled in and no fragment is taken for a promise on account of its place.
        registers: those that a commitment's proposal may name; by default the built-in ones.
    """
    found: list[DraftCommitment] = []
    previous = ""
    quoting = False
    for written in split_sentences(text):
        sentence = Sentence(written, context or Context(), previous)
        opens = sum(written.count(mark) for mark in '"“”„')
        if not quoting or opens % 2:
            found.extend(_proposed(one, page, registers or builtin_registers()) for one in compose(sentence))
        quoting = quoting ^ bool(opens % 2)
        previous = sentence.normal
    return tuple(found)


def _proposed(
    one: DraftCommitment, page: int | None, registers: Mapping[str, RegisterDefinition]
) -> DraftCommitment:
    proposal = propose_selections(one.kind, one.sentence, registers)
    return replace(one, page=page, proposal=proposal.selection, answer=proposal.answer)
