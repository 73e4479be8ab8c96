"""What does a sentence look like in one spelling? Lower case, figures, one form for each habit."""

from __future__ import annotations

import re

from waarborg.reading.sentences.numbers import NUMBER_WORDS
from waarborg.reading.sentences.verbs import is_act, is_finite

_SPELLINGS = (
    (re.compile(r"[‘’‛`´]"), "'"),
    (re.compile(r"[“”„«»]"), '"'),
    (re.compile(r"[*_]+"), ""),
    (re.compile(r"[\u2010-\u2012\u00ad]"), "-"),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\b(?:éé|eé|ée|e´e´)n\b"), "1"),
    (re.compile(r"\béén(?=maal|jaar)"), "een"),
    (re.compile(r"\bper/in\b"), "per"),
    (re.compile(r"(?<=\d)\.(?=\d{3}\b)"), ""),
    (re.compile(r"\b(\d+)e (?=kwartaal|helft)"), r"\1 "),
    (
        re.compile(r"\bten minste\b|\btenminste\b|\bminstens\b|\bop z(?:ij|'|o )n minst\b|\btenminste\b"),
        "minimaal",
    ),
    (re.compile(r"\bten hoogste\b|\bhooguit\b|\bhoogstens\b|\bmax\.(?= ?\d)"), "maximaal"),
    (re.compile(r"\bmin\.(?= ?\d)|(?:≥|>=) ?(?=\d)"), "minimaal "),
    (re.compile(r"(?:≤|<=) ?(?=\d)"), "maximaal "),
    (re.compile(r"\b(?:een|het) (maxim|minim)um van (?=\d|[a-z])"), r"\1aal "),
    (re.compile(r"\bvóór\b|\bvòòr\b"), "voor"),
    (re.compile(r"\biedere\b"), "elke"),
    (re.compile(r"\bieder\b"), "elk"),
    (re.compile(r"\bp(?:\.?j\.|[./]jr?\b\.?)(?=\W|$)"), "per jaar"),
    (re.compile(r"\bp[./](?:kw|kwartaal)\b\.?"), "per kwartaal"),
    (re.compile(r"(?<=[x×] )p\.?m\.?(?=\W|$)"), "per maand"),
    (re.compile(r"\bp/(?:m|mnd|maand)\b\.?"), "per maand"),
    (re.compile(r"\bp[./](?:w|wk|week)\b\.?"), "per week"),
    (re.compile(r"(?<=per )(?:jr|j)\b\.?"), "jaar"),
    (re.compile(r"(?<=\d) ?w\.?d\b\.?"), " werkdagen"),
    (re.compile(r"(?<=\d) ?min\b\.?(?! ?\d)"), " minuten"),
    (re.compile(r"< ?(?=\d+ ?(?:uur|minuten|werkdag|dag|week|weken|maand))"), "binnen "),
    (re.compile(r"\bzosnel\b|\bz\.?s\.?m\.?(?=\W|$)"), "zo snel"),
    (re.compile(r"\banderhalve?\b"), "anderhalf"),
    (re.compile(r"\bhalf[ -]?jaar(?=lijks)"), "halfjaar"),
    (re.compile(r"'s ?jaars\b"), "per jaar"),
    (re.compile(r"'s ?weeks\b"), "per week"),
    (re.compile(r"'s ?maands\b"), "per maand"),
    (re.compile(r"(?<=[a-z])/(?=(?:jaar|kwartaal|maand|week|dag)\b)"), " per "),
    (re.compile(r"\bniet minder (?:dan|vaker dan) (?=\d|[a-z]+ )"), "minimaal "),
    (re.compile(r"\bdrie kwart\b"), "driekwart"),
    (re.compile(r"\bper omgaande\b"), "per ommegaande"),
    (re.compile(r"(?:'s ?)?\bdaags\b"), "per dag"),
    (re.compile(r"\bjaar ?lijks(?=e?\b)"), "jaarlijks"),
)
_NAMED = re.compile(
    r"\b((?i:team|teams|afdeling|cluster|domein|directie|dienst|portefeuille|portefeuillehouder|wethouder))"
    r"(?: (?:en |& )?[A-Z][\w&-]+(?:,(?= [A-Z]))?(?=[ .,;:)]|$))+"
)
"""A department by its name ('team Wonen en Toezicht'), whose words say nothing of what is promised."""
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{3,}\b")
_UNIT = r"(?:uur|dag|dagen|werkdag|werkdagen|week|weken|maand|maanden|kwartaal|jaar)"
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
# What a scanner glued together: '24uur', '1januari', 'perjaar', 'vijfwerkdagen', 'minimaaltwee', 'jaarlijkseen'.
_GLUED = (
    (re.compile(rf"(?<![a-z])(\d+)(?=(?:{_UNIT}|{_MONTH})\b)"), r"\1 "),
    (re.compile(rf"\b(per|elke|elk|om de)(?={_UNIT}\b)"), r"\1 "),
    (
        re.compile(
            r"\b((?:half)?jaarlijks|maandelijks|wekelijks|dagelijks)(?=(?:een|vindt|vinden|wordt|worden)\b)"
        ),
        r"\1 ",
    ),
)
_GLUED_NUMBER = re.compile(
    r"\b(minimaal|maximaal|binnen|uiterlijk)?([a-z]+?)((?:werk)?dagen|weken|maanden)?\b"
)
# Any word is matched and then looked up: an alternation of all two thousand number words takes 1 ms a sentence.
_TIMES = re.compile(r"\b([a-zà-ÿ]+?|\d+)[ -]?(?:x|×|maal|keren|keer|malen)(?![a-zà-ÿ-])")
_TIMES_IN = re.compile(r"(?<=\d )keer ?/ ?(?=\d+ [a-z]|[a-z])")
_EVERY = re.compile(r"\b([a-zà-ÿ]+?|\d+)[ -]?(jaar|maande|weke|wekel|kwartaal)(lijkse?|ijkse?)\b")
_OPEN_RANGE = re.compile(r"\b([a-zà-ÿ]+|\d+)-(?= (?:à|a|of|tot) )")
_NUMBER = re.compile(r"(?<![a-zà-ÿ'-])([a-zà-ÿ]+)(?![a-zà-ÿ'])(?!-(?:op-|tje))")
_SO_MANY = re.compile(r"\been ([a-z]+)tal (?=[a-z])")
_ONE_OR = re.compile(r"\been(?= (?:of|à|tot) \d+ keer\b)")
_OUT_OF = re.compile(
    r"\b(een|\d{1,2}) (?:op (?:de|elke) ([2-9]|10|12|20|50|100)|van de (4|5|10|20|100)) (?=[a-z])"
)
_DOUBLE_SPACE = re.compile(r" {2,}")


def _unglued(match: re.Match[str]) -> str:
    if not (match[1] or match[3]) or match[2] == "een" or match[2] not in NUMBER_WORDS:
        return match[0]
    return " ".join(part for part in match.groups() if part)


def _is_number(word: str) -> bool:
    return word.isdigit() or word in NUMBER_WORDS


def _figure(word: str) -> str:
    return str(NUMBER_WORDS.get(word, word))


def _times(match: re.Match[str]) -> str:
    return f"{_figure(match[1])} keer" if _is_number(match[1]) else match[0]


def _every(match: re.Match[str]) -> str:
    if match[0].startswith("een ") or not _is_number(match[1]):
        return match[0]
    return f"{_figure(match[1])}-{match[2]}{match[3]}"


def _number(match: re.Match[str]) -> str:
    return match[1] if match[1] == "een" else _figure(match[1])


def _name(match: re.Match[str]) -> str:
    """Leave out what is a name by its capital and a verb by its letters ('bedrijventerrein De Hoeven')."""
    word = match[0].lower()
    return "Naam" if is_finite(word) and not is_act(word) else match[0]


def _share(match: re.Match[str]) -> str:
    part, whole = int(match[1].replace("een", "1")), int(match[2] or match[3])
    return f"{part * 100 // whole}% van de " if part < whole else match[0]


_LABELLED = re.compile(
    r"^(?:kortom|concreet|kort gezegd|actie|maatregel|resultaat|afspraak|inspanning|activiteit|wat|hoe|aanpak|taak)"
    r"(?: \d+)?: (?=[a-z0-9])"
)
"""What a list calls its items."""


def normal_form(sentence: str) -> str:
    """Write ``sentence`` in lower case with number words as figures and 'maal', 'x' and 'keren' as 'keer'.

    The article 'een' stays, because it seldom counts; 'één' becomes ``1``.
    """
    text = _CAPITAL.sub(_name, _NAMED.sub(r"\1", sentence)).lower()
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    for pattern, replacement in _GLUED:
        text = pattern.sub(replacement, text)
    text = text.replace("een dozijn", "12").replace("een half dozijn", "6")
    text = _GLUED_NUMBER.sub(_unglued, text)
    text = _OPEN_RANGE.sub(lambda match: _figure(match[1]) if _is_number(match[1]) else match[0], text)
    text = _TIMES.sub(_times, text)
    text = _TIMES_IN.sub("keer per ", text)
    text = _EVERY.sub(_every, text)
    text = _NUMBER.sub(_number, text)
    text = _SO_MANY.sub(lambda match: f"{_figure(match[1])} " if _is_number(match[1]) else match[0], text)
    text = _ONE_OR.sub("1", text)
    text = _OUT_OF.sub(_share, text)
    return _LABELLED.sub("", _DOUBLE_SPACE.sub(" ", text).strip())
