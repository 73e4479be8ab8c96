"""How much supervision was planned in a year, how much was done, and where is it behind?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from waarborg.commitments.occasions import occasions
from waarborg.commitments.windows import Window
from waarborg.records.models import Organisation, RecurringPlan
from waarborg.records.queries.recurring import members_of, recurring_plans, work_of
from waarborg.records.queries.selected import selected
from waarborg.records.queries.visible import Viewer, only_visible
from waarborg.registers.selections import Selection

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One category in one part of the year.

    Attributes:
        planned: what had to be done by a day of this part.
        done: what was done in it.
        behind: how much of all that was planned from the start of the year to the end of this part (or today) is
            not done yet; zero for what is still to come.
    """

    planned: int
    done: int
    behind: int


@dataclass(frozen=True, slots=True)
class SupervisionLine:
    """One category over a year; ``total.behind`` is how far it is behind today."""

    category: str
    cells: tuple[Cell, ...]
    total: Cell


def supervised_registers(organisation: Organisation) -> list[str]:
    """The registers for which work is planned."""
    names = recurring_plans(organisation).order_by("register").values_list("register", flat=True)
    return list(names.distinct())


def supervision_of(
    viewer: Viewer, register: str, year: int, months: int, today: date
) -> list[SupervisionLine]:
    """Planned against done, by category: all that were planned or done in the year.

    Args:
        viewer: who asks; what is hidden from them is not counted as done.
        register: of what is done, such as ``controle``.
        year: the calendar year.
        months: how many months each part of the year has.
        today: what was to be done after it is not behind yet.
    """
    window = Window(date(year, 1, 1), date(year, 12, 31))
    planned = _planned(viewer.organisation, register, window)
    done = _done(viewer, register, window)
    categories = sorted({category for category, _ in (*planned, *done)})
    return [_line(category, planned, done, window, months, today) for category in categories]


Days = dict[tuple[str, date], int]


def _planned(organisation: Organisation, register: str, window: Window) -> Days:
    """How much had to be done by each day."""
    days: Days = {}
    for plan in recurring_plans(organisation).filter(register=register):
        for day in _last_days(plan, window):
            days[plan.category, day] = days.get((plan.category, day), 0) + 1
    return days


def _last_days(plan: RecurringPlan, window: Window) -> list[date]:
    asked = occasions(work_of(plan), members_of(plan.list), window.start, window.end)
    return [each.days.end for each in asked if each.days.end in window]


def _done(viewer: Viewer, register: str, window: Window) -> Days:
    entries = only_visible(viewer, selected(viewer.organisation.pk, Selection(register)), register)
    found = entries.filter(happened_on__range=(window.start, window.end))
    counted = found.values_list("category", "happened_on").annotate(Count("id")).order_by()
    return {(category, day): number for category, day, number in counted}


def _line(
    category: str, planned: Days, done: Days, window: Window, months: int, today: date
) -> SupervisionLine:
    cells = []
    for first in range(1, MONTHS_IN_A_YEAR + 1, months):
        part = range(first, first + months)
        seen = _sum(planned, category, part), _sum(done, category, part)
        behind = 0
        if date(window.start.year, first, 1) <= today:
            upto = range(1, first + months)
            behind = max(0, _sum(planned, category, upto, today) - _sum(done, category, upto, today))
        cells.append(Cell(*seen, behind))
    year = range(1, MONTHS_IN_A_YEAR + 1)
    behind = max(0, _sum(planned, category, year, today) - _sum(done, category, year, today))
    total = Cell(_sum(planned, category, year), _sum(done, category, year), behind)
    return SupervisionLine(category, tuple(cells), total)


def _sum(days: Days, category: str, months: range, until: date | None = None) -> int:
    """All of a category in some months; with ``until`` only what lies before or on that day."""
    return sum(
        number
        for (name, day), number in days.items()
        if name == category and day.month in months and (until is None or day <= until)
    )
