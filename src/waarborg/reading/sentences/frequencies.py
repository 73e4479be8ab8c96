"""Does a sentence promise that something happens so often? Rules for frequency and interval."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.counting import allowed_beside, counts_of
from waarborg.reading.sentences.counts import Count
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.rhythms import Rhythm
from waarborg.reading.sentences.scopes import Scope
from waarborg.reading.sentences.seasons import (
    month_right_behind,
    months_of_every_year,
    named_in_passing,
    stand_apart,
)
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import ACTIVITY, DELIVERABLE
from waarborg.registers.durations import Duration, Unit

_A_YEAR = Duration(1, Unit.YEAR)
_OF_A_SEASON = (Unit.YEAR, Unit.WEEK, Unit.DAY)
"""A month goes with these ('jaarlijks in november', 'in december elke week'); it starts what comes every month."""
HOW_MANY = "Hoe vaak is 'meerdere keren' ten minste?"

_REFERRED_TO = pattern("frequencies.referred_to")
"""'Uit de jaarlijkse monitor' speaks of what is there; 'vertaald in jaarlijkse plannen' of what will be made."""
_PEOPLE = ("ouder", "leerling", "jongere", "huishouden", "inwoner", "burger", "bewoner", "persoon", "mens")
"""No list of them is kept, so no promise runs over them one by one."""
_NOMINAL = pattern("frequencies.nominal")
"""An act as a noun ('herziening', 'doorlichting')."""
_HELD = pattern("frequencies.held")
_GO_OUT = re.compile(r"\b(?:op pad|bijeen|bij elkaar|samen)\b")
_ONCE = re.compile(r"periode|looptijd|jaar\b")
_EVERY_YEAR = re.compile(r"\b(?:jaarlijks|elk jaar|per jaar|jaarplan|jaarprogramma)\b")
_REFERS_BACK = re.compile(r"\b(?:het|dit|deze|die|dat|daarover|daarvan|daarna|hiervan|hierover)\b")
_YEARLY_PAPER = re.compile(
    r"\bjaar(?:plan|verslag|programma|rapportage|rekening|overzicht|agenda)(?:nen|s|'s)?\b"
)
_IN_PASSING = re.compile(
    r",? ?(?:die|dat|waar[a-z]*)\b[^;]*\b(?:zo'n|ongeveer|circa|gemiddeld|ruim|bijna) \d+(?!,?\d*(?: ?%| procent))"
)
"""'…, die per dag zo'n 4000 kentekens verwerkt' only tells more of something."""
_MORE_OR_LESS = pattern("frequencies.more_or_less")
"""'Meldt jaarlijks zo'n 160 keer' counts what happens; what we do zo'n 160 times is planned."""
_INVITED = re.compile(r"\b(?:nodigt|nodigen|uitgenodigd)\b")
"""Who is invited comes together with the others."""
_WHOLE = re.compile(
    r"\b(?:voortgang|stand|uitvoering|overzicht|resultaten|uitkomsten|evaluatie|planning) (?:van zaken )?van $"
)
"""'De voortgang van alle acties' is one thing."""
_TOGETHER = re.compile(r"\b(?:door|namens) $")


def _speaks_of_an_activity(sentence: Sentence, rhythm: Rhythm) -> bool:
    """Tell whether a rhythm before a noun ('de jaarlijkse schouw') speaks of an activity that is to be held."""
    after = " ".join(sentence.normal[rhythm.end :].split()[:4])
    if not (ACTIVITY.search(after) or _NOMINAL.match(after)):
        return False
    return not _REFERRED_TO.search(sentence.normal[: rhythm.start]) or bool(_HELD.search(sentence.normal))


def _is_done_on_purpose(sentence: Sentence) -> bool:
    """Tell whether running text speaks of what somebody does, and not of what happens again and again."""
    if sentence.listed or sentence.fragment or sentence.acts or sentence.ours:
        return True
    bounded = any(count.at_most or count.bounded for count in sentence.counts)
    return bounded or bool(DELIVERABLE.search(sentence.normal) or _GO_OUT.search(sentence.normal))


def _is_promised(sentence: Sentence, rhythm: Rhythm) -> bool:
    if rhythm.start < sentence.trigger_end or not sentence.promised_at(
        rhythm.start, allowing=allowed_beside(sentence)
    ):
        return False
    if rhythm.loose:
        return sentence.acts or sentence.ours
    if not _is_done_on_purpose(sentence) or _IN_PASSING.match(sentence.clause_at(rhythm.start)):
        return False
    if not sentence.listed and _MORE_OR_LESS.search(sentence.clause_at(rhythm.start)):
        return False
    if rhythm.adjective:
        return _speaks_of_an_activity(sentence, rhythm)
    return True


def _nearest_scope(sentence: Sentence, rhythm: Rhythm) -> Scope | None:
    clause = sentence.clause_at(rhythm.start)
    scopes = [
        scope
        for scope in sentence.scopes
        if (clause == sentence.clause_at(scope.start) or 0 == scope.start < sentence.trigger_end)
        and (
            scope.coverage
            # 'Oefenen twee keer per jaar en evalueren elke oefening binnen vier weken': cases have the term.
            or (
                (scope.member or not sentence.terms)
                and scope.each
                and scope.each not in _PEOPLE
                and (scope.member or not _INVITED.search(sentence.normal))
                and (scope.member or not _WHOLE.search(sentence.normal[: scope.start]))
                and (scope.member or not _TOGETHER.search(sentence.normal[: scope.start]))
            )
        )
    ]
    return min(scopes, key=lambda scope: (not scope.coverage, abs(scope.start - rhythm.start)), default=None)


def _frequency(sentence: Sentence, rhythm: Rhythm, count: Count | None) -> DraftCommitment:
    scope = _nearest_scope(sentence, rhythm)
    vague = count is None and bool(sentence.vague_counts)
    months = (
        rhythm.months
        or month_right_behind(sentence.normal, rhythm.end)
        or (sentence.yearly_months if rhythm.every.unit in _OF_A_SEASON else sentence.months)
    )
    if count and (count.at_least or 0) > 1 and named_in_passing(sentence.normal):
        months = ()
    once = 2 if rhythm.every == _A_YEAR and stand_apart(months) else 1
    at_least = count.at_least if count else (None if vague else once)
    return DraftCommitment(
        Kind.FREQUENCY,
        sentence.written,
        at_least=at_least,
        at_most=count.at_most if count else None,
        per=rhythm.every,
        each=scope.each if scope else None,
        coverage=scope.coverage if scope else None,
        months=months,
        vague=vague,
        question=HOW_MANY if vague else rhythm.question,
    )


def _interval(sentence: Sentence, rhythm: Rhythm) -> DraftCommitment:
    scope = _nearest_scope(sentence, rhythm)
    return DraftCommitment(
        Kind.INTERVAL,
        sentence.written,
        within=rhythm.every,
        each=scope.each if scope else None,
        question=rhythm.question,
    )


def of_rhythm(sentence: Sentence, rhythm: Rhythm, others: tuple[Rhythm, ...]) -> list[DraftCommitment]:
    """Read what is promised to happen in a rhythm, with the counts that go with it."""
    counts = counts_of(sentence, rhythm, others)
    many = [count for count in counts if (count.at_least or count.at_most or 0) > 1 or count.at_most]
    if rhythm.interval and not many:
        return [_interval(sentence, rhythm)]
    if not counts:
        return [_frequency(sentence, rhythm, None)]
    return [_frequency(sentence, rhythm, count) for count in counts]


def find_frequencies(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise what must happen so often, or never longer than a duration without."""
    rhythms = tuple(rhythm for rhythm in sentence.rhythms if _is_promised(sentence, rhythm))
    found: list[DraftCommitment] = []
    for rhythm in rhythms:
        counted = bool(counts_of(sentence, rhythm, rhythms))
        # 'Jaarlijks … twee keer per jaar' says one thing twice; 'één keer per jaar … en één per jaar' two things.
        found += [one for one in of_rhythm(sentence, rhythm, rhythms) if counted or one not in found]
    return found


def find_yearly(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise what comes back every year at a moment without a year ('een jaarplan, dat voor 1 maart …')."""
    moments = [
        moment
        for moment in sentence.moments
        if moment.year is None and not _ONCE.search(sentence.normal[moment.start : moment.end])
    ]
    told_before = _EVERY_YEAR.search(sentence.previous) and _REFERS_BACK.search(sentence.normal)
    if not moments or not (told_before or _YEARLY_PAPER.search(sentence.normal)):
        return []
    return [
        DraftCommitment(
            Kind.FREQUENCY,
            sentence.written,
            at_least=1,
            per=_A_YEAR,
            months=months_of_every_year(sentence.normal),
        )
        for moment in moments[:1]
        if sentence.promised_at(moment.start)
    ]


def _is_of_one_year(sentence: Sentence) -> bool:
    start, end = sentence.context.start, sentence.context.end
    return start is not None and end is not None and start.year == end.year


def find_list_in_year(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a round past a whole list in a plan of one year ('bezoekt dit jaar alle negen wijken')."""
    this_year = next(
        (m for m in sentence.moments if sentence.normal[m.start : m.end].endswith("dit jaar")), None
    )
    members = [scope for scope in sentence.scopes if scope.member and scope.coverage is None]
    if this_year is None or not members or not _is_of_one_year(sentence) or sentence.rhythms:
        return []
    if not sentence.acts or not sentence.promised_at(this_year.start):
        return []
    return [DraftCommitment(Kind.FREQUENCY, sentence.written, at_least=1, per=_A_YEAR, each=members[0].each)]


def find_counted_in_year(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise so many acts in a plan of one year, without a word for how often ('Vijf integrale controles')."""
    if (
        not (_is_of_one_year(sentence) and sentence.fragment and sentence.listed)
        or sentence.moments
        or sentence.terms
    ):
        return []
    first = next(iter(sentence.counts), None)
    if first is None or first.start > 0 or not ACTIVITY.search(" ".join(sentence.normal.split()[:4])):
        return []
    return [
        DraftCommitment(
            Kind.FREQUENCY, sentence.written, at_least=first.at_least, at_most=first.at_most, per=_A_YEAR
        )
    ]
