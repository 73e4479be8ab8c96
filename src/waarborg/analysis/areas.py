"""In which area does a point lie?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of an area, in WGS84 (longitude, latitude), with the number by which it is known."""

    number: int
    shape: BaseGeometry


class AreaMap:
    """The outlines of a municipality's areas, arranged so that a point finds its areas at once."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        # Few pages ask where a point lies; the others do without what computes with outlines, here and below.
        import shapely

        self._outlines = sorted(outlines, key=lambda outline: outline.shape.area)
        self._tree: STRtree = shapely.STRtree([outline.shape for outline in self._outlines])

    def __len__(self) -> int:
        return len(self._outlines)

    def areas_at(self, longitude: float, latitude: float) -> list[int]:
        """The numbers of the areas in which a point lies, or on whose edge, the smallest area first."""
        import shapely

        found = self._tree.query(shapely.Point(longitude, latitude), predicate="intersects")
        return [self._outlines[position].number for position in sorted(found.tolist())]

    def areas_of(self, points: Sequence[tuple[float, float]]) -> list[list[int]]:
        """The same for many points (longitude, latitude) in one go."""
        found: list[list[int]] = [[] for _ in points]
        if not points:
            return found
        import shapely

        places, positions = self._tree.query(shapely.points(list(points)), predicate="intersects")
        for place, position in sorted(zip(places.tolist(), positions.tolist(), strict=True)):
            found[place].append(self._outlines[position].number)
        return found


def point_within(outline: Outline, luck: Callable[[], float]) -> tuple[float, float]:
    """Some point of an area (longitude, latitude), spread evenly; ``luck`` gives numbers from 0 up to 1."""
    import shapely

    west, south, east, north = outline.shape.bounds
    while True:
        longitude, latitude = west + (east - west) * luck(), south + (north - south) * luck()
        if shapely.contains_xy(outline.shape, longitude, latitude):
            return round(longitude, 6), round(latitude, 6)


def read_shape(stored: bytes) -> BaseGeometry:
    """An outline as it is stored: well-known binary."""
    import shapely

    return shapely.from_wkb(stored)


def store_shape(shape: BaseGeometry) -> bytes:
    """Well-known binary of an outline."""
    import shapely

    return bytes(shapely.to_wkb(shape))


def draw(shape: BaseGeometry, tolerance: float) -> dict[str, object]:
    """An outline as GeoJSON for a map, without the detail finer than a tolerance in degrees."""
    from shapely.geometry import mapping

    drawn: dict[str, object] = mapping(shape.simplify(tolerance))
    return drawn
