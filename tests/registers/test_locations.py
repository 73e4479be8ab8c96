"""Is a place on the map read as people write it, and written so that it stays where it is?"""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.locations import (
    Location,
    from_rd,
    read_location,
    read_postal_code,
    to_rd,
    write_location,
)
from waarborg.registers.values import UnreadableValueError

DELFT = (85000.0, 447000.0)


@pytest.mark.parametrize(
    "written",
    [
        "85000, 447000",
        "85000,447000",
        "85000 447000",
        " 85000;447000 ",
        "85000,0; 447000,0",
        "85.000 447.000",
        "RD 85000, 447000",
    ],
)
def test_rd_is_read_however_it_is_written(written: str) -> None:
    assert write_location(read_location(written)) == "85000.0, 447000.0"


@pytest.mark.parametrize(
    "written", ["52.0069491, 4.3676834", "52,0069491; 4,3676834", "52.0069491,4.3676834"]
)
def test_degrees_are_read_however_they_are_written(written: str) -> None:
    assert to_rd(read_location(written)) == pytest.approx(DELFT, abs=0.1)


def test_the_spire_of_amersfoort_is_the_middle_of_rd() -> None:
    """Origin of RD: 52° 9' 22.178" N, 5° 23' 15.500" E on Bessel; in ETRS89 about 52.15517, 5.38720."""
    middle = from_rd(155_000, 463_000)
    assert middle is not None
    assert (middle.latitude, middle.longitude) == pytest.approx((52.155172, 5.387203), abs=2e-6)


def test_the_caribbean_netherlands_has_degrees_alone() -> None:
    kralendijk = read_location("12.1508, -68.2766")
    assert kralendijk == Location(12.1508, -68.2766)
    assert not kralendijk.is_european
    assert write_location(kralendijk) == "12.150800, -68.276600"


@given(st.floats(10_000, 270_000), st.floats(310_000, 610_000))
def test_what_is_written_of_a_point_is_read_back_as_that_very_point(x: float, y: float) -> None:
    point = read_location(f"{x:.3f}, {y:.3f}")
    assert read_location(write_location(point)) == point
    assert to_rd(point) == pytest.approx((x, y), abs=0.1)


@given(st.floats(50.8, 53.4), st.floats(3.7, 7.0))
def test_a_phone_s_place_moves_less_than_a_step(latitude: float, longitude: float) -> None:
    point = read_location(f"{latitude:.7f}, {longitude:.7f}")
    assert point.latitude == pytest.approx(latitude, abs=1e-6)
    assert point.longitude == pytest.approx(longitude, abs=2e-6)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Markt 1", "not_a_location"),
        ("85000", "not_a_location"),
        ("1, 2, 3", "not_a_location"),
        ("nan, inf", "not_a_location"),
        ("4.36, 52.01", "outside_netherlands"),
        ("447000, 85000", "outside_netherlands"),
        ("48.85, 2.35", "outside_netherlands"),
        ("0, 0", "outside_netherlands"),
    ],
)
def test_what_is_no_place_in_the_netherlands_is_refused(written: str, code: str) -> None:
    with pytest.raises(UnreadableValueError) as refusal:
        read_location(written)
    assert refusal.value.code == code


@given(st.text())
def test_no_text_breaks_the_reader(written: str) -> None:
    with suppress(UnreadableValueError):
        assert read_location(written)


@pytest.mark.parametrize("written", ["1234ab", "1234 AB", " 1234  Ab "])
def test_a_postal_code_is_written_in_one_way(written: str) -> None:
    assert read_postal_code(written) == "1234 AB"


@pytest.mark.parametrize("written", ["0123 AB", "1234", "1234 A1", "AB 1234"])
def test_what_is_no_postal_code_is_refused(written: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_postal_code(written)
