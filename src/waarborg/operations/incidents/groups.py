"""Where and when did incidents of a list come together, more than is usual at that place?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy
import polars as pl

from waarborg.analysis.method import TooFew
from waarborg.analysis.scan.clusters import Cluster
from waarborg.analysis.scan.statistics import scan_permutation
from waarborg.analysis.scan.windows import Windows
from waarborg.operations.incidents.incident_picture import Group, Groups
from waarborg.operations.incidents.nearby import in_degrees, known_to_a_week
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import told

CELL = 250.0
"""Metres: the side of the squares in which incidents are counted."""

_WEEK = 7
_MOST_WEEKS, _LONGEST = 52, 8
"""So many weeks up to the last day are looked at, and so many a group lasts at most: longer is usual there."""

_SURE = 0.05


def find_groups(rows: pl.DataFrame, least: int) -> Groups | None:
    """The groups of a list (Kulldorff's permutation scan: it needs no number of inhabitants, and nothing is a group
    that is always high, or that is high everywhere at once); ``None`` where there are too few incidents.

    Args:
        rows: as a list keeps them; those without coordinates are left out, and those of which the day is not known
            to within a week.
        least: groups of fewer incidents are not shown.
    """
    placed = rows.filter(pl.col("x").is_not_null() & pl.col("y").is_not_null() & known_to_a_week())
    mapped = placed.filter(pl.col("area") != "")
    placed = mapped if mapped.height else placed
    days = [
        each.toordinal()
        for each in placed["begin"].dt.convert_time_zone("Europe/Amsterdam").dt.date().to_list()
    ]
    if not days:
        return None
    last = max(days)
    weeks = min(_MOST_WEEKS, (last - min(days) + 1) // _WEEK)
    ago = (last - numpy.array(days)) // _WEEK
    counted = placed.with_columns(week=pl.Series(weeks - 1 - ago)).filter(pl.col("week") >= 0)
    points = counted.select("x", "y").to_numpy()
    cells, cell_of = numpy.unique(numpy.floor(points / CELL), axis=0, return_inverse=True)
    cell_of = cell_of.reshape(-1)
    cases = numpy.zeros((len(cells), weeks), dtype=numpy.int64)
    numpy.add.at(cases, (cell_of, counted["week"].to_numpy()), 1)
    found = scan_permutation(
        (cells + 0.5) * CELL, cases, prospective=False, windows=Windows(longest=_LONGEST)
    )
    if isinstance(found, TooFew):
        return None
    first = date.fromordinal(last + 1 - _WEEK * weeks)
    groups = tuple(
        _group(each, counted.filter(_inside(each, cell_of, counted)), first, (cells + 0.5) * CELL)
        for each in found.clusters
        if each.p < _SURE and each.cases >= least
    )
    return Groups(first, date.fromordinal(last), groups, _in_weeks(told(found.method, ("longest",))))


def _in_weeks(method: MethodUsed) -> MethodUsed:
    """The scan of a list goes by weeks."""
    return replace(method, parameters=tuple(("longest_weeks", value) for _name, value in method.parameters))


def _inside(cluster: Cluster, cell_of: numpy.ndarray, counted: pl.DataFrame) -> pl.Series:
    """Which incidents make a group."""
    first, last = cluster.periods
    week = counted["week"].to_numpy()
    return pl.Series(numpy.isin(cell_of, cluster.areas) & (week >= first) & (week <= last))


def _group(cluster: Cluster, its: pl.DataFrame, start: date, middles: numpy.ndarray) -> Group:
    first, last = cluster.periods
    middle = middles[cluster.areas[0]]
    areas = its["area"].value_counts(sort=True)["area"].to_list()
    far = float(numpy.hypot(*(its.select("x", "y").to_numpy() - middle).T).max())
    return Group(
        float(middle[0]),
        float(middle[1]),
        in_degrees(middle.reshape(1, 2)),
        float(numpy.ceil(far / 50) * 50),
        areas[0],
        start + timedelta(days=_WEEK * first),
        start + timedelta(days=_WEEK * (last + 1) - 1),
        cluster.cases,
        cluster.expected,
        cluster.p,
    )
