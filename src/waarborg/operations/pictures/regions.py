"""How does a municipality stand beside the safety region, police unit and province in which it lies?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from waarborg.operations.pictures.comparing import Country
from waarborg.operations.pictures.findings import RegionLevel
from waarborg.operations.pictures.material import Material
from waarborg.operations.pictures.measuring import difference_of, interval_of
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import PER_THOUSAND
from waarborg.sources.region_kinds import GROUPS
from waarborg.sources.regions import Member, read_regions


def regions_beside(
    store: Holdings, material: Material, country: Country | None
) -> list[tuple[RegionLevel, ...]]:
    """Of each indicator the regions in which the municipality lies; none where no division is held."""
    if country is None:
        return [() for _ in material.indicators]
    divided, members = read_regions(store, country.year)
    own = {each.kind: each for each in members if each.municipality == material.scope}
    parts = [
        (own[kind], [each for each in members if each.code == own[kind].code])
        for kind in GROUPS
        if kind in own
    ]
    return [
        tuple(_level(material, country, number, divided, region, within) for region, within in parts)
        for number in range(len(material.indicators))
    ]


def _level(
    material: Material,
    country: Country,
    number: int,
    divided: int,
    region: Member,
    within: Sequence[Member],
) -> RegionLevel:
    per = material.indicators[number].per
    place = material.areas.index(material.scope)
    own = (
        float(material.years.values[place, number, -1]),
        float(material.base(per, country.year)[1][place]),
    )
    figures = {
        each.municipality: own
        if each.municipality == material.scope
        else (
            country.counts[number].get(each.municipality, numpy.nan),
            country.sizes.get(per, {}).get(each.municipality, numpy.nan),
        )
        for each in within
    }
    missing = tuple(each.title for each in within if numpy.isnan(figures[each.municipality]).any())
    about = (region.kind, region.code, region.name, country.year, divided, len(within), missing)
    count, base = (float(sum(each[part] for each in figures.values())) for part in (0, 1))
    if missing or not base:
        return RegionLevel(*about)
    low, high = interval_of(count)
    unit = PER_THOUSAND / base
    difference = difference_of(own, (count - own[0], base - own[1]))
    return RegionLevel(*about, int(count), count * unit, low * unit, high * unit, difference)
