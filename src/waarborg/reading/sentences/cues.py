"""What keeps a sentence, or a clause of it, from being a promise? Facts, history, wishes, laws,"
" money, denials."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from waarborg.reading.sentences.fronting import without_front
from waarborg.reading.sentences.nouns import singular_of
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.verbs import is_finite, is_noun_beside_a_verb, is_participle, is_past
from waarborg.reading.sentences.vocabulary import DEED, DOCUMENT
from waarborg.reading.sentences.words import words


class Hindrance(Enum):
    """Why the numbers of a clause promise nothing."""

    PAST = "it looks back"
    SINCE = "it tells since when something is so"
    DONE = "it tells of a result"
    FACT = "it counts what happens in the world"
    MONEY = "it is about money or manpower"
    HEDGED = "it only allows, or depends on what is possible"
    DENIED = "it denies"
    OTHERS = "it is for others to do"
    OWN = "an association does something of its own"


_PAST_OF_IT = frozenset(
    ["was", "werd", "bleek", "had", "kwam", "ging", "kon", "leek", "bleef", "stond", "lag"]
)
_ARTICLES = frozenset({"de", "het", "een"})
_HEDGED_EXTRA = pattern("cues.hedged_extra")
_QUOTED = re.compile(r'"[^"]*"|(?<![a-zà-ÿ])\'(?:[^\' ]+ ){4,}[^\' ]+\'')
_THRESHOLD = re.compile(
    r"\b(?:boven|vanaf|onder|tot|meer dan|minder dan) (?:de )?(?:€ ?\d[\d.,]*|\d[\d.,]* ?euro)\b"
)
_PRICE = re.compile(r"\([^()]*(?:€|euro|\bfte\b)[^()]*\)")
_WAS_SO_MANY = re.compile(r"\bvan \d+ (?:keer )?(?=naar (?:minimaal )?\d+ (?:[a-z]+ ){0,2}(?:per|in het) )")
"""'Van vier naar acht controles per jaar': eight are promised."""
_LONE_ADJECTIVE = re.compile(r"\((?:\d+-)?(?:jaarlijkse|maandelijkse|wekelijkse|halfjaarlijkse)\)")
_ASIDE = pattern("cues.aside")
_WITH_WHOM = pattern("cues.with_whom")
_BLANKS = re.compile(r" {2,}")
_BLANKS_BEFORE_MARK = re.compile(r" +(?=[.,;]|$)")
_REASON = pattern("cues.reason")
_OPEN_QUESTION = pattern("cues.open_question")

_LOOKS_BACK = pattern("cues.looks_back")
_PAST_SECOND = re.compile(
    r"^(?:binnen|na|in|per|elke?|op|tijdens|gedurende|eind|begin|medio|vanaf|jaarlijks|wekelijks|dagelijks)"
    r"(?: [a-z0-9'-]+){0,4} [a-z]{3,}(?:[lrnkpsf]de|[kpsfcht]te) (?:de|het|er|we|wij|zich|onze|ook|al)\b"
)
"""The verb stands second: after a time in front, an unknown word in -de or -te is a past tense."""
_SINCE = re.compile(r"\bsinds\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_HAS = re.compile(r"\b(?:heeft|hebben)\b")
_IS = re.compile(r"\b(?:is|zijn|bent|ben)\b")
_SET = pattern("cues.set")
_EXPECTED = pattern("cues.expected")
_DEFINITION = pattern("cues.definition")
_LAW = pattern("cues.law")
_OTHERS = pattern("cues.others")
_READER = pattern("cues.reader")
_OURS_ACT = pattern("cues.ours_act")
_BEHIND_VERB = pattern("cues.behind_verb")
_BY_WHOM = pattern("cues.by_whom")
_GET = re.compile(r"krijg(?:t|en)|ontvang(?:t|en)|wordt|worden|volg(?:t|en)")
_OURS = pattern("vocabulary.ours")
_OTHER_PEOPLE = words("others")
_ASSOCIATIONS = words("associations")
_GETTING = frozenset(words("getting"))
_ANSWERABLE = re.compile(
    r"\b(?:is|zijn) (?:zelf |hoofdelijk |primair )?(?:verantwoordelijk|aansprakelijk|verplicht|gehouden)\b"
)
_BEHIND_NOUN = frozenset(words("prepositions"))
_NATIONAL = pattern("cues.national")
_MONEY = pattern("cues.money")
_MODAL = pattern("cues.modal")
_DENIAL = pattern("cues.denial")
_COUNTED = pattern("cues.counted")
_VISITS = re.compile(r"\b(?:bezoek|control|schouw|inspect)")
"""What we visit or check so many of is counted by us."""
_HAPPENS = pattern("cues.happens")
_WORLD = pattern("cues.world")
_MANY = pattern("cues.many")
_WE = re.compile(r"\b(?:we|wij)\b")
_SURVEYED = pattern("cues.surveyed")
_ON_AVERAGE = re.compile(r"^(?!.*\b(?:we|wij|wordt|worden)\b).*\bgemiddeld\b(?! (?:minimaal|een \d))")
_NO_PROMISES = (_EXPECTED, _DEFINITION, _LAW, _NATIONAL)
_BY_LAW = re.compile(
    r"\b(?P<noun>[a-zà-ÿ-]+) (?:op grond van|op basis van|krachtens|ingevolge|uit hoofde van)"
    r" (?=artikel|de |het bepaalde|wet)"
)
"""'Een onderzoek op grond van de Wet Bibob' is work of ours; 'moet op grond van de wet' is what the law asks."""
_NAMED_BY_LAW = re.compile(
    r"aanvra(?:ag|gen)|vergunning(?:en)?|bevoegdheid|bevoegdheden|maatregel(?:en)?|sluiting(?:en)?"
)
_TO_MAKE = pattern("vocabulary.to_deliver")
"""'Opstellen van beleidsregels op grond van artikel 13b' is work, whatever law it rests on."""
_ONCE_IN_FORCE = re.compile(
    r"^(?:zodra|nadat|na|als|wanneer|\d+ [a-z]+ na|binnen \d+ [a-z]+ na)\b[^;]*\b(?:in werking|inwerkingtreding)\b"
)
"""A law of which only the coming is told ('zodra de wet in werking treedt, stellen we …')."""
_AROUND_THE_CLOCK = re.compile(
    r"\b(?:24 uur per dag|(?:7|zeven) dagen (?:per|in de) week|24/7|24 uur per etmaal)\b"
)


def prepare(text: str) -> str:
    """Blank out what does not speak for the plan: quotations, 'en vaker indien nodig', open questions."""
    if text.count('"') == 1:
        text = text.replace('"', "")
    text = without_front(text)
    text = _WITH_WHOM.sub(r"\g<verb>", _ASIDE.sub(" ", text))
    for speech in (
        _QUOTED,
        _PRICE,
        _WAS_SO_MANY,
        _THRESHOLD,
        _LONE_ADJECTIVE,
        _HEDGED_EXTRA,
        _OPEN_QUESTION,
        _AROUND_THE_CLOCK,
        _REASON,
    ):
        text = _BLANKS.sub(" ", _BLANKS_BEFORE_MARK.sub("", speech.sub(" ", text)))
    return text


def _without_law(match: re.Match[str]) -> str:
    noun = match["noun"]
    of_a_noun = DOCUMENT.has(noun) or DEED.has(noun) or _NAMED_BY_LAW.fullmatch(noun)
    return f"{noun} volgens " if of_a_noun else match[0]


def is_no_promise(text: str) -> bool:
    """Tell whether the whole sentence is a question, an expectation, a definition, a law or someone else's."""
    signs = (
        (_EXPECTED, _DEFINITION, _NATIONAL)
        if _ONCE_IN_FORCE.search(text) or _TO_MAKE.match(text)
        else _NO_PROMISES
    )
    text = _BY_LAW.sub(_without_law, text)
    return text.endswith("?") or any(sign.search(text) for sign in signs)


def _looks_back(clause: str) -> bool:
    if _LOOKS_BACK.search(clause) or _PAST_SECOND.search(clause):
        return True
    said = re.findall(r"[a-zà-ÿ]+", clause)
    # Behind an article it is a noun: 'over de schreef'; but 'het was' tells of the past.
    verb = any(is_finite(word) and not is_past(word) for word in said)
    return any(
        is_past(word)
        and not (verb and is_noun_beside_a_verb(word))
        and (before not in _ARTICLES or (before == "het" and word in _PAST_OF_IT))
        for before, word in pairwise(["", *said])
    )


def _is_done(clause: str, plan_start_year: int | None) -> bool:
    """Tell whether a clause tells of something done: a perfect tense without a year within the plan."""
    said = re.findall(r"[a-zà-ÿ]+", clause)
    if (
        not any(is_participle(word) for word in said)
        or _SET.search(clause)
        or {"wordt", "worden"} & set(said)
    ):
        return False
    if not (_HAS.search(clause) or _IS.search(clause)):
        return False
    years = [int(year) for year in _YEAR.findall(clause)]
    return not (plan_start_year is not None and any(year > plan_start_year for year in years))


def _others_act(clause: str) -> bool:
    """Tell whether people stand behind the verb as those who act ('elk jaar organiseren bewoners …')."""
    if (by := _BY_WHOM.search(clause)) and _is_one_of(singular_of(by["who"]), _OTHER_PEOPLE):
        return True
    told = _BEHIND_VERB.search(clause)
    if told is None or _GET.fullmatch(told["verb"]) or not is_finite(told["verb"]):
        return False
    return not _OURS.search(clause) and not is_participle(clause.rstrip(".").split()[-1])


def _who_acts(clause: str) -> str:
    """Return who stands in front and acts, in the singular; nothing when it is ours, or gets something."""
    said = re.findall(r"[a-zà-ÿ'-]+", clause)[:14]
    verb = next((place for place, word in enumerate(said) if place and is_finite(word)), None)
    if verb is None or (said[verb] in _GETTING and not _ANSWERABLE.search(clause)):
        return ""
    if said[0] in _BEHIND_NOUN or _OURS.search(" ".join(said[: verb + 3])):
        return ""
    ends = next((place for place, word in enumerate(said[:verb]) if place and word in _BEHIND_NOUN), verb)
    noun = singular_of(said[ends - 1])
    agrees = (noun == said[ends - 1]) != (said[verb].endswith("en"))
    return noun if agrees else ""


def _is_one_of(noun: str, names: tuple[str, ...]) -> bool:
    return any(noun == name or (len(name) > 5 and noun.endswith(name)) for name in names)


def hindrances(clause: str, plan_start_year: int | None) -> frozenset[Hindrance]:
    """Find everything that keeps the numbers of a clause from being a promise."""
    acting = _who_acts(clause)
    found = {
        Hindrance.PAST: _looks_back(clause),
        Hindrance.SINCE: bool(_SINCE.search(clause)),
        Hindrance.DONE: _is_done(clause, plan_start_year),
        Hindrance.FACT: any(sign.search(clause) for sign in (_SURVEYED, _HAPPENS, _WORLD, _ON_AVERAGE))
        or bool(_MANY.search(clause) and not _WE.search(clause))
        or (bool(_COUNTED.search(clause)) and not (_OURS_ACT.search(clause) and _VISITS.search(clause))),
        Hindrance.MONEY: bool(_MONEY.search(clause)),
        Hindrance.HEDGED: bool(_MODAL.search(clause)),
        Hindrance.DENIED: bool(_DENIAL.search(clause)),
        Hindrance.OTHERS: bool(_READER.search(clause))
        or _others_act(clause)
        or _is_one_of(acting, _OTHER_PEOPLE)
        or (bool(_OTHERS.search(clause)) and not _OURS_ACT.search(clause)),
        Hindrance.OWN: _is_one_of(acting, _ASSOCIATIONS) and not clause.startswith(("elk", "alle ")),
    }
    return frozenset(hindrance for hindrance, present in found.items() if present)
