"""What does a draft plan hold? The typed outcome of reading a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from waarborg.commitments.demands import Kind
from waarborg.registers.durations import Duration
from waarborg.registers.selections import Selection


class SectionKind(StrEnum):
    """What a section of a plan is about."""

    PRIORITY = "priority"
    STRATEGIC_THEME = "strategic_theme"
    FIELD = "field"
    THEME = "theme"
    SUB_THEME = "sub_theme"
    ORGANISATION = "organisation"
    FINANCE = "finance"
    OTHER = "other"


class MeasureStatus(StrEnum):
    """Does the plan carry it on, start it, aim at it, or merely list it?"""

    ONGOING = "ongoing"
    NEW = "new"
    GOAL = "goal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DraftCommitment:
    """A promise as recognised in one sentence; everything the sentence leaves open is ``None``.

    Attributes:
        kind: the way it promises.
        at_least, at_most: how many, a whole number; of a target the figure itself (7.5).
        within: the term of a response, or the longest time without one of an interval.
        each: lemma of the list that it runs over (``wijk``, ``school``).
        coverage: share of that list, or of the triggers, 0-1.
        sentence: the sentence as it stands in the document, glued words repaired.
        vague: it promises without saying how often or how fast; ``question`` then asks it.
        proposal: the register and selection that would prove it; ``None`` when no words point to one.
        answer: for a response: the selection whose linked entries are the answer; ``None``: the trigger's own
            closing.
    """

    kind: Kind
    sentence: str
    page: int | None = None
    at_least: float | None = None
    at_most: float | None = None
    per: Duration | None = None
    within: Duration | None = None
    each: str | None = None
    coverage: float | None = None
    months: tuple[int, ...] = ()
    by: date | None = None
    vague: bool = False
    question: str | None = None
    proposal: Selection | None = None
    answer: Selection | None = None


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """One activity, goal or list item of a section."""

    status: MeasureStatus
    text: str
    page: int | None = None
    commitments: tuple[DraftCommitment, ...] = ()
    listed: bool = False
    """It stood in the document as an item of a list or a row of a table, not in running text."""
    block: int | None = field(default=None, compare=False)
    """Index in the document's blocks of what it was read from, to show the source beside it."""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading with what stands under it, up to the next heading.

    Attributes:
        number: as printed (``3.1.2``); ``None`` when the heading has none.
        theme: code of the framework's field or theme that it is tied to; ``None`` when it cannot be told.
        parent: index in :attr:`DraftPlan.sections` of the section it belongs to; ``None`` at the top.
        approach: running text of the section, one string per paragraph.
        block: index in the document's blocks of its heading; ``None`` when it has none of its own.
    """

    number: str | None
    title: str
    kind: SectionKind
    theme: str | None = None
    parent: int | None = None
    page: int | None = None
    approach: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    measures: tuple[DraftMeasure, ...] = ()
    block: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """A plan as read from its document, to be looked over by a person before it is adopted."""

    title: str | None
    municipality: str | None
    start: date | None
    end: date | None
    framework: str | None
    sections: tuple[DraftSection, ...] = field(default=())
