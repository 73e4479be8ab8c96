"""One sentence with everything that was found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.clauses import Clause, Role, clauses_of
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.counts import Count, find_counts, find_vague_counts
from waarborg.reading.sentences.cues import Hindrance, hindrances, is_no_promise, prepare
from waarborg.reading.sentences.moments import Moment, find_moments
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.rhythms import Rhythm, find_rhythms
from waarborg.reading.sentences.scopes import Scope, find_scopes
from waarborg.reading.sentences.seasons import find_seasons, months_of_every_year
from waarborg.reading.sentences.terms import Term, find_terms, find_vague_terms
from waarborg.reading.sentences.verbs import is_act, is_finite, is_participle
from waarborg.reading.sentences.vocabulary import DEED, OURS
from waarborg.reading.sentences.words import words

_WORD = re.compile(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*")


_LOOKS_DONE = re.compile(r"(?:[a-z]{0,8}ge|ver|be|ont|her|over|onder)[a-zëï]{3,}(?:d|t|en)")
_CUT_DOWN = re.compile(
    r"^(?:(?!de |het |dit |deze )(?:[a-zà-ÿ'-]+ ){1,4}?,? ?"
    r"(?:die|dat|waar(?:van|voor|bij|aan|in|op)|van wie|bij wie|met wie|over wie)|wie)\b"
    r"[^;,]*, (?P<verb>[a-z]+)\b"
)
"""Cases told by what happens to them ('Bedrijven die tweemaal in overtreding zijn, krijgen …')."""
_TELLS_MORE = re.compile(r", ?(?:waar[a-z]+|die|dat|zodat|omdat|doordat|zoals)\b")
"""A clause behind the main one that tells more of it ('een team, waarin boa's en jongerenwerk samenwerken')."""
_SAME_SUBJECT = pattern("clauses.same_subject")
_OF_SUBJECT = frozenset({Hindrance.OTHERS, Hindrance.OWN})
_RECEIVES = frozenset({"krijgt", "krijgen", "ontvangt", "ontvangen"})
_HAPPENS = re.compile(r"(?!wijziging|verandering|overstroming|storing)[a-z-]{4,}(?:ing|atie)")
"""An act as a noun, which 'vindt plaats'."""
_MEETS = pattern("vocabulary.meets")
_SUBJECT_BEGINS = frozenset(["alle", "de", "het", "we", "wij", "onze", "er", "elke", "elk", "een"])
_LONGEST_CELL = 7
_PARTICLES = frozenset(words("particles"))
_PART = re.compile(r"[:|(]| [–-] ")
_NOUNS = frozenset(["plan", "test", "start", "check", "meet", "licht"])
_PLURALS = frozenset(
    ["worden", "zijn", "hebben", "zullen", "kunnen", "mogen", "moeten", "vinden", "gaan", "komen"]
)


def _has_verb(words: list[str]) -> bool:
    """Tell whether one of the words is a verb in its place; an infinitive that heads or ends a list"
    " item is none."""
    if "we" in words or "wij" in words:
        return True
    for place, word in enumerate(words):
        if not is_finite(word) or word in _NOUNS:
            continue
        if not word.endswith("en") or word in _PLURALS:
            return True
        after = words[place + 1] if place + 1 < len(words) else "van"
        before = words[place - 1] if place else "te"
        if after != "van" and before not in ("te", "het", "door", "voor", "bij", "en", "van", "om"):
            return True
    return False


@dataclass(frozen=True)
class Sentence:
    """A sentence as written, where it stands, and what was found in its normal form (each thing once, lazily).

    Attributes:
        previous: the normal form of the sentence before it in the same paragraph, or nothing.
        believed: all its words together tell that it promises, whatever a single sign says.
    """

    written: str
    context: Context
    previous: str = ""
    believed: bool = False

    @cached_property
    def normal(self) -> str:
        """The sentence in normal form, without quotations and open questions."""
        return prepare(normal_form(self.written))

    @cached_property
    def rhythms(self) -> tuple[Rhythm, ...]:
        """Rates and intervals."""
        return find_rhythms(self.normal)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Numbers of times and things."""
        return find_counts(self.normal)

    @cached_property
    def vague_counts(self) -> tuple[Count, ...]:
        """Words for more than one."""
        return find_vague_counts(self.normal)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Terms that run from an event."""
        return find_terms(self.normal)

    @cached_property
    def vague_terms(self) -> tuple[Term, ...]:
        """Words for soon."""
        return find_vague_terms(self.normal)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """Moments by which something is due."""
        return find_moments(self.normal, self.context.start, self.context.end)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """Lists and shares."""
        return find_scopes(self.normal)

    @cached_property
    def months(self) -> tuple[int, ...]:
        """The season in which it must happen; empty for the whole year."""
        return next((months for _, _, months in find_seasons(self.normal)), ())

    @cached_property
    def yearly_months(self) -> tuple[int, ...]:
        """The months in which something falls that happens every year; empty for the whole year."""
        return self.months or months_of_every_year(self.normal)

    @property
    def listed(self) -> bool:
        """It belongs to a measure, not to running text."""
        return self.context.status in (MeasureStatus.ONGOING, MeasureStatus.NEW, MeasureStatus.GOAL)

    @property
    def is_new(self) -> bool:
        """It stands under the new activities."""
        return self.context.status is MeasureStatus.NEW

    @property
    def is_goal(self) -> bool:
        """It stands under the goals."""
        return self.context.status is MeasureStatus.GOAL

    def before_plan(self, day: date | None) -> bool:
        """Tell whether a day lies before the plan's first day."""
        return day is not None and self.context.start is not None and day < self.context.start

    @cached_property
    def clauses(self) -> tuple[tuple[Clause, frozenset[Hindrance]], ...]:
        """Every clause, with what keeps it from promising."""
        year = self.context.start.year if self.context.start else None
        found: list[tuple[Clause, frozenset[Hindrance]]] = []
        for clause in clauses_of(self.normal):
            # What holds of the main clause holds of whom it speaks, and not the other way round.
            inherited = found[-1][1] if found and clause.role in (Role.WHOM, Role.INSERTED) else frozenset()
            if found and _SAME_SUBJECT.match(clause.text):
                inherited = found[-1][1] & _OF_SUBJECT
            asked = frozenset({Hindrance.HEDGED}) if clause.role is Role.ASKED else frozenset()
            ahead = found[-1][0].text if found else ""
            text = f"{ahead}{clause.text}" if ahead.endswith(":") else clause.text
            found.append((clause, hindrances(text, year) | inherited | asked))
        return tuple(found)

    @cached_property
    def main(self) -> str:
        """The sentence with blanks for what is inserted, or only tells of whom or what it speaks."""
        text = self.normal
        for clause, _ in self.clauses:
            told_more = clause.start and _TELLS_MORE.match(clause.text)
            if told_more or clause.role in (Role.WHOM, Role.INSERTED):
                text = text[: clause.start] + " " * (clause.end - clause.start) + text[clause.end :]
        return text

    @cached_property
    def said(self) -> str:
        """The main sentence without its blanks, so that its words stand side by side."""
        return " ".join(self.main.split())

    @cached_property
    def promises_nothing(self) -> bool:
        """The whole sentence is a question, an expectation, a definition or a law."""
        return not self.believed and is_no_promise(self.normal)

    @cached_property
    def fragment(self) -> bool:
        """It has no verb of its own, as in a list or a table ('Jaarlijks vier controles',"
        " 'Opstellen van een plan')."""
        if not self.listed and self.written.endswith(".") and len(self.words) > _LONGEST_CELL:
            # A sentence whose verb is unknown is a sentence still.
            return False
        text = self.main
        for moment in reversed(self.moments):
            # A moment ahead of everything else is a column of a table; within a sentence it is one of its words.
            ahead = not _WORD.search(text[: moment.start]) and not self._is_followed_by_verb(moment.end)
            text = text[: moment.start] + ("|" if ahead else "moment") + text[moment.end :]
        return not any(_has_verb(_WORD.findall(part)) for part in _PART.split(text))

    def _is_followed_by_verb(self, position: int) -> bool:
        """Tell whether a moment in front is followed by the verb and its subject ('vanaf 2026 dragen alle …')."""
        following = _WORD.findall(self.normal[position : position + 60])[:2]
        return len(following) == 2 and is_finite(following[0]) and following[1] in _SUBJECT_BEGINS

    @cached_property
    def trigger_end(self) -> int:
        """Where the words end that tell which cases are meant ('Bedrijven die …, krijgen'); 0: none are told."""
        told = _CUT_DOWN.match(self.normal)
        return told.start("verb") if told and is_finite(told["verb"]) else 0

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of what it says, without figures."""
        return tuple(_WORD.findall(self.main))

    @cached_property
    def acts(self) -> bool:
        """It names something that people do on purpose."""
        return (
            self.believed
            or any(is_act(word) for word in self.words)
            or DEED.search(self.normal)
            or _MEETS.search(self.normal) is not None
            or self._is_done_to_something()
        )

    def _is_done_to_something(self) -> bool:
        """Tell by its verbs that something is done, received or held ('wordt gelegd', 'krijgt', 'vindt plaats')."""
        there = set(self.words)
        if there & _RECEIVES:
            return True
        if there & {"wordt", "worden"} and any(_LOOKS_DONE.fullmatch(word) for word in there):
            return True
        takes_place = there & {"vindt", "vinden"} and "plaats" in there
        if takes_place and any(_HAPPENS.fullmatch(word) for word in there):
            return True
        if there & {"is", "zijn"} and any(is_participle(word) for word in there):
            return True
        return any(is_act(f"{particle}{word}") for word in there for particle in there & _PARTICLES)

    @cached_property
    def ours(self) -> bool:
        """Someone acts in it who works for the plan: the municipality, its services, its partners."""
        return OURS.search(self.normal) is not None

    def _at(self, position: int) -> tuple[Clause, frozenset[Hindrance]]:
        return next(found for found in self.clauses if position < found[0].end or found is self.clauses[-1])

    def clause_at(self, position: int) -> str:
        """Return the clause in which a position lies."""
        return self._at(position)[0].text

    def promised_at(self, position: int, *, allowing: frozenset[Hindrance] = frozenset()) -> bool:
        """Tell whether nothing in the clause at ``position`` keeps it from being a promise."""
        # A measure that is so since some year is so still; elsewhere it is history.
        still = frozenset({Hindrance.SINCE, Hindrance.OWN}) if self.listed else frozenset()
        return self.believed or not self._at(position)[1] - allowing - still
