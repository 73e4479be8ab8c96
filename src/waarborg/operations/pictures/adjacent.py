"""Which neighbourhoods of a municipality lie against each other?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from waarborg.analysis.neighbours import Neighbours, touching
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.material import Material
from waarborg.sources.area_maps import newest_areas
from waarborg.sources.holdings import Holdings

_GAP = 0.0002
"""Degrees: outlines that lie so near touch; a ditch parts no neighbours."""


@dataclass(frozen=True, slots=True, eq=False)
class Adjacent:
    """The neighbourhoods of which the outline is held.

    Attributes:
        places: of each its place in the material.
        neighbours: who touches whom, in the same order.
    """

    places: NDArray[numpy.intp]
    neighbours: Neighbours

    def among(self, known: NDArray[numpy.bool_]) -> Adjacent:
        """The same of some of them alone."""
        return Adjacent(self.places[known], self.neighbours.among(known))

    def with_rate(self, counts: Numbers, base: Numbers) -> Adjacent:
        """Those whose count is known and where somebody lives; counts and base are those of the material."""
        known = ~numpy.isnan(counts[self.places]) & (numpy.nan_to_num(base[self.places]) > 0)
        return self.among(known)


def adjacent_in(store: Holdings, material: Material) -> Adjacent | None:
    """By the newest outlines; ``None`` where those of fewer than two neighbourhoods are held."""
    outlines = {each.code: each.shape for each in newest_areas(store, "BU", material.scope)}
    places = [place for place, code in enumerate(material.areas) if code in outlines]
    if len(places) < 2:
        return None
    return Adjacent(
        numpy.array(places), touching([outlines[material.areas[place]] for place in places], _GAP)
    )
