"""What if x and y stand in one cell of a list, such as "52.1, 4.3"?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from waarborg.sources.incidents.cells import Cell, NumberedRow

_DEGREES = re.compile(r"(?:POINT\s*)?[(\[]?\s*(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)\s*[)\]]?", re.IGNORECASE)
_COMMAS = re.compile(r"[(\[]?\s*(-?\d+,\d+)(?:\s*;\s*|\s+)(-?\d+,\d+)\s*[)\]]?")
_METRES = re.compile(r"[(\[]?\s*(\d{4,6})(?:\s*;\s*|,?\s+)(\d{6})\s*[)\]]?")
"""Never a comma alone between figures: that is a number with decimals."""
_MARKS = (" (1)", " (2)")
_SAMPLE, _NEARLY_ALL = 200, 0.9


def split_pairs(headings: Sequence[str], rows: Sequence[NumberedRow]) -> tuple[list[str], list[NumberedRow]]:
    """Put two columns in the place of one with nothing but pairs of numbers; a list without one stays as it is.

    Both carry its heading with a mark: which is x and which is y is seen from the numbers, as with other columns.
    """
    for place in range(len(headings)):
        cells = [row[place] for _, row in rows[:_SAMPLE]]
        filled = [each for each in cells if each is not None and each != ""]
        if filled and sum(_pair(each) is not None for each in filled) >= _NEARLY_ALL * len(filled):
            named = [
                *headings[:place],
                *(f"{headings[place]}{mark}" for mark in _MARKS),
                *headings[place + 1 :],
            ]
            return named, [
                (number, (*row[:place], *(_pair(row[place]) or (None, None)), *row[place + 1 :]))
                for number, row in rows
            ]
    return list(headings), list(rows)


def find_pair(headings: Sequence[str]) -> tuple[int | None, int | None]:
    """Where the two columns are that were one; ``None`` twice: there are none."""
    for place, (first, second) in enumerate(pairwise(headings)):
        if first.endswith(_MARKS[0]) and second == first.removesuffix(_MARKS[0]) + _MARKS[1]:
            return place, place + 1
    return None, None


def _pair(cell: Cell) -> tuple[str, str] | None:
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    found = _DEGREES.fullmatch(text) or _COMMAS.fullmatch(text) or _METRES.fullmatch(text)
    return (found[1], found[2]) if found else None
