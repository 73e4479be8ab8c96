"""Which municipalities are like this one, and where does it stand among them?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
import polars as pl

from waarborg.analysis.method import TooFew
from waarborg.analysis.reference_groups import FEATURES, ReferenceGroup, like_municipalities, rank_in_group
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.followed import MUNICIPAL_NUISANCE, MUNICIPALITIES, YEARS
from waarborg.operations.pictures.material import Material
from waarborg.operations.pictures.measuring import interval_of
from waarborg.operations.pictures.picture import Peer, Standing
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import PER_THOUSAND
from waarborg.sources.tables import KEY_FIGURE_TABLES

GROUP = 20
"""How many others are in the reference group."""

_FEWEST = 5


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


@dataclass(frozen=True, slots=True)
class Country:
    """All municipalities of which figures are held, in one year.

    Attributes:
        counts: by indicator, for each code; what is not given is not in it.
        sizes: by what is counted, for each code.
    """

    year: int
    counts: tuple[dict[str, float], ...]
    sizes: dict[str, dict[str, float]]
    names: dict[str, str]


def read_others(store: Holdings, scope: str, country: Country) -> Others | None:
    """Find the reference group in what is held of the whole country; ``None`` where that is not held."""
    own = sizes_of(store, country.year, scope)
    counted = {code for sums in country.counts for code in sums}
    codes = sorted(counted & set(country.sizes["inhabitants"]) - {scope})
    if len(codes) < _FEWEST or scope not in own["inhabitants"]:
        return None
    group = _like(country.sizes, own, scope, codes)
    if isinstance(group, TooFew):
        return None
    alike = [each.code for each in group.members]
    counts = {
        number: numpy.array([sums.get(code, numpy.nan) for code in alike], dtype=numpy.float64)
        for number, sums in enumerate(country.counts)
    }
    bases = {
        per: numpy.array([country.sizes.get(per, {}).get(code, numpy.nan) for code in alike])
        for per in ("inhabitants", "dwellings")
    }
    return Others(country.year, tuple(alike), country.names, counts, bases)


def read_country(store: Holdings, material: Material) -> Country | None:
    """What is held of all municipalities in the last year of a material; ``None`` where it has no years."""
    if not material.years.periods:
        return None
    year = int(material.years.periods[-1][:4])
    nuisance = read_figures(store, MUNICIPAL_NUISANCE, WHOLE_COUNTRY, years=[year], areas="GM")
    nuisance = nuisance.filter(pl.col("period") == f"{year}JJ00")
    titles = read_titles(store, MUNICIPAL_NUISANCE, "Overlast")
    rows = pl.concat([_crimes(store, year).filter(pl.col("measure") == "crimes"), nuisance])
    known = pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum())
    counts = []
    for indicator in material.indicators:
        of_kinds = rows.filter(
            pl.col("kind").is_in(indicator.kinds_in(titles))
            & (pl.col("measure") == ("nuisance" if indicator.is_nuisance else "crimes"))
        )
        sums = of_kinds.group_by("area").agg(known.alias("value")).drop_nulls()
        counts.append(dict(sums.iter_rows()))
    names = read_titles(store, MUNICIPALITIES, "RegioS") | read_titles(store, YEARS, "WijkenEnBuurten")
    return Country(year, tuple(counts), sizes_of(store, year), names)


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
    rank = rank_in_group(numpy.roll(counts, 1), numpy.roll(bases, 1))
    if isinstance(rank, TooFew):
        return None
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
        # Theirs counts from the lowest rate.
        rank.of + 1 - rank.upper,
        rank.of + 1 - rank.lower,
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


def sizes_of(store: Holdings, year: int, scope: str = WHOLE_COUNTRY) -> dict[str, dict[str, float]]:
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


def _like(
    sizes: dict[str, dict[str, float]], own: dict[str, dict[str, float]], scope: str, codes: list[str]
) -> ReferenceGroup | TooFew:
    """The municipalities that are most like this one, by those of the marks that are held of it."""
    marks = [mark for mark in FEATURES if scope in own.get(mark, {})]
    figures = {code: {mark: sizes.get(mark, {}).get(code) for mark in marks} for code in codes}
    figures[scope] = {mark: own[mark][scope] for mark in marks}
    return like_municipalities(figures, scope, marks, GROUP)
