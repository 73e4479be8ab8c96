"""Does a sentence promise that a document or appointment is there at every moment? Rules for in force."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment, MeasureStatus
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import DELIVERABLE, SOFT

_THERE_IS = re.compile(
    r"\b(?:er|hiervoor|daarvoor|hiertoe) (?:is|zijn|geldt|gelden|bestaat|bestaan)\b|\b(?:is"
    r"|zijn) er\b|\b(?:beschikt|beschikken) over\b"
    r"|\b(?:geldt|gelden)\b|\bis\b[^.;]*\b(?:aanwezig|actief|beschikbaar|van kracht|in dienst)\b"
)
_SET_UP = re.compile(
    r"\b(?:is|zijn|hebben we|hebben wij)\b[^;]*\b(?:aangesteld|aangewezen|opgesteld|vastgesteld"
    r"|getekend|ondertekend|benoemd|ingericht"
    r"|beschikbaar|ingesteld|van kracht|gesloten|afgesloten)\b"
)
_HAS = re.compile(
    r"\b(?:gemeente|school|wijk|kern|organisatie|afdeling|vereniging|team|we|wij"
    r"|scholen)\b (?:[a-z-]+ )?(?:heeft|hebben)\b (?:ook )?(?:een|1)\b"
    r"|\b(?:heeft|hebben) (?:de gemeente|we|wij|elke [a-z]+) (?:een|1)\b"
)
_INDEFINITE = re.compile(r"\b(?:een|1|[2-9])\b (?P<nouns>[^.;]*)")
_DEFINITE_FACT = re.compile(
    r"\bis een (?:belangrijk\w*|groeiend\w*|gezamenlijk\w*|van de)\b|\b(?:nodig|noodzakelijk|gewenst"
    r"|gewerkt|sprake|samenwerking tussen)\b"
    r"|\b(?:daling|stijging|toename|afname|relatie|verband|verschil|risico|kans|probleem)\b"
)
_TWO = re.compile(
    r"\b(?:zijn|hebben we|over)\b (?:er )?(?:een|1)? ?(?P<first>[a-zà-ÿ -]+?) (?:en"
    r"|als) (?:ook )?(?:een |1 )?(?P<second>[a-zà-ÿ -]+?)"
    r" (?:aangesteld|aangewezen|benoemd|in dienst|opgesteld|vastgesteld|beschikbaar|actief)\b"
)


def _each(sentence: Sentence) -> str | None:
    return next((scope.each for scope in sentence.scopes if scope.each and scope.coverage is None), None)


def _is_there(sentence: Sentence) -> bool:
    text = sentence.normal
    if _DEFINITE_FACT.search(text) or SOFT.search(text) or not DELIVERABLE.search(text):
        return False
    if _SET_UP.search(text):
        recent = sentence.context.status is MeasureStatus.ONGOING
        indefinite = bool(_INDEFINITE.search(text) or re.search(r"\ber (?:is|zijn)\b", text))
        return (recent and not re.search(r"^de (?!gemeente)", text)) or indefinite
    return bool(_THERE_IS.search(text) or _HAS.search(text)) and bool(
        _INDEFINITE.search(text) or re.search(r"\bactuele?\b|\bvastgestelde?\b", text)
    )


def find_presences(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise documents and appointments that are said to be there; two when the sentence names two."""
    if sentence.is_goal and _SET_UP.search(sentence.normal):
        return []
    loose_year = sentence.moments and sentence.context.status is not MeasureStatus.ONGOING
    if loose_year or not sentence.promised_at(0) or not _is_there(sentence):
        return []
    one = DraftCommitment(Kind.IN_FORCE, sentence.written, each=_each(sentence))
    two = _TWO.search(sentence.normal)
    both = two and DELIVERABLE.search(two["first"]) and DELIVERABLE.search(two["second"])
    return [one, one] if both else [one]
