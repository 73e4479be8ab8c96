"""Does a sentence promise a figure? Rules for targets."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.cues import Hindrance
from waarborg.reading.sentences.sentence import Sentence

_PERCENT = r"(?:minimaal |ongeveer |maximaal |zeker |nog eens )?(?P<percent>\d{1,3}(?:,\d+)?) ?(?:%|procent)"
_FRACTION = r"(?P<fraction>een (?:kwart|derde|vijfde|tiende)|de helft|2 derde)"
_CHANGE = re.compile(
    rf"\b(?:daling|afname|stijging|toename|vermindering|verlaging|reductie|verhoging|verbetering|groei"
    rf"|halvering) (?:van|met)"
    rf" (?:{_PERCENT}|{_FRACTION})|\bmet (?:minimaal )?(?:{_PERCENT.replace('percent', 'by')}"
    rf"|{_FRACTION.replace('fraction', 'part')})"
    r"(?= ?(?:is |zijn )?(?:te )?(?:[a-z]+ )?(?:gedaald|afgenomen|verminderd|verlaagd|teruggebracht"
    r"|gestegen|toegenomen|dalen|afnemen"
    r"|verminderen|verlagen|terugdringen|terugbrengen|stijgen|ten opzichte|t\.o\.v|lager|hoger|af\b"
    r"|toe\b|terug|in |$|\.))"
    rf"|(?P<less>\d{{1,3}}(?:,\d+)?) ?(?:%|procent) (?:minder|meer|lager|hoger|daling|afname|reductie)\b"
)
_LEVEL = re.compile(
    r"\b(?:niet (?:boven|meer dan|hoger dan|uit boven)|onder|blijft onder|maximaal|lager dan|minder dan)"
    r" (?:de |het )?(?P<ceiling>\d+)(?:,\d+)?(?! ?(?:%|procent))"
    r"|\b(?:niet (?:onder|lager dan|minder dan)|boven|minimaal|hoger dan|meer dan)(?: een| de"
    r"| het)? (?:cijfer |score (?:van )?)?"
    r"(?:een )?(?P<floor>\d+)(?:,\d+)?(?! ?(?:%|procent))"
)
_FIGURE = re.compile(
    r"\b(?:aantal|percentage|rapportcijfer|cijfer|score|scoort|scoren|waarder\w+|index|gemiddelde"
    r"|aandeel|niveau|ratio"
    r"|slachtoffers|inbraken|geven)\b"
)
_BAD = re.compile(
    r"\b[a-z-]*(?:inbraken|incidenten|misdrijven|delicten|meldingen|klachten|overvallen|diefstallen"
    r"|ongevallen|slachtoffers"
    r"|overtredingen|vernielingen|straatroven|branden)\b"
)
_COMPARED = re.compile(
    r"\b(?:lager|hoger|beter|kleiner|groter|minder|meer) dan (?:het |de "
    r"|in )?(?:[a-z-]+ )?(?:gemiddelde?|(?:19|20)\d\d|omliggende"
    r"|vergelijkbare|regio|landelijke?|regionale?)|\b(?:onder|boven|op"
    r"|rond) het (?:[a-z-]+ )?(?:gemiddelde|niveau van)"
    r"|\bten opzichte van (?:het jaar |het niveau van |de nulmeting |begin |eind )?(?:(?:19|20)\d\d"
    r"|de vorige meting)"
)
_SHARE = re.compile(
    r"(?P<bound>minimaal|maximaal|meer dan|minder dan|zeker|niet meer dan"
    r"|hoogstens)? ?(?P<share>\d{1,3}(?:,\d+)?) ?(?:%|procent) van (?:de|het|alle|onze)"
    r"[^.;]*?\b(?:voel\w*|vind\w*|ken(?:t|nen)|wee?t(?:en)?|ervaa?r\w*|geeft|geven|waarde\w+|is|zijn"
    r"|heeft|hebben|doet|doen|beoordeelt)\b"
)
_AIM = re.compile(
    r"\b(?:willen|wil|moet|moeten|streven|streeft|doel|doelstelling|ambitie|streefwaarde"
    r"|terug(?:brengen|dringen)|zal|zullen|realiseren)\b"
)
_MOVES = re.compile(
    r"\b(?:daalt|dalen|stijgt|stijgen|neemt|nemen|ligt|liggen|blijft|blijven|komt|scoort|scoren|geven"
    r"|geeft|waarderen|krijgt|bedraagt|is|zijn)\b"
)
_SEEN = re.compile(
    r"\b(?:blijkt|bleek|laat zien|laten zien|uit de (?:monitor|cijfers|veiligheidsmonitor)|daalde"
    r"|steeg|nam|was|waren|over het algemeen"
    r"|afgelopen|sinds|was er|kwam|inmiddels|ruim|al jaren|werd|werden|gaf|vorig jaar|geeft aan"
    r"|heeft aangegeven|in vergelijking)\b"
)
_DONE = re.compile(
    r"\b(?:is|zijn)\b[^;]*\b(?:gedaald|gestegen|afgenomen|toegenomen|verminderd"
    r"|gehalveerd|verbeterd)\b"
)
_NOW = re.compile(r"\b(?:momenteel|op dit moment|thans|nu)\b")
_MOVE_ONLY = re.compile(
    r"^(?:een )?(?:daling|afname|vermindering|stijging|toename|verlaging|verhoging"
    r"|verbetering) van (?:het|de) (?:aantal|percentage|gevoel|meldings)"
    r"|\bhet (?:aantal|percentage)\b[^;]*\b(?:daalt|neemt (?:verder )?af|is (?:gedaald|afgenomen"
    r"|verminderd|toegenomen|gestegen)|stijgt|neemt toe)\b"
)
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
    text = sentence.normal
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
    fraction = groups.get("fraction") or groups.get("part")
    return _FRACTIONS.get(fraction) if fraction else None


def _target(sentence: Sentence, **values: object) -> list[DraftCommitment]:
    at_least, at_most, coverage = (values.get(name) for name in ("at_least", "at_most", "coverage"))
    return [
        DraftCommitment(
            Kind.TARGET,
            sentence.written,
            at_least=at_least if isinstance(at_least, int) else None,
            at_most=at_most if isinstance(at_most, int) else None,
            coverage=coverage if isinstance(coverage, float) else None,
            vague=bool(values.get("vague")),
            question="Welke waarde moet wanneer gehaald zijn?" if values.get("vague") else None,
        )
    ]


def _of_level(sentence: Sentence) -> list[DraftCommitment]:
    text = sentence.normal
    if not (_FIGURE.search(text) and _MOVES.search(text)) or (sentence.rhythms and not _BAD.search(text)):
        return []
    for match in _LEVEL.finditer(text):
        number = int(match["ceiling"] or match["floor"])
        if 1900 <= number <= 2100:
            continue
        decimal = text[match.end() - 2 : match.end()].startswith(",")
        if match["ceiling"]:
            return _target(sentence, at_most=None if decimal else number)
        return _target(sentence, at_least=None if decimal else number)
    return []


def find_targets(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise a figure to reach; percentages go into ``coverage`` as a share."""
    text = sentence.normal
    if not _is_aim(sentence) or not sentence.promised_at(0, allowing=_ALLOWED):
        return []
    if (change := _CHANGE.search(text)) and sentence.promised_at(change.start(), allowing=_ALLOWED):
        return _target(sentence, coverage=_share_of(change))
    share = _SHARE.search(text)
    aimed = sentence.is_goal or _AIM.search(text) or any(moment.year for moment in sentence.moments)
    if share and (share["bound"] or aimed) and not sentence.terms and not sentence.rhythms:
        return _target(sentence, coverage=float(share["share"].replace(",", ".")) / 100)
    return _of_level(sentence) or _of_comparison(sentence)


def _of_comparison(sentence: Sentence) -> list[DraftCommitment]:
    text = sentence.normal
    compared = _COMPARED.search(text)
    if compared and _MOVES.search(text) and _FIGURE.search(text) and not sentence.rhythms:
        return _target(sentence)
    if sentence.is_goal and _MOVE_ONLY.search(text):
        return _target(sentence, vague=True)
    return []
