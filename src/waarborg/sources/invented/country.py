"""Which other municipalities are there beside the invented one, and how safe do people feel?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import product

import numpy
import polars as pl

from waarborg.sources.editions import WHOLE_COUNTRY, Code
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.publishing import (
    FIRST_YEAR,
    KINDS,
    NUISANCE,
    NUISANCE_TOTAL,
    SOURCE,
    TOTAL,
    Kinds,
    codes_of,
    find_table,
    keep_invented,
    titles_of,
)
from waarborg.sources.invented.town import SEED
from waarborg.sources.region_kinds import POLICE_UNIT, PROVINCE, REGION_TABLES, SAFETY_REGION
from waarborg.sources.regions import Member, keep_regions
from waarborg.sources.tables import TABLES, Table

_NAMES = [
    "Aardenhoek",
    "Berkenrade",
    "Capelhoven",
    "Dijkwijk",
    "Elzenbroek",
    "Fluithaven",
    "Graswaard",
    "Heuvelmond",
    "Ijsselbrink",
    "Jagersveld",
    "Kreekdam",
    "Lindewoud",
    "Molenzicht",
    "Noorderkoog",
    "Oeverland",
    "Polderhaven",
    "Rietmeer",
    "Schelpdorp",
    "Tolhuizen",
    "Uiterdijk",
    "Veenburg",
    "Waterrijk",
    "Zandwoude",
    "Zilverkust",
]
_SPREAD = 0.3

_SURVEY = {
    "M100001": ("Voelt zich weleens onveilig in de eigen buurt", 14.5, 1.8),
    "M100002": ("Voelt zich vaak onveilig in de eigen buurt", 1.6, 0.6),
    "M100003": ("Slachtoffer van traditionele criminaliteit", 15.2, 1.9),
    "M100004": ("Slachtoffer van online criminaliteit", 16.9, 2.0),
    "M100005": ("Rapportcijfer leefbaarheid woonbuurt", 7.6, 0.1),
    "M100006": ("Schaalscore sociale cohesie", 6.3, 0.1),
    "M100007": ("Ervaart veel overlast in de buurt", 38.0, 2.6),
    "M100008": ("Ervaart veel fysieke verloedering in de buurt", 13.8, 1.8),
}
"""By code: what is asked, how the country answers, and how far the margin of a municipality reaches."""

_BUDGET = {
    "CRI1111": ("Diefstal/inbraak uit woning", 1.4),
    "CRI1121": ("Winkeldiefstal", 2.2),
    "CRI2000": ("Vernielingen, misdrijven tegen openbare orde en gezag", 4.9),
    "CRI3000": ("Gewelds- en seksuele misdrijven", 4.4),
}
"""By code: the kind, and how many the country has per 1,000 inhabitants."""


_REGIONS = {
    SAFETY_REGION: ("Duinkust", "Rivierenrand", "Zandland"),
    POLICE_UNIT: ("Kust en Plassen", "Hoge Gronden"),
    PROVINCE: ("Waterland",),
}
"""By kind: the invented regions."""


def publish_country(scope: str, town: str, moment: datetime, store: Holdings) -> None:
    """Store crime and key figures of twenty-four other municipalities, and a survey of the invented one.

    Comes before the invented municipality itself: what is stored for the whole country takes the place of what was
    held of its parts.
    """
    codes = [f"GM{9902 + number}" for number in range(len(_NAMES))]
    luck = numpy.random.default_rng([SEED, 77])
    households = (luck.lognormal(numpy.log(19_000), 0.35, len(codes))).round()
    for year in range(FIRST_YEAR, moment.year):
        _keep_sizes(year, codes, households, store, moment)
    crimes = {TOTAL: "Totaal misdrijven", **titles_of(KINDS)}
    _keep_years(find_table("47018NED"), (KINDS, crimes), (codes, households), store, moment)
    nuisance = {TOTAL: NUISANCE_TOTAL, **titles_of(NUISANCE)}
    _keep_years(find_table("47021NED"), (NUISANCE, nuisance), (codes, households), store, moment)
    _keep_regions({scope: town} | dict(zip(codes, _NAMES, strict=True)), store, moment)
    _keep_budget(scope, town, store, moment)
    _keep_survey(scope, town, store, moment)


def _keep_sizes(
    year: int, codes: Sequence[str], households: numpy.ndarray, store: Holdings, moment: datetime
) -> None:
    table = next((each for each in TABLES if each.year == year), None)
    if table is None:
        return
    sizes = {"inhabitants": 2.1, "households": 1.0, "dwellings": 1.04}
    rows = pl.DataFrame(
        {table.areas: list(codes), **{name: (households * share).round() for name, share in sizes.items()}}
    )
    names = dict(zip(codes, _NAMES, strict=True))
    where = (WHOLE_COUNTRY, store, moment)
    keep_invented(table, {table.areas: codes_of(names)}, {name: name for name in sizes}, rows, where)


def _keep_years(
    table: Table,
    kinds: tuple[Kinds, dict[str, str]],
    towns: tuple[Sequence[str], numpy.ndarray],
    store: Holdings,
    moment: datetime,
) -> None:
    """Years alone: what a comparison with others takes."""
    (drawn, titles), (codes, households) = kinds, towns
    stream = 78 if drawn is KINDS else 80
    years = range(FIRST_YEAR, moment.year)
    frames = []
    for place, code in enumerate(codes):
        for number, (kind, (_, rate, change, _season)) in enumerate(drawn.items()):
            luck = numpy.random.default_rng([SEED, stream, place, number])
            level = float(luck.lognormal(0, _SPREAD))
            steps = numpy.arange(len(years))
            cases = luck.poisson(households[place] / 1_000 * level * rate * (1 + change) ** steps)
            periods = [f"{year}JJ00" for year in years]
            frames.append(
                pl.DataFrame({"area": code, "kind": kind, "period": periods, "value": cases.astype(float)})
            )
    rows = pl.concat(frames)
    total = rows.group_by("area", "period").agg(pl.col("value").sum()).with_columns(kind=pl.lit(TOTAL))
    rows = pl.concat([rows, total.select(rows.columns)])
    word = f"{table.measures[0].stem}_1"
    lists = {
        table.areas: codes_of(dict(zip(codes, _NAMES, strict=True))),
        table.kinds: codes_of(titles),
        table.periods: tuple(Code(f"{year}JJ00", str(year), "Definitief") for year in years),
    }
    wire = {"area": table.areas, "kind": table.kinds, "period": table.periods, "value": word}
    where = (WHOLE_COUNTRY, store, moment)
    keep_invented(table, lists, {word: table.measures[0].name}, rows.rename(wire), where)


def _keep_regions(names: Mapping[str, str], store: Holdings, moment: datetime) -> None:
    """Three safety regions and two units of the police in one province, the invented town in the first of each."""
    year = max(each for each in REGION_TABLES if each < moment.year)
    members = []
    for place, (code, name) in enumerate(names.items()):
        for kind, regions in _REGIONS.items():
            part = place * len(regions) // len(names)
            members.append(Member(code, name, kind, f"{kind}{91 + part}", regions[part]))
    about = (f"Gebieden in Nederland {year}", moment.date().isoformat(), SOURCE, "EUPL-1.2")
    keep_regions(members, year, about, store, moment)


def _keep_budget(scope: str, town: str, store: Holdings, moment: datetime) -> None:
    """What the law wants in every budget, of the municipality and of the country."""
    table = find_table("83648NED")
    years = range(FIRST_YEAR, moment.year)
    luck = numpy.random.default_rng([SEED, 81])
    rows = [
        (
            area,
            kind,
            f"{year}JJ00",
            round(float(level * luck.lognormal(0, 0.12 if area == scope else 0.03)), 1),
        )
        for (kind, (_, level)), year, area in product(_BUDGET.items(), years, ("NL01", scope))
    ]
    word = f"{table.measures[0].stem}_3"
    lists = {
        table.areas: codes_of({"NL01": "Nederland", scope: town}),
        table.kinds: codes_of({kind: title for kind, (title, _) in _BUDGET.items()}),
        table.periods: tuple(Code(f"{year}JJ00", str(year), "Definitief") for year in years),
    }
    frame = pl.DataFrame(rows, schema=[table.areas, table.kinds, table.periods, word], orient="row")
    keep_invented(table, lists, {word: table.measures[0].name}, frame, (scope, store, moment))


def _keep_survey(scope: str, town: str, store: Holdings, moment: datetime) -> None:
    """Two years, every measure with its margins; the larger an area, the surer."""
    table = find_table("85146NED")
    years = [year for year in (2021, 2023, 2025) if year < moment.year]
    luck = numpy.random.default_rng([SEED, 79])
    rows = []
    areas = {"NL01": "Nederland", "PV91": "Waterland (PV)", "RE91": "Kust en Plassen (RE)", scope: town}
    surer = dict(zip(areas, (6, 3, 2, 1), strict=True))
    for (code, (_, level, margin)), year, area in product(_SURVEY.items(), years, areas):
        half = margin / surer[area]
        value = round(level + float(luck.normal(0, half)), 1)
        for sign, word in ((0, "MW00000"), (-1, "MOG0095"), (1, "MBG0095")):
            rows.append((code, area, f"{year}JJ00", word, round(max(value + sign * half, 0), 2)))
    names = ("Measure", table.areas, table.periods, table.margins, "Value")
    lists = {
        table.areas: codes_of(areas),
        table.periods: tuple(Code(f"{year}JJ00", str(year), "Definitief") for year in years),
        table.margins: codes_of({"MW00000": "Waarde", "MOG0095": "Ondergrens", "MBG0095": "Bovengrens"}),
        "Measure": codes_of({code: code for code in _SURVEY}),
    }
    titles = {code: title for code, (title, *_) in _SURVEY.items()}
    frame = pl.DataFrame(rows, schema=list(names), orient="row")
    keep_invented(table, lists, {code: code for code in _SURVEY}, frame, (scope, store, moment), titles)
