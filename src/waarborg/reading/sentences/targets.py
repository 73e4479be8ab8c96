"""Does a sentence promise a figure? Rules for targets."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.comparisons import comparison_in
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import ACTIVITY

_PERCENT = r"(?:minimaal |ongeveer |maximaal |zeker |nog eens )?(?P<percent>\d{1,3}(?:,\d+)?) ?(?:%|procent)"
_FRACTION = r"(?P<fraction>een (?:kwart|derde|vijfde|tiende)|de helft|2 derde)"
_CHANGE = pattern("targets.change")
_LEVEL = pattern("targets.level")
_FIGURE = pattern("targets.figure")
_BAD = pattern("targets.bad")
_COMPARED = pattern("targets.compared")
_HIGHER = re.compile(r"\b(?:hoger|groter|meer|boven|beter|slechter)\b")
_GOOD = re.compile(
    r"\b(?:rapportcijfer|waarder\w+|tevreden\w*|vertrouwen|veiligheidsgevoel|opkomst|meldingsbereidheid)"
)
"""What is better when it is higher; that something else is higher than elsewhere is a fact."""
_OPINION = (
    r"\b(?:voel\w*|vind\w*|ken(?:t|nen)|wee?t(?:en)?|ervaa?r\w*|ervaren|geeft|geven|waarde\w+|is|zijn|heeft|hebben|doet|doen"
    r"|beoordeelt|maakt|maken)\b"
)
_PART_OF = (
    r"(?P<bound>minimaal|maximaal|meer dan|minder dan|zeker|niet meer dan|hoogstens)?"
    r" ?(?:zo'n |ongeveer |circa )?(?P<share>\d{1,3}(?:,\d+)?)"
    r" ?(?:%|procent) van (?:de|het|alle|onze)"
)
_SHARE = re.compile(rf"{_PART_OF}[^.;]*?{_OPINION}")
_SHARE_BOUNDED = re.compile(rf"(?=minimaal|maximaal|meer dan|minder dan|zeker|niet meer dan){_PART_OF}")
_SHARE_PASSIVE = re.compile(
    r"\b(?:wordt|worden|zal|zullen|moet|moeten|heeft|hebben|is|zijn|komt|komen|vindt|vinden|volgt|volgen) (?:er )?"
    rf"{_PART_OF} [a-z]"
)
_SHARE_OF_GOAL = re.compile(rf"^{_PART_OF} [a-z]")
_SHARE_FIRST = re.compile(
    r"^(?P<bound>minimaal|maximaal|zeker)? ?(?P<share>\d{1,3}(?:,\d+)?) ?(?:%|procent) (?!van|minder|meer)[a-z]"
)
_SHARE_INVERTED = re.compile(
    r"^van (?:de|alle|onze|het) [^;]*?\b(?P<bound>minimaal |maximaal |zeker )?"
    r"(?P<share>\d{1,3}) ?(?:%|procent)(?! van)"
)
_SHARE_PLACED = re.compile(
    r"\b(?:hangt|hangen|staat|staan|ligt|liggen|werkt|werken|is|zijn|heerst) (?:er )?(?:in|bij|op|aan|langs|boven) "
    rf"{_PART_OF} [a-z]"
)
"""'In 2028 hangt in 90% van de woningen een rookmelder'."""
_SHARE_OF_DEED = re.compile(rf"^(?:[a-zà-ÿ-]+e )?[a-zà-ÿ-]+(?:ing|atie) van {_PART_OF} [a-z]")
_SHARE_AFTER = re.compile(rf"{_OPINION} (?:(?:bij|voor|door|in|onder) )?{_PART_OF}")
_SHARE_LABELLED = re.compile(
    r"^(?P<bound>)[^:;]+: ?(?:minimaal |maximaal )?(?P<share>\d{1,2}(?:,\d+)?) ?(?:%|procent)$"
)
_SHARE_BOUND = re.compile(
    r"\b(?:niet (?:boven|meer dan|hoger dan|onder|lager dan)|onder|boven|maximaal|minimaal|lager dan|hoger dan"
    r"|minder dan|meer dan) (?:de )?(?P<share>(?!0+ ?[%p])\d{1,2}(?:,\d+)?) ?(?:%|procent)(?! van)"
)
"""'Het percentage ligt onder de 3,5%'."""
_FROM_TO = pattern("targets.from_to")
_SHARE_REACHED = pattern("targets.share_reached")
"""'Daalt tot 10%': the share itself is what is reached."""
_SIGNED = re.compile(r"(?<![\d%] )(?<![\da-z%])[-–+−] ?(?P<percent>[1-9]\d?) ?(?:%|procent)")
_OF_AN_AGE = re.compile(
    r"\b(?:jongeren?|kind|kinderen|jeugd|jeugdigen?|minderjarigen?|personen|mensen|iemand|ouderen) $"
)
_A_MARK = re.compile(
    r"\b(?:een|met) (?:[1-9],\d\b|(?:[5-9]|10)\b"
    r"(?=\W*$|[.,;)]| (?:geven|geeft|krijg|voor|of|scor|haal|in|op|bij|van)))"
)
_MARK = re.compile(
    r"\b(?:geven|geeft|waarde\w+|beoorde\w+|krijgt|scoort|scoren|is|bedraagt)\b[^;]*"
    r"\b(?:een|met|gemiddeld) (?P<mark>\d,\d)\b"
)
"""What a goal gives for a mark is the least ('geven de buurt een 7,1')."""
_MARKED = pattern("targets.marked")
_HALVED = pattern("targets.halved")
_NONE = pattern("targets.none")
_THERE_ARE = pattern("targets.there_are")
_AT_MOST_OF_BAD = re.compile(
    rf"\b(?P<bound>maximaal|niet meer dan|minder dan) (?P<number>\d+) (?:[a-z-]+ ){{0,2}}?(?={_BAD.pattern})"
)
_AT_LEAST_SO_MANY = re.compile(
    r"^(?:in \d{4} )?(?:[a-z]+ ){0,2}?minimaal (?P<number>\d+)"
    r" (?P<noun>(?!procent|%|jaar|dag|uur|week|keer)[a-z-]+)"
)
_FIRST_PART = re.compile(r"\b(?:een kwart|de helft|een derde|driekwart|2 derde|een tiende) van\b")
_AIM = pattern("targets.aim")
_MAY_NOT = re.compile(r"\b(?:mag|mogen)\b[^,;]{0,30} niet\b")
_MOVES = pattern("targets.moves")
_SEEN = pattern("targets.seen")
_DONE = pattern("targets.done")
_NOW = re.compile(r"\b(?:momenteel|op dit moment|thans|nu)\b")
_MOVE_ONLY = pattern("targets.move_only")
_FRACTIONS = {
    "een kwart": 0.25,
    "een derde": 1 / 3,
    "een vijfde": 0.2,
    "een tiende": 0.1,
    "de helft": 0.5,
    "2 derde": 2 / 3,
}

_ALLOWED = frozenset({Hindrance.FACT, Hindrance.DONE, Hindrance.OTHERS, Hindrance.DENIED})
"""A figure is about what happens in the world, and 'niet boven de 150' is a bound."""


def _is_aim(sentence: Sentence) -> bool:
    """Tell whether a figure is aimed at and not reported."""
    text = sentence.said
    if _SEEN.search(text) or _NOW.search(text):
        return False
    if _DONE.search(text) and not sentence.is_goal:
        start = sentence.context.start
        later = [m for m in sentence.moments if m.firm or (start and m.year and m.year > start.year)]
        return bool(later)
    return True


def _share_of(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    number = groups.get("percent") or groups.get("by") or groups.get("less")
    if number:
        share = float(number.replace(",", ".")) / 100
        return share if 0 < share <= 1 else None
    fraction = groups.get("fraction") or groups.get("part") or groups.get("lower")
    return _FRACTIONS.get(fraction) if fraction else None


def _target(
    sentence: Sentence,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    coverage: float | None = None,
    question: str | None = None,
) -> list[DraftCommitment]:
    return [
        DraftCommitment(
            Kind.TARGET,
            sentence.written,
            at_least=at_least,
            at_most=at_most,
            coverage=coverage,
            vague=question is not None,
            question=question,
        )
    ]


def _of_level(sentence: Sentence) -> list[DraftCommitment]:
    text = sentence.said
    marked = (sentence.is_goal or _AIM.search(text)) and _A_MARK.search(text)
    figure = _FIGURE.search(text) or _BAD.search(text) or marked
    told = _MOVES.search(text) or _AIM.search(text) or (sentence.is_goal and sentence.fragment)
    if not (figure and told) or (sentence.rhythms and not _BAD.search(text)):
        return []
    if share := _SHARE_BOUND.search(text):
        return _target(sentence, coverage=_number(share["share"]) / 100)
    for match in _LEVEL.finditer(text):
        if _OF_AN_AGE.search(text[: match.start()]):
            continue
        ceiling = match["ceiling"] or match["high"] or match["down"]
        number = _number(ceiling or match["floor"] or match["low"] or match["up"])
        if 1900 <= number <= 2100:
            continue
        return _target(sentence, at_most=number) if ceiling else _target(sentence, at_least=number)
    mark = _MARK.search(text) or _MARKED.search(text) if sentence.is_goal or _AIM.search(text) else None
    return _target(sentence, at_least=_number(mark["mark"])) if mark else []


def _of_move(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise 'van 9 naar 15', a figure that is halved, and a goal of none at all."""
    text = sentence.normal
    if (
        sentence.is_goal
        and not sentence.rhythms
        and (there := _NONE.search(text) or _THERE_ARE.search(text) or _AT_MOST_OF_BAD.search(text))
    ):
        groups = there.groupdict()
        number = int(groups.get("number") or 0)
        at_least = groups.get("bound") == "minimaal"
        return _target(sentence, at_least=number) if at_least else _target(sentence, at_most=number)
    if (
        sentence.is_goal
        and not (sentence.rhythms or sentence.terms)
        and (many := _AT_LEAST_SO_MANY.match(text))
    ):
        return [] if ACTIVITY.search(many["noun"]) else _target(sentence, at_least=int(many["number"]))
    aimed = sentence.listed or _AIM.search(text) or any(moment.year for moment in sentence.moments)
    if not (aimed and (_FIGURE.search(text) or _BAD.search(text))):
        return []
    if _HALVED.search(text):
        return _target(sentence, coverage=0.5)
    if not (match := _FROM_TO.search(text)):
        return []
    return _of_end(sentence, match)


def _of_end(sentence: Sentence, match: re.Match[str]) -> list[DraftCommitment]:
    start, end = _number(match["from"]), _number(match["to"])
    if match["percent"]:
        return _target(sentence, coverage=end / 100)
    return _target(sentence, at_least=end) if end > start else _target(sentence, at_most=end)


def _number(written: str) -> float:
    """Read a number; a whole one stays whole."""
    return float(written.replace(",", ".")) if "," in written else int(written)


def find_targets(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a figure to reach; percentages go into ``coverage`` as a share."""
    if not _is_aim(sentence) or not sentence.promised_at(0, allowing=_ALLOWED):
        return []
    rules = (_of_change, _of_goal, _of_move, _of_share, _of_level, _of_reference, _of_comparison, _of_part)
    return next((found for rule in rules if (found := rule(sentence))), [])


def _of_change(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a change by a share; in running text 'ligt 20% lager' is a fact, unless it is to be so later."""
    change = _CHANGE.search(sentence.normal)
    if change is None or not sentence.promised_at(change.start(), allowing=_ALLOWED):
        return []
    aimed = sentence.listed or _AIM.search(sentence.normal) or any(m.year or m.firm for m in sentence.moments)
    return _target(sentence, coverage=_share_of(change)) if aimed or not change["less"] else []


def _of_goal(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise the share that a goal reaches ('daalt tot 10%'), or a change in signs ('-10%')."""
    if not sentence.is_goal:
        return []
    reached = None if sentence.rhythms else _SHARE_REACHED.search(sentence.normal)
    share = reached or _SIGNED.search(sentence.normal)
    return _target(sentence, coverage=_number(share["percent"]) / 100) if share else []


def _of_share(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a share of people or things that is to be so."""
    text = sentence.normal
    share = _SHARE.search(text) or _SHARE_AFTER.search(text)
    if share is None and sentence.is_goal:
        share = (
            _SHARE_OF_GOAL.search(text)
            or _SHARE_FIRST.search(text)
            or _SHARE_INVERTED.search(text)
            or _SHARE_BOUNDED.search(text)
            or _SHARE_LABELLED.match(text)
            or _SHARE_PASSIVE.search(text)
            or _SHARE_PLACED.search(text)
            or _SHARE_OF_DEED.match(text)
        )
    aimed = sentence.is_goal or _AIM.search(text) or any(moment.year for moment in sentence.moments)
    if share is None or not (aimed or share["bound"]) or sentence.terms or sentence.rhythms:
        return []
    part = _number(share["share"]) / 100
    return _target(sentence, coverage=part) if 0 < part <= 1 else []


def _of_part(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a goal that is reached for a part of a list ('de helft van de bedrijven is gecontroleerd')."""
    part = next((scope.coverage for scope in sentence.scopes if scope.coverage), None)
    if part is None or not sentence.is_goal or sentence.rhythms or sentence.terms:
        return []
    return _target(sentence, coverage=part) if _FIRST_PART.search(sentence.normal) else []


def _of_comparison(sentence: Sentence) -> list[DraftCommitment]:
    text = sentence.normal
    compared = _COMPARED.search(text)
    if compared and sentence.is_goal and _BAD.search(text):
        return _target(sentence)
    aimed = sentence.listed or _AIM.search(text) or any(moment.year for moment in sentence.moments)
    if compared and not aimed and _HIGHER.search(compared[0]) and not _GOOD.search(text):
        return []
    if compared and _MOVES.search(text) and _FIGURE.search(text) and not sentence.rhythms:
        return _target(sentence)
    if sentence.is_goal and _MOVE_ONLY.search(text):
        return _target(sentence, question="Welke waarde moet wanneer gehaald zijn?")
    return []


def _of_reference(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a figure that is to be on one side of another area's or of its own of an earlier year."""
    text = sentence.normal
    beside = None if sentence.rhythms else comparison_in(text)
    if beside is None:
        return []
    start = sentence.context.start
    later = [m for m in sentence.moments if m.firm or (start and m.year and m.year > start.year)]
    aimed = sentence.listed or later or _AIM.search(text) or _MAY_NOT.search(text)
    if not aimed or not (sentence.is_goal or any(sign.search(text) for sign in (_AIM, _FIGURE, _BAD))):
        return []
    return _target(sentence, coverage=None if beside.bound is None else round(abs(beside.bound - 1), 4))
