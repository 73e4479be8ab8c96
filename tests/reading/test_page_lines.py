"""Are lists and tables seen on a page where only their drawing shows them?"""

from __future__ import annotations

from typing import Any

from waarborg.reading.page_lines import Page, pages_of


def _line(text: str, left: float, base: float) -> dict[str, Any]:
    wide = 5.0 * len(text)
    return {"text": text, "left": left, "right": left + wide, "base": base, "size": 10.0, "bold": False}


def _page(lines: list[dict[str, Any]], **drawn: list[list[float]]) -> Page:
    (page,) = pages_of([{"height": 842.0, "lines": lines, "rules": [], "dots": [], **drawn}])
    return page


def test_a_dot_that_was_drawn_before_a_line_is_its_bullet() -> None:
    lines = [_line("Maatregelen:", 90, 515), _line("Elke kern krijgt een bord.", 104, 500)]
    page = _page(lines, dots=[[94.0, 502.0, 97.0, 505.0], [300.0, 502.0, 303.0, 505.0]])
    assert [line.text for line in page.lines] == ["Maatregelen:", "• Elke kern krijgt een bord."]


def test_a_table_with_lines_below_its_rows_alone_is_a_table() -> None:
    rows = [("Onderwerp", "2012", "2013"), ("Woninginbraken", "66", "51"), ("Vernielingen", "126", "118")]
    lines = [
        _line(text, left, 600.0 - 20 * place)
        for place, row in enumerate(rows)
        for text, left in zip(row, (92.0, 230.0, 270.0), strict=True)
    ]
    rules = [
        [left, 592.0 - 20 * place, right, 593.0 - 20 * place]
        for place in range(3)
        for left, right in ((90.0, 229.0), (229.0, 268.0), (268.0, 305.0))
    ]
    page = _page([_line("Boven de tabel staat een zin.", 90, 640), *lines], rules=rules)
    assert [table.rows for table in page.tables] == [tuple(rows)]
    assert [line.text for line in page.lines] == ["Boven de tabel staat een zin."]
