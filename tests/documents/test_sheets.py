"""Does a sheet say what its rows say, and run nothing?"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from waarborg.documents import sheets
from waarborg.documents.sheets import as_csv, harmless, write_workbook

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_what_begins_like_a_formula_is_made_harmless(text: str) -> None:
    (_, row) = read_csv(b"".join(as_csv(["Titel"], [[text]])))
    assert row == [f"'{text}"]


@given(st.lists(st.tuples(LINE, LINE), max_size=20))
def test_csv_gives_back_every_text(rows: list[tuple[str, str]]) -> None:
    written = read_csv(b"".join(as_csv(["a", "b"], rows)))
    assert written[1:] == [[harmless(cell) for cell in row] for row in rows]


def test_numbers_days_and_answers_are_written_as_dutch_spreadsheets_read_them() -> None:
    row = [1, 2.5, True, False, None, date(2026, 3, 2), datetime(2026, 3, 2, 9, 5, tzinfo=UTC), -3]
    (_, written) = read_csv(b"".join(as_csv(["x"] * 8, [row])))
    assert written == ["1", "2,5", "ja", "nee", "", "2026-03-02", "2026-03-02 09:05", "-3"]


def test_a_long_list_is_given_in_parts() -> None:
    parts = list(as_csv(["n"], ([number] for number in range(1200))))
    assert len(parts) == 3
    assert len(read_csv(b"".join(parts))) == 1201


def test_what_does_not_fit_on_a_sheet_goes_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROWS_A_SHEET", 10)
    target = BytesIO()
    write_workbook(target, "Meldingen [oud]", ["n"], ([number] for number in range(25)))
    book = load_workbook(target)
    assert [sheet.max_row for sheet in book.worksheets] == [11, 11, 6]
    assert [
        row[0] for sheet in book.worksheets for row in sheet.iter_rows(min_row=2, values_only=True)
    ] == list(range(25))


def test_a_workbook_without_rows_still_has_its_header() -> None:
    target = BytesIO()
    write_workbook(target, "Leeg", ["Nummer", "Titel"], [])
    sheet = load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Nummer", "Titel"]


def test_the_last_moment_of_a_day_stays_on_that_day() -> None:
    target = BytesIO()
    end = datetime(2026, 12, 4, 23, 59, 59, 999_999, tzinfo=UTC)
    write_workbook(target, "Meldingen", ["Uiterlijk"], [[end]])
    (_, (read,)) = load_workbook(target).active.iter_rows(values_only=True)
    assert read == datetime(2026, 12, 4, 23, 59)  # noqa: DTZ001 - a spreadsheet knows no time zones
