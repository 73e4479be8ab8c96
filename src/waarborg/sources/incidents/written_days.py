"""Which day is written with its month in words, or with two figures of its year?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from waarborg.sources.incidents.cells import Cell

_MONTHS = (
    "januari january jan",
    "februari february feb",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
_NUMBERS = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_IN_WORDS = re.compile(
    rf"(\d{{1,2}})[ \-/.]+({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?[ \-/.]+(\d{{4}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)")
_FEW = 0.05
"""A smaller share of days the other way round are slips of the pen."""


class Years(StrEnum):
    """Where the year stands in days that give it in two figures."""

    LAST = "last"
    FIRST = "first"
    UNSURE = "unsure"
    """Of a day such as 11-10-12 nobody can say what is what."""


def years_of(days: Iterable[Cell], today: date) -> Years:
    """Where the years stand, as the days of a list say, taken together.

    What is later than this year is no year, and what is later than 31 is no day.
    """
    found = [written for each in days if isinstance(each, str) and (written := _SHORT.match(each.strip()))]
    last = first = 0
    for each in found:
        begins, middle, ends = int(each[1]), int(each[3]), int(each[4])
        is_last = _is_year(ends, today) and 1 <= min(begins, middle) <= 12 and max(begins, middle) <= 31
        is_first = _is_year(begins, today) and 1 <= middle <= 12 and 1 <= ends <= 31 and len(each[1]) == 2
        last += is_last and not is_first
        first += is_first and not is_last
    if last and first <= _FEW * (first + last):
        return Years.LAST
    if first and last <= _FEW * (first + last):
        return Years.FIRST
    return Years.UNSURE


def has_two_figures(day: Cell) -> bool:
    """Whether a day gives its year in two figures and its month as a number."""
    return isinstance(day, str) and _SHORT.match(day.strip()) is not None


def in_figures(day: Cell, years: Years) -> Cell:
    """A day with the month as a number and its year in full; what is written otherwise stays what it is."""
    if not isinstance(day, str):
        return day
    text = day.strip()
    if written := _IN_WORDS.match(text):
        month = _NUMBERS[written[2].casefold()]
        return f"{_in_full(written[3])}-{month:02}-{int(written[1]):02}{text[written.end() :]}"
    written = _SHORT.match(text)
    if written is None or years is Years.UNSURE:
        return day
    begins, sign, middle, ends = written.groups()
    rest = text[written.end() :]
    if years is Years.LAST:
        return f"{begins}{sign}{middle}{sign}{_in_full(ends)}{rest}"
    return f"{_in_full(begins)}-{middle}-{ends}{rest}"


def _is_year(number: int, today: date) -> bool:
    return number <= today.year % 100 or number > 31


def _in_full(year: str) -> str:
    """As programs take it: 69 to 99 in the twentieth century."""
    if len(year) == 4:
        return year
    return f"{'19' if int(year) >= 69 else '20'}{year}"
