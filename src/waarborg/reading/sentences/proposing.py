"""Which register would prove a promise, and for a response: which one holds the answers?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from waarborg.commitments.demands import Kind
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.verbs import is_finite
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.pointing import propose
from waarborg.registers.selections import Selection
from waarborg.registers.topics import find_topics

_WORD = re.compile(r"[a-zà-ÿ]+")
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|zodra|nadat|na|bij)\b(?! (?:de )?(?:brandweer|politie|gemeente))"
)
_REST_OF_THE_ANSWER = re.compile(r"\b(?:altijd|steeds|direct|meteen|binnen)\b")
_ITS_OWN_START = re.compile(
    r"(?<=\bbinnen )([a-z0-9 ]{1,25}?) na [a-z]+\b(?! (?:van|over|door|bij|in|tegen)\b)"
)
"""'Binnen drie dagen na ontdekking': without an article it is the case's own beginning, and no other trigger."""

_PREPOSITIONS = (
    "van",
    "in",
    "op",
    "bij",
    "aan",
    "met",
    "voor",
    "door",
    "over",
    "tegen",
    "tussen",
    "uit",
    "na",
)
_NEXT_NOUN = re.compile("".join(rf"(?<!\b{each})" for each in _PREPOSITIONS) + " (?=(?:een|het|de) )")
_DESCRIBED = re.compile(r"[^,]*\b(?:die|dat|waar[a-z]*|wie|wiens)\b[^,]*, (?=([a-zà-ÿ]+))")
_UP_TO_COMMA = re.compile(r"[^,]*, ")
_CONDITION_FIRST = re.compile(r"(?:als|indien|wanneer|zodra|nadat|wie)\b[^,]*,")
_OURS_FIRST = re.compile(r"^(?:we|wij|de (?:gemeente|politie|boa's|brandweer|burgemeester)|het college)\b")
_OWN_CLOSING = pattern("proposing.own_closing")
_STANDING_TOPIC = pattern("responses.agenda")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would prove a promise.

    Attributes:
        selection: the entries that count; of a response its triggers. ``None``: no words point to any.
        answer: of a response: the entries that answer; ``None``: the trigger's own closing. In the register of
            the triggers: each must be its own answer (a meeting, by what was discussed in it).
    """

    selection: Selection | None = None
    answer: Selection | None = None


def propose_selections(kind: Kind, sentence: str, registers: Mapping[str, RegisterDefinition]) -> Proposal:
    """Propose registers from the words of their files; a target is followed by a figure and gets none."""
    if kind is Kind.TARGET:
        return Proposal()
    whole = _best(sentence, registers)
    if kind is not Kind.RESPONSE:
        return Proposal(whole)
    said = normal_form(sentence)
    if _STANDING_TOPIC.search(said) and (topic := _standing_topic(sentence, registers)):
        return topic
    trigger, answer = _parts(_ITS_OWN_START.sub(r"\1", said))
    triggered = _best(trigger, registers)
    answered = _answer(answer, triggered, registers)
    if triggered is None and answered is not None and not registers[answered.register].occurrence:
        # An entry that runs through statuses stands open from its cause on: closing it is the answer.
        return Proposal(answered)
    if triggered is None:
        # What has simply happened says nothing about how often there was a trigger.
        return Proposal(whole if answered is None else None, answered)
    return Proposal(triggered, answered if answered and answered.register != triggered.register else None)


def _standing_topic(sentence: str, registers: Mapping[str, RegisterDefinition]) -> Proposal | None:
    """Propose meetings with the topic in them; that a meeting was held does not say what was discussed."""
    for meeting in propose(sentence, registers):
        definition = registers[meeting.register]
        if definition.occurrence and (topics := find_topics(sentence, definition)):
            return Proposal(meeting, replace(meeting, fields=topics[:1]))
    return None


def _answer(
    text: str, triggered: Selection | None, registers: Mapping[str, RegisterDefinition]
) -> Selection | None:
    """What the answer points to; ``None`` where the trigger's own closing is the answer.

    That something is reported or passed on ('gemeld bij', 'aangemeld voor') is how its case goes on: an answer is
    never itself a report, as those come in from others, and a case whose register is named again is closed in it.
    """
    if _OWN_CLOSING.search(text):
        return None
    options = propose(text, registers)
    if triggered is None:
        return next(iter(options), None)
    if not _comes_in(registers[triggered.register]):
        if any(each.register == triggered.register for each in options):
            return None
        options = tuple(each for each in options if not _comes_in(registers[each.register]))
    return next(iter(options), None)


def _comes_in(register: RegisterDefinition) -> bool:
    """Are its entries reported by others?"""
    return any(name == "melder" for name, *_labels in register.roles)


def _best(text: str, registers: Mapping[str, RegisterDefinition]) -> Selection | None:
    return next(iter(propose(text, registers)), None)


def _parts(text: str) -> tuple[str, str]:
    """Part a response into what happens and what is done: at its verb, or at 'wanneer' or 'na' behind it."""
    verb = next((match for match in _WORD.finditer(text) if is_finite(match[0])), None)
    if verb is None:
        return text, text
    if first := _first_clause(text, verb):
        return text[:first], text[first:]
    behind = _CONDITION.search(text, verb.end())
    if behind and not _CONDITION.match(text):
        end = _end_of_condition(text, behind)
        return text[behind.start() : end], text[: behind.start()] + text[end:]
    if _OURS_FIRST.match(text):
        return text[verb.end() :], verb[0]
    return text[: verb.start()], text[verb.start() :]


def _first_clause(text: str, verb: re.Match[str]) -> int:
    """Where the clause ends in which a sentence first tells what happens, or who or what is meant; 0: in none."""
    if condition := _CONDITION_FIRST.match(text) or (verb.start() == 0 and _UP_TO_COMMA.match(text)):
        return condition.end()
    described = _DESCRIBED.match(text)
    return described.end() if described and is_finite(described[1]) else 0


def _end_of_condition(text: str, condition: re.Match[str]) -> int:
    """Where what happens ends within a sentence: 'bij elke overval | een Burgernetactie'."""
    ends = [_REST_OF_THE_ANSWER.search(text, condition.end())]
    if condition[0] in ("na", "bij"):
        ends.append(_NEXT_NOUN.search(text, text.find(" ", condition.end() + 1) + 1))
    return min((end.start() for end in ends if end), default=len(text))
