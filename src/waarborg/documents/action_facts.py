"""What can a template say of the actions that carry a plan out, and of their money?

Nothing confidential is among it: whoever gathers these facts leaves that out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waarborg.commitments.actions import Progress
from waarborg.commitments.budgets import Amounts
from waarborg.commitments.quarters import say_stretch, say_stretch_briefly
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of, say_day
from waarborg.documents.charts.gantt import Bar, gantt_svg
from waarborg.documents.facts import BAD
from waarborg.documents.papers.paper import Picture
from waarborg.documents.papers.written import Euros, link_to

_ACTIONS_A_CHART = 24
"""So many bars fit on a page."""


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action as it stands.

    Attributes:
        owner: who does it; named where documents name owners.
        of: its standing; ``None`` once it was stopped.
        first_end: on which day it was to end at first; ``None`` where it was not moved.
        requested, spent: in the years that the document tells of.
        measure, number: from which it comes; the commitment that it is for, if it is for one.
    """

    title: str
    description: str
    owner: str
    partners: tuple[str, ...]
    days: Window
    of: Standing | None
    progress: Progress
    reason: str
    first_end: date | None
    finished_on: date | None
    requested: Euros
    granted: Euros
    spent: Euros
    part: str
    measure: str
    number: int | None
    link: str

    @property
    def when(self) -> str:
        """Its quarters, years or days."""
        return say_stretch(self.days, "nl")

    @property
    def when_briefly(self) -> str:
        """The same for a narrow column: ``K2 2027``."""
        return say_stretch_briefly(self.days)

    @property
    def standing(self) -> str:
        """Its standing in words; how far it is where it has none."""
        return name_of(self.of if self.of else self.progress, "nl")

    @property
    def moved(self) -> str:
        """That it was moved, in words."""
        return f"eerst tot en met {say_day(self.first_end, 'nl')}" if self.first_end else ""

    @property
    def with_whom(self) -> str:
        """Its partners on one line."""
        return ", ".join(self.partners)

    @property
    def money(self) -> Euros | str:
        """What was asked for it; empty where nothing was."""
        return self.requested if self.requested else ""

    @property
    def is_bad(self) -> bool:
        """Broken or at risk."""
        return self.of in BAD


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """Sums of money with what they are for: a year, a part of the plan, an action."""

    name: str
    sums: Amounts
    link: str = ""
    part: str = ""
    year: int | None = None

    @property
    def name_of_year(self) -> str:
        """The year, written as a year and not as a number."""
        return str(self.year or "")

    @property
    def requested(self) -> Euros:
        """What was asked."""
        return Euros(self.sums.requested)

    @property
    def granted(self) -> Euros:
        """What may be spent."""
        return Euros(self.sums.granted)

    @property
    def undecided(self) -> Euros:
        """New money on which must be decided."""
        return Euros(self.sums.undecided)

    @property
    def spent(self) -> Euros:
        """What was paid."""
        return Euros(self.sums.spent)

    @property
    def left(self) -> Euros:
        """What may still be spent."""
        return Euros(self.sums.left)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that was drawn already, with what stands beside it."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    picture: Picture


def gantt_charts(actions: Sequence[ActionFacts], shown: Window, day: date) -> list[Drawn]:
    """The actions on a line of time, as many charts as it takes to have each on a page."""
    chunks = [actions[place : place + _ACTIONS_A_CHART] for place in range(0, len(actions), _ACTIONS_A_CHART)]
    return [_chart(chunk, number, len(chunks), shown, day) for number, chunk in enumerate(chunks, start=1)]


def _chart(actions: Sequence[ActionFacts], number: int, of: int, shown: Window, day: date) -> Drawn:
    years = say_stretch(shown, "nl")
    title = f"Planning van de acties, {years}" + (f", deel {number} van {of}" if of > 1 else "")
    bars = [
        Bar(
            each.title,
            each.days,
            each.of,
            each.progress,
            (each.first_end,) if each.first_end and each.first_end != each.days.end else (),
        )
        for each in actions
    ]
    bad = sum(each.is_bad for each in actions)
    told = (
        f"Gantt-diagram van {len(actions)} {'actie' if len(actions) == 1 else 'acties'} in {years}; "
        f"{bad} daarvan {'is' if bad == 1 else 'zijn'} niet nagekomen of in gevaar. "
        "De dagen staan in de tabel eronder."
    )
    rows = tuple(
        (link_to(each.title, each.link), each.days.start, each.days.end, each.moved, each.standing)
        for each in actions
    )
    header = ("Actie", "Begint", "Klaar uiterlijk", "Verplaatst", "Stand")
    return Drawn(
        f"planning-{number}", title, header, rows, Picture(gantt_svg(bars, shown, day, "nl", title), told)
    )
