"""Which streets stand out, drawn as a map that also prints?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waarborg.documents.charts.chart import MARKED, Cell, Chart, Words, draw

_SIZE = (560, 460)

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""


def street_map(
    words: Words,
    outlines: Sequence[dict[str, Any]],
    network: Sequence[Sequence[Place]],
    hot: Sequence[Sequence[Place]],
    table: tuple[tuple[str, ...], Sequence[tuple[Cell, ...]]],
) -> Chart:
    """The hot stretches drawn thick over the network and the outlines of neighbourhoods.

    Args:
        words: what it is called.
        outlines: of the neighbourhoods, as GeoJSON geometries in degrees.
        network: every stretch of street; may be empty.
        hot: those that stand out.
        table: heading and rows of the same, as a table.
    """
    layers = [
        _layer([{"type": "Feature", "geometry": each} for each in outlines], "#6b7b7a", 0.8),
        _layer([_lines(network)] if network else [], "#a9b5b4", 0.8),
        _layer([_lines(hot)] if hot else [], MARKED, 4),
    ]
    spec = draw([each for each in layers if each["data"]["values"]], [], _SIZE)
    spec["projection"] = {"type": "mercator"}
    return Chart(words.title, words.description, table[0], tuple(table[1]), spec, words.language)


def _layer(features: Sequence[dict[str, Any]], colour: str, width: float) -> dict[str, Any]:
    mark = {"type": "geoshape", "filled": False, "stroke": colour, "strokeWidth": width}
    return {"data": {"values": list(features)}, "mark": mark}


def _lines(lines: Sequence[Sequence[Place]]) -> dict[str, Any]:
    turned = [[[longitude, latitude] for latitude, longitude in line] for line in lines]
    return {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": turned}}
