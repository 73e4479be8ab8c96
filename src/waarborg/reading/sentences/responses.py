"""Does a sentence promise an answer to every trigger, within a term or at all? Rules for response."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.scopes import Scope
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.terms import Term
from waarborg.reading.sentences.vocabulary import SOFT
from waarborg.registers.durations import Unit

HOW_FAST = "Binnen welke termijn moet dit gebeuren?"
IN_MINUTES = "Minuten houdt geen register bij: binnen hoeveel uur?"

_ALWAYS = pattern("responses.always")
_AGENDA = pattern("responses.agenda")
_BESIDE = re.compile(r"\b(?:met|door|tussen|onder|naast|samen met|gericht op|belang van|oog voor|namens) $")
_FOR = re.compile(r"\b(?:voor|van|binnen|in|op|over) $")
_CONDITION = pattern("responses.condition")
_NO_CONDITION = pattern("responses.no_condition")
_NEWCOMERS = pattern("responses.newcomers")
_NOW_AND_THEN = pattern("vagueness.now_and_then")
"""'Bij de milieuparkjes wordt regelmatig gecontroleerd' tells where, and not after what."""
_NORMS = frozenset({Hindrance.DONE})
"""'Is binnen vijf dagen afgehandeld' sets a norm."""
_TRIGGERED = frozenset({Hindrance.DONE, Hindrance.OTHERS, Hindrance.FACT})
"""What happened to whom is the trigger: 'jongeren die zijn aangehouden, worden besproken'."""
_FOLLOWS = re.compile(r"^(?:bij|na) (?!een positieve)[^;]*\bvolgt (?:er )?(?:altijd )?(?:een|1) ")
_ANSWERED = re.compile(
    r"\b(?:volgt|volgen|wordt|worden|ter plaatse|ge[a-z]+[dtn]|(?:be|ver|her|ont)[a-z]+[dtn])\b"
)
_NEVER_WITHOUT = re.compile(r"geen enkele? [^;]* zonder\b")
_RESTRICTED = re.compile(r"(?: [a-z-]+){0,4},? (?:die|dat|waar[a-z]*)\b")
"""A list cut down to those to whom something happens ('elk bedrijf dat zich aanmeldt')."""
_RELATIVE = re.compile(r"\b(?:die|dat|waar[a-z]*|wanneer|als|zodra)\b")
_NONE: frozenset[Hindrance] = frozenset()
_PERSONS = pattern("responses.persons")


def _coverage(sentence: Sentence) -> float | None:
    return next((scope.coverage for scope in sentence.scopes if scope.coverage), None)


def find_terms_promised(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise every term within which something must be answered."""
    return [
        DraftCommitment(
            Kind.RESPONSE,
            sentence.written,
            within=term.within,
            coverage=_coverage(sentence),
            vague=term.vague,
            question=IN_MINUTES if term.vague else None,
        )
        for term in sentence.terms
        if sentence.promised_at(term.start, allowing=_NORMS) and _is_answered(sentence, term)
    ]


def _is_answered(sentence: Sentence, term: Term) -> bool:
    """Tell whether something is done within the term; 'drie jaar na de brand' alone only tells when."""
    if sentence.listed or sentence.fragment:
        return True
    if sentence.normal.startswith("binnen", term.start):
        years = term.within is not None and term.within.unit is Unit.YEAR
        return not years or sentence.ours or " na " in sentence.normal
    return sentence.acts or sentence.ours or bool(_ANSWERED.search(sentence.normal))


def _is_trigger(sentence: Sentence, scope: Scope) -> bool:
    """Tell whether a scope names cases as they come ('alle meldingen'), and is what the sentence is about."""
    restricted = _RESTRICTED.match(sentence.normal[scope.end :])
    if scope.each is None or (scope.member and not restricted and not _PERSONS.match(scope.each)):
        return False
    before = sentence.normal[: scope.start]
    if _BESIDE.search(before):
        return False
    return not (_FOR.search(before) and len(before.split()) > 3)


def _universal_at(sentence: Sentence) -> int | None:
    """Return where the words stand that make it hold for every trigger; ``None`` when nothing does."""
    text = sentence.normal
    if agenda := _AGENDA.search(text):
        return agenda.start()
    if not sentence.acts or SOFT.search(sentence.said):
        return None
    for scope in sentence.scopes:
        if scope.coverage is None and _is_trigger(sentence, scope):
            return scope.start
    if sentence.fragment:
        always = _ALWAYS.search(text) if sentence.listed else None
        return always.start() if always else None
    return _without_scope(sentence)


def _without_scope(sentence: Sentence) -> int | None:
    """Return where 'altijd' or a condition stands; a condition only counts in a list of activities."""
    if always := _ALWAYS.search(sentence.normal) or _FOLLOWS.search(sentence.normal):
        return always.start()
    if _NEWCOMERS.search(sentence.normal):
        return 0
    if sentence.trigger_end and sentence.listed:
        return 0
    if _NOW_AND_THEN.search(sentence.normal):
        return None
    condition = _CONDITION.search(sentence.normal) if sentence.listed else None
    of_a_list = any(scope.member and scope.start < 8 for scope in sentence.scopes)
    if condition and not of_a_list and not _NO_CONDITION.search(condition[0]):
        return condition.start()
    return None


def _allowed(sentence: Sentence, position: int) -> frozenset[Hindrance]:
    """What may stand beside the words at a position: a trigger that opens the sentence is a fact by nature."""
    text = sentence.normal
    if _NEVER_WITHOUT.match(text, position):
        return frozenset({Hindrance.DENIED})
    told = len(sentence.clauses) > 1 and _RELATIVE.search(text[position : sentence.clauses[1][0].start + 8])
    if position == 0 and (told or _CONDITION.match(text)):
        return _TRIGGERED
    return _NORMS if sentence.is_goal else _NONE


def find_universal(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise an answer that every trigger gets, without a term or with a vague one."""
    position = _universal_at(sentence)
    if position is None or not sentence.promised_at(position, allowing=_allowed(sentence, position)):
        return []
    vague = bool(sentence.vague_terms)
    return [
        DraftCommitment(
            Kind.RESPONSE,
            sentence.written,
            coverage=_coverage(sentence),
            vague=vague,
            question=HOW_FAST if vague else None,
        )
    ]


def find_soon(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise an answer that must come soon, the sentence does not say when."""
    text = sentence.normal
    if not (sentence.acts or sentence.ours) or SOFT.search(sentence.said):
        return []
    for term in sentence.vague_terms:
        if text[term.start : term.end] != "tijdig" and sentence.promised_at(term.start):
            return [DraftCommitment(Kind.RESPONSE, sentence.written, vague=True, question=HOW_FAST)]
    return []
