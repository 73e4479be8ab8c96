"""How do rows become a sheet: CSV to stream, or a workbook? However many rows, a few are in memory at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import StringIO
from typing import IO, TypeAlias

import xlsxwriter

Cell: TypeAlias = str | int | float | bool | date | datetime | None
Row: TypeAlias = Sequence[Cell]

ROWS_A_SHEET = 1_048_575
"""What a worksheet holds below its header; what is more goes on a next sheet."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST_CELL = 32_767
_LINES_AT_ONCE = 500


def as_csv(header: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """Write CSV as Dutch spreadsheets read it: semicolons, UTF-8 with a mark, decimal commas.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([harmless(name) for name in header])
    for number, row in enumerate(rows, start=1):
        writer.writerow([_as_text(cell) for cell in row])
        if number % _LINES_AT_ONCE == 0:
            yield _take(buffer)
    yield _take(buffer)


def write_workbook(target: IO[bytes], title: str, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write an XLSX workbook to a file; text stays text, whatever it begins with."""
    workbook = xlsxwriter.Workbook(
        target,
        {
            "constant_memory": True,
            "default_date_format": "yyyy-mm-dd",
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    formats = {
        "header": workbook.add_format({"bold": True}),
        "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    sheets = 0
    line = ROWS_A_SHEET
    sheet = None
    for row in rows:
        if sheet is None or line >= ROWS_A_SHEET:
            sheets += 1
            sheet = _start_sheet(workbook, f"{title[:24]} {sheets}", header, formats["header"])
            line = 0
        line += 1
        _write_row(sheet, line, row, formats)
    if sheet is None:
        _start_sheet(workbook, f"{title[:24]} 1", header, formats["header"])
    workbook.close()


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def _take(buffer: StringIO) -> bytes:
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written.encode("utf-8")


def _as_text(cell: Cell) -> str | int:
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else cell.isoformat()
    return cell if isinstance(cell, int) else harmless(cell or "")


def _start_sheet(
    workbook: xlsxwriter.Workbook, name: str, header: Sequence[str], bold: xlsxwriter.format.Format
) -> xlsxwriter.worksheet.Worksheet:
    sheet = workbook.add_worksheet("".join(" " if letter in "[]:*?/\\'" else letter for letter in name))
    sheet.freeze_panes(1, 0)
    for column, label in enumerate(header):
        sheet.write_string(0, column, label, bold)
        sheet.set_column(column, column, 18)
    return sheet


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    line: int,
    row: Row,
    formats: dict[str, xlsxwriter.format.Format],
) -> None:
    for column, cell in enumerate(row):
        match cell:
            case None:
                continue
            case str():
                sheet.write_string(line, column, cell[:_LONGEST_CELL])
            case bool():
                sheet.write_string(line, column, "ja" if cell else "nee")
            case datetime():
                # To the minute, as it is shown: a spreadsheet rounds the last microsecond of a day to the next day.
                moment = cell.replace(second=0, microsecond=0, tzinfo=None)
                sheet.write_datetime(line, column, moment, formats["moment"])
            case date():
                sheet.write_datetime(line, column, cell, formats["day"])
            case int() | float():
                sheet.write_number(line, column, cell)
