"""What does a list of incidents say: at which hours, in which neighbourhoods, and where is repetition near?"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl

from waarborg.analysis.daylight import hot_times_by_season, in_the_dark, season_of
from waarborg.analysis.hot_times import LEAST_INCIDENTS, HotTimes, hot_times
from waarborg.analysis.local_clock import Moments
from waarborg.analysis.method import TooFew
from waarborg.analysis.panels import wilson
from waarborg.operations.incidents.groups import find_groups
from waarborg.operations.incidents.hot_streets import find_hot_streets
from waarborg.operations.incidents.incident_picture import (
    AreaCount,
    Dark,
    IncidentPicture,
    PartOfDay,
    SeasonTimes,
    Times,
)
from waarborg.operations.incidents.nearby import find_density, find_repeats
from waarborg.operations.pictures.measuring import too_small
from waarborg.operations.pictures.methods import told
from waarborg.sources.area_maps import Area
from waarborg.sources.incidents.keeping import read_incidents
from waarborg.sources.incidents.lists import KeptList

_NO_HOUR = timedelta(hours=22)
"""What may have happened over so long says nothing of the hour, as a day without a time does (22.59 in March)."""


def analyse(
    folders: tuple[Path, Path], kept: KeptList, least: int, on: date, outlines: list[Area]
) -> IncidentPicture:
    """Find the hours, the neighbourhoods, the densest cells, the hot streets, near repeats and groups of a list.

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
    begun, ended = (
        rows[name].dt.convert_time_zone("Europe/Amsterdam").dt.date() for name in ("begin", "end")
    )
    days: list[date] = [*begun, *(min(each, on) for each in ended)]
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
        find_groups(rows, least),
    )


def _times(rows: pl.DataFrame) -> Times | None:
    begins, ends = (rows[name].dt.replace_time_zone(None).to_numpy() for name in ("begin", "end"))
    found = hot_times(begins, ends)
    telling = rows.filter(pl.col("end") - pl.col("begin") < _NO_HOUR).height
    if isinstance(found, TooFew) or telling < LEAST_INCIDENTS:
        return None
    hours, whole = found.hours, found.hours.values.sum()
    shares = 100 * hours.values / whole
    top = hours.values.argmax()
    return Times(
        tuple(tuple(float(value) for value in day) for day in shares),
        (float(100 * hours.lower.flat[top] / whole), float(100 * hours.upper.flat[top] / whole)),
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
            found.append(SeasonTimes(season.value, number, None, 0.0, 0.0, 0.0))
            continue
        parts = times.parts.values.sum(axis=0)
        share = float(parts.max() / parts.sum())
        found.append(SeasonTimes(season.value, number, int(parts.argmax()), share, *wilson(share, number)))
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
