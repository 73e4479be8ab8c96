"""Where do neighbourhoods that lie together have more cases than expected, and since when?"""

from __future__ import annotations

import numpy
from pyproj import Transformer

from waarborg.analysis.method import TooFew
from waarborg.analysis.scan.statistics import scan_space_time
from waarborg.operations.pictures.findings import SpaceTimeCluster
from waarborg.operations.pictures.material import Material
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import MethodUsed
from waarborg.sources.area_maps import areas_of, table_of
from waarborg.sources.holdings import Holdings

_MONTHS = 12
_SURE = 0.05


def find_clusters(
    store: Holdings, material: Material, least: int
) -> tuple[tuple[SpaceTimeCluster, ...], dict[str, MethodUsed]]:
    """The clusters of high-impact crime that go on up to the last month, the surest first.

    Only those that chance alone gives less than one time in twenty, anywhere in the municipality.
    """
    years = [each.year for each in store.read(table_of("BU")).of(material.scope)]
    if not years or len(material.months.periods) < _MONTHS:
        return (), {}
    shapes = {each.code: each.shape for each in areas_of(store, "BU", material.scope, max(years))}
    places = [place for place, code in enumerate(material.areas) if code in shapes]
    to_rd = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    middles = [shapes[material.areas[place]].representative_point() for place in places]
    metres = numpy.array([to_rd.transform(each.x, each.y) for each in middles]).reshape(-1, 2)
    year = int(material.months.periods[-1][:4])
    found: list[SpaceTimeCluster] = []
    methods: dict[str, MethodUsed] = {}
    for number, indicator in enumerate(material.indicators):
        if not indicator.impact:
            continue
        cases = material.months.values[places, number, -_MONTHS:]
        base = material.base(indicator.per, year)[1][places]
        known = ~numpy.isnan(cases).any(axis=1) & (numpy.nan_to_num(base) > 0)
        scan = scan_space_time(metres[known], cases[known], base[known])
        if isinstance(scan, TooFew):
            continue
        methods["clusters"] = told(scan.method, ("share", "longest"))
        codes = [material.areas[place] for place, there in zip(places, known, strict=True) if there]
        for each in scan.clusters:
            if each.p < _SURE and each.cases >= least:
                periods = material.months.periods[-_MONTHS:]
                when = (periods[each.periods[0]], periods[each.periods[1]])
                inside = tuple(codes[area] for area in each.areas)
                strength = (each.cases, each.expected, each.relative_risk, each.p)
                found.append(SpaceTimeCluster(indicator.name, inside, when, *strength))
    return tuple(sorted(found, key=lambda each: (each.p_value, each.indicator))), methods
