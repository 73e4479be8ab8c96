"""How does a list of incidents write its moments? One row does not tell; a whole column does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.incidents.written_days import Years

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})(\d{2})(\d{2})")

EMPTY = frozenset({"", "-", "na", "n/a", "n.v.t.", "nvt", "null", "none", "nan", "nat"})
"""What programs and people write where there is nothing, in small letters."""

_FEW = 0.05
"""A smaller share of days the other way round are slips of the pen."""


class Order(StrEnum):
    """In which order day and month stand."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNSURE = "unsure"
    """Both occur: of a day such as 4/5 nobody can say which it is."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the moments of a column are written.

    Attributes:
        order: of day and month where the year comes last.
        midnights: whether a day of a workbook without a time is a midnight, because other cells of the column have
            a time: a workbook does not tell the two apart.
        hours: whether the column of times has nothing but whole hours.
        years: where the year stands in a day that gives it in two figures.
    """

    order: Order = Order.DAY_FIRST
    midnights: bool = False
    hours: bool = False
    years: Years = Years.UNSURE


def habits_of(days: Iterable[Cell], clocks: Iterable[Cell], order: Order) -> Habits:
    """The habits of one column of days, and the column of times that goes with it."""
    times = any(isinstance(each, datetime) and each.time() != time() for each in days)
    written = [str("" if each is None else each).strip() for each in clocks]
    filled = [each for each in written if each.casefold() not in EMPTY]
    # Where 20 is twenty past midnight, as in 0020, there are times after 0024 too.
    return Habits(order, times, bool(filled) and all(_is_hour(each) for each in filled))


def order_of(days: Iterable[Cell]) -> Order:
    """In which order day and month stand in the columns of days of a list, taken together.

    The month stands first where days such as 12/31 occur and hardly any such as 31/12. Where both occur, or a
    workbook has made days of the others already, it cannot be known.
    """
    day_first = month_first = made = 0
    for each in days:
        if isinstance(each, date):
            made += 1
            continue
        found = DAY.match(each.strip()) if isinstance(each, str) else None
        if found is None or not found[4]:
            continue
        day_first += int(found[4]) > 12 >= int(found[5])
        month_first += int(found[5]) > 12 >= int(found[4])
    if month_first <= _FEW * (day_first + month_first + made):
        return Order.DAY_FIRST
    if day_first <= _FEW * (day_first + month_first) and not made:
        return Order.MONTH_FIRST
    return Order.UNSURE


def _is_hour(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and int(text) <= 24
