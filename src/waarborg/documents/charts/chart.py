"""What is a chart: what is drawn, and what is told to who does not see it?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

Cell: TypeAlias = str | float | None
Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything that must stand beside it.

    Attributes:
        title: what it shows, in a few words.
        description: what one sees in it, for who does not see it (the alternative text).
        header, rows: the same figures as a table.
        spec: the drawing, in Vega-Lite.
        language: of the numbers.
    """

    title: str
    description: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    spec: dict[str, Any]
    language: Language = "nl"

    @property
    def digest(self) -> str:
        """The same for charts that look the same."""
        written = json.dumps([self.spec, self.language], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart is called; its axes say what is counted.

    Attributes:
        x, y: what stands along the axes.
    """

    title: str
    description: str
    x: str = ""
    y: str = ""
    language: Language = "nl"


INK, QUIET = "#1d2b2a", "#4a5a59"
STRONG = "#0b4f9c"
MARKED = "#b3400a"
"""Blue and orange-brown: apart for every kind of colour blindness, and dark and light apart in grey."""

SERIES = (STRONG, MARKED, "#5a5a5a", "#7a3d8f")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
"""A second sign beside the colour, so that lines are told apart in grey."""

_CONFIG: dict[str, Any] = {
    "background": "white",
    "font": "Noto Sans, Arial, Liberation Sans, DejaVu Sans, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "gridColor": "#e6ecec",
        "domainColor": QUIET,
        "tickColor": QUIET,
    },
    "axisY": {"labelLimit": 220},
    "legend": {"labelFontSize": 13, "labelColor": INK, "orient": "bottom", "title": None, "labelLimit": 320},
}


def draw(
    layers: Sequence[dict[str, Any]], values: Sequence[dict[str, Any]], size: tuple[int, int]
) -> dict[str, Any]:
    """Put layers over the same figures, in the look that all charts have; width and height in pixels."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": size[0],
        "height": size[1],
        "data": {"values": list(values)},
        "layer": list(layers),
        "config": _CONFIG,
        "padding": 6,
    }


_TELEPHONE = 320
"""Pixels: what a telephone has for a chart, so that letters keep their size."""


def narrow(chart: Chart) -> Chart:
    """The same chart for a telephone."""
    fit = {"type": "fit", "contains": "padding"}
    config = {**chart.spec["config"], "axisY": {"labelLimit": 115}}
    return replace(chart, spec={**chart.spec, "width": _TELEPHONE, "autosize": fit, "config": config})


def credited(chart: Chart, credit: Sequence[str]) -> Chart:
    """The same chart as a file of its own: with what it shows above it, and under that its source and licence."""
    title = {
        "text": chart.title,
        "subtitle": list(credit),
        "anchor": "start",
        "fontSize": 15,
        "color": INK,
        "subtitleColor": QUIET,
        "subtitleFontSize": 11,
        "subtitlePadding": 4,
        "offset": 12,
        "limit": chart.spec["width"] + 200,
    }
    return replace(chart, spec={**chart.spec, "title": title})


def between(lower: float | None, upper: float | None, language: Language) -> str:
    """An interval as a table tells it; empty where there is none."""
    if lower is None or upper is None:
        return ""
    written = f"{lower:.2f} – {upper:.2f}"
    return written.replace(".", ",") if language == "nl" else written
