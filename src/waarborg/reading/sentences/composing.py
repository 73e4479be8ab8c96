"""What does one sentence promise? The rules for each kind, in the order in which they are tried."""

from __future__ import annotations

import re
from dataclasses import replace

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.frequencies import (
    find_counted_in_year,
    find_frequencies,
    find_list_in_year,
    find_yearly,
)
from waarborg.reading.sentences.milestones import find_dated, find_undated, find_within_plan
from waarborg.reading.sentences.presences import find_presences, find_shared_presences
from waarborg.reading.sentences.responses import find_soon, find_terms_promised, find_universal
from waarborg.reading.sentences.seasons import stand_apart
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.targets import find_targets
from waarborg.reading.sentences.vagueness import find_vague_frequencies
from waarborg.reading.sentences.verbs import is_finite

_AND_DOES = re.compile(r"\ben ([a-z]+) ")
_WITHOUT_NUMBERS = (
    find_counted_in_year,
    find_universal,
    find_undated,
    find_presences,
    find_soon,
    find_vague_frequencies,
)
"""Tried one after another when a sentence names no rhythm, term or moment; the first that finds decides."""


def _parts(sentence: Sentence, end: int, start: int) -> bool:
    """Tell whether a moment that ends and a rhythm that starts there stand in clauses of their own."""
    between = sentence.normal[end:start]
    if any(mark in between for mark in (" dat ", " die ", ", waarna")):
        return True
    return " en " in between and sentence.clause_at(end - 1) != sentence.clause_at(start)


def _goes_on(between: str) -> bool:
    """Tell whether another verb opens between a rhythm and a moment ('elk jaar en ronden uiterlijk …')."""
    return any(
        is_finite(match[1]) or (match.end() == len(between) and match[1].endswith("t"))
        for match in _AND_DOES.finditer(between)
    )


def _is_behind(sentence: Sentence, end: int, start: int) -> bool:
    """Tell whether a moment behind a rhythm has a verb of its own ('…, terwijl eind 2027 een evaluatie volgt')."""
    own = sentence.clause_at(start)
    said = any(is_finite(word) for word in re.findall("[a-zà-ÿ]+", own))
    if sentence.normal.endswith(" en ", 0, start):
        return True
    return _goes_on(sentence.normal[end:start]) or (said and own != sentence.clause_at(end - 1))


def _joined_by_clause(sentence: Sentence, rhythmic: bool) -> list[DraftCommitment]:
    """Return milestones; beside a rhythm only those in a clause of their own."""
    dated = find_dated(sentence)
    if not rhythmic or not dated:
        return dated
    if not sentence.rhythms:
        return []
    first_rhythm = sentence.rhythms[0]
    own = [
        moment
        for moment in sentence.moments
        if not moment.begins
        and (
            (moment.end < first_rhythm.start and _parts(sentence, moment.end, first_rhythm.start))
            or ((moment.firm or moment.year) and _is_behind(sentence, first_rhythm.end, moment.start))
        )
    ]
    return [milestone for milestone in dated if milestone.by in {moment.by for moment in own}]


def _in_two_seasons(sentence: Sentence) -> list[DraftCommitment]:
    return find_vague_frequencies(sentence) if stand_apart(sentence.months) else []


def _stands_apart(sentence: Sentence) -> bool:
    """Tell whether a moment is due beside a term: it is firm, or the term stands in another clause."""
    moment, term = sentence.moments[0], next(iter(sentence.terms), None)
    if moment.firm or term is None:
        return moment.firm
    return sentence.clause_at(moment.start) != sentence.clause_at(term.start)


def compose(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise the commitments of one sentence, in the order of the rules."""
    if sentence.promises_nothing:
        return []
    if figures := find_shared_presences(sentence) or find_targets(sentence):
        return figures
    frequencies = (
        find_frequencies(sentence)
        or find_yearly(sentence)
        or find_list_in_year(sentence)
        or _in_two_seasons(sentence)
    )
    terms = find_within_plan(sentence) or find_terms_promised(sentence)
    dated = _joined_by_clause(sentence, bool(frequencies))
    if terms and not frequencies:
        dated = [milestone for milestone in dated if milestone.by is not None and _stands_apart(sentence)]
    found = [*dated, *terms, *frequencies]
    for rule in _WITHOUT_NUMBERS:
        if found:
            break
        found = rule(sentence)
    return [replace(one, coverage=None) if one.kind is Kind.INTERVAL else one for one in found]
