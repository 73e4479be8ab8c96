"""How often does what stands below a heading or a lead-in happen, and to what does 'dit doen we' refer?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.rhythms import find_rhythms
from waarborg.reading.sentences.words import words

_WORD = re.compile(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*")
_FILLERS = frozenset(words("headings_of_rhythm"))
_ADJECTIVE = re.compile(r"lijkse\b")
_LABEL = re.compile(
    r"(?:planning|gereed|deadline|termijn|wanneer|frequentie|realisatie|einddatum|oplevering|uiterlijk)\s*:"
    r"|(?:gereed|klaar|afgerond|oplevering) (?:in|medio|eind|begin|voor|uiterlijk|per|op)\b"
)
_REFERS_BACK = pattern("inherited.refers_back")


def often_below(heading: str) -> str:
    """Return the rhythm of a heading or lead-in that says nothing else ('Elk kwartaal:'), or nothing."""
    if len(heading) > 120:
        return ""
    text = normal_form(heading).rstrip(" :.?")
    rhythms = find_rhythms(text)
    if len(rhythms) != 1:
        return ""
    rhythm = rhythms[0]
    rest = f"{text[: rhythm.start]} {text[rhythm.end :]}"
    if any(word not in _FILLERS for word in _WORD.findall(rest)):
        return ""
    bound = re.search(r"(?:(?:minimaal|maximaal) )?\d+ (?:keer )?$", text[: rhythm.start])
    said = _ADJECTIVE.sub("lijks", text[rhythm.start : rhythm.end])
    return f"{bound[0] if bound else ''}{said}"


def refers_back(text: str) -> bool:
    """Tell whether a normal sentence says how often what was said before is done ('dit doen we elk jaar')."""
    return _REFERS_BACK.search(text) is not None


def is_label(text: str) -> bool:
    """Tell whether a normal sentence is a field of a card ('Planning: Q2 2025.') and no sentence."""
    return _LABEL.match(text) is not None


def without_open(before: Sequence[DraftCommitment], end: date | None) -> list[DraftCommitment]:
    """Leave out what a label behind it fills in: what has no number, or only the last day of the plan."""
    return [one for one in before if not (_is_open(one) or (one.kind is Kind.MILESTONE and one.by == end))]


def told_together(
    before: Sequence[DraftCommitment], sentence: str, found: Sequence[DraftCommitment]
) -> tuple[list[DraftCommitment], list[DraftCommitment]]:
    """Join a sentence that says how often with the one before it, in which the act is named.

    Returns:
        What is left of ``before``: promises with numbers of their own; and what is found in both together.
    """
    open_ones = [one for one in before if _is_open(one)]
    each = next((one.each for one in open_ones if one.each), None)
    joined = [
        replace(
            one,
            sentence=f"{sentence} {one.sentence}",
            each=one.each or (each if one.kind in _OVER_A_LIST else None),
        )
        for one in found
    ]
    return [one for one in before if one not in open_ones], joined


_OVER_A_LIST = (Kind.FREQUENCY, Kind.INTERVAL)


def _is_open(one: DraftCommitment) -> bool:
    return one.vague or (one.kind is Kind.RESPONSE and one.within is None and one.coverage is None)
