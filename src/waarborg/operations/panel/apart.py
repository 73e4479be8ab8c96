"""What of a panel's file is read in a process of its own, where alone it is loaded what reads tables?"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waarborg.documents.handed_lists import UnusableList, read_list
from waarborg.sources.incidents.cells import Cell
from waarborg.sources.panel_files.cells import written
from waarborg.sources.panel_files.rows import FileAnswers, NumberedRow, Reading, RowsTold, read_rows

MOST_RESPONDENTS = 50_000
_SHOWN = 5
_LONGEST_SHOWN = 40
_PARQUET = b"PAR1"


@dataclass(frozen=True, slots=True)
class FileHead:
    """What is shown of a file before anything comes in: headings, first rows, and how many rows there are."""

    headings: tuple[str, ...]
    examples: tuple[tuple[str, ...], ...]
    lines: int


def head_of_file(content: bytes) -> FileHead:
    """Headings and first rows of a file: CSV, a workbook or Parquet, by its content.

    Raises:
        UnusableList: it holds no usable list, or too many rows.
    """
    headings, rows = _rows_of(content)
    shown = tuple(tuple(written(cell)[:_LONGEST_SHOWN] for cell in cells) for _row, cells in rows[:_SHOWN])
    return FileHead(tuple(headings), shown, len(rows))


def answers_in_file(content: bytes, reading: Reading) -> FileAnswers:
    """What the respondents answered, and which rows do not count.

    Raises:
        UnusableList.
    """
    return read_rows(_rows_of(content)[1], reading)


def rows_told(content: bytes, reading: Reading) -> RowsTold:
    """Which rows count; without the answers, that the asking process would only throw away.

    Raises:
        UnusableList.
    """
    return answers_in_file(content, reading).told


def _rows_of(content: bytes) -> tuple[Sequence[str], list[NumberedRow]]:
    if content.startswith(_PARQUET):
        headings, rows = _rows_of_parquet(content)
    else:
        found = read_list(content)
        headings, rows = list(found.headings), list(found.rows())
    if not rows:
        raise UnusableList("no_lines")
    if len(rows) > MOST_RESPONDENTS:
        raise UnusableList("too_many_lines", maximum=MOST_RESPONDENTS)
    return headings, rows


def _rows_of_parquet(content: bytes) -> tuple[list[str], list[NumberedRow]]:
    from waarborg.sources.incidents.parquet import read_parquet_list
    from waarborg.sources.trouble import SourceTrouble

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.parquet"
        path.write_bytes(content)
        try:
            headings, rows = read_parquet_list(path)
        except SourceTrouble as trouble:
            raise UnusableList("damaged_list") from trouble
    return headings, [(row, [_plain(cell) for cell in cells]) for row, cells in rows]


def _plain(cell: object) -> Cell:
    """Parquet also knows lists: the options that somebody chose."""
    if isinstance(cell, list):
        return "; ".join(str(each) for each in cell)
    return cell if cell is None or isinstance(cell, str | int | float | bool | date) else str(cell)
