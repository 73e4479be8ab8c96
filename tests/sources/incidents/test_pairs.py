from __future__ import annotations

import pytest

from waarborg.sources.incidents.cells import System
from waarborg.sources.incidents.columns import propose_columns
from waarborg.sources.incidents.pairs import split_pairs


@pytest.mark.parametrize(
    ("cell", "system", "x"),
    [
        ("52.1, 4.3", System.DEGREES, "4.3"),
        ("4.3;52.1", System.DEGREES, "4.3"),
        ("POINT (4.3 52.1)", System.DEGREES, "4.3"),
        ("4,3 52,1", System.DEGREES, "4,3"),
        ("121000, 487000", System.RD, "121000"),
    ],
)
def test_coordinates_in_one_cell_become_two_columns(cell: str, system: System, x: str) -> None:
    headings, rows = split_pairs(
        ["nr", "plek", "datum"], [(2, ("1", cell, "1-1-2025")), (3, ("2", None, ""))]
    )
    columns = propose_columns(headings, [row for _, row in rows])
    assert columns.system is system
    assert columns.x is not None
    assert rows[0][1][columns.x] == x
    assert headings == ["nr", "plek (1)", "plek (2)", "datum"]
    assert rows[1] == (3, ("2", None, None, ""))


@pytest.mark.parametrize("cell", ["121000,5", "1-1-2025 20:00", "3", "A20", "1234 56", ""])
def test_what_is_no_pair_stays_one_cell(cell: str) -> None:
    assert split_pairs(["a"], [(2, (cell,))]) == (["a"], [(2, (cell,))])
