"""Along which streets do the people of the invented municipality live?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import numpy
import shapely

from waarborg.sources.invented.town import SEED, Neighbourhood
from waarborg.sources.metres import in_metres

_ACROSS = 8
"""Streets each way in a neighbourhood."""

_FIRST = ("Duin", "Meeuwen", "Helm", "Anker", "Linden", "Molen", "School", "Wilgen", "Boter")
_LAST = ("straat", "laan", "weg", "pad", "hof", "dreef", "kade", "plein", "singel")
_WANDER = 14.0
"""Metres: how far a crossing lies from where a ruler would put it."""


def invent_streets(neighbourhoods: Sequence[Neighbourhood]) -> bytes:
    """A network as a GeoJSON file of the National Road File would have it, in RD; the same every time.

    Every neighbourhood has streets around its middle, from crossing to crossing, with a name of its own for each.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"STT_NAAM": name, "WPSNAAMNEN": neighbourhood.area.name},
            "geometry": {"type": "LineString", "coordinates": line},
        }
        for number, neighbourhood in enumerate(neighbourhoods)
        for name, line in _lay(number, neighbourhood)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _lay(number: int, neighbourhood: Neighbourhood) -> Iterator[tuple[str, list[list[float]]]]:
    """The stretches of a neighbourhood's streets, with their names."""
    luck = numpy.random.default_rng([SEED, 90, number])
    (shape,) = in_metres([neighbourhood.area.shape])
    middle = shape.representative_point()
    # As far apart as houses spread around the middle.
    apart = numpy.array([shape.bounds[2] - shape.bounds[0], shape.bounds[3] - shape.bounds[1]]) / 16
    steps = numpy.arange(_ACROSS) - _ACROSS // 2
    crossings = numpy.stack(numpy.meshgrid(steps, steps, indexing="ij"), axis=-1) * apart
    crossings += numpy.array([middle.x, middle.y]) + luck.normal(0, _WANDER, crossings.shape)
    shapely.prepare(shape)
    for way in range(2):
        for street in range(_ACROSS):
            row = crossings[street] if way == 0 else crossings[:, street]
            name = f"{_FIRST[(street + number) % 9]}{_LAST[(street + 4 * way + number // 3) % 9]}"
            for first, second in zip(row[:-1].round(1).tolist(), row[1:].round(1).tolist(), strict=True):
                if shape.contains(shapely.LineString([first, second])):
                    yield name, [first, second]
