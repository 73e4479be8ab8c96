"""How does a figure go through time, how sure is it, and where did it depart from what was expected?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from waarborg.documents.charts.chart import DASHES, INK, MARKED, QUIET, SERIES, Chart, Words, between, draw

_SIZE = (420, 240)
_APART = {"labelOverlap": True, "labelSeparation": 6}
_LEGEND = {"symbolType": "stroke", "symbolStrokeWidth": 3, "symbolSize": 500, "symbolOpacity": 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one period, with its 95 % interval where that is known."""

    on: date
    value: float | None
    lower: float | None = None
    upper: float | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A line: what it is called, and its points from old to new."""

    label: str
    points: tuple[Point, ...]


def line_chart(
    words: Words,
    series: Sequence[Series],
    *,
    monthly: bool,
    marked: str = "",
    interval: str = "",
    anew: tuple[date, str] | None = None,
) -> Chart:
    """Lines through time from zero up, with a band for the interval and a ring where a point is marked.

    Args:
        words: what it is called.
        series: at most four; each has its own colour and dash.
        monthly: points are months; else they are years.
        marked: what a ring means, for the table.
        interval: what the band is, for the table.
        anew: where the series begins anew, and what is to be said there.
    """
    labels = [each.label for each in series]
    header, rows = _table(words, series, monthly=monthly, marked=marked, interval=interval)
    layers = _layers(words, labels, monthly=monthly)
    if anew is not None:
        first = min((row[0] for row in rows if str(row[0])[:4] == f"{anew[0]:%Y}"), default="", key=str)
        header = (*header, anew[1])
        rows = tuple((*row, anew[1] if row[0] == first else "") for row in rows)
        days = sorted(point.on for each in series for point in each.points)
        layers = [_line_at(*anew, to_the_left=bool(days) and anew[0] - days[0] > days[-1] - anew[0]), *layers]
    return Chart(
        words.title,
        words.description,
        header,
        rows,
        draw(layers, _values(series), _SIZE),
        words.language,
    )


def _values(series: Sequence[Series]) -> list[dict[str, Any]]:
    return [
        {
            "series": each.label,
            "on": point.on.isoformat(),
            "value": point.value,
            "lower": point.lower,
            "upper": point.upper,
            "marked": point.marked,
        }
        for each in series
        for point in each.points
    ]


def _layers(words: Words, labels: list[str], *, monthly: bool) -> list[dict[str, Any]]:
    """Bands below, lines over them, rings on top."""
    axis = {"title": words.x or None, "format": "%Y", "tickCount": "year", "grid": False, **_APART}
    x = {"field": "on", "type": "temporal", "axis": axis}
    y = {
        "field": "value",
        "type": "quantitative",
        "axis": {"title": words.y, "tickMinStep": 0.1},
        "scale": {"zero": True},
    }
    colour, dash = _told_apart(labels, SERIES), _told_apart(labels, DASHES)
    return [
        {
            "mark": {"type": "area", "opacity": 0.18},
            "encoding": {"x": x, "y": {**y, "field": "lower"}, "y2": {"field": "upper"}, "color": colour},
            "transform": [{"filter": "isValid(datum.lower) && isValid(datum.upper)"}],
        },
        {
            "mark": {"type": "line", "strokeWidth": 2, "point": not monthly and {"size": 45}},
            "encoding": {"x": x, "y": y, "color": colour, "strokeDash": dash},
        },
        {
            "mark": {"type": "point", "size": 130, "strokeWidth": 2.5, "color": MARKED, "filled": False},
            "transform": [{"filter": "datum.marked"}],
            "encoding": {"x": x, "y": y},
        },
    ]


def _line_at(day: date, told: str, *, to_the_left: bool) -> dict[str, Any]:
    """An upright line of dashes with its words above the chart, on the side where there is room."""
    side = {"align": "right", "dx": -4} if to_the_left else {"align": "left", "dx": 4}
    x = {"field": "on", "type": "temporal"}
    return {
        "data": {"values": [{"on": day.isoformat(), "told": told}]},
        "layer": [
            {
                "mark": {"type": "rule", "strokeDash": [2, 3], "strokeWidth": 2, "color": QUIET},
                "encoding": {"x": x},
            },
            {
                "mark": {"type": "text", "baseline": "bottom", "color": INK, **side},
                "encoding": {"x": x, "y": {"value": -4}, "text": {"field": "told"}},
            },
        ],
    }


def _told_apart(labels: list[str], signs: Sequence[object]) -> dict[str, Any]:
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": labels, "range": list(signs[: len(labels)])},
        "legend": _LEGEND if len(labels) > 1 else None,
    }


def _table(
    words: Words, series: Sequence[Series], *, monthly: bool, marked: str, interval: str
) -> tuple[tuple[str, ...], tuple[tuple[str | float | None, ...], ...]]:
    """Period by period, the newest first."""
    days = sorted({point.on for each in series for point in each.points}, reverse=True)
    known = [{point.on: point for point in each.points} for each in series]
    header = [words.x]
    for each in series:
        header += [each.label] + ([f"{each.label}: {interval}"] if interval else [])
    rows = []
    for day in days:
        row: list[str | float | None] = [f"{day:%Y-%m}" if monthly else f"{day:%Y}"]
        is_marked = False
        for points in known:
            point = points.get(day)
            row.append(point.value if point else None)
            is_marked = is_marked or bool(point and point.marked)
            if interval:
                row.append(between(point.lower, point.upper, words.language) if point else "")
        rows.append((*row, marked if is_marked else "") if marked else tuple(row))
    return tuple([*header, marked] if marked else header), tuple(rows)
