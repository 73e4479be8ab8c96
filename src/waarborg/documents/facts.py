"""What can a template say of how a plan stands? The facts that every document is filled with.

Nothing of an entry is in them but how many there are: what is confidential cannot get into a document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waarborg.commitments.verdicts import WORST_FIRST, Standing
from waarborg.commitments.wording import name_of, say_day

BAD = (Standing.BROKEN, Standing.AT_RISK)
UNKNOWN = (Standing.NO_EVIDENCE, Standing.UNCLEAR)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """A commitment as it stands.

    Attributes:
        standing: its name in Dutch; ``is_bad``, ``is_unknown`` and ``is_kept`` tell what a template asks of it.
        reason: the verdict in one plain line.
        link: its page, with the evidence.
        register: the register that proves it.
        measured, required: as the verdict counts them; ``None`` where it counts nothing.
    """

    number: int
    sentence: str
    section: str
    kind: str
    of: Standing
    reason: str
    owner: str
    due_on: date | None
    link: str
    register: str
    measured: float | None
    required: float | None

    @property
    def standing(self) -> str:
        """Its standing in words."""
        return name_of(self.of, "nl")

    @property
    def is_bad(self) -> bool:
        """Broken or at risk."""
        return self.of in BAD

    @property
    def is_kept(self) -> bool:
        """Kept."""
        return self.of is Standing.KEPT

    @property
    def is_unknown(self) -> bool:
        """No evidence, or unclear."""
        return self.of in UNKNOWN


@dataclass(frozen=True, slots=True)
class CountFacts:
    """How many commitments have a standing, and where they are listed."""

    standing: str
    number: int
    link: str

    @property
    def in_a_sentence(self) -> str:
        """The standing as it follows "er zijn er twee"."""
        return "zonder bewijs" if self.standing == name_of(Standing.NO_EVIDENCE, "nl") else self.standing


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A part of the plan with its commitments.

    Attributes:
        link: where they are listed; an address that asks something already.
    """

    title: str
    link: str
    lines: tuple[LineFacts, ...]

    @property
    def total(self) -> int:
        """How many commitments it has."""
        return len(self.lines)

    @property
    def bad(self) -> tuple[LineFacts, ...]:
        """Those that are broken or at risk, worst first."""
        return worst_first(self.lines, BAD)

    @property
    def counts(self) -> dict[Standing, int]:
        """How many there are of each standing."""
        return {each: sum(line.of is each for line in self.lines) for each in Standing}

    def number(self, *names: str) -> int:
        """How many have one of these standings, by their names in code (``kept``)."""
        return sum(line.of.value in names for line in self.lines)

    def link_of(self, *names: str) -> str:
        """Where those are listed that have one of these standings."""
        page, mark, place = self.link.partition("#")
        return f"{page}&stand={','.join(names)}{mark}{place}"


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A commitment that stands otherwise at the end of a time than at its beginning.

    Attributes:
        day: the last day on which its standing changed.
    """

    day: date
    line: LineFacts
    previous: str
    standing: str
    is_better: bool


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The meeting that a dossier is made for; ``previous`` is the day of the one before it, where there was one.

    Attributes:
        link: its page, with the agenda.
    """

    name: str
    place: str
    previous: date | None
    link: str


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """A point of the agenda that asks a decision; ``title`` is empty where it is about an entry."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A theme of the long list: its place, its scores from 1 to 5 (a dash: not known), and the choice."""

    place: int | None
    title: str
    figures: float | str
    partners: float | str
    panel: float | str
    total: float | str
    is_chosen: bool

    @property
    def chosen(self) -> str:
        """A word for a table: that it was chosen."""
        return "gekozen" if self.is_chosen else ""


@dataclass(frozen=True, slots=True)
class PriorityFacts:
    """The long list, and what the council chose from it.

    Attributes:
        decided_on, reason: of the choice; ``None`` and empty while none was made.
        weights: of figures, partners and panel.
        figures_version: of the data from which figures were scored; empty: they were not.
        link: the page of the list.
    """

    themes: tuple[ThemeFacts, ...]
    decided_on: date | None
    reason: str
    weights: tuple[int, int, int]
    partners_source: str
    panel_source: str
    figures_version: str
    link: str

    @property
    def chosen(self) -> tuple[ThemeFacts, ...]:
        """The themes that were chosen."""
        return tuple(each for each in self.themes if each.is_chosen)


def worst_first(lines: Iterable[LineFacts], standings: Sequence[Standing]) -> tuple[LineFacts, ...]:
    """The lines with one of these standings, the worst first, then what is due first."""
    chosen = [line for line in lines if line.of in standings]
    order = {standing: place for place, standing in enumerate(WORST_FIRST)}
    return tuple(sorted(chosen, key=lambda line: (order[line.of], line.due_on or date.max, line.number)))


@dataclass(frozen=True, slots=True)
class ContributionFacts:
    """What a partner or resident contributed, without a person's name, and what was done with it.

    Attributes:
        outcome: in words; empty: not said yet.
        place: the measure or priority in which it is found back.
        link: its page.
    """

    theme: str
    day: date
    who: str
    text: str
    outcome: str
    reason: str
    place: str
    link: str

    @property
    def from_whom(self) -> str:
        """Who said it and when, in one cell of a table."""
        return f"{self.who}, {say_day(self.day, 'nl')}"

    @property
    def answer(self) -> str:
        """What was done with it, why and where, in one cell of a table."""
        if not self.outcome:
            return "Nog geen antwoord"
        told = f"{self.outcome}. {self.reason}".strip()
        return f"{told} ({self.place})" if self.place else told


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What the residents' panel says of a theme: its score from 1 (bad) to 5 (good), with its margins.

    Attributes:
        link: the results of the survey.
    """

    theme: str
    score: float
    margin: str
    respondents: int
    survey: str
    closed_on: date
    link: str


@dataclass(frozen=True, slots=True)
class PanelAnswerFacts:
    """What the residents' panel answered to one question, in words, with how many answered.

    Attributes:
        link: the results of the survey.
    """

    question: str
    answer: str
    respondents: int
    link: str
