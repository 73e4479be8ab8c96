"""Which of the numbers in a sentence tell how many times something happens in a rhythm?"""

from __future__ import annotations

import re

from waarborg.reading.sentences.counts import Count
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.nouns import singular_of
from waarborg.reading.sentences.rhythms import Rhythm
from waarborg.reading.sentences.scopes import is_of_a_list
from waarborg.reading.sentences.sentence import Sentence
from waarborg.registers.durations import Duration, Unit

_PERMITTED = re.compile(r"\b(?:toegestaan|vergund|toegelaten)\b")
_BOUNDED = frozenset({Hindrance.FACT})
"""Nobody counts what simply happens as 'minstens zes keer'."""
_LEAD_OF_PLACE = re.compile(
    r"\b(?:in|op|bij|van|voor|met|uit|tussen|over|aan|binnen|de|per|door|groep|groepen) $"
)

_AT_PLACES = re.compile(r"\b(?:in|op|bij|aan) $")
_NOUN_COUNTED = re.compile(r" (?:[a-z]+e )?([a-z]+)")
_NOUN_PHRASE = re.compile(r" (?:[a-zà-ÿ-]+ ){1,3}")
_DAYS = re.compile(r"\d+ (?:dag|avond|nacht|middag|ochtend)")
"""'Op vijf avonden per week' counts the evenings; 'op vijf pleinen' only says where."""
_DOING_OF = re.compile(
    r"^(?:[a-z]+ )?(?:uitvoeren|houden|organiseren|verzorgen|geven|afleggen|afnemen|doen) van $"
)
"""'Jaarlijks uitvoeren van zestien testaankopen' counts what is done."""


def allowed_beside(sentence: Sentence) -> frozenset[Hindrance]:
    """What is allowed at most so often ('zijn toegestaan') is a rule and no report."""
    permits = _PERMITTED.search(sentence.normal) and any(count.at_most for count in sentence.counts)
    if permits:
        return frozenset({Hindrance.DONE})
    return _BOUNDED if any(count.times and count.bounded for count in sentence.counts) else frozenset()


def _counts_places(sentence: Sentence, count: Count) -> bool:
    """Tell whether so many places get their turn in a year ('elk jaar een les op tien basisscholen')."""
    noun = _NOUN_COUNTED.match(sentence.normal, count.end)
    if noun and sentence.normal.endswith("bij ", 0, count.start):
        return True
    return bool(
        noun and is_of_a_list(singular_of(noun[1])) and _AT_PLACES.search(sentence.normal[: count.start])
    )


def _handed_out(text: str, count: Count, rhythm: Rhythm) -> bool:
    """Tell whether a rate follows the things counted ('controle van 20 bedrijven per jaar')."""
    return text.startswith("per ", rhythm.start) and bool(
        _NOUN_PHRASE.fullmatch(text[count.end : rhythm.start])
    )


def counts_of(sentence: Sentence, rhythm: Rhythm, others: tuple[Rhythm, ...]) -> list[Count]:
    """Return the counts that go with a rhythm: those nearer to it than to any other."""

    def distance(count: Count, to: Rhythm) -> int:
        return to.start - count.end if count.end <= to.start else 3 * (count.start - to.end) + 1

    taken = [(scope.start, scope.end) for scope in sentence.scopes if scope.coverage]
    taken += [(term.start, term.end) for term in sentence.terms]
    taken += [(moment.start, moment.end) for moment in sentence.moments]
    near = [
        count
        for count in sentence.counts
        if not sentence.normal[: count.start].endswith("waarvan ")
        and not any(start <= count.end - 1 < end for start, end in taken)
        and all(distance(count, rhythm) <= distance(count, other) for other in others)
        and sentence.promised_at(count.start, allowing=allowed_beside(sentence))
    ]
    times = [count for count in near if count.times]
    if times:
        return times[:1] if len(others) > 1 else times
    bounded = [
        count
        for count in near
        if count.bounded
        or _DAYS.match(sentence.normal, count.start)
        or _handed_out(sentence.normal, count, rhythm)
        or not _LEAD_OF_PLACE.search(sentence.normal[: count.start])
        or _DOING_OF.match(sentence.normal[: count.start])
    ] or [
        count for count in near if rhythm.every == Duration(1, Unit.YEAR) and _counts_places(sentence, count)
    ]
    if len(bounded) > 1:
        between = sentence.normal[bounded[0].end : bounded[1].start]
        return bounded if re.search(r",| en ", between) else bounded[:1]
    return bounded
