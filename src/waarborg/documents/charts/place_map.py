"""Which streets or neighbourhoods stand out, drawn as a map that also prints?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from waarborg.documents.charts.chart import INK, MARKED, Cell, Chart, Words, draw

_SIZE = (560, 460)
_FILL = "#8fb0d3"

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""

Shape = dict[str, Any]
"""A GeoJSON geometry in degrees."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn, from bottom to top.

    Attributes:
        outlines: of the neighbourhoods.
        filled: neighbourhoods that stand out, each with the number that stands in it.
        network: stretches of street.
        hot: stretches that stand out.
    """

    outlines: Sequence[Shape]
    filled: Sequence[tuple[Shape, Place, str]] = ()
    network: Sequence[Sequence[Place]] = ()
    hot: Sequence[Sequence[Place]] = ()


def place_map(words: Words, drawn: Drawn, header: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Chart:
    """The map, with what it shows as a table; told apart in grey by fill, width and number."""
    filled = [_feature(shape) for shape, _, _ in drawn.filled]
    layers = [
        _layer(filled, {"filled": True, "fill": _FILL, "stroke": None}),
        _layer([_feature(each) for each in drawn.outlines], _line("#6b7b7a", 0.8)),
        _layer(_lines(drawn.network), _line("#a9b5b4", 0.8)),
        _layer(_lines(drawn.hot), _line(MARKED, 4)),
        _numbers(drawn.filled),
    ]
    spec = draw([each for each in layers if each["data"]["values"]], [], _SIZE)
    spec["projection"] = {"type": "mercator"}
    return Chart(words.title, words.description, header, tuple(rows), spec, words.language)


def _layer(features: Sequence[Shape], look: dict[str, Any]) -> dict[str, Any]:
    return {"data": {"values": list(features)}, "mark": {"type": "geoshape", **look}}


def _line(colour: str, width: float) -> dict[str, Any]:
    return {"filled": False, "stroke": colour, "strokeWidth": width}


def _numbers(filled: Sequence[tuple[Shape, Place, str]]) -> dict[str, Any]:
    values = [{"y": place[0], "x": place[1], "number": number} for _, place, number in filled]
    at = {"field": "x", "type": "quantitative"}, {"field": "y", "type": "quantitative"}
    return {
        "data": {"values": values},
        "mark": {"type": "text", "fontSize": 14, "fontWeight": "bold", "color": INK},
        "encoding": {"longitude": at[0], "latitude": at[1], "text": {"field": "number"}},
    }


def _feature(shape: Shape) -> Shape:
    return {"type": "Feature", "geometry": shape}


def _lines(lines: Sequence[Sequence[Place]]) -> list[Shape]:
    turned = [[[longitude, latitude] for latitude, longitude in line] for line in lines]
    return [_feature({"type": "MultiLineString", "coordinates": turned})] if turned else []
