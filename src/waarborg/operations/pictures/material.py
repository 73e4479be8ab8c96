"""Which counts, names and numbers of inhabitants is the picture of a municipality made of?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy
import polars as pl

from waarborg.operations.pictures.counting import Counts, Numbers, by_year, counts_in, read_held_counts
from waarborg.operations.pictures.findings import Restart
from waarborg.operations.pictures.followed import MONTHS, NUISANCE, YEARS, SourceUsed, held_tables
from waarborg.operations.pictures.restarts import AreaHistory, read_history
from waarborg.sources.area_levels import table_of
from waarborg.sources.area_maps import areas_of
from waarborg.sources.figures import read_figures, read_titles
from waarborg.sources.holdings import Holdings, Slice
from waarborg.sources.indicators import Indicator, indicators
from waarborg.sources.region_kinds import REGION_TABLES
from waarborg.sources.tables import KEY_FIGURE_TABLES


@dataclass(frozen=True, slots=True)
class Material:
    """What is held of one municipality, up to a day.

    Attributes:
        areas: codes: the municipality first, then its districts, then its neighbourhoods.
        months, years: periods as the tables write them, without those that had not ended on the day.
        bases: by what is counted per: the year, and the number in each area; ``nan`` where it was another area.
        restarts: of the areas that were something else before.
    """

    scope: str
    areas: tuple[str, ...]
    names: dict[str, str]
    indicators: tuple[Indicator, ...]
    months: Counts
    years: Counts
    bases: dict[str, dict[int, Numbers]]
    sources: tuple[SourceUsed, ...]
    restarts: tuple[Restart, ...] = ()

    def base(self, per: str, year: int) -> tuple[int | None, Numbers]:
        """The numbers of inhabitants or dwellings nearest to a year, and of which year they are."""
        known = self.bases.get(per, {})
        if not known:
            return None, numpy.full(len(self.areas), numpy.nan)
        nearest = min(known, key=lambda each: (abs(each - year), each))
        return nearest, known[nearest]


def parent_of(code: str, material: Material) -> str:
    """The district of a neighbourhood where it is there, else the municipality."""
    district = f"WK{code[2:8]}"
    return district if code.startswith("BU") and district in material.areas else material.scope


def read_material(store: Holdings, scope: str, day: date) -> Material:
    """Read what is held of a municipality, of periods that had ended on a day.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    monthly, yearly, nuisance = (
        read_held_counts(store, table, scope, day) for table in (MONTHS, YEARS, NUISANCE)
    )
    tables = {"months": (monthly, nuisance), "years": (yearly, by_year(nuisance))}
    held = [table for each in tables.values() for table in each]
    names = _names(store, scope)
    codes = sorted({code for table in held for code in table.areas}, key=_level)
    codes = [code for code in codes if code != f"BU{scope[2:6]}9999" and not code.startswith("BU00000000")]
    present = {name for table in held for name in table.names}
    followed = tuple(each for each in indicators() if each.name in present)
    months, years = (counts_in(each, codes, [of.name for of in followed]) for each in tables.values())
    history = read_history(store, scope)
    restarts = tuple(
        replace(each, recounted=_is_recounted(store, scope, each.year)) for each in history.restarts(codes)
    )
    for each in restarts:
        if not each.recounted:
            # Counts of before are of another area, under this code or another.
            for counts in (months, years):
                earlier = [int(period[:4]) < each.year for period in counts.periods]
                counts.values[codes.index(each.area), :, earlier] = numpy.nan
    return Material(
        scope,
        tuple(codes),
        {code: names.get(code, code) for code in codes},
        followed,
        months,
        years,
        _bases(store, scope, codes, history),
        sources_of(store, scope),
        restarts,
    )


def _is_recounted(store: Holdings, scope: str, year: int) -> bool:
    """Whether all counts of before a year come from tables of that year or later, which are on its areas."""
    slices = [each for table in (MONTHS, YEARS, NUISANCE) for each in store.read(table).of(scope)]
    return all(_made_in(each) >= year for each in slices if each.year < year)


def _made_in(slice_: Slice) -> int:
    """The year in which a table's version was made."""
    written = slice_.version[:4]
    return int(written) if written.isdecimal() else slice_.retrieved_at.year


def sources_of(store: Holdings, scope: str) -> tuple[SourceUsed, ...]:
    """Everything that is held of a municipality, with whom it comes from."""
    divided = [each for each in REGION_TABLES.values() if store.read(each).slices]
    tables = [*(table.identifier for table in held_tables(store, scope)), *divided]
    return tuple(source_of(store, each, scope) for each in tables)


def source_of(store: Holdings, table: str, scope: str) -> SourceUsed:
    """Where the figures of a table come from; it must be held."""
    held = store.read(table)
    slices = held.of(scope)
    newest = max(slices, key=lambda each: each.retrieved_at)
    moment, version = newest.retrieved_at, newest.version
    if store.known_on is not None and moment.date() > store.known_on:
        came = held.editions_of(scope)
        # Not followed here yet on that day: then the oldest.
        for each in [each for each in came if each.moment.date() <= store.known_on][-1:] or came[:1]:
            moment, version = each.moment, each.version
    return SourceUsed(
        table,
        held.title,
        held.source,
        held.licence,
        version,
        moment,
        _provisional(store, table),
        sum(each.corrected for each in slices),
    )


def _provisional(store: Holdings, table: str) -> tuple[str, ...]:
    path = store.table_folder(table) / "codes.parquet"
    if not path.exists():
        return ()
    codes = pl.read_parquet(path).filter(pl.col("status").str.to_lowercase().str.contains("voorlopig"))
    return tuple(codes["code"].sort().to_list())


def _names(store: Holdings, scope: str) -> dict[str, str]:
    """What areas are called: by their outlines, else by the table of crimes."""
    names: dict[str, str] = {}
    for table in (NUISANCE, YEARS, MONTHS):
        names |= {code.strip(): title for code, title in read_titles(store, table, "WijkenEnBuurten").items()}
    for level in ("GM", "WK", "BU"):
        years = [each.year for each in store.read(table_of(level)).of(scope)]
        if years:
            names |= {each.code: each.name for each in areas_of(store, level, scope, max(years))}
    return names


def _bases(
    store: Holdings, scope: str, codes: Sequence[str], history: AreaHistory
) -> dict[str, dict[int, Numbers]]:
    found: dict[str, dict[int, Numbers]] = {}
    for year, table in KEY_FIGURE_TABLES.items():
        parts = {code: history.codes_in(code, year) for code in codes}
        scopes = {f"GM{part[2:6]}" for each in parts.values() for part in each or ()}
        rows = pl.concat([read_figures(store, table, each) for each in sorted(scopes | {scope})])
        for measure in ("inhabitants", "dwellings"):
            of_measure = rows.filter(pl.col("measure") == measure).select("area", "value")
            if of_measure.height:
                known = {
                    area: numpy.nan if value is None else value for area, value in of_measure.iter_rows()
                }
                found.setdefault(measure, {})[year] = numpy.array(
                    [_sum_of(parts[code], known) for code in codes], dtype=numpy.float64
                )
    return found


def _sum_of(parts: tuple[str, ...] | None, known: dict[str, float]) -> float:
    return numpy.nan if parts is None else sum(known.get(part, numpy.nan) for part in parts)


def _level(code: str) -> tuple[int, str]:
    return ("GM", "WK", "BU").index(code[:2]) if code[:2] in ("GM", "WK", "BU") else 3, code
