"""One sentence with everything that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.counts import Count, find_counts, find_vague_counts
from waarborg.reading.sentences.cues import blocks, clause_at, prepare
from waarborg.reading.sentences.moments import Moment, find_moments
from waarborg.reading.sentences.normal import normal_form
from waarborg.reading.sentences.rhythms import Rhythm, find_rhythms, find_seasons
from waarborg.reading.sentences.scopes import Scope, find_scopes
from waarborg.reading.sentences.terms import Term, find_terms, find_vague_terms


@dataclass(frozen=True)
class Sentence:
    """A sentence as written, where it stands, and what was found in its normal form (each thing once, lazily).

    Attributes:
        previous: the normal form of the sentence before it in the same paragraph, or nothing.
    """

    written: str
    context: Context
    previous: str = ""

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

    def promised_at(self, position: int) -> bool:
        """Tell whether nothing in the clause at ``position`` keeps it from being a promise."""
        year = self.context.start.year if self.context.start else None
        return not blocks(clause_at(self.normal, position), year)
