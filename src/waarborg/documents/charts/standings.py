"""How does each part of a plan stand: how many commitments are kept, on track, at risk or broken?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from waarborg.commitments.verdicts import Standing
from waarborg.commitments.wording import name_of
from waarborg.documents.charts.chart import INK, QUIET, Cell, Chart, Words, draw

_WIDTH, _A_LINE = 420, 30
_ROOM = {"left": 30, "top": 6, "right": 6, "bottom": 6}
"""Pixels: the names of parts are long, and a browser may have a wider font for them."""
_FILLS = {
    Standing.KEPT: "#0d2b4e",
    Standing.ON_TRACK: "#c6def3",
    Standing.AT_RISK: "#c98a2b",
    Standing.BROKEN: "#b3350e",
    Standing.NO_EVIDENCE: "#bababa",
    Standing.UNCLEAR: "#ffffff",
}
"""Six steps from dark to light, so that all are told apart in grey; every stretch also has its number."""

_DARK = (Standing.KEPT, Standing.BROKEN)


def standings_chart(words: Words, parts: Sequence[tuple[str, Mapping[Standing, int]]]) -> Chart:
    """A bar for each part, with a stretch for each standing from kept to unclear, and its number in it.

    Args:
        words: what it is called; ``x`` is what is counted, ``y`` what a part is.
        parts: the name of each part and its numbers, in the order of the plan.
    """
    used = [each for each in Standing if any(counts.get(each) for _name, counts in parts)]
    labels = [name_of(each, words.language) for each in used]
    rows: list[tuple[Cell, ...]] = [
        (name, *(counts.get(each, 0) for each in used), sum(counts.values())) for name, counts in parts
    ]
    total = "totaal" if words.language == "nl" else "total"
    return Chart(
        words.title,
        words.description,
        (words.y, *labels, total),
        tuple(rows),
        {
            **draw(
                _layers(words, used, labels, parts),
                _values(used, parts, words),
                (_WIDTH, _A_LINE * len(parts)),
            ),
            "padding": _ROOM,
        },
        words.language,
    )


def _values(
    used: Sequence[Standing], parts: Sequence[tuple[str, Mapping[Standing, int]]], words: Words
) -> list[dict[str, Any]]:
    values = []
    for name, counts in parts:
        start = 0
        for order, each in enumerate(used):
            number = counts.get(each, 0)
            values.append(
                {
                    "part": name,
                    "standing": name_of(each, words.language),
                    "order": order,
                    "number": number,
                    "start": start,
                    "end": start + number,
                    "middle": start + number / 2,
                    "dark": each in _DARK,
                }
            )
            start += number
    return values


def _layers(
    words: Words,
    used: Sequence[Standing],
    labels: Sequence[str],
    parts: Sequence[tuple[str, Mapping[Standing, int]]],
) -> list[dict[str, Any]]:
    axis = {"title": None, "labelLimit": 260, "ticks": False, "domain": False}
    y = {"field": "part", "type": "nominal", "sort": [name for name, _counts in parts], "axis": axis}
    x_axis = {"title": words.x, "tickMinStep": 1, "format": "d"}
    colour = {
        "field": "standing",
        "type": "nominal",
        "scale": {"domain": list(labels), "range": [_FILLS[each] for each in used]},
        "legend": {"symbolStrokeColor": QUIET, "symbolStrokeWidth": 1, "symbolType": "square"},
    }
    bars = {
        "mark": {"type": "bar", "stroke": QUIET, "strokeWidth": 0.8, "height": {"band": 0.7}},
        "transform": [{"filter": "datum.number > 0"}],
        "encoding": {
            "y": y,
            "x": {"field": "start", "type": "quantitative", "axis": x_axis},
            "x2": {"field": "end"},
            "color": colour,
        },
    }
    numbers = {
        "mark": {"type": "text", "fontSize": 12},
        "transform": [{"filter": "datum.number > 0"}],
        "encoding": {
            "y": y,
            "x": {"field": "middle", "type": "quantitative"},
            "text": {"field": "number", "type": "quantitative"},
            "color": {"condition": {"test": "datum.dark", "value": "white"}, "value": INK},
        },
    }
    return [bars, numbers]
