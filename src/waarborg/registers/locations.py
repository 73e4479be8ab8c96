"""Where on the map is it? Reads a point in RD or degrees and writes it so that it is read back unchanged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from waarborg.registers.values import UnreadableValueError, read_text, shorten

if TYPE_CHECKING:
    from pyproj import Transformer

_NUMBER = r"[+-]?\d{1,6}(?:[.,]\d{1,12})?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*(?:[;/]|,\s|\s)\s*({_NUMBER})\s*")
_CLOSE_PAIR = re.compile(r"\s*([+-]?\d{1,6}(?:\.\d{1,12})?),([+-]?\d{1,6}(?:\.\d{1,12})?)\s*")
_LONGEST = 100
_LONGEST_HOUSE_NUMBER = 20
_LONGEST_NAME = 100

_RD_X = (-7_000.0, 300_000.0)
_RD_Y = (289_000.0, 650_000.0)
_EUROPEAN_LATITUDES, _EUROPEAN_LONGITUDES = (50.5, 54.0), (3.0, 7.5)
_CARIBBEAN_LATITUDES, _CARIBBEAN_LONGITUDES = (11.8, 17.9), (-68.7, -62.7)

_POSTAL_CODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")


@dataclass(frozen=True, slots=True)
class Location:
    """A point in WGS84, in degrees."""

    latitude: float
    longitude: float

    @property
    def is_european(self) -> bool:
        """Does it lie where RD holds? In the Caribbean Netherlands only degrees are used."""
        return _within(self.latitude, _EUROPEAN_LATITUDES) and _within(self.longitude, _EUROPEAN_LONGITUDES)


def read_location(written: object) -> Location:
    """Read ``85000, 447000`` (RD, metres) or ``52.01, 4.36`` (WGS84: latitude, longitude).

    A point where RD holds is put on whole decimetres of RD, so that what :func:`write_location` writes of it is
    read back as the very same point.

    Raises:
        UnreadableValueError: no two numbers, or a point outside the Netherlands.
    """
    text = read_text(written, _LONGEST).removeprefix("RD")
    pair = _CLOSE_PAIR.fullmatch(text) or _PAIR.fullmatch(text)
    if pair is None:
        raise UnreadableValueError("not_a_location", value=shorten(text))
    first, second = (float(each.replace(",", ".")) for each in pair.groups())
    for point in (Location(first, second), _from_thousands(pair[1], pair[2]), from_rd(first, second)):
        if point is not None and _is_dutch(point):
            return _settle(point)
    raise UnreadableValueError("outside_netherlands", value=shorten(text))


def write_location(location: Location) -> str:
    """The point as people write it: RD in decimetres where RD holds, else degrees."""
    if not location.is_european:
        return f"{location.latitude:.6f}, {location.longitude:.6f}"
    x, y = to_rd(location)
    return f"{x:.1f}, {y:.1f}"


def to_rd(location: Location) -> tuple[float, float]:
    """RD x and y in metres. Without the correction grid of RDNAPTRANS: within about half a metre."""
    x, y = _transformer("EPSG:4326", "EPSG:28992").transform(location.longitude, location.latitude)
    return float(x), float(y)


def from_rd(x: float, y: float) -> Location | None:
    """The point at RD x and y in metres; ``None`` where RD does not hold."""
    if not (_within(x, _RD_X) and _within(y, _RD_Y)):
        return None
    longitude, latitude = _transformer("EPSG:28992", "EPSG:4326").transform(x, y)
    return Location(float(latitude), float(longitude))


def read_postal_code(written: object) -> str:
    """Read ``1234ab`` as ``1234 AB``.

    Raises:
        UnreadableValueError: it is no Dutch postal code.
    """
    found = _POSTAL_CODE.fullmatch(read_text(written, _LONGEST_NAME).strip())
    if found is None:
        raise UnreadableValueError("not_a_postal_code")
    return f"{found[1]} {found[2].upper()}"


def read_house_number(written: object) -> str:
    """Read a number with what may follow it: ``12``, ``12-a``, ``tegenover 7``."""
    return read_text(written, _LONGEST_HOUSE_NUMBER)


def read_place_name(written: object) -> str:
    """Read the name of a street or a town."""
    return read_text(written, _LONGEST_NAME)


def _settle(point: Location) -> Location:
    if not point.is_european:
        return Location(round(point.latitude, 6), round(point.longitude, 6))
    x, y = to_rd(point)
    settled = from_rd(round(x, 1), round(y, 1)) or point
    return Location(round(settled.latitude, 7), round(settled.longitude, 7))


def _from_thousands(first: str, second: str) -> Location | None:
    """RD with points between the thousands: ``85.000 447.000``."""
    if not all(re.fullmatch(r"\d{1,3}\.\d{3}", each) for each in (first, second)):
        return None
    return from_rd(float(first.replace(".", "")), float(second.replace(".", "")))


def _is_dutch(point: Location) -> bool:
    in_caribbean = _within(point.latitude, _CARIBBEAN_LATITUDES) and _within(
        point.longitude, _CARIBBEAN_LONGITUDES
    )
    return in_caribbean or (point.is_european and from_rd(*to_rd(point)) is not None)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


@lru_cache(maxsize=2)
def _transformer(source: str, target: str) -> Transformer:
    # Most of what names a place computes with none, and then does without this.
    from pyproj import Transformer

    return Transformer.from_crs(source, target, always_xy=True)
