"""Does a sentence promise a result by a day? Rules for milestones."""

from __future__ import annotations

import re
from datetime import date, timedelta

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.moments import Moment, find_moments
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import (
    DEED,
    DELIVERABLE,
    DOCUMENT,
    NEW_RESULT,
    SETTLED,
    SOFT,
    TO_DELIVER,
)
from waarborg.registers.durations import Duration, Unit

_DONE = frozenset({Hindrance.DONE})
_BOUNDED = frozenset({Hindrance.FACT})
"""What is 'uiterlijk eind 2024' so is no fact yet."""
_NONE: frozenset[Hindrance] = frozenset()
BY_WHEN = "Wanneer moet dit uiterlijk klaar zijn?"

_TRIGGER = pattern("milestones.trigger")
_OF_ALL = re.compile(r"\b(?:alle|elke?) ")
"""Within years 'alle corporaties' are no cases as they come."""
_FROM_START = re.compile(
    r"\bna (?:de )?(?:vaststelling|inwerkingtreding|ingang|start) "
    r"(?:van (?:dit|deze|het) (?:plan|nota|ivp|programma|beleid)|(?=[^;]*\b(?:stelt|stellen)\b)|$)"
    r"|\bna (?:de )?vaststelling (?:[a-z]+ ){1,4}(?:plan|programma|[a-z]+plan) (?:vast|op)\b"
)
_WE_MAKE = re.compile(
    r"^(?:we|wij|de gemeente|het college|samen met [a-z' ]+) "
    r"(?:maken|maakt|maken we|ontwikkelen|ontwikkelt|schrijven|schrijft|sluiten|sluit"
    r"|stellen|stelt|richten|richt|zetten|zet)\b[^;]*\b(?:een|1|nieuwe?)\b"
)
_NEW_PAPER = re.compile(r"^(?:een |1 )?nieuwe? ")
_WITH_THEM = re.compile(
    r"^met [^;,]{3,60} (?:sluiten|maken|ontwikkelen|stellen) (?:we|wij) (?:[a-z]+ )?(?:een|1|nieuwe?)\b"
)
_BROUGHT_IN = re.compile(
    r"\b(?:geïmplementeerd|ingevoerd|ingericht|ontwikkeld|opgezet|opgericht|geopend|gelanceerd|opgeleverd|gerealiseerd)\b"
)
_HAVE = re.compile(r"\b(?:heeft|hebben)\b")
_SET_UP_OF = re.compile(
    r"^(?:inricht(?:en|ing)|opricht(?:en|ing)|openen|opening|aanstell(?:en|ing)|realis(?:eren|atie)|aanschaf(?:fen)?|plaats(?:en|ing)|aanleg(?:gen)?"
    r"|invoer(?:en|ing)|instell(?:en|ing)|opzetten) van (?:een|1|[2-9]|nieuwe?) "
)
_DEED_OF = re.compile(
    r"^(?:[a-zà-ÿ]+e )?(?!verhog|verlag|vermind|verbeter|dal|stijg)[a-zà-ÿ-]{4,}(?:ing|atie) van "
)
"""A deed as a noun in front ('plaatsing van extra verlichting'), and not a change of a figure."""
_OPEN_ENDED = re.compile(r"\b(?:samenwerking|bewustwording|draagvlak|weerbaarheid|vertrouwen)\b")
_GOES_ON = re.compile(
    r"\b(?:voortgezet(?! onderwijs)|voortzetten|gecontinueerd|continueren|doorgezet|geïntensiveerd|blijft|blijven"
    r"|^vanaf \d{4} (?:krijgt|krijgen) (?:elke?|iedere?)"
    r"|gaan door|gaat door|(?:zet|zetten|loopt|lopen|gaat|gaan) [^;]*\b(?:voort|door))\b"
)
_IN_A_ROLE = re.compile(
    r"^als [a-zà-ÿ-]+ (?:treedt|treden|fungeert|fungeren|dient|dienen|geldt|gelden)\b|\btreedt [^;]*\bop als\b"
    r"|\b(?:fungeert|fungeren|dient|dienen|geldt|gelden) (?:[a-z0-9]+ ){0,4}als\b|\bvoorzitter is\b"
)
"""Who is what ('als voorzitter treedt in 2024 … op') is no result."""
_STATES = pattern("milestones.states")
_FUTURE = re.compile(r"\bword(?:t|en)\b|\bzal\b|\bzullen\b")
_PERFECT = re.compile(r"\b(?:is|zijn)\b")
_READY = pattern("milestones.ready")
_WILL_BE = pattern("milestones.will_be")
_MEANT_FOR = re.compile(r"(?:draaiboek|plan|aanpak|programma|beleid|maatregelen|afspraken|protocol) $")
_PERIOD_NOT_MOMENT = pattern("milestones.period_not_moment")
_COMES = pattern("milestones.comes")
_NEW_THERE = pattern("milestones.new_there")
"""Something that was not there comes ('in 2026 komt er een opvangplek'), whatever it is."""
_LIES_THERE = re.compile(r"\b(?:er (?:ligt|liggen)|(?:ligt|liggen) er)\b")
_AS_OF = pattern("milestones.as_of")
"""'Stand per 1 februari': when it was so, not when it is due."""
_OBJECT_IS_WORK = pattern("milestones.object_is_work")
_ALREADY = re.compile(r"\b(?:is|zijn|blijft|blijven)\b")
_FUTURE_PASSIVE = pattern("milestones.future_passive")


def _is_promised(sentence: Sentence, moment: Moment) -> bool:
    text = sentence.normal
    named_by_year = text[moment.start].isdigit() or text.startswith(("van ", "voor ", "op "), moment.start)
    if sentence.before_plan(moment.by) or (
        not text.startswith(("uiterlijk", "voor"), moment.start) and _AS_OF.search(text[: moment.start])
    ):
        return False
    if named_by_year and _PERIOD_NOT_MOMENT.search(text[: moment.start]):
        return False
    if text.startswith("voor de jaarwisseling", moment.start) and _MEANT_FOR.search(text[: moment.start]):
        return False
    bounded = text.startswith("uiterlijk", moment.start)
    if not sentence.promised_at(moment.start, allowing=_BOUNDED if bounded else _NONE) and not (
        sentence.promised_at(moment.start, allowing=_DONE) and _is_yet_to_come(sentence, moment)
    ):
        return False
    if sentence.fragment:
        return _is_planned(sentence, moment)
    return moment.firm or _is_more_than_so(sentence, moment)


def _is_more_than_so(sentence: Sentence, moment: Moment) -> bool:
    """Tell whether a sentence with a loose moment ('in 2024') says more than how things are then."""
    text = sentence.normal
    if _GOES_ON.search(text) or _IN_A_ROLE.search(text) or (not sentence.listed and _STATES.search(text)):
        return False
    later = moment.year is not None and sentence.context.start is not None
    all_have = later and _HAVE.search(text) and any(scope.member for scope in sentence.scopes)
    if all_have or _NEW_THERE.search(text):
        return True
    if _is_new_way(sentence, moment):
        return True
    if not (sentence.acts or DELIVERABLE.search(text) or NEW_RESULT.search(text) or _WILL_BE.search(text)):
        return False
    if not _PERFECT.search(text) or _FUTURE.search(text):
        return True
    return bool(_WILL_BE.search(text)) or sentence.is_goal or sentence.is_new or later


def _is_new_way(sentence: Sentence, moment: Moment) -> bool:
    """Tell whether ours is done otherwise from then on ('vanaf 2026 dragen alle boa's een bodycam')."""
    text = sentence.normal
    if not sentence.ours:
        return False
    told = sentence.is_new and not _STATES.search(text) and not _PERFECT.search(text)
    return told or (moment.begins and any(scope.member for scope in sentence.scopes))


def _is_yet_to_come(sentence: Sentence, moment: Moment) -> bool:
    """Tell whether a result in the perfect tense ('is in mei 2024 getekend') lies ahead when the"
    " plan begins."""
    start = sentence.context.start
    if start is None or moment.by is None:
        return moment.firm
    if moment.firm or sentence.is_new:
        return moment.by > start
    return moment.by.year > start.year


def _is_planned(sentence: Sentence, moment: Moment) -> bool:
    """Tell whether a fragment plans something ('Nota handhaving, gereed eind 2024') and is no title"
    " with a year."""
    text = sentence.normal
    before = text[: moment.start].rstrip()
    apart = (
        moment.firm
        or before in ("", "het", "de")
        or before[-1] in "(,:;-–|"
        or text[moment.start : moment.end].startswith(("in ", "q", "op "))
    )
    if sentence.listed and moment.year and before.endswith("(") and text.startswith(")", moment.end):
        # The cell of a column of moments stands in brackets behind its action.
        return True
    if _STATES.search(text):
        return False
    if sentence.is_new and moment.firm and _DEED_OF.match(text):
        return True
    work = TO_DELIVER.search(text) or DELIVERABLE.search(text) or DEED.search(text) or _READY.search(text)
    return (bool(work) or (moment.firm and sentence.listed and sentence.acts)) and (
        apart or (sentence.listed and TO_DELIVER.search(text) is not None)
    )


def milestone_by(sentence: Sentence, by: date | None) -> DraftCommitment:
    """Read a result that is due by a day; vague without one."""
    return DraftCommitment(
        Kind.MILESTONE,
        sentence.written,
        by=by,
        vague=by is None,
        question=BY_WHEN if by is None else None,
    )


def find_dated(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise results that are due at a moment which the sentence names."""
    moments = [moment for moment in sentence.moments if _is_promised(sentence, moment)]
    if any(moment.firm for moment in moments):
        # 'Na de jaarwisseling, uiterlijk in maart': the first tells from when on.
        moments = [one for one in moments if not sentence.normal.startswith("na ", one.start)]
    found = [milestone_by(sentence, moment.by) for moment in moments]
    return list(dict.fromkeys(found))


def _after(start: date, duration: Duration) -> date | None:
    months = {Unit.MONTH: 1, Unit.YEAR: 12}.get(duration.unit)
    if months is None:
        return None
    index = start.year * 12 + start.month - 1 + months * duration.amount
    return date(index // 12, index % 12 + 1, 1) + timedelta(days=min(start.day, 28) - 1)


def find_within_plan(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a document or post that is due months or years after the plan's start ('binnen een"
    " jaar')."""
    text = sentence.normal
    result = NEW_RESULT.search(text) and DELIVERABLE.search(text)
    reached = sentence.is_goal and (NEW_RESULT.search(text) or SETTLED.search(text))
    from_start = _FROM_START.search(text)
    if not (result or reached or from_start):
        return []
    for term in sentence.terms:
        years = term.within is not None and term.within.unit is Unit.YEAR
        if not from_start and _TRIGGER.search(_OF_ALL.sub("", text) if years else text):
            return []
        long = term.within and term.within.unit in (Unit.MONTH, Unit.YEAR)
        if long and term.within and sentence.promised_at(term.start, allowing=_DONE):
            start = sentence.context.start
            return [milestone_by(sentence, _after(start, term.within) if start else None)]
    return []


def _law_date(sentence: Sentence) -> date | None:
    """Return the day on which the law of the sentence before takes effect."""
    if not re.search(r"\bwet", sentence.previous):
        return None
    moments = find_moments(sentence.previous, sentence.context.start, sentence.context.end)
    return moments[0].by if moments else None


def _delivers(sentence: Sentence) -> bool:
    text = sentence.normal
    result = NEW_RESULT.search(text)
    if SOFT.search(sentence.clause_at(result.start() if result else 0)) or _OBJECT_IS_WORK.search(text):
        return False
    if _COMES.search(text):
        return bool(DELIVERABLE.search(text))
    if sentence.is_goal:
        if _LIES_THERE.search(text):
            return bool(DELIVERABLE.search(text))
        reached = NEW_RESULT.search(text) or SETTLED.search(text)
        return bool(_ALREADY.search(text) and reached and DELIVERABLE.search(text))
    if NEW_RESULT.search(text) and _FUTURE_PASSIVE.search(text):
        return bool(DELIVERABLE.search(text) or (sentence.is_new and _BROUGHT_IN.search(text)))
    return sentence.is_new and _is_new_work(sentence)


def _is_new_work(sentence: Sentence) -> bool:
    """Tell whether a new activity is the making of something ('Opstellen van een plan', 'Een nieuw convenant')."""
    text = sentence.normal
    if _WE_MAKE.search(text) or _WITH_THEM.search(text):
        return bool(DELIVERABLE.search(text))
    if not sentence.fragment:
        return False
    first = " ".join(text.split()[:3])
    ends = " ".join(text.rstrip(".").split()[-1:])
    made = (TO_DELIVER.search(first) or TO_DELIVER.search(ends)) and DELIVERABLE.search(text)
    return bool(
        made
        or (_SET_UP_OF.match(text) and not _OPEN_ENDED.search(text))
        or (_NEW_PAPER.match(text) and DOCUMENT.search(text))
    )


def find_undated(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a new document, post or service without a date: due when the plan ends."""
    from_goal_or_new = sentence.is_goal or sentence.is_new
    if not from_goal_or_new and sentence.listed:
        return []
    if not sentence.promised_at(0, allowing=_DONE if sentence.is_goal else frozenset()) or not _delivers(
        sentence
    ):
        return []
    if not from_goal_or_new and not re.search(r"\b(?:een|1|nieuwe?)\b", sentence.normal):
        return []
    return [milestone_by(sentence, _law_date(sentence) or sentence.context.end)]
