from dataclasses import replace
from pathlib import Path

import pytest

from waarborg.operations.pictures.levels import read_levels, write_levels
from waarborg.operations.pictures.picture import AreaLevel, Level

_LAST = Level(("2025MM12", "2026MM11"), 8, 400, 2025, 20.0, 8.6, 39.4)
_FIRST = AreaLevel("BU99010101", "misdrijven", _LAST, None, 12.0, (13, 8), 11.0)
LEVELS = [
    _FIRST,
    replace(_FIRST, indicator="vernieling", years=(5, None)),
    replace(_FIRST, area="BU99010102", years=(25, 20)),
    replace(_FIRST, area="BU99010102", indicator="vernieling", years=(6, None)),
]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({}, LEVELS),
        ({"area": "BU99010101"}, LEVELS[:2]),
        ({"indicator": "vernieling"}, LEVELS[1::2]),
        ({"area": "BU99010102", "indicator": "vernieling"}, LEVELS[3:]),
        ({"area": "BU99010102", "indicator": "straatroof"}, []),
    ],
)
def test_levels_are_read_of_the_area_and_the_indicator_that_are_asked(
    tmp_path: Path, only: dict[str, str], expected: list[AreaLevel]
) -> None:
    write_levels(tmp_path / "areas.sqlite3", LEVELS)
    assert read_levels(tmp_path / "areas.sqlite3", **only) == expected
