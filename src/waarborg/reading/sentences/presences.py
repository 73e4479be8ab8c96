"""Does a sentence promise that a document or appointment is there at every moment? Rules for in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment, MeasureStatus
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.verbs import is_finite, is_participle
from waarborg.reading.sentences.vocabulary import DELIVERABLE, SOFT

_THERE_IS = pattern("presences.there_is")
_SET_UP = pattern("presences.set_up")
_LAID_DOWN = pattern("presences.laid_down")
_POSTED = re.compile(r"\baangesteld\b(?! als)")
_PROVIDED = re.compile(r"\b(?:is|zijn)\b[^.;]*\b(?:een|1)\b[^.;]*\b(?:beschikbaar|aanwezig)\b")
_AT_HAND = re.compile(
    r"\b(?:aanwezig|beschikbaar|actueel|actief|bereikbaar|paraat|van kracht)(?: \([^)]*\))?\.?$"
)
_DISPOSES = re.compile(r"\bbeschik(?:t|ken) (?:[a-z]+ ){0,3}?over\b")
_OWNS = re.compile(r"\b(?:heeft|hebben|krijgt|krijgen) (?:een|1)\b")
_OWNED_BY_SHARE = re.compile(
    r" (?:(?:heeft|hebben|beschikt over|beschikken over)|(?:is|zijn)(?: er)?) (?P<what>(?:een|1) [^.;,]*)"
)
"""What a share of a list has: '70% van de wijken | heeft een buurtapp', 'in 70% … | is een buurtapp'."""

_RELATIVE = re.compile(r"die|dat|waar[a-z]*")
_ABOUT_ITSELF = re.compile(
    r"^met (?:dit|deze)\b|^(?:dit|deze|het voorliggende|het|de looptijd)(?: [a-z-]+){0,3} (?:geldt|gelden|loopt)\b"
)
_HAS = pattern("presences.has")
_INDEFINITE = re.compile(r"\b(?:een|1|[2-9])\b(?! per\b) (?=(?P<nouns>[^.;]*))")
_WHAT_ENDS = re.compile(
    r",|\b(?:van|voor|met|in|op|bij|aan|over|tussen|tegen|om|die|dat|waar[a-z]*|naar|uit|door|als|per|onder|sinds)\b"
)
"""'Een lijst | met kwetsbare objecten': what is there stands before it."""
_DEFINITE_FACT = pattern("presences.definite_fact")
_TWO = pattern("presences.two")
_TWO_OWN = re.compile(
    r"\b(?:een|[1-9]) (?P<first>[^.;,]*?) en (?:er (?:is|geldt|zijn) |ook )?(?:een|1) (?P<second>[^.;,]*)"
)

_THERE = frozenset({Hindrance.DONE, Hindrance.OTHERS, Hindrance.OWN})
_WE_STILL_HAVE = re.compile(r"\bhebben (?:we|wij) sinds\b")


def _says_what_was_done(words: tuple[str, ...]) -> bool:
    """Tell whether a participle is the verb ('is uitgevoerd') and not before a noun ('een"
    " vastgesteld plan')."""
    end = next((place for place, word in enumerate(words) if _RELATIVE.fullmatch(word)), len(words))
    return any(
        is_participle(word) and not is_finite(word) and before not in ("een", "de", "het", "actueel")
        for before, word in pairwise(words[:end])
    )


def _each(sentence: Sentence) -> str | None:
    return next(
        (
            scope.each
            for scope in sentence.scopes
            if scope.member
            and scope.coverage is None
            and sentence.main[scope.start : scope.end].strip()
            and not sentence.normal[: scope.start].endswith("voor ")
        ),
        None,
    )


def find_shared_presences(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise what must be there for a share of a list: a deliverable of its own, and not a figure to reach."""
    if sentence.rhythms or sentence.terms or any(moment.year for moment in sentence.moments):
        return []
    for scope in sentence.scopes:
        owned = _OWNED_BY_SHARE.match(sentence.normal, scope.end) if scope.member and scope.coverage else None
        if owned and DELIVERABLE.search(owned["what"]) and sentence.promised_at(0, allowing=_THERE):
            return [
                DraftCommitment(Kind.IN_FORCE, sentence.written, each=scope.each, coverage=scope.coverage)
            ]
    return []


def _is_there(sentence: Sentence) -> bool:
    text = sentence.said
    if _DEFINITE_FACT.search(text) or SOFT.search(text) or _ABOUT_ITSELF.search(text):
        return False
    if not (DELIVERABLE.search(text) or _POSTED.search(text) or _PROVIDED.search(text)):
        return False
    if sentence.fragment and sentence.listed and _AT_HAND.search(text):
        return True
    recent = sentence.context.status is MeasureStatus.ONGOING
    if _SET_UP.search(text):
        indefinite = bool(_INDEFINITE.search(text) or re.search(r"\ber (?:is|zijn)\b", text))
        return (recent and not re.search(r"^de (?!gemeente)", text)) or indefinite
    return bool(recent and _LAID_DOWN.search(text)) or _exists(sentence)


def _exists(sentence: Sentence) -> bool:
    text = sentence.said
    if not _DISPOSES.search(text) and _says_what_was_done(sentence.words):
        return False
    has = _HAS.search(text) or (_each(sentence) and _OWNS.search(text))
    named = any(DELIVERABLE.search(noun) for noun in _nouns_of(text))
    return bool(_THERE_IS.search(text) or has) and bool(
        named or _PROVIDED.search(text) or re.search(r"\bactuele?\b|\bvastgestelde?\b", text)
    )


def _nouns_of(text: str) -> Iterator[str]:
    """Give what 'een' speaks of, with its adjectives, as often as it stands there."""
    for match in _INDEFINITE.finditer(text):
        yield _WHAT_ENDS.split(match["nouns"], maxsplit=1)[0]


def find_presences(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise documents and appointments that are said to be there; two when the sentence names two."""
    if sentence.rhythms or (sentence.is_goal and any(is_participle(word) for word in sentence.words)):
        return []
    loose_year = sentence.moments and sentence.context.status is not MeasureStatus.ONGOING
    still = {Hindrance.SINCE} if _WE_STILL_HAVE.search(sentence.said) else frozenset()
    if loose_year or not sentence.promised_at(0, allowing=_THERE | still) or not _is_there(sentence):
        return []
    one = DraftCommitment(Kind.IN_FORCE, sentence.written, each=_each(sentence))
    return [one, one] if _names_two(sentence.normal) else [one]


def _names_two(text: str) -> bool:
    two = _TWO.search(text)
    if two and _POSTED.search(text):
        return True
    return any(
        DELIVERABLE.search(match["first"]) and DELIVERABLE.search(match["second"])
        for match in (two, _TWO_OWN.search(text))
        if match
    )
