"""Does a sentence promise an answer to every trigger, within a term or at all? Rules for response."""

from __future__ import annotations

import re

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.scopes import member_lemma
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.vocabulary import CONCRETE, SOFT

HOW_FAST = "Binnen welke termijn moet dit gebeuren?"

_TIME_NOUN = (
    r"(?:jaar|kwartaal|maand|week|weekend|dag|werkdag|avond|nacht|keer|uur|zomer|winter|geval|vorm"
    r"|soort|moment|maandag|"
    r"dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|\d+|schooljaar|half|tijden|tijde|partijen"
    r"|opzichten|mogelijke"
    r"|facetten|lagen|aspecten|veiligheidspartners|partners|leeftijden|inwoner|inwoners|gemeente"
    r"|gemeenten|mensen"
    r"|betrokkenen|betrokken|bovenstaande|andere|soorten|vormen|niveaus|terreinen|fronten|burgers|kanten)"
)
_UNIVERSAL = re.compile(
    rf"\b(?:elke|elk|alle|steeds bij) (?!{_TIME_NOUN}\b)(?:[a-zà-ÿ-]+e )?(?P<noun>[a-zà-ÿ'-]+)"
)
_ALWAYS = re.compile(
    r"\b(?:altijd|te allen tijde|in alle gevallen|steevast|standaard"
    r"|steeds)\b(?! (?:meer|vaker))"
)
_AGENDA = re.compile(
    r"\bvast(?:e)? (?:agendapunt|agenda-?onderdeel|gespreksonderwerp|bespreekpunt|agenda-item"
    r"|onderdeel van (?:de agenda|het \w*overleg))"
    r"|\bvast(?:e)? (?:onderwerp|onderdeel|punt|thema|item)\b[^.;]*\bagenda\b"
    r"|\b(?:structureel|standaard|altijd|vast|permanent"
    r"|iedere keer)\b[^.;]*\bop de (?:[a-z-]+ )?agenda\b|\bop de agenda van elk\b"
    r"|\bgeagendeerd in elk\b"
)
_ACTS = re.compile(
    r"\b(?:wordt|worden|volgt|volgen|krijgt|krijgen|ontvangt|ontvangen|doet|doen|leggen|legt|vindt"
    r"|vinden|neemt|nemen|is|zijn"
    r"|voert|voeren|houdt|houden|maakt|maken|stelt|stellen|evalueert|evalueren|informeert|informeren"
    r"|zal|zullen|gaat|gaan"
    r"|bespreekt|bespreken|registreert|registreren|melden|meldt|controleert|controleren|sluit|sluiten"
    r"|toetst|toetsen|vraagt"
    r"|vragen|bezoekt|bezoeken|spreekt|spreken|handelt|handelen|heeft|hebben|nodigt|schakelt|biedt"
    r"|bieden|wij|we|beoordeelt"
    r"|beoordelen|organiseert|organiseren|treedt|verzorgt|waarschuwt|waarschuwen|doorlopen|doorloopt"
    r"|moet|moeten)\b"
)
_CONDITION = re.compile(
    r"^(?:bij|na|wanneer|indien|zodra|als|op) (?:[^,]*?)\b(?:wordt|worden|volgt|volgen|vindt|vraagt"
    r"|informeert|stelt|plaatst|doet)\b"
    r"|^[^,;]*\b(?:wordt|worden|verhaald|plaatst|stelt)\b[^;]* (?:als|indien|wanneer"
    r"|bij (?:het (?:aantreffen|constateren)|[a-z]*klachten)|zodra)\b"
    r"|^[a-zà-ÿ-]+ [^;]*?\b(?:waarvoor|waarbij|waarvan|die)\b[^;]*\b(?:worden"
    r"|wordt) (?:[^;]*\b)?(?:besproken|aangepakt|aangemeld|verwezen)"
)
_NO_CONDITION = re.compile(
    r"^(?:bij|op|na) (?:dit|deze|het (?:opstellen|uitvoeren)|de (?:aanpak|uitvoering|verdere)|basis"
    r"|grond|verzoek|preventie"
    r"|welke|dat|die|alle|elke)|^op (?!elk|alle)|\bgaat het\b|\bindien nodig\b|\bzo nodig\b"
)


def _coverage(sentence: Sentence) -> float | None:
    return next((scope.coverage for scope in sentence.scopes if scope.coverage), None)


def find_terms_promised(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise every term within which something must be answered."""
    return [
        DraftCommitment(Kind.RESPONSE, sentence.written, within=term.within, coverage=_coverage(sentence))
        for term in sentence.terms
        if sentence.promised_at(term.start)
    ]


def _universal_at(sentence: Sentence) -> int | None:
    """Return where the words stand that make it hold for every trigger; ``None`` when nothing does."""
    text = sentence.normal
    if agenda := _AGENDA.search(text):
        return agenda.start()
    if not CONCRETE.search(text) or not _ACTS.search(text) or SOFT.search(text):
        return None
    for match in _UNIVERSAL.finditer(text):
        if member_lemma(match["noun"]) in (None, "medewerker", "ambtenaar"):
            return match.start()
    if always := _ALWAYS.search(text):
        return always.start()
    if sentence.listed and not _NO_CONDITION.search(text) and (condition := _CONDITION.search(text)):
        return condition.start()
    return None


def find_universal(sentence: Sentence) -> list[DraftCommitment]:
    """Recognise an answer that every trigger gets, without a term or with a vague one."""
    position = _universal_at(sentence)
    if position is None or not sentence.promised_at(position):
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
    if not CONCRETE.search(text) or SOFT.search(text) or not _ACTS.search(text):
        return []
    for term in sentence.vague_terms:
        if text[term.start : term.end] != "tijdig" and sentence.promised_at(term.start):
            return [DraftCommitment(Kind.RESPONSE, sentence.written, vague=True, question=HOW_FAST)]
    return []
