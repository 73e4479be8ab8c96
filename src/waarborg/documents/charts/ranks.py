"""Where does one stand among others, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from waarborg.documents.charts.chart import INK, MARKED, QUIET, STRONG, Chart, Words, between, draw

_WIDTH, _A_LINE = 300, 24


@dataclass(frozen=True, slots=True)
class Place:
    """One of those that are compared; ``value`` is ``None`` where there is too little to say."""

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    own: bool = False


def rank_chart(
    words: Words,
    places: Sequence[Place],
    *,
    interval: str,
    middle: tuple[str, float] | None,
    width: int = _WIDTH,
    ends: tuple[float, float] | None = None,
) -> Chart:
    """A dot with its interval for each, the highest first; the own one is a filled square with a bold interval.

    Args:
        words: what it is called.
        places: which are compared; those of which nothing can be said stand in the table alone.
        interval: what the line through a dot is, for the table.
        middle: a line to hold them against, and what it is.
        width: in pixels, without the names; on paper a wider one takes less height.
        ends: of the scale on which the values lie; without them it begins at nought.
    """
    told = sorted((each for each in places if each.value is not None), key=lambda each: -(each.value or 0))
    layers = _dots([each.label for each in told], words.x, ends) + (
        [] if middle is None else _middle(*middle)
    )
    values = [
        {"label": each.label, "value": each.value, "lower": each.lower, "upper": each.upper, "own": each.own}
        for each in told
    ]
    rows = tuple(
        (each.label, each.value, between(each.lower, each.upper, words.language))
        for each in [*told, *(each for each in places if each.value is None)]
    )
    size = (width, max(_A_LINE, _A_LINE * len(told)))
    return Chart(
        words.title,
        words.description,
        (words.y, words.x, interval),
        rows,
        draw(layers, values, size),
        words.language,
    )


def _dots(order: list[str], unit: str, ends: tuple[float, float] | None) -> list[dict[str, Any]]:
    axis = {"title": None, "ticks": False, "domain": False}
    scale = {"zero": True} if ends is None else {"domain": list(ends), "zero": False}
    y = {"field": "label", "type": "nominal", "sort": order, "axis": axis}
    x = {"field": "value", "type": "quantitative", "axis": {"title": unit}, "scale": scale}
    colour = _if_own(MARKED, STRONG)
    lines = {"y": y, "x": {**x, "field": "lower"}, "x2": {"field": "upper"}, "color": colour}
    dots = {"y": y, "x": x, "color": colour}
    return [
        {"mark": "rule", "encoding": {**lines, "strokeWidth": _if_own(4, 1.5)}},
        {
            "mark": {"type": "point", "filled": True, "opacity": 1},
            "encoding": {**dots, "shape": _if_own("square", "circle"), "size": _if_own(150, 75)},
        },
    ]


def _if_own(own: object, other: object) -> dict[str, Any]:
    return {"condition": {"test": "datum.own", "value": own}, "value": other}


def _middle(name: str, value: float) -> list[dict[str, Any]]:
    data = {"values": [{"middle": value, "name": name}]}
    x = {"field": "middle", "type": "quantitative"}
    text = {"type": "text", "align": "left", "dx": 4, "y": -8, "color": INK, "fontSize": 12}
    return [
        {"data": data, "mark": {"type": "rule", "strokeDash": [5, 4], "color": QUIET}, "encoding": {"x": x}},
        {"data": data, "mark": text, "encoding": {"x": x, "text": {"field": "name"}}},
    ]
