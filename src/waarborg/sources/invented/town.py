"""In which neighbourhoods is the invented municipality divided, and how many people live there?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.area_files import ReadArea
from waarborg.sources.area_maps import Area

SEED = 99_01
_A_DISTRICT = 4
_NAMES = ("Noord", "Oost", "Zuid", "West")


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood; ``busy`` is how much happens there beside an ordinary one of its size."""

    area: Area
    households: int
    busy: float

    @property
    def inhabitants(self) -> int:
        """How many people live there."""
        return round(self.households * 2.1)


def lay_out(districts: Sequence[ReadArea]) -> list[Neighbourhood]:
    """Divide every district into four neighbourhoods, whose outlines fit together; the same every time."""
    found = []
    for number, district in enumerate(sorted(districts, key=lambda each: each.code)):
        luck = numpy.random.default_rng([SEED, number])
        for part, shape in enumerate(_divide(district.shape, luck)):
            area = Area(f"BU{district.code[2:]}{part:02}", f"{district.name}-{_NAMES[part]}", shape)
            # The last part of the last district is a beach: nobody lives there.
            empty = part == _A_DISTRICT - 1 and number == len(districts) - 1
            households = 0 if empty else int(luck.integers(350, 1_900))
            found.append(Neighbourhood(area, households, float(luck.lognormal(0, 0.45))))
    return found


def as_it_was(neighbourhoods: Sequence[Neighbourhood]) -> list[Area]:
    """The division of earlier years: the first had another number, the second and third were one."""
    first, second, third, *rest = (each.area for each in neighbourhoods)
    whole = Area(second.code, f"{second.name} en omgeving", shapely.union(second.shape, third.shape))
    return [Area(f"{first.code[:-2]}90", first.name, first.shape), whole, *rest]


def _divide(shape: BaseGeometry, luck: numpy.random.Generator) -> list[BaseGeometry]:
    west, south, east, north = shape.bounds
    points: list[tuple[float, float]] = []
    while len(points) < _A_DISTRICT:
        point = (float(luck.uniform(west, east)), float(luck.uniform(south, north)))
        apart = all((point[0] - x) ** 2 + (point[1] - y) ** 2 > shape.area / 12 for x, y in points)
        if apart and shape.contains(shapely.Point(point)):
            points.append(point)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=shape))
    parts = [shapely.intersection(cell, shape) for cell in cells]
    return sorted(parts, key=lambda part: (-part.centroid.y, part.centroid.x))
