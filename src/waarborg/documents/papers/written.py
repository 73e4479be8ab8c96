"""How does a value stand in Markdown without becoming a mark of it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from waarborg.commitments.budgets import say_euros
from waarborg.commitments.wording import count_in_words, say_day, say_number

_MARKS = re.compile(r"([\\`*_{}\[\]#|<>~^$&!])")
_BEGINNING = re.compile(r"\S*")
_ANY_MARK = re.compile(r"([!-/:-@\[-`{-~])")
"""What begins a line can make a list, a heading or a rule of it, so that more is escaped there."""

_LINK = re.compile(r"\[(.*?)\]\(<.*?>\)")
_WIDEST, _NARROWEST = 42, 5
"""Of a column, in letters."""

_LEFT_OUT = ("", "–", None)
"""What may stand in a column of numbers where one is not known."""

_DECIMALS = 2
"""As many as a number usually has at most."""

_BESIDE_MONEY = 3
"""Room beside an amount, as it never breaks, in letters."""

_A_PAGE = 100
"""As many letters as stand beside each other in a table as wide as the page."""

_BLANK = re.compile(r"[^\S\u00a0]+")
"""A space that never breaks stays one."""


class Written(str):
    """Markdown that a template may put down as it is: made here, of values that were written safely."""

    __slots__ = ()

    def __html__(self) -> str:
        """Nothing is left to be escaped: Jinja asks before it escapes for web pages."""
        return self


class Euros(int):
    """An amount in whole euros, so that it is written as one and stands to the right in a table."""

    __slots__ = ()


def write(value: object) -> Written:
    """Write any value so that it reads as itself: one line, every mark of Markdown escaped.

    A day in words, a number with its Dutch sign, nothing for nothing.
    """
    if isinstance(value, Written | Markup) or value is None:
        return Written(value or "")
    if isinstance(value, bool):
        return Written("ja" if value else "nee")
    if isinstance(value, date):
        return Written(say_day(value, "nl"))
    if isinstance(value, Euros):
        return Written(say_euros(value, "nl").replace("-", "\\-"))
    if isinstance(value, int | float):
        return Written(say_number(value, "nl").replace("-", "\\-"))
    text = _BLANK.sub(" ", str(value)).strip()
    first = _BEGINNING.match(text)
    start = first.end() if first else 0
    return Written(_ANY_MARK.sub(r"\\\1", text[:start]) + _MARKS.sub(r"\\\1", text[start:]))


def in_words(number: int) -> Written:
    """Write a small number in words: ``drie``; a larger one in digits."""
    return Written(count_in_words(number, "nl"))


def link_to(value: object, address: str) -> Written:
    """Write a value that leads to its evidence; without an address it is just the value."""
    if not address:
        return write(value)
    target = re.sub(r"[\s<>|\\]", "", address)
    return Written(f"[{write(value)}](<{target}>)")


def write_table(headings: list[object], rows: list[list[object]], caption: object = "") -> Written:
    """Write a real table: a row of headings and as many rows as there are; columns as wide as what they hold.

    A column of numbers is set to the right, each with as many decimals. Without rows there is no table.
    """
    if not rows:
        return Written("")
    titles = [write(heading) for heading in headings]
    columns = list(zip(*rows, strict=True))
    right = [_is_numbers(column) for column in columns]
    written = [
        _figures(column) if is_right else [*map(write, column)]
        for column, is_right in zip(columns, right, strict=True)
    ]
    cells = [list(row) for row in zip(*written, strict=True)]
    widths = _widths(
        [[title, *column] for title, column in zip(titles, written, strict=True)],
        [_BESIDE_MONEY if any(isinstance(cell, Euros) for cell in column) else 0 for column in columns],
    )
    rule = [
        ("-" if to_right else ":") + "-" * (width - 2) + (":" if to_right else "-")
        for width, to_right in zip(widths, right, strict=True)
    ]
    lines = [_row(titles), _row(rule), *map(_row, cells)]
    told = f"\n\n: {write(caption)}" if caption else ""
    return Written("\n" + "\n".join(lines) + told + "\n")


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_numbers(column: Sequence[object]) -> bool:
    """Numbers or amounts, some of them perhaps left out."""
    return any(map(_is_number, column)) and all(_is_number(cell) or cell in _LEFT_OUT for cell in column)


def _figures(column: Sequence[object]) -> list[Written]:
    """Numbers, each with as many decimals as the one that has most; a very small one stretches no others."""
    written = [write(cell) for cell in column]
    places = max(len(each.partition(",")[2]) for each in written)
    if not 0 < places <= _DECIMALS:
        return written
    return [
        Written(each + ("" if "," in each else ",") + "0" * (places - len(each.partition(",")[2])))
        if _is_number(cell)
        else each
        for cell, each in zip(column, written, strict=True)
    ]


def show_chart(
    name: str, title: str, header: Sequence[object], rows: Sequence[Sequence[object]], link: str = ""
) -> Written:
    """A chart as a figure with its caption, and the same figures as a table below it.

    Args:
        link: where all its figures come from; it stands at the table. Without one its rows lead there themselves.
    """
    told = link_to(f"{title}: de cijfers", link)
    figures = write_table(list(header), [list(row) for row in rows], told)
    return Written(f"\n![{write(title)}](chart:{name})\n{figures}")


def _widths(columns: Sequence[Sequence[Written]], beside: Sequence[int]) -> list[int]:
    """Room for the longest word, and for more as far as there is more to say; an address is not seen.

    Where that is more than a page is wide, only what goes beyond the longest words shrinks: no word runs into the
    next column.

    Args:
        columns: what stands in each.
        beside: room that each needs as well.
    """
    least, wished = [], []
    for cells, more in zip(columns, beside, strict=True):
        seen = [_LINK.sub(r"\1", cell).replace("\\", "") for cell in cells]
        word = max((len(part) for cell in seen for part in cell.split(" ")), default=0)
        least.append(max(word + 4, _NARROWEST) + more)
        wished.append(max(least[-1], min(_WIDEST, max(map(len, seen)) + 1) + more))
    room, over = sum(wished) - sum(least), sum(wished) - _A_PAGE
    share = min(1.0, max(0, over) / room) if room else 0.0
    return [each - int((each - word) * share) for each, word in zip(wished, least, strict=True)]


def _row(cells: list[Written] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
