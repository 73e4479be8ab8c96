from __future__ import annotations

from datetime import UTC, datetime

import pytest

from waarborg.sources.incidents.cells import Cell, System
from waarborg.sources.incidents.columns import propose_columns
from waarborg.sources.incidents.taking_in import take_in

NOW = datetime(2026, 12, 1, tzinfo=UTC)
HEADINGS = ["x", "y", "datum"]
Point = tuple[Cell, Cell]
WITH, PLAIN = ("56.960", "436.120"), (56960, 436120)


@pytest.mark.parametrize(
    ("points", "system", "counted", "reasons"),
    [
        ([WITH, ("56.961", "436.120")], System.RD, [(56960, 436120), (56961, 436120)], []),
        ([("56,960", "436,120")], System.RD, [(56960, 436120)], []),
        ([("436.120", "56.960")], System.RD, [(56960, 436120)], []),
        ([WITH] * 30 + [PLAIN, ("", "")], System.RD, [(56960, 436120)] * 31, ["no_place"]),
        ([WITH, PLAIN, PLAIN, PLAIN], System.RD, [(56960, 436120)] * 3, ["thousands"]),
        ([("4.123", "52.123")], System.DEGREES, None, []),
        ([(56.96, 436.12)], System.PLANE, [(56.96, 436.12)], []),
    ],
    ids=["point", "comma", "swapped", "nearly all", "some", "degrees", "numbers"],
)
def test_a_point_for_thousands_is_read_where_the_whole_list_says_so(
    points: list[Point], system: System, counted: list[tuple[float, float]] | None, reasons: list[str]
) -> None:
    rows = [(x, y, f"2026-01-01 10:{number:02}") for number, (x, y) in enumerate(points)]
    columns = propose_columns(HEADINGS, rows)
    assert columns.system is system
    taken = take_in(list(enumerate(rows, start=2)), columns, [], NOW)
    assert [each.reason for each in taken.rejects] == reasons
    if counted is not None:
        assert [(each.x, each.y) for each in taken.incidents] == counted
