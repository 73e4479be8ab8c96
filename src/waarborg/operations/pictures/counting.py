"""How many cases has each area of each indicator in each period, by the tables that are held?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy
import polars as pl
from numpy.typing import NDArray

from waarborg.operations.pictures.followed import NUISANCE
from waarborg.sources.figures import read_counts, read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import indicators

Numbers: TypeAlias = NDArray[numpy.float64]

_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts by area, indicator and period; ``nan``: not given."""

    periods: tuple[str, ...]
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class HeldCounts:
    """What a table gives of areas, indicators and periods; each of them has something.

    Attributes:
        values: the sum over the kinds of an indicator; ``nan`` where one of them is not given.
        there: whether the table has anything of it, even that it is not given.
    """

    areas: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[str, ...]
    values: Numbers
    there: NDArray[numpy.bool_]

    def without_empty(self) -> HeldCounts:
        """The same without areas, indicators and periods of which nothing is there."""
        kept = [numpy.flatnonzero(self.there.any(axis=others)) for others in ((1, 2), (0, 2), (0, 1))]
        codes = (self.areas, self.names, self.periods)
        areas, names, periods = (
            tuple(of[place] for place in each) for of, each in zip(codes, kept, strict=True)
        )
        inside = numpy.ix_(*kept)
        return HeldCounts(areas, names, periods, self.values[inside], self.there[inside])


def ended(period: str, day: date) -> bool:
    """Whether a month or year, as the tables write it (``2025MM03``, ``2025JJ00``), had ended on a day."""
    year, kind, number = int(period[:4]), period[4:6], int(period[6:8])
    return (year, number) < (day.year, day.month) if kind == "MM" else year < day.year


def read_held_counts(store: Holdings, identifier: str, scope: str, day: date) -> HeldCounts:
    """What a table of crimes or nuisance holds of a municipality, of periods that had ended on a day.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    titles = read_titles(store, identifier, "Overlast")
    of_table = [each for each in indicators() if each.is_nuisance == (identifier == NUISANCE)]
    wanted = {each.name: found for each in of_table if (found := each.kinds_in(titles))}
    kinds = sorted({kind for each in wanted.values() for kind in each})
    if not wanted:
        return HeldCounts((), (), (), numpy.empty((0, 0, 0)), numpy.empty((0, 0, 0), numpy.bool_))
    rows = read_counts(store, identifier, scope, kinds)
    numbered = [_numbered(rows[name]) for name in ("area", "kind", "period")]
    areas, kinds, periods = (words for words, _ in numbered)
    where = tuple(places for _, places in numbered)
    given = numpy.zeros((len(areas), len(kinds), len(periods)), numpy.bool_)
    given[where] = True
    counts = numpy.zeros(given.shape)
    counts[where] = rows["value"].to_numpy()
    over = [place for place, period in enumerate(periods) if not ended(period, day)]
    given[:, :, over] = False
    return _by_indicator(wanted, (areas, kinds, periods), counts, given).without_empty()


def _numbered(codes: pl.Series) -> tuple[list[str], NDArray[numpy.intp]]:
    """The codes that occur, in alphabetical order, and of each row the place of its own."""
    present = codes.unique()
    ordered = sorted(zip(present.cast(pl.String), present.to_physical(), strict=True))
    places = numpy.zeros(1 + max((number for _, number in ordered), default=0), numpy.intp)
    places[[number for _, number in ordered]] = numpy.arange(len(ordered))
    return [word for word, _ in ordered], places[codes.to_physical().to_numpy()]


def _by_indicator(
    wanted: dict[str, tuple[str, ...]],
    codes: tuple[list[str], list[str], list[str]],
    counts: Numbers,
    given: NDArray[numpy.bool_],
) -> HeldCounts:
    areas, kinds, periods = codes
    shape = (len(areas), len(wanted), len(periods))
    values, there = numpy.full(shape, numpy.nan), numpy.zeros(shape, numpy.bool_)
    for number, of in enumerate(wanted.values()):
        places = [kinds.index(kind) for kind in of if kind in kinds]
        there[:, number] = given[:, places].any(axis=1)
        sums = counts[:, places].sum(axis=1)
        values[:, number] = numpy.where(there[:, number], sums, numpy.nan)
    return HeldCounts(tuple(areas), tuple(wanted), tuple(periods), values, there)


def by_year(monthly: HeldCounts) -> HeldCounts:
    """The sums of the years of which all twelve months are there."""
    years = sorted({period[:4] for period in monthly.periods})
    shape = (*monthly.values.shape[:2], len(years))
    values, there = numpy.full(shape, numpy.nan), numpy.zeros(shape, numpy.bool_)
    for number, year in enumerate(years):
        months = [place for place, period in enumerate(monthly.periods) if period.startswith(year)]
        if len(months) == _MONTHS_A_YEAR:
            there[:, :, number] = monthly.there[:, :, months].all(axis=2)
            values[:, :, number] = monthly.values[:, :, months].sum(axis=2)
    names = tuple(f"{year}JJ00" for year in years)
    return HeldCounts(monthly.areas, monthly.names, names, values, there).without_empty()


def counts_in(tables: Sequence[HeldCounts], areas: Sequence[str], names: Sequence[str]) -> Counts:
    """What tables, each of other indicators, give of areas and indicators."""
    periods = sorted({period for table in tables for period in table.periods})
    values = numpy.full((len(areas), len(names), len(periods)), numpy.nan)
    places = {code: place for place, code in enumerate(areas)}
    for table in tables:
        inside = [place for place, code in enumerate(table.areas) if code in places]
        where = (
            [places[table.areas[place]] for place in inside],
            [names.index(name) for name in table.names],
            [periods.index(period) for period in table.periods],
        )
        values[numpy.ix_(*where)] = table.values[inside]
    return Counts(tuple(periods), values)
