"""What stands in front of a sentence, or between its words, and says nothing of what is promised?

'Omdat de overlast toeneemt, stellen we een plan op' promises what 'we stellen een plan op' does. Such reasons,
occasions and fillers are left out, and the subject is put first again, so that all signs of a promise look at one
order of words.
"""

from __future__ import annotations

import re

from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.verbs import is_finite

_CLAUSE = pattern("fronting.clause")
_PHRASE = pattern("fronting.phrase")
_FILLER = pattern("fronting.filler")
_AS_BEFORE = pattern("fronting.as_before")
_TELLING = pattern("fronting.telling")
"""What has a number, a moment or a law in it may be what the sentence is about."""
_SUBJECT = re.compile(r" (?P<subject>we|wij|er|(?:de|het|onze) [a-zà-ÿ'-]+(?! (?:en|of|van)\b)) ")
_MORE_OF_IT = re.compile(r"[^,;:]*, (?:die|dat|waar[a-z]*) [^,;:]*, ")
"""'Gelet op de klachten bij het station, waar het donker is, | zullen we': still the same phrase."""
_WORD = re.compile(r"[a-zà-ÿ'-]+")


def without_front(text: str) -> str:
    """Return a normal sentence without fillers and without the reason or occasion in front of it."""
    text = _FILLER.sub("", _AS_BEFORE.sub("", text))
    verb = _verb_behind_clause(text) or _verb_behind_phrase(text)
    return _subject_first(text[verb:]) if verb else text


def _verb_behind_clause(text: str) -> int | None:
    """Return where the verb begins behind a clause in front ('omdat …, | stellen we')."""
    clause = _CLAUSE.match(text)
    if clause is None or _TELLING.search(clause[0]):
        return None
    verb = _WORD.match(text, clause.end())
    return verb.start() if verb and is_finite(verb[0]) else None


def _verb_behind_phrase(text: str) -> int | None:
    """Return where the verb begins behind a phrase in front ('naar aanleiding van … | stellen we')."""
    phrase = _PHRASE.match(text)
    if phrase is None:
        return None
    more = _MORE_OF_IT.match(text, phrase.end())
    begin = more.end() if more else phrase.end()
    for verb in _WORD.finditer(text, begin):
        if re.search("[,;:]", text[begin : verb.start()]):
            return None
        if is_finite(verb[0]) and _SUBJECT.match(text, verb.end()):
            return None if _TELLING.search(text[: verb.start()]) else verb.start()
    return None


def _subject_first(text: str) -> str:
    verb = _WORD.match(text)
    behind = _SUBJECT.match(text, verb.end()) if verb else None
    if verb is None or behind is None:
        return text
    return f"{behind['subject']} {verb[0]} {text[behind.end() :]}"
