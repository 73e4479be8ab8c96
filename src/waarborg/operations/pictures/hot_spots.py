"""Which neighbourhoods are, with those around them, higher or lower than chance would have it?"""

from __future__ import annotations

import numpy

from waarborg.analysis.local_statistics import Spot, getis_ord_gi_star, local_moran
from waarborg.analysis.method import TooFew
from waarborg.analysis.neighbours import touching
from waarborg.operations.pictures.material import Material, Numbers
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import HotSpot, MethodUsed
from waarborg.sources.area_maps import areas_of, table_of
from waarborg.sources.holdings import Holdings

PERMUTATIONS = 9_999
_GAP = 0.0002
"""Degrees: outlines that lie so near touch; a ditch parts no neighbours."""

_KINDS = {
    Spot.HOT: "hot",
    Spot.COLD: "cold",
    Spot.HIGH_AMONG_LOW: "high_among_low",
    Spot.LOW_AMONG_HIGH: "low_among_high",
}


def find_hot_spots(
    store: Holdings, material: Material, counts: Numbers, year: int
) -> tuple[tuple[HotSpot, ...], dict[str, MethodUsed]]:
    """Hot and cold spots by Gi*, and areas unlike those around them by local Moran, of every indicator.

    Args:
        counts: of the last year, by area and indicator.
        year: in which it ends.
    """
    years = [each.year for each in store.read(table_of("BU")).of(material.scope)]
    outlines = (
        {each.code: each.shape for each in areas_of(store, "BU", material.scope, max(years))} if years else {}
    )
    places = [place for place, code in enumerate(material.areas) if code in outlines]
    if len(places) < 2:
        return (), {}
    neighbours = touching([outlines[material.areas[place]] for place in places], _GAP)
    spots: list[HotSpot] = []
    methods: dict[str, MethodUsed] = {}
    for number, indicator in enumerate(material.indicators):
        base = material.base(indicator.per, year)[1][places]
        count = counts[places, number]
        known = ~numpy.isnan(count) & (numpy.nan_to_num(base) > 0)
        rates = count[known] / base[known]
        codes = [material.areas[place] for place, there in zip(places, known, strict=True) if there]
        for name, statistic in (("hot_spots", getis_ord_gi_star), ("outliers", local_moran)):
            found = statistic(rates, neighbours.among(known), PERMUTATIONS)
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
