"""Which commitments does a paragraph hold?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from waarborg.reading.draft import DraftCommitment, MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.deciding import decide
from waarborg.reading.sentences.inherited import is_label, refers_back, told_together, without_open
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
    before: list[DraftCommitment] = []
    previous: Sentence | None = None
    quoting = False
    for written in split_sentences(text):
        sentence = Sentence(written, context or Context(), previous.normal if previous else "")
        opens = sum(written.count(mark) for mark in '"“”„')
        here = _found_in(sentence) if not quoting or opens % 2 else []
        if previous and here and refers_back(sentence.normal):
            before, here = told_together(before, previous.written, here)
        if here and is_label(sentence.normal):
            found = without_open([*found, *before], sentence.context.end)
            before = []
        found.extend(before)
        before = here
        quoting = quoting ^ bool(opens % 2)
        previous = sentence
    return tuple(_proposed(one, page, registers or builtin_registers()) for one in (*found, *before))


def _found_in(sentence: Sentence) -> list[DraftCommitment]:
    """Compose a sentence; an act that does not say when happens as often as its heading or lead-in says."""
    often, status = sentence.context.often, sentence.context.status
    timed = sentence.rhythms or sentence.moments or sentence.terms
    if not often or status in (None, MeasureStatus.GOAL) or timed or sentence.previous or not sentence.acts:
        return decide(sentence)
    told = Sentence(f"{sentence.written.rstrip('.')} ({often})", sentence.context)
    return [replace(one, sentence=sentence.written) for one in decide(told)]


def _proposed(
    one: DraftCommitment, page: int | None, registers: Mapping[str, RegisterDefinition]
) -> DraftCommitment:
    proposal = propose_selections(one.kind, one.sentence, registers)
    return replace(one, page=page, proposal=proposal.selection, answer=proposal.answer)
