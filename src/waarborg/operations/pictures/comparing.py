"""Which municipalities are like this one, and where does it stand among them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
import polars as pl

from waarborg.operations.pictures.material import YEARS, Material, Numbers
from waarborg.operations.pictures.measuring import interval_of, most_alike, places_by_chance
from waarborg.operations.pictures.picture import Peer, Standing
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import PER_THOUSAND
from waarborg.sources.tables import KEY_FIGURE_TABLES

GROUP = 20
"""How many others are in the reference group."""

_FEWEST = 5
MUNICIPALITIES = "47013NED"
MARKS = ("inhabitants", "address_density")


@dataclass(frozen=True, slots=True)
class Others:
    """The reference group, in one year.

    Attributes:
        codes: of those that are most like the municipality.
        counts: by the number of the indicator, for each of them; ``nan``: not given.
        bases: inhabitants and dwellings of each.
    """

    year: int
    codes: tuple[str, ...]
    names: dict[str, str]
    counts: dict[int, Numbers]
    bases: dict[str, Numbers]


def read_others(store: Holdings, scope: str, material: Material) -> Others | None:
    """Find the reference group in what is held of the whole country; ``None`` where that is not held."""
    if not material.years.periods:
        return None
    year = int(material.years.periods[-1][:4])
    rows = _crimes(store, year)
    sizes = _sizes(store, year)
    own = _sizes(store, year, scope)
    codes = sorted({*rows["area"].unique()} & set(sizes["inhabitants"]) - {scope})
    if len(codes) < _FEWEST or scope not in own["inhabitants"]:
        return None
    marks = numpy.array([_marks(sizes, code) for code in codes])
    alike = [codes[place] for place in most_alike(numpy.array(_marks(own, scope)), marks, GROUP)]
    counts = {}
    for number, indicator in enumerate(material.indicators):
        of_kinds = rows.filter(pl.col("kind").is_in(indicator.kinds) & (pl.col("measure") == "crimes"))
        sums = dict(of_kinds.group_by("area").agg(pl.col("value").sum()).iter_rows())
        counts[number] = numpy.array([sums.get(code, numpy.nan) for code in alike], dtype=numpy.float64)
    bases = {
        per: numpy.array([sizes.get(per, {}).get(code, numpy.nan) for code in alike])
        for per in ("inhabitants", "dwellings")
    }
    names = read_titles(store, MUNICIPALITIES, "RegioS") | read_titles(store, YEARS, "WijkenEnBuurten")
    return Others(year, tuple(alike), names, counts, bases)


def standing_among(others: Others, material: Material, number: int) -> Standing | None:
    """The place of the municipality in its reference group; ``None`` where a figure is missing."""
    indicator = material.indicators[number]
    place = material.areas.index(material.scope)
    own = material.years.values[place, number, -1]
    own_base = material.base(indicator.per, others.year)[1][place]
    counts = numpy.append(others.counts[number], own)
    bases = numpy.append(others.bases[indicator.per], own_base)
    codes = (*others.codes, material.scope)
    known = ~numpy.isnan(counts) & (numpy.nan_to_num(bases) > 0)
    if not known[-1] or known.sum() <= _FEWEST:
        return None
    counts, bases = counts[known], bases[known]
    codes = tuple(code for code, there in zip(codes, known, strict=True) if there)
    lower, upper = places_by_chance(counts, bases)
    rates = counts / bases * PER_THOUSAND
    peers = []
    for code, count, base in zip(codes, counts, bases, strict=True):
        low, high = interval_of(count)
        name = material.names.get(code) or others.names.get(code, code)
        unit = PER_THOUSAND / base
        peers.append(Peer(code, name, float(count * unit), float(low * unit), float(high * unit)))
    peers.sort(key=lambda each: (-each.rate, each.name))
    return Standing(
        others.year,
        1 + int((rates > rates[-1]).sum()),
        len(peers),
        int(lower[-1]),
        int(upper[-1]),
        float(numpy.median(rates[:-1])),
        tuple(peers),
    )


def _crimes(store: Holdings, year: int) -> pl.DataFrame:
    """The crimes of all municipalities in a year, from the one table or the other."""
    for table in (YEARS, MUNICIPALITIES):
        rows = read_figures(store, table, WHOLE_COUNTRY, years=[year], areas="GM")
        rows = rows.filter(pl.col("period") == f"{year}JJ00")
        if rows.height:
            break
    return rows


def _sizes(store: Holdings, year: int, scope: str = WHOLE_COUNTRY) -> dict[str, dict[str, float]]:
    """By measure and municipality, of the year nearest to the one asked for that is held."""
    found: dict[str, dict[str, float]] = {"inhabitants": {}}
    for each in sorted(KEY_FIGURE_TABLES, key=lambda other: (abs(other - year), other)):
        rows = read_figures(store, KEY_FIGURE_TABLES[each], scope, areas="GM")
        rows = rows.filter(pl.col("value").is_not_null())
        if rows.height:
            for measure, area, value in rows.select("measure", "area", "value").iter_rows():
                found.setdefault(measure, {})[area] = value
            break
    return found


def _marks(sizes: dict[str, dict[str, float]], code: str) -> list[float]:
    """What likeness is measured by, as logarithms: twice as large is as far as half as large."""
    values = [sizes.get(mark, {}).get(code, numpy.nan) for mark in MARKS]
    return [float(numpy.log(max(value, 1))) if value == value else numpy.nan for value in values]
