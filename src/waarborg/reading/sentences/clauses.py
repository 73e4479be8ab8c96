"""Of which clauses does a sentence consist? A blocker in one clause says nothing of the next."""

from __future__ import annotations

import re

from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.verbs import is_finite
from waarborg.reading.sentences.words import words

_MARK = pattern("clauses.mark")
_JOINT = re.compile(r"(?:,| en|, en) (?=(?P<ahead>(?:[a-zà-ÿ0-9'-]+ ?){1,4}))")
_WORD = re.compile(r"[a-zà-ÿ'-]+")
_RELATIVE = re.compile(r"\b(?:die|dat|waarvan|waarbij|waarvoor|van wie|over wie)\b[^,;]*$")
"""A clause about who or what is spoken of ('bedrijven die meedoen'); the verb after its comma is the main one."""
_WHOM = pattern("clauses.whom")
"""Who or what is meant, without a comma ('bedrijven die last hebben van …'); 'in die periode' points."""
_AUXILIARIES = frozenset(words("auxiliaries"))


def _has_finite(text: str) -> bool:
    return any(is_finite(word) for word in _WORD.findall(text))


def _opens_clause(mark: str, ahead: list[str]) -> bool:
    """Tell whether the words after a comma or 'en' begin a clause: its verb stands first or soon."""
    if not ahead:
        return False
    if is_finite(ahead[0]) and (ahead[0] in _AUXILIARIES or not ahead[0].endswith("en")):
        return True
    return "en" in mark and any(word in _AUXILIARIES for word in ahead[1:3])


def tells_whom(clause: str) -> bool:
    """Tell whether a clause only says who or what is meant in the clause before it."""
    return clause.startswith((" die ", " wat ", " wie "))


def clause_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Split a normal sentence into clauses: start and end of each, in order, without gaps."""
    cuts = {0}
    for match in _MARK.finditer(text):
        cuts.add(match.end() if match[0][0] in ";:." else match.start())
    for match in _WHOM.finditer(text):
        if _has_finite(match["told"] or match["asked"]):
            cuts.add(match.start())
    for match in _JOINT.finditer(text):
        before = text[max(cut for cut in cuts if cut <= match.start()) : match.start()]
        ahead = _WORD.findall(match["ahead"])
        resumes = match[0] == ", " and _RELATIVE.search(before) and bool(ahead) and is_finite(ahead[0])
        if (resumes or _opens_clause(match[0], ahead)) and _has_finite(before):
            cuts.add(match.start())
    ends = sorted(cuts)
    return tuple(zip(ends, [*ends[1:], len(text)], strict=True))
