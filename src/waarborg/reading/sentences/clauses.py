"""Of which clauses does a sentence consist? A blocker in one clause says nothing of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.verbs import is_finite, is_participle, is_verb_form
from waarborg.reading.sentences.words import words

_MARK = pattern("clauses.mark")
_JOINT = re.compile(r"(?:, en|,| en) (?=(?P<ahead>(?:[a-zà-ÿ0-9'-]+ ?){1,4}))")
_WORD = re.compile(r"[a-zà-ÿ'-]+")
_RELATIVE = re.compile(r"\b(?:die|dat|waarvan|waarbij|waarvoor|van wie|over wie)\b[^,;]*$")
"""A clause about who or what is spoken of ('bedrijven die meedoen'); the verb after its comma is the main one."""
_WHOM = pattern("clauses.whom")
"""Who or what is meant, without a comma ('bedrijven die last hebben van …'); 'in die periode' points."""
_INSERTED = pattern("clauses.inserted")
_WE_NEXT = re.compile(r" ?[a-zà-ÿ]+ (?:we|wij)\b")
"""'…, waar het vaak misgaat, | laten we': whatever its verb is, the clause before the comma is over."""
_GOES_ON = re.compile(r" (?:en|of|maar|want|die|dat|zodat|om|waar[a-z]*)\b|\s*$")
_FRONTED = pattern("clauses.fronted")
"""A subordinate clause in front; the verb after its comma is the main one."""
_INFINITIVES = ("gaan", "staan", "doen", "zien")
_ARTICLES = frozenset({"de", "het", "een", "onze"})
_ONLY_IF = re.compile(r"\b(?:nodig|mogelijk|gewenst|haalbaar|noodzakelijk|wenselijk)\b")
_LOOKED_INTO = re.compile(
    r"\b(?:toets\w*|bekij\w*|bezien|onderzoek\w*|vra(?:gen|agt)|beoorde\w*|control\w*|check\w*|na|bespre\w*|evalu\w*|bepa\w*"
    r"|kij\w*|weten|weet|afweg\w*|peil\w*|monitor\w*|volgen|meten|meet)\b(?: [a-zà-ÿ]+){0,4} $"
)
_PREPOSITIONS = frozenset(words("prepositions"))
_AUXILIARIES = frozenset(words("auxiliaries"))


def _has_finite(text: str) -> bool:
    return any(is_finite(word) for word in _WORD.findall(text))


def _opens_clause(mark: str, ahead: list[str]) -> bool:
    """Tell whether the words after a comma or 'en' begin a clause: its verb stands first or soon."""
    if not ahead:
        return False
    if is_finite(ahead[0]) and (ahead[0] in _AUXILIARIES or not ahead[0].endswith("en")):
        return True
    if "en" not in mark:
        return False
    own = ahead[0] in _ARTICLES and any(is_finite(word) and not word.endswith("en") for word in ahead[2:4])
    return own or any(word in _AUXILIARIES for word in ahead[1:3])


class Role(Enum):
    """What a clause does in its sentence."""

    SAYS = "it says something by itself"
    WHOM = "it only says who or what is meant in the clause before it"
    INSERTED = "it stands between two commas within another"
    ASKED = "it is what is looked into ('we toetsen of de portiers gecertificeerd zijn')"


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that has hindrances of its own.

    Attributes:
        text: the whole clause, without what stands within it; pieces on both sides of that share it.
    """

    start: int
    end: int
    text: str
    role: Role = Role.SAYS


def _is_inserted(said: str, rest: str, *, aside: bool) -> bool:
    """Tell whether a clause is over at a comma: its verb stands last, or the main verb follows."""
    last, following = _WORD.findall(said)[-1], _WORD.match(rest.lstrip())
    if said.startswith(", waar ") and following and is_finite(following[0]) and _WE_NEXT.match(rest):
        return True
    if aside or is_verb_form(last) or is_participle(last):
        return True
    return following is not None and is_finite(following[0]) and _has_finite(said)


def _insertions(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands between two commas within a clause ('het team, dat in 2020 is opgericht, komt …')."""
    reached = 0
    for match in _INSERTED.finditer(text):
        if match.start() < reached:
            continue
        for comma in re.finditer(",(?= )", text[match.end() :]):
            end = match.end() + comma.end()
            said = text[match.start() : end - 1]
            if _is_inserted(said, text[end:], aside=bool(match["aside"])):
                if not _GOES_ON.match(text, end) and not _ONLY_IF.search(said):
                    yield match.start(), end
                    reached = end
                break


def _verbs_end(text: str, start: int) -> int | None:
    """Return where the first verbs behind ``start`` end ('die overlast melden | krijgen'); ``None`` without any."""
    end: int | None = None
    for match in _WORD.finditer(text, start):
        if re.search("[,;]", text[start : match.start()]):
            break
        if end is not None and is_finite(match[0]) and not match[0].endswith("en"):
            # 'Waar de gemeente een rol in heeft | wordt onderzoek gedaan.'
            break
        if is_finite(match[0]) or (end is not None and (is_verb_form(match[0]) or is_participle(match[0]))):
            end = match.end()
        elif end is not None:
            break
    return end


def _told_whom(text: str) -> Iterator[tuple[int, int]]:
    """Find what only says who or what is meant, without a comma ('bewoners die overlast melden')."""
    for match in _WHOM.finditer(text):
        end = _verbs_end(text, match.end())
        if end is not None:
            yield match.start(), end


def _spans(text: str) -> list[tuple[int, int]]:
    cuts = {0}
    for match in _MARK.finditer(text):
        cuts.add(match.end() if match[0][0] in ";:." else match.start())
    for match in _JOINT.finditer(text):
        before = text[max(cut for cut in cuts if cut <= match.start()) : match.start()]
        ahead = _WORD.findall(match["ahead"])
        after_comma = match[0] == ", " and bool(ahead) and is_finite(ahead[0])
        if after_comma and _FRONTED.match(before):
            cuts.add(match.start())
            continue
        resumes = after_comma and _RELATIVE.search(before)
        if (resumes or _opens_clause(match[0], ahead)) and _has_finite(before):
            cuts.add(match.start())
    ends = sorted(cuts)
    return list(zip(ends, [*ends[1:], len(text)], strict=True))


def _asked(text: str) -> Iterator[tuple[int, int]]:
    """Find indirect questions, of which the verb stands last ('of' between two things is none)."""
    for match in re.finditer(r"(?<=[a-zà-ÿ]) (?:of|hoe) ([^,;]+)", text):
        said = _WORD.findall(match[1])
        verb = next((place for place, word in enumerate(said) if is_finite(word)), None)
        behind = next(
            (
                word
                for word in said[verb or 0 :]
                if not (is_verb_form(word) or is_participle(word) or word.endswith(_INFINITIVES))
            ),
            None,
        )
        asked = behind in _PREPOSITIONS and _LOOKED_INTO.search(text[: match.start() + 1])
        if verb and (behind is None or asked):
            yield match.start(), match.end()


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Split a normal sentence into clauses, in order, without gaps."""
    found: list[Clause] = []
    plain = text
    within = ((Role.INSERTED, _insertions), (Role.WHOM, _told_whom), (Role.ASKED, _asked))
    for role, find in within:
        for start, end in find(text):
            if plain[start:end] == text[start:end]:
                found.append(Clause(start, end, text[start:end].strip(), role))
                plain = plain[:start] + " " * (end - start) + plain[end:]
    inserted = sorted((clause.start, clause.end) for clause in found)
    for start, end in _spans(plain):
        said = " ".join(plain[start:end].split())
        begin = start
        for inner, after in inserted:
            if start <= inner < end:
                found.append(Clause(begin, inner, said))
                begin = after
        found.append(Clause(begin, end, said))
    kept = [clause for clause in found if clause.start < clause.end or not text]
    return tuple(sorted(kept, key=lambda clause: clause.start))
