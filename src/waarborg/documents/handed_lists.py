"""What stands in a list that somebody hands over: a workbook or CSV, as spreadsheets write them?"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

HandedCell: TypeAlias = str | int | float | bool | date | datetime | None
HandedRow: TypeAlias = tuple[int, tuple[HandedCell, ...]]
"""The number of the row in the sheet, as a spreadsheet shows it, and its cells."""

LARGEST_LIST = 50_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
FORMATS = (".xlsx", ".csv", ".txt", ".xls", ".ods")

_MOST_UNPACKED = 1_000_000_000
_STEP = 1 << 20
_SEPARATORS = ";\t,|"
_ARCHIVE, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Names what is inside a workbook with a password; what reads workbooks takes it for no workbook at all."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LONGEST_CELL = 100_000
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_OTHER_FILES = (b"%pdf-", b"<html", b"<!doctype", b"<?xml", b"{", b"[{")
"""How files begin that are text, and no list."""
_TOPS = 20
"""So many rows at most may stand above the headings, or be looked at for them."""
_ABOVE = 100
"""Rows above and between that may be empty before a list counts as too long."""


class UnusableList(ValueError):
    """A file that holds no list that we can read; ``code`` says why, ``values`` what its sentence names."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = tuple(values.items())


@dataclass(frozen=True)
class HandedList:
    """The headings of a list, and its rows; rows without anything in them are left out.

    Attributes:
        size: how many rows the sheet has at most, for who shows how far one is.
    """

    headings: tuple[str, ...]
    size: int
    _rows: Iterable[HandedRow] = field(repr=False)

    def rows(self) -> Iterator[HandedRow]:
        """The rows, each as long as the headings.

        Raises:
            UnusableList: when there are more than :data:`MOST_ROWS`.
        """
        width = len(self.headings)
        for number, (place, cells) in enumerate(self._rows, start=1):
            if number > MOST_ROWS:
                raise UnusableList("too_many_lines", maximum=MOST_ROWS)
            yield place, (cells + (None,) * (width - len(cells)))[:width]


def read_list(
    content: bytes,
    find_headings: Callable[[Sequence[Sequence[HandedCell]]], int] | None = None,
    clocks: bool = False,
) -> HandedList:
    """Find the headings and rows of the first sheet that holds something.

    What kind of file it is follows from its content, not from its name.

    Args:
        content: the file.
        find_headings: which of the first rows that hold something has the headings; unasked the first of all.
        clocks: give durations as a clock shows them (``13:15``), and not as hours (``13.25``).

    Raises:
        UnusableList: too large, protected, damaged, or without headings and rows.
    """
    if len(content) > LARGEST_LIST:
        raise UnusableList("list_too_large", maximum=LARGEST_LIST // 1_000_000)
    if content.startswith((_ARCHIVE, _OLD_WORKBOOK)):
        rows = _workbook_rows(content, clocks)
    elif content[:200].lstrip().lower().startswith(_OTHER_FILES):
        raise UnusableList("damaged_list")
    else:
        rows = _csv_rows(_decoded(content), find_headings is not None)
    numbered = enumerate(rows, start=1)
    tops = list(islice(((place, row) for place, row in numbered if any(_filled(row))), _TOPS))
    if not tops:
        raise UnusableList("empty_list")
    place, top = tops[find_headings([row for _, row in tops]) if find_headings else 0]
    width = max(index for index, cell in enumerate(top, start=1) if _is_filled(cell))
    if width > MOST_COLUMNS:
        raise UnusableList("too_many_columns", maximum=MOST_COLUMNS)
    below = [(number, row) for number, row in enumerate(rows[place:], start=place + 1) if any(_filled(row))]
    if not below:
        raise UnusableList("no_lines")
    headings = tuple("" if cell is None else str(cell).strip() for cell in top[:width])
    return HandedList(headings, len(below), below)


def _filled(row: Iterable[HandedCell]) -> Iterator[bool]:
    return (_is_filled(cell) for cell in row)


def _is_filled(cell: HandedCell) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace())


def _workbook_rows(content: bytes, clocks: bool) -> list[tuple[HandedCell, ...]]:
    if content.startswith(_ARCHIVE):
        _refuse_bombs(content)
    elif _LOCKED in content:
        raise UnusableList("protected_list")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height:
                rows = islice(sheet.iter_rows(), MOST_ROWS + _ABOVE)
                return [tuple(_cell(cell, clocks) for cell in row) for row in rows]
    except PasswordError as error:
        raise UnusableList("protected_list") from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise UnusableList("damaged_list") from error
    return []


def _cell(cell: object, clocks: bool) -> HandedCell:
    """As people see it: a workbook's text stays text, its empty cells nothing, its durations hours or clocks."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, str | int | float | bool | date):
        return cell
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if not isinstance(cell, timedelta):
        return str(cell)
    minutes = round(cell / _MINUTE)
    return f"{minutes // 60}:{minutes % 60:02}" if clocks else f"{cell / _HOUR:g}"


def _refuse_bombs(content: bytes) -> None:
    """Unpack every part once, counting, before another program does: what a header declares proves nothing."""
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.infolist():
                with archive.open(part) as stream:
                    while piece := stream.read(_STEP):
                        left -= len(piece)
                        if left < 0:
                            raise UnusableList("list_too_large", maximum=LARGEST_LIST // 1_000_000)
    except RuntimeError as error:
        raise UnusableList("protected_list") from error
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        raise UnusableList("damaged_list") from error


def _decoded(content: bytes) -> str:
    """Text as Dutch spreadsheets write it: Unicode with a mark, UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    if b"\x00" in content:
        raise UnusableList("damaged_list")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableList("damaged_list") from error


def _csv_rows(text: str, titled: bool) -> list[tuple[HandedCell, ...]]:
    """The rows; a value of several lines counts as the row on which it begins, as in a spreadsheet."""
    separator = _separator(text, titled)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [tuple(row) for row in islice(reader, MOST_ROWS + _ABOVE)]
    except csv.Error as error:
        raise UnusableList("damaged_list") from error


def _separator(text: str, titled: bool) -> str:
    """As the first line says (``sep=;``), else the one that divides the first line most.

    Where there may be a title above the headings, that is the first line below it.
    """
    if text[:4].lower() == "sep=" and text[4:5] in _SEPARATORS and text[4:5]:
        return text[4]
    lines = text.lstrip("\r\n").splitlines()[:_TOPS]
    while titled and len(lines) > 1 and (_is_undivided(lines[0]) or not lines[1].strip()):
        lines = lines[1:]
    counted = {each: _divides(lines[0] if lines else "", each) for each in _SEPARATORS}
    return max(_SEPARATORS, key=lambda each: counted[each])


def _is_undivided(line: str) -> bool:
    return all(_divides(line, each) < 2 for each in _SEPARATORS)


def _divides(line: str, separator: str) -> int:
    """Into how many parts, not counting separators within quotes."""
    try:
        return len(next(csv.reader([line], delimiter=separator), []))
    except csv.Error:
        return 0
