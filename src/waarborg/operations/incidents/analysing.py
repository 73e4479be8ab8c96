"""What does a list of incidents say: at which hours, in which neighbourhoods, and where is repetition near?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from waarborg.analysis.daylight import hot_times_by_season, in_the_dark, season_of
from waarborg.analysis.hot_times import HotTimes, hot_times
from waarborg.analysis.local_clock import Moments
from waarborg.analysis.method import TooFew
from waarborg.operations.incidents.hot_streets import StreetPicture, find_hot_streets
from waarborg.operations.incidents.nearby import DenseGrid, Repeats, find_density, find_repeats
from waarborg.operations.pictures.measuring import too_small
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import MethodUsed
from waarborg.sources.area_maps import Area
from waarborg.sources.incidents.keeping import KeptList, read_incidents


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day of the week: its number of incidents with its interval.

    Attributes:
        day, part: 0 for Monday; 0 for the night, then morning, afternoon and evening.
        hot: more than an even spread would give, with 95 % certainty for the whole week together.
    """

    day: int
    part: int
    count: float
    lower: float
    upper: float
    hot: bool


@dataclass(frozen=True, slots=True)
class SeasonTimes:
    """A season over all years: how many incidents, and which part of the day has the most of them.

    Attributes:
        part: 0 for the night, then morning, afternoon and evening; ``None``: too few to say.
        share: which share of the season's incidents falls in it.
    """

    season: str
    number: int
    part: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Dark:
    """Which share of the incidents happens in the dark, with its interval, and which share of all hours is dark."""

    share: float
    lower: float
    upper: float
    dark_hours: float
    method: MethodUsed


@dataclass(frozen=True, slots=True)
class Times:
    """The hours of the week.

    Attributes:
        shares: seven days of 24 hours, in percent of all.
        parts: of every day four.
        exact, endless: how many have a known hour; may have been at any time of the week.
        dark: ``None`` where the list does not lie on the Dutch map: the sun is that of the Netherlands.
    """

    shares: tuple[tuple[float, ...], ...]
    parts: tuple[PartOfDay, ...]
    exact: int
    endless: int
    method: MethodUsed
    seasons: tuple[SeasonTimes, ...]
    dark: Dark | None


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How many incidents a neighbourhood has; ``None``: too few to show."""

    area: str
    count: int | None


@dataclass(frozen=True, slots=True)
class IncidentPicture:
    """What a list says.

    Attributes:
        first, last: the days of the first and the last incident, by Dutch time; ``None``: there is none.
        kinds: how many there are of each kind, the most first.
        times: ``None``: too few incidents.
        areas: the most first; empty where incidents lie in no neighbourhood.
        repeats: ``None``: too few incidents with a place.
        dense: ``None``: too few, or no outlines.
        streets: ``None``: no network of streets was given.
    """

    name: str
    number: int
    first: date | None
    last: date | None
    kinds: tuple[tuple[str, int], ...]
    times: Times | None
    areas: tuple[AreaCount, ...]
    repeats: Repeats | None
    dense: DenseGrid | None
    streets: StreetPicture | None


def analyse(
    folders: tuple[Path, Path], kept: KeptList, least: int, on: date, outlines: list[Area]
) -> IncidentPicture:
    """Find the hours, the neighbourhoods, the densest cells, the hot streets and the near repeats of a list.

    Args:
        folders: where the list stands, and where the streets.
        kept: which.
        least: smaller numbers of a neighbourhood are not shown.
        on: the day on which zones of near repeats count.
        outlines: the neighbourhoods.

    Raises:
        SourceTrouble: where the file is damaged.
    """
    rows = read_incidents(folders[0], kept.name)
    days: list[date] = rows["begin"].dt.convert_time_zone("Europe/Amsterdam").dt.date().to_list()
    kinds = rows["kind"].value_counts(sort=True)
    return IncidentPicture(
        kept.name,
        rows.height,
        min(days, default=None),
        max(days, default=None),
        tuple((kind, count) for kind, count in kinds.iter_rows()),
        _times(rows),
        _areas(rows, least),
        find_repeats(rows, on),
        find_density(rows, [each.shape for each in outlines]),
        find_hot_streets(folders[1], rows, outlines, least),
    )


def _times(rows: pl.DataFrame) -> Times | None:
    begins, ends = (rows[name].dt.replace_time_zone(None).to_numpy() for name in ("begin", "end"))
    found = hot_times(begins, ends)
    if isinstance(found, TooFew):
        return None
    shares = 100 * found.hours.values / found.hours.values.sum()
    return Times(
        tuple(tuple(float(value) for value in day) for day in shares),
        _parts(found),
        found.exact,
        found.endless,
        told(found.method),
        _seasons(begins, ends),
        _dark(begins, ends) if (rows["area"] != "").any() else None,
    )


def _seasons(begins: Moments, ends: Moments) -> tuple[SeasonTimes, ...]:
    places = season_of(begins)
    found = []
    for place, (season, times) in enumerate(hot_times_by_season(begins, ends).items()):
        number = int((places == place).sum())
        if isinstance(times, TooFew):
            found.append(SeasonTimes(season.value, number, None, 0.0))
            continue
        parts = times.parts.values.sum(axis=0)
        found.append(SeasonTimes(season.value, number, int(parts.argmax()), float(parts.max() / parts.sum())))
    return tuple(found)


def _dark(begins: Moments, ends: Moments) -> Dark | None:
    found = in_the_dark(begins, ends)
    if isinstance(found, TooFew):
        return None
    return Dark(found.share, found.lower, found.upper, found.dark_hours, told(found.method, ("interval",)))


def _parts(found: HotTimes) -> tuple[PartOfDay, ...]:
    parts = found.parts
    return tuple(
        PartOfDay(
            day,
            part,
            float(parts.values[day, part]),
            float(parts.lower[day, part]),
            float(parts.upper[day, part]),
            bool(parts.hot[day, part]),
        )
        for day in range(7)
        for part in range(4)
    )


def _areas(rows: pl.DataFrame, least: int) -> tuple[AreaCount, ...]:
    counted = rows.filter(pl.col("area") != "")["area"].value_counts(sort=True)
    areas = counted["area"].to_list()
    counts = dict(zip(areas, counted["count"].to_list(), strict=True))
    hidden = too_small(counts, dict.fromkeys(areas, ""), least)
    return tuple(AreaCount(area, None if area in hidden else counts[area]) for area in areas)
