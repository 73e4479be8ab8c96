"""Is a list read as its makers see it, whatever spreadsheet wrote it?"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.documents import handed_lists
from waarborg.documents.handed_lists import UnusableList, read_list
from waarborg.documents.sheets import as_csv

HALF_PAST = datetime.fromisoformat("2026-03-01T09:30")
EXPECTED = ["Café de Zeester", "€ 12,50"]


def workbook(*rows: list[object], top: int = 1, left: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, cells in enumerate(rows, start=top):
        for column, cell in enumerate(cells, start=left):
            sheet.cell(row, column, cell)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "Naam;Prijs\r\nCafé de Zeester;€ 12,50\r\n".encode("cp1252"),
        "Naam;Prijs\r\nCafé de Zeester;€ 12,50\r\n".encode("utf-8-sig"),
        "Naam;Prijs\nCafé de Zeester;€ 12,50\n".encode(),
        "Naam\tPrijs\r\nCafé de Zeester\t€ 12,50\r\n".encode("utf-16"),
        'Naam,Prijs\nCafé de Zeester,"€ 12,50"\n'.encode(),
        "sep=,\r\nNaam,Prijs\r\nCafé de Zeester,'€ 12,50'\r\n".replace("'", '"').encode("cp1252"),
        '"Naam";"Prijs"\r\n"Café de Zeester";"€ 12,50"'.encode("cp1252"),
        workbook(["Naam", "Prijs"], ["Café de Zeester", "€ 12,50"]),
    ],
    ids=["excel", "excel utf-8", "plain", "unicode text", "commas", "sep=", "quoted", "xlsx"],
)
def test_every_form_in_which_a_dutch_spreadsheet_saves_a_list_is_read(content: bytes) -> None:
    found = read_list(content)
    assert found.headings == ("Naam", "Prijs")
    assert [list(cells) for _place, cells in found.rows()] == [EXPECTED]


def test_rows_keep_the_numbers_that_the_sheet_shows() -> None:
    content = workbook(["Naam", "Prijs"], ["a", 1], [None, None], ["b", 2], top=3, left=2)
    found = read_list(content)
    assert found.headings == ("Naam", "Prijs")
    assert list(found.rows()) == [(4, ("a", 1)), (6, ("b", 2))]


def test_cells_keep_their_kind() -> None:
    cells: list[object] = [12, 12.5, True, date(2026, 3, 1), HALF_PAST, "0612", time(9, 30)]
    found = read_list(workbook([f"k{number}" for number in range(8)], [*cells, timedelta(hours=30)]))
    ((_place, row),) = found.rows()
    assert row == (12, 12.5, True, date(2026, 3, 1), HALF_PAST, "0612", "09:30", "30")


@pytest.mark.parametrize("title", ["Uitdraai\n\n", "Uitdraai; november 2026\n\n\n", "Uitdraai\n"])
def test_a_title_above_the_headings_does_not_say_what_divides_the_columns(title: str) -> None:
    found = read_list(f'{title}nr,plek\n1,"a;b;c"\n'.encode(), find_headings=lambda rows: 1)
    assert found.headings == ("nr", "plek")
    assert [cells for _place, cells in found.rows()] == [("1", "a;b;c")]


def test_a_list_of_one_column_is_not_divided() -> None:
    assert [cells for _place, cells in read_list(b"Prijs\n1,5\n2,5\n").rows()] == [("1,5",), ("2,5",)]


def test_durations_are_hours_or_as_a_clock_shows_them() -> None:
    content = workbook(["k"], [timedelta(hours=13, minutes=15)])
    shown = [next(read_list(content, clocks=clocks).rows())[1] for clocks in (False, True)]
    assert shown == [("13.25",), ("13:15",)]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n1 0 obj\n", b"\n<HTML>\n<table>", b'{"a":\n1}', b'[{"a":\n1}]']
)
def test_text_that_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableList, match="damaged_list"):
        read_list(content)


def test_short_rows_are_filled_up_and_long_ones_cut() -> None:
    found = read_list(b"a;b\n1\n1;2;3\n")
    assert [cells for _place, cells in found.rows()] == [("1", None), ("1", "2")]


def test_a_value_may_have_lines_and_separators() -> None:
    found = read_list(b'a;b\n"regel 1\nregel 2; nog";x\n')
    assert [cells for _place, cells in found.rows()] == [("regel 1\nregel 2; nog", "x")]


def test_what_waarborg_writes_it_reads_again() -> None:
    written = b"".join(as_csv(["Naam", "Aantal"], [["=formule", 3], ["é", 4.5]]))
    assert [cells for _place, cells in read_list(written).rows()] == [("'=formule", "3"), ("é", "4,5")]


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 3_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_list"),
        (b"\n ; ;\n", "empty_list"),
        (b"a;b\n;\n", "no_lines"),
        (b"PK\x03\x04 no archive", "damaged_list"),
        (b"\xd0\xcf\x11\xe0 no workbook", "damaged_list"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected_list"),
        (b"a;b\x00\n1;2", "damaged_list"),
        (workbook([]), "empty_list"),
        ((";".join("abc" for _ in range(201)) + "\n1").encode(), "too_many_columns"),
    ],
)
def test_what_holds_no_list_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(UnusableList) as refused:
        read_list(content)
    assert refused.value.code == code


def test_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handed_lists, "_MOST_UNPACKED", 1_000_000)
    with pytest.raises(UnusableList) as refused:
        read_list(bomb())
    assert refused.value.code == "list_too_large"


def test_a_list_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handed_lists, "MOST_ROWS", 2)
    with pytest.raises(UnusableList) as refused:
        list(read_list(b"a\n1\n2\n3\n").rows())
    assert refused.value.code == "too_many_lines"


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode()))
def test_no_content_makes_it_stumble(content: bytes) -> None:
    try:
        found = read_list(content)
        assert all(len(cells) == len(found.headings) for _place, cells in found.rows())
    except UnusableList:
        pass
