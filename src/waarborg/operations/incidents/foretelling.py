"""Where are burglaries to be expected in the next weeks, and does that beat a plain map?"""

from __future__ import annotations

from datetime import date, timedelta

import numpy
import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.density import grid_over
from waarborg.analysis.forecasts import Forecast, Judged, Withdrawn, forecast
from waarborg.analysis.method import TooFew
from waarborg.analysis.risk_layers import WeeklyGrid
from waarborg.operations.incidents.outlook import Hits, Outlook
from waarborg.operations.pictures.methods import told
from waarborg.sources.metres import in_metres

KIND, CELL, WEEKS = "1.1.1", 250.0, 2
_A_WEEK = 7
_SHOWN = 0.03
"""Of the area: the cells with the highest expectation are named."""


def foretell(rows: pl.DataFrame, areas: dict[str, BaseGeometry], today: date) -> Outlook:
    """Judge the forecast on past weeks, and give it only where it beats every plain map.

    Args:
        rows: the incidents, as a list keeps them; burglaries alone count.
        areas: the outlines of the neighbourhoods, in degrees.
        today: weeks end the day before it.
    """
    placed = rows.filter((pl.col("kind") == KIND) & pl.col("x").is_not_null() & (pl.col("area") != ""))
    if not areas or not placed.height:
        return Outlook("too_few", today, WEEKS, _SHOWN)
    shapes = in_metres(list(areas.values()))
    whole = shapely.union_all(shapes)
    grid = grid_over(whole, CELL)
    inside = grid.within(whole)
    days = placed["begin"].dt.convert_time_zone("Europe/Amsterdam").dt.date().to_list()
    back = numpy.array([(today - timedelta(days=1) - day).days // _A_WEEK for day in days])
    weeks = int(back.max()) + 1
    counts = numpy.zeros((weeks, grid.rows, grid.columns))
    rows_, columns = (
        ((placed[name].to_numpy() - edge) // grid.size).astype(int).clip(0, most - 1)
        for name, edge, most in (("y", grid.south, grid.rows), ("x", grid.west, grid.columns))
    )
    numpy.add.at(counts, (weeks - 1 - back, rows_, columns), 1.0)
    found = forecast(WeeklyGrid(counts, CELL, inside), WEEKS)
    if isinstance(found, TooFew):
        return Outlook("too_few", today, WEEKS, _SHOWN)
    if isinstance(found, Withdrawn):
        return _judged(found.judged, "withdrawn", today)
    x, y = grid.middles()
    return _judged(found.judged, "shown", today, _named(found, (x, y), dict(zip(areas, shapes, strict=True))))


def _named(
    found: Forecast, middles: tuple[numpy.ndarray, numpy.ndarray], shapes: dict[str, BaseGeometry]
) -> tuple[tuple[str, float], ...]:
    """The highest cells, added up by neighbourhood."""
    expected = found.expected.sum(axis=0)
    bound = numpy.quantile(expected[expected > 0], 1 - _SHOWN)
    codes, outlines = list(shapes), list(shapes.values())
    sums: dict[str, float] = {}
    for row, column in numpy.argwhere(expected >= bound):
        point = shapely.Point(middles[0][column], middles[1][row])
        place = int(numpy.argmin(shapely.distance(outlines, point)))
        sums[codes[place]] = sums.get(codes[place], 0.0) + float(expected[row, column])
    return tuple(
        sorted(((code, round(number, 2)) for code, number in sums.items()), key=lambda each: -each[1])
    )


def _judged(judged: Judged, state: str, today: date, areas: tuple[tuple[str, float], ...] = ()) -> Outlook:
    own = tuple(Hits(each.area, each.crimes, each.pai, each.pei) for each in judged.forecast)
    plain = tuple(
        (name, tuple(Hits(each.area, each.crimes, each.pai, each.pei) for each in rates))
        for name, rates in judged.plain
    )
    gains = (judged.gain, judged.gain_lower, judged.gain_upper)
    return Outlook(state, today, WEEKS, _SHOWN, areas, own, plain, judged.weeks, *gains, told(judged.method))
