"""Does a sentence promise without saying how often? Rules for vague frequencies."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.scopes import Scope
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import ACTIVITY, SOFT

HOW_OFTEN = "Hoe vaak moet dit ten minste gebeuren?"

_NOW_AND_THEN = re.compile(
    r"\b(?:regelmatige?|met (?:enige|een zekere|grote|vaste) regelmaat|periodieke?|geregeld"
    r"|structure(?:el|le)|frequent(?:e|er)?|stelselmatig"
    r"|van tijd tot tijd|op gezette tij\w*|op vaste momenten|op regelmatige basis"
    r"|met vaste tussenpozen|steekproefsgewijs|vaker|herhaaldelijk|veelvuldig"
    r"|meermaals|meermalen)\b"
)
_WORLD = re.compile(
    r"\b(?:geconfronteerd|te maken|voorkom\w*|komt|komen|veroorza\w+|overlast (?:van|door)|ervaren"
    r"|ervaart|slachtoffer|lastiggevallen|"
    r"misbruik\w*|last van|gebruiken|plaatsgevonden|ontstaa\w*|gemeld door|signaler\w+ inwoners"
    r"|klagen|gehoord|aangetroffen)\b"
)
_EXTRA = re.compile(
    r"\b(?:extra|meer|verscherpt|geïntensiveerd|verhoogd) (?:[a-z-]+ )?(?:controles?|toezicht"
    r"|surveillances?|handhaving|patrouilles|toezichthouders)\b"
)
_VERB = re.compile(
    r"\b(?:wordt|worden|voert|voeren|houdt|houden|zet|zetten|vindt|vinden|is|zijn|zal|zullen|gaat"
    r"|gaan|plaatst|surveille\w+|controle\w+)\b"
)


_BESIDE = re.compile(r"\b(?:met|door|tussen|onder|naast|voor|van) $")


def _is_place(sentence: Sentence, scope: Scope) -> bool:
    return not _BESIDE.search(sentence.normal[: scope.start])


def _vague(sentence: Sentence) -> DraftCommitment:
    each = next((scope.each for scope in sentence.scopes if scope.member), None)
    return DraftCommitment(
        Kind.FREQUENCY,
        sentence.written,
        each=each,
        months=sentence.months,
        vague=True,
        question=HOW_OFTEN,
    )


def _where(sentence: Sentence) -> int | None:
    """Return where the words stand that promise without a number; ``None`` when there are none."""
    text = sentence.normal
    if match := _NOW_AND_THEN.search(text):
        return match.start()
    if sentence.months and _VERB.search(text) and sentence.acts:
        return 0
    if match := _EXTRA.search(text):
        starts = match.start() == 0
        return (
            match.start()
            if starts or (_VERB.search(text) and sentence.listed) or "waar nodig" in text
            else None
        )
    for count in sentence.vague_counts:
        if re.search(r"\bkeer|\bmalen|\bmaal", text[count.start : count.end]) or ACTIVITY.search(
            text[count.start : count.end]
        ):
            return count.start
    if (
        any(
            scope.member and scope.coverage is None and _is_place(sentence, scope)
            for scope in sentence.scopes
        )
        and sentence.acts
    ):
        return 0
    return None


def find_vague_frequencies(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise 'regelmatig', 'meerdere keren', 'extra toezicht' and the like, where it is ours to do."""
    text = sentence.normal
    position = _where(sentence)
    if position is None or _WORLD.search(text) or SOFT.search(text):
        return []
    if not sentence.acts:
        return []
    hedged_extra = "waar nodig extra" in text or "zo nodig extra" in text
    if not hedged_extra and not sentence.promised_at(position):
        return []
    return [_vague(sentence)]
