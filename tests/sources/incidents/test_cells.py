from __future__ import annotations

import pytest

from waarborg.sources.incidents.cells import Cell, System, guess_system, read_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("121.345,67", 121345.67),
        ("121345,67", 121345.67),
        (" 52.1 ", 52.1),
        (5, 5.0),
        ("", None),
        ("x", None),
        (True, None),
    ],
)
def test_a_number_may_have_a_decimal_comma(cell: Cell, number: float | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("points", "guess"),
    [
        ([(121_000.0, 487_000.0), (None, 3.0)], (System.RD, False)),
        ([(487_000.0, 121_000.0)], (System.RD, True)),
        ([(4.9, 52.3)], (System.DEGREES, False)),
        ([(52.3, 4.9)], (System.DEGREES, True)),
        ([(-1.5, 53.8)], (System.ABROAD, False)),
        ([(1_298_750.0, 451_803.0), (None, 3.0)], (System.PLANE, False)),
        ([], (None, False)),
    ],
)
def test_the_coordinates_say_what_they_are(
    points: list[tuple[float | None, float | None]], guess: tuple[System | None, bool]
) -> None:
    assert guess_system(points) == guess
