"""Which neighbourhoods are, with those around them, higher or lower than chance would have it?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from waarborg.analysis.global_statistics import measure_maps
from waarborg.analysis.local_statistics import Spot, getis_ord_gi_star, local_moran
from waarborg.analysis.method import TooFew
from waarborg.analysis.neighbours import Neighbours
from waarborg.operations.pictures.adjacent import Adjacent
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.findings import WholeMap
from waarborg.operations.pictures.material import Material
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import HotSpot
from waarborg.operations.pictures.smoothing import smoothed_rates

PERMUTATIONS = 9_999

_KINDS = {
    Spot.HOT: "hot",
    Spot.COLD: "cold",
    Spot.HIGH_AMONG_LOW: "high_among_low",
    Spot.LOW_AMONG_HIGH: "low_among_high",
}


def find_hot_spots(
    material: Material, adjacent: Adjacent | None, counts: Sequence[Numbers], year: int
) -> tuple[tuple[HotSpot, ...], dict[str, MethodUsed]]:
    """Hot and cold spots by Gi*, and areas unlike those around them by local Moran, of every indicator.

    Args:
        material: what is held.
        adjacent: its neighbourhoods.
        counts: of the last year by area, one for each indicator, without what may not be shown: who knows all
            values but two could find those by trying which give the same p-values.
        year: in which it ends.
    """
    spots: list[HotSpot] = []
    methods: dict[str, MethodUsed] = {}
    if adjacent is None:
        return (), {}
    for indicator, count in zip(material.indicators, counts, strict=True):
        rates, known = _rates(material, adjacent, count, material.base(indicator.per, year)[1])
        codes = [material.areas[place] for place in known.places]
        for name, statistic in (("hot_spots", getis_ord_gi_star), ("outliers", local_moran)):
            found = statistic(rates, known.neighbours, PERMUTATIONS)
            if isinstance(found, TooFew):
                continue
            methods[name] = told(found.method)
            wanted = (
                (Spot.HOT, Spot.COLD) if name == "hot_spots" else (Spot.HIGH_AMONG_LOW, Spot.LOW_AMONG_HIGH)
            )
            spots += [
                HotSpot(code, indicator.name, _KINDS[spot], float(p), float(q))
                for code, spot, p, q in zip(codes, found.spots(), found.p, found.q, strict=True)
                if spot in wanted
            ]
    return tuple(spots), methods


def look_at_whole_map(
    material: Material, adjacent: Adjacent | None, counts: Sequence[Numbers], year: int
) -> tuple[tuple[WholeMap, ...], dict[str, MethodUsed]]:
    """Whether high and low lie together on the map of every indicator, by three measures.

    Args:
        material: what is held.
        adjacent: its neighbourhoods.
        counts: of the last year by area, one for each indicator, without what may not be shown: with all values but
            two a measure would tell those.
        year: in which it ends.
    """
    if adjacent is None:
        return (), {}
    maps: list[tuple[Sequence[str], Numbers, Neighbours]] = []
    for indicator, count in zip(material.indicators, counts, strict=True):
        rates, known = _rates(material, adjacent, count, material.base(indicator.per, year)[1])
        maps.append((("moran", "geary"), rates, known.neighbours.shares()))
        maps.append((("getis_ord_general",), rates, known.neighbours))
    measured = measure_maps(maps, PERMUTATIONS)
    found: list[WholeMap] = []
    methods: dict[str, MethodUsed] = {}
    for number, indicator in enumerate(material.indicators):
        for result in (*measured[2 * number], *measured[2 * number + 1]):
            if not isinstance(result, TooFew):
                name = result.method.name
                methods[name] = told(result.method)
                found.append(WholeMap(indicator.name, name, result.value, result.expected, result.p))
    return tuple(found), methods


def _rates(
    material: Material, adjacent: Adjacent, counts: Numbers, base: Numbers
) -> tuple[Numbers, Adjacent]:
    """The smoothed rates of the neighbourhoods that have one: in small ones bare rates stray by chance alone."""
    smoothed = smoothed_rates(material.areas, counts, base)
    known = adjacent.among(~numpy.isnan(smoothed[adjacent.places]))
    return smoothed[known.places], known
