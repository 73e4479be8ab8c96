"""What would be held of a whole country? A store as a fetch of everything leaves it, with drawn figures.

Crimes by month and year of the kinds that the indicators count and others besides, nuisance by month, key figures,
outlines of two years, and the regions. Districts and municipalities count what their neighbourhoods do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy
import polars as pl
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.area_files import ReadArea
from waarborg.sources.area_maps import keep_areas
from waarborg.sources.editions import WHOLE_COUNTRY, Code, Edition, Question
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import indicators
from waarborg.sources.invented.publishing import codes_of, find_table, keep_invented
from waarborg.sources.keeping import keep_rows
from waarborg.sources.region_kinds import REGION_TABLES, SAFETY_REGION
from waarborg.sources.regions import Member, keep_regions
from waarborg.sources.tables import TABLES, Table

_A_MONTH = 0.3
"""Of each kind in each neighbourhood."""
_NUISANCE = {"A": "Overlast totaal", "B": "Overlast jeugd", "C": "Verward gedrag", "D": "Alcohol en drugs"}
_REGION = 14
"""Municipalities in a safety region, about."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a country is.

    Attributes:
        neighbourhoods: in all.
        largest: of these in the largest municipality, which is ``GM0001``; the others have forty each.
        years: of figures, up to the last whole one.
        kinds: of offences.
    """

    neighbourhoods: int
    largest: int
    years: int
    kinds: int


WHOLE = Size(14_000, 500, 15, 50)
SMALL = Size(1_400, 100, 7, 12)


def write_country(store: Holdings, size: Size) -> int:
    """Write it; gives the number of monthly figures of crime."""
    neighbourhoods = sorted(_neighbourhoods(size))
    last = datetime.now(UTC).year - 1
    luck = numpy.random.default_rng(1)
    kinds = _kinds(size.kinds)
    number = 0
    for year in range(last - size.years + 1, last + 1):
        months = [f"{year}MM{month:02}" for month in range(1, 13)]
        for identifier, titles, periods in (
            ("47022NED", kinds, months),
            ("47018NED", kinds, [f"{year}JJ00"]),
            ("47024NED", _NUISANCE, months),
        ):
            rows = _figures(neighbourhoods, titles, periods, luck)
            _keep(store, find_table(identifier), titles, rows, periods)
            number += rows.height if identifier == "47022NED" else 0
    for table in TABLES:
        if table.year is not None:
            _write_sizes(store, table, neighbourhoods)
    for year in (last - 1, last):
        _write_outlines(store, neighbourhoods, year)
    _write_regions(store, neighbourhoods)
    return number


def _kinds(number: int) -> dict[str, str]:
    """What the indicators count comes first."""
    followed = dict.fromkeys(kind for each in indicators() for kind in each.kinds)
    others = (f"9.{place // 10}.{place % 10}" for place in range(number))
    return {code: code for code in [*followed, *others][:number]}


def _neighbourhoods(size: Size) -> Iterator[str]:
    """Ten make a district."""
    for town in range(1, 2 + (size.neighbourhoods - size.largest) // 40):
        for place in range(size.largest if town == 1 else 40):
            yield f"BU{town:04}{place // 10:02}{place % 10:02}"


def _groups(neighbourhoods: Sequence[str]) -> Iterator[tuple[list[str], NDArray[numpy.intp]]]:
    """Municipalities and districts: their codes, and where the neighbourhoods of each begin."""
    for level, digits in (("GM", 4), ("WK", 6)):
        codes = [level + code[2 : 2 + digits] for code in neighbourhoods]
        found, first = numpy.unique(codes, return_index=True)
        yield found.tolist(), first


def _figures(
    neighbourhoods: Sequence[str],
    kinds: dict[str, str],
    periods: Sequence[str],
    luck: numpy.random.Generator,
) -> pl.DataFrame:
    """One figure a row, in the order of area, kind and period, every code from a list in alphabetical order."""
    months = 12 // len(periods)
    drawn = luck.poisson(_A_MONTH * months, (len(neighbourhoods), len(kinds) * len(periods)))
    areas, parts = [*neighbourhoods], [drawn]
    for codes, first in _groups(neighbourhoods):
        areas += codes
        parts.append(numpy.add.reduceat(drawn, first, axis=0))
    values = numpy.concatenate(parts).astype(numpy.float64).ravel()
    place = numpy.arange(values.size)
    columns = {
        "area": (place // (len(kinds) * len(periods)), areas),
        "kind": (place // len(periods) % len(kinds), sorted(kinds)),
        "period": (place % len(periods), periods),
    }
    coded = {
        name: pl.Series(words, dtype=pl.Enum(words)).gather(codes) for name, (codes, words) in columns.items()
    }
    return pl.DataFrame(coded).with_columns(value=pl.Series(values))


def _keep(
    store: Holdings, table: Table, kinds: dict[str, str], rows: pl.DataFrame, periods: Sequence[str]
) -> None:
    """Keep the figures of one year in the form in which a fetch leaves them."""
    measure = table.measures[0].name
    rows = rows.with_columns(
        margin=pl.lit("", pl.Enum([""])), measure=pl.lit(measure, pl.Enum([measure]))
    ).select("area", "kind", "margin", "measure", "period", "value")
    codes = {
        table.areas: tuple(Code(code, f"Gebied {code}") for code in rows["area"].unique().sort()),
        table.kinds: tuple(Code(code, kinds[code]) for code in sorted(kinds)),
        table.periods: tuple(Code(code, code[:4], "Definitief") for code in periods),
    }
    question = Question(Edition(table, table.title[0], "1", codes, {}), WHOLE_COUNTRY, (int(periods[0][:4]),))
    with store.alone(table.identifier):
        keep_rows(rows, question, store, datetime.now(UTC))


def _write_sizes(store: Holdings, table: Table, neighbourhoods: Sequence[str]) -> None:
    sizes = {"inhabitants": 2_100.0, "dwellings": 1_000.0, "address_density": 900.0}
    many = dict.fromkeys(neighbourhoods, 1)
    for codes, first in _groups(neighbourhoods):
        lengths = numpy.diff(first, append=len(neighbourhoods))
        many |= dict(zip(codes, lengths.tolist(), strict=True))
    rows = pl.DataFrame(
        {
            table.areas: [*many],
            **{name: [each * size for each in many.values()] for name, size in sizes.items()},
        }
    )
    names = {code: f"Gebied {code}" for code in many}
    where = (WHOLE_COUNTRY, store, datetime.now(UTC))
    keep_invented(table, {table.areas: codes_of(names)}, {name: name for name in sizes}, rows, where)


def _write_outlines(store: Holdings, neighbourhoods: Sequence[str], year: int) -> None:
    """A square for every neighbourhood, a hundred in a row; districts and municipalities are made of them."""
    squares = [_square(number % 100, number // 100) for number in range(len(neighbourhoods))]
    shapes: dict[str, BaseGeometry] = dict(zip(neighbourhoods, squares, strict=True))
    for codes, first in _groups(neighbourhoods):
        ends = [*first.tolist()[1:], len(squares)]
        for code, start, end in zip(codes, first.tolist(), ends, strict=True):
            shapes[code] = shapely.union_all(squares[start:end])
    read = [ReadArea(code, f"Gebied {code}", shape) for code, shape in shapes.items()]
    keep_areas(read, WHOLE_COUNTRY, year, f"bench-{year}", store, datetime.now(UTC))


def _square(column: int, row: int) -> shapely.Polygon:
    west, south = 4.0 + 0.01 * column, 51.0 + 0.01 * row
    return shapely.box(west, south, west + 0.01, south + 0.01)


def _write_regions(store: Holdings, neighbourhoods: Sequence[str]) -> None:
    towns = sorted({f"GM{code[2:6]}" for code in neighbourhoods})
    members = [
        Member(code, f"Gebied {code}", SAFETY_REGION, f"{SAFETY_REGION}{place // _REGION:02}", "Streek")
        for place, code in enumerate(towns)
    ]
    about = ("Gebieden in Nederland", "1", "CBS", "CC BY 4.0")
    keep_regions(members, max(REGION_TABLES), about, store, datetime.now(UTC))
