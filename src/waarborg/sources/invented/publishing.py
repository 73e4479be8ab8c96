"""Which figures would be published about the invented municipality, in the same tables and with the same codes?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

import numpy
import polars as pl
import shapely

from waarborg.analysis.area_files import ReadArea
from waarborg.sources.area_maps import keep_areas
from waarborg.sources.editions import Code, Edition, Question
from waarborg.sources.figures import read_titles
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.town import SEED, Neighbourhood, as_it_was
from waarborg.sources.keeping import keep_rows
from waarborg.sources.slices import CodeLists, as_figures
from waarborg.sources.tables import TABLES, Table

FIRST_YEAR = 2019
SOURCE, LICENCE = "Verzonnen voorbeeldcijfers", "EUPL-1.2"
TOTAL = "0.0.0"
Kinds: TypeAlias = dict[str, tuple[str, float, float, float]]
KINDS: Kinds = {
    "1.1.1": ("1.1.1 Diefstal/inbraak woning", 5.2, -0.05, 0.35),
    "1.1.2": ("1.1.2 Diefstal/inbraak box/garage/schuur", 2.2, -0.05, 0.15),
    "1.2.1": ("1.2.1 Diefstal uit/vanaf motorvoertuigen", 5.5, -0.06, 0.1),
    "1.2.3": ("1.2.3 Diefstal van brom-, snor-, fietsen", 8.0, -0.03, -0.25),
    "1.4.4": ("1.4.4 Bedreiging", 4.0, 0.01, 0.0),
    "1.4.5": ("1.4.5 Mishandeling", 5.5, 0.0, -0.15),
    "1.4.6": ("1.4.6 Straatroof", 0.5, -0.05, 0.1),
    "2.2.1": ("2.2.1 Vernieling cq. zaakbeschadiging", 9.5, -0.02, -0.05),
    "2.5.2": ("2.5.2 Winkeldiefstal", 3.5, 0.04, 0.05),
}
"""By code: its title, cases per 1,000 households a year, change a year, and how much more in winter."""

NUISANCE_TOTAL = "Totaal registraties overlast"
NUISANCE: Kinds = {
    "1.0.0": ("Overlast van jeugd", 6.0, 0.0, -0.3),
    "2.0.0": ("Overlast van verwarde personen", 7.5, 0.05, 0.0),
    "3.0.0": ("Overlast van alcohol of drugs", 3.0, -0.01, -0.1),
    "4.0.0": ("Geluidshinder", 5.0, 0.0, -0.2),
}
"""The same of nuisance; how the police number its kinds nobody here has seen."""

_POLICE = {"1.1.1": "A20 Gekwalificeerde diefstal in/uit woning"}
"""Which of the police's own codes are counted as a kind, as the tables tell it."""

_OTHERS = 500
_RISE = ("1.1.1", 2, 7.0)
"""The kind, the number of last months and how many cases a month more in the largest neighbourhood: a signal."""


def publish(
    town: str,
    districts: Sequence[ReadArea],
    neighbourhoods: Sequence[Neighbourhood],
    moment: datetime,
    store: Holdings,
) -> None:
    """Store outlines, crime by month and year, and key figures, as they would be known at a moment.

    Args:
        town: the name of the municipality.
        districts: their outlines; the code of the municipality follows from theirs.
        neighbourhoods: as they were laid out.
        moment: the months before its own are known, those of its year provisionally.
        store: where figures are kept.
    """
    scope = f"GM{districts[0].code[2:6]}"
    whole = ReadArea(scope, town, shapely.union_all([each.shape for each in districts]))
    small = [ReadArea(each.area.code, each.area.name, each.area.shape) for each in neighbourhoods]
    former = [ReadArea(each.code, each.name, each.shape) for each in as_it_was(neighbourhoods)]
    for year in (moment.year - 4, moment.year - 3, moment.year - 1):
        parts = former if year < moment.year - 3 else small
        keep_areas([whole, *districts, *parts], scope, year, f"voorbeeld-{year}", store, moment)
    others = read_titles(store, "47018NED", "WijkenEnBuurten")
    names = others | {each.code: each.name for each in (whole, *districts, *small)}
    months = [(year, month) for year in range(FIRST_YEAR, moment.year + 1) for month in range(1, 13)]
    months = [each for each in months if each < (moment.year, moment.month)]
    by_month = _count(neighbourhoods, months, KINDS)
    complete = [year for year in range(FIRST_YEAR, moment.year) if (year, 12) in months]
    by_year = by_month.with_columns(period=pl.col("period").str.slice(0, 4) + "JJ00")
    by_year = by_year.filter(pl.col("period").str.slice(0, 4).cast(pl.Int32).is_in(complete))
    by_year = by_year.group_by("area", "kind", "period").agg(pl.col("value").sum())
    where, crimes = (scope, store, moment), {TOTAL: "Totaal misdrijven", **titles_of(KINDS)}
    for identifier, rows in (("47022NED", by_month), ("47018NED", by_year)):
        _keep_counts(find_table(identifier), rows, names, crimes, where)
    nuisance = _count(neighbourhoods, months, NUISANCE)
    kinds = {TOTAL: NUISANCE_TOTAL, **titles_of(NUISANCE)}
    _keep_counts(find_table("47024NED"), nuisance, names, kinds, where)
    for year in range(FIRST_YEAR, moment.year):
        if table := next((each for each in TABLES if each.year == year), None):
            _keep_key_figures(table, neighbourhoods, names, scope, store, moment)


def find_table(identifier: str) -> Table:
    """The table with this identifier."""
    return next(each for each in TABLES if each.identifier == identifier)


def titles_of(kinds: Kinds) -> dict[str, str]:
    """What the kinds are called, by code."""
    return {code: title for code, (title, *_) in kinds.items()}


def _count(
    neighbourhoods: Sequence[Neighbourhood], months: Sequence[tuple[int, int]], kinds: Kinds
) -> pl.DataFrame:
    """Cases by neighbourhood, kind and month: the same months give the same figures, whatever comes after."""
    years = numpy.array([year - FIRST_YEAR + month / 12 for year, month in months])
    winter = numpy.cos(2 * numpy.pi * (numpy.array([month for _, month in months]) - 0.5) / 12)
    periods = [f"{year}MM{month:02}" for year, month in months]
    busiest = max(range(len(neighbourhoods)), key=lambda place: neighbourhoods[place].households)
    frames = []
    for place, each in enumerate(neighbourhoods):
        for number, (kind, (_, rate, change, season)) in enumerate(kinds.items()):
            # The first kinds are those of crime: theirs stay as they were when other kinds come in.
            luck = numpy.random.default_rng([SEED, place, number + (0 if kinds is KINDS else _OTHERS)])
            expected = (
                each.households
                / 1_000
                * each.busy
                * rate
                / 12
                * (1 + change) ** years
                * (1 + season * winter)
            )
            cases = luck.poisson(expected)
            if kinds is KINDS and place == busiest and kind == _RISE[0]:
                cases[-_RISE[1] :] += int(_RISE[2])
            frames.append(
                pl.DataFrame({"area": each.area.code, "kind": kind, "period": periods, "value": cases})
            )
    return pl.concat(frames)


def _with_sums(rows: pl.DataFrame, scope: str) -> pl.DataFrame:
    """The same with the totals of all kinds, of the districts and of the municipality."""
    keys = ["area", "kind", "period"]
    total = rows.with_columns(kind=pl.lit(TOTAL)).group_by(keys).agg(pl.col("value").sum())
    small = pl.concat([rows.select(*keys, "value"), total.select(*keys, "value")])
    district = small.with_columns(area="WK" + pl.col("area").str.slice(2, 6))
    whole = small.with_columns(area=pl.lit(scope))
    sums = [each.group_by(keys).agg(pl.col("value").sum()) for each in (district, whole)]
    return pl.concat([small, *sums])


def _keep_counts(
    table: Table,
    rows: pl.DataFrame,
    names: Mapping[str, str],
    kinds: Mapping[str, str],
    where: tuple[str, Holdings, datetime],
) -> None:
    scope, _store, moment = where
    rows = _with_sums(rows, scope)
    now = str(moment.year)
    codes = {
        table.areas: codes_of(names),
        table.kinds: tuple(Code(kind, title, "", _POLICE.get(kind, "")) for kind, title in kinds.items()),
        table.periods: tuple(
            Code(period, period[:4], "Voorlopig" if period.startswith(now) else "Definitief")
            for period in rows["period"].unique().sort().to_list()
        ),
    }
    word = f"{table.measures[0].stem}_1"
    wire = {"area": table.areas, "kind": table.kinds, "period": table.periods, "value": word}
    named = rows.rename(wire).with_columns(pl.col(word).cast(pl.Float64))
    keep_invented(table, codes, {word: table.measures[0].name}, named, where)


def _keep_key_figures(
    table: Table,
    neighbourhoods: Sequence[Neighbourhood],
    names: Mapping[str, str],
    scope: str,
    store: Holdings,
    moment: datetime,
) -> None:
    small = pl.DataFrame(
        {
            "area": [each.area.code for each in neighbourhoods],
            "inhabitants": [each.inhabitants for each in neighbourhoods],
            "households": [each.households for each in neighbourhoods],
            "dwellings": [round(each.households * 1.04) for each in neighbourhoods],
        }
    )
    figures = ("inhabitants", "households", "dwellings")
    district = small.with_columns(area="WK" + pl.col("area").str.slice(2, 6))
    whole = small.with_columns(area=pl.lit(scope))
    sums = [each.group_by("area").agg(pl.col(figures).sum()) for each in (district, whole)]
    rows = pl.concat([small, *sums]).with_columns(pl.col(figures).cast(pl.Float64))
    columns = {name: name for name in figures}
    keep_invented(
        table,
        {table.areas: codes_of(names)},
        columns,
        rows.rename({"area": table.areas}),
        (scope, store, moment),
    )


def keep_invented(
    table: Table,
    codes: Mapping[str, tuple[Code, ...]],
    columns: Mapping[str, str],
    rows: pl.DataFrame,
    where: tuple[str, Holdings, datetime],
    titles: Mapping[str, str] | None = None,
) -> None:
    """Store figures as if they had been fetched, under a source that says that they are invented.

    Args:
        table: in the place of which they come.
        codes: of each dimension.
        columns: our name of each figure by the table's word for it; they stand in rows of ``Measure`` and ``Value``
            where the table has those, as OData v4 gives them.
        rows: the figures.
        where: the scope, the store and the moment.
        titles: what the measures are called.
    """
    scope, store, moment = where
    invented = replace(table, source=SOURCE, licence=LICENCE)
    edition = Edition(invented, table.title[0], moment.date().isoformat(), codes, columns, titles or {})
    question = Question(edition, scope, edition.years())
    with store.alone(table.identifier):
        measure = "Measure" if "Measure" in rows.columns else ""
        keep_rows(as_figures(CodeLists(edition).shorten(rows), edition, measure), question, store, moment)


def codes_of(titles: Mapping[str, str]) -> tuple[Code, ...]:
    """Codes with their titles, as a table lists them."""
    return tuple(Code(code, title) for code, title in titles.items())
