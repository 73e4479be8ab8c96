"""How do maps draw the neighbourhoods of a municipality?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.keeping import FOLDER
from waarborg.operations.pictures.once import once
from waarborg.sources.area_levels import table_of
from waarborg.sources.holdings import Holdings

_DETAIL = 0.00008
"""Degrees: some eight metres, which nobody sees on a screen."""


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """A neighbourhood with its outline as GeoJSON, and a point inside it (latitude and longitude)."""

    code: str
    name: str
    geometry: dict[str, object]
    middle: tuple[float, float]


def drawn_outlines(store: Holdings, scope: str) -> list[DrawnArea]:
    """The neighbourhoods of a municipality by the newest outlines that are held, by code; empty: none are.

    Drawn once, until other outlines come in.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    held = store.read(table_of("BU")).of(scope)
    if not held:
        return []
    newest = max(each.year for each in held)
    files = sorted(each.file for each in held if each.year == newest)
    found = once(
        store.folder / FOLDER / scope,
        "outlines",
        [_DETAIL, *files],
        lambda: compute_apart(_draw, store, scope),
    )
    return [DrawnArea(code, name, geometry, (middle[0], middle[1])) for code, name, geometry, middle in found]


def _draw(store: Holdings, scope: str) -> list[tuple[str, str, dict[str, object], tuple[float, float]]]:
    # Called apart: a page with a map does without what reads tables and computes with outlines.
    from waarborg.analysis.areas import draw
    from waarborg.sources.area_maps import newest_areas

    found = []
    for each in newest_areas(store, "BU", scope):
        middle = each.shape.representative_point()
        found.append((each.code, each.name, draw(each.shape, _DETAIL), (middle.y, middle.x)))
    return found
