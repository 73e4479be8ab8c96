"""Which areas became which, from one year to another, and can a series of figures be carried over?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import shapely

from waarborg.sources.area_maps import Area
from waarborg.sources.metres import in_metres

NEARLY_ALL = 0.95
"""Outlines are drawn anew each year: a ditch more or less is no other area."""
_A_SLIVER = 0.01


class Change(StrEnum):
    """What became of an area."""

    SAME = "same"
    RENUMBERED = "renumbered"
    MERGED = "merged"
    REDRAWN = "redrawn"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Succession:
    """One area of the later year, and the areas of the earlier year whose figures together are its own.

    Attributes:
        before: the earlier codes; where the outlines were redrawn, those that share ground with it.
        overlap: the smallest share of an earlier area that lies within the later one, 0 to 1.
    """

    code: str
    change: Change
    before: tuple[str, ...]
    overlap: float

    @property
    def carries_over(self) -> bool:
        """Whether the sum of the earlier figures may stand before the later ones in one series."""
        return self.change in (Change.SAME, Change.RENUMBERED, Change.MERGED)


def follow(earlier: Sequence[Area], later: Sequence[Area]) -> list[Succession]:
    """What each later area was before, from the ground that they share; by code.

    A series carries over where nearly all (95 %) of the later area consists of earlier areas that lie nearly wholly
    in it. Ground is measured in RD, in square metres.
    """
    if not earlier or not later:
        return [Succession(area.code, Change.NEW, (), 0.0) for area in later]
    before, after = (in_metres([each.shape for each in areas]) for areas in (earlier, later))
    tree = shapely.STRtree(before)
    pairs = tree.query(after, predicate="intersects")
    new_places, old_places = pairs[0].tolist(), pairs[1].tolist()
    shared = shapely.area(
        shapely.intersection([after[place] for place in new_places], [before[place] for place in old_places])
    ).tolist()
    grounds: dict[int, list[tuple[int, float]]] = defaultdict(list)
    sizes, new_sizes = shapely.area(before).tolist(), shapely.area(after).tolist()
    for new, old, ground in zip(new_places, old_places, shared, strict=True):
        if ground > _A_SLIVER * min(sizes[old], new_sizes[new]):
            grounds[new].append((old, ground))
    found = [
        _judge(
            area,
            new_sizes[number],
            [(earlier[old].code, ground, sizes[old]) for old, ground in grounds[number]],
        )
        for number, area in enumerate(later)
    ]
    return sorted(found, key=lambda each: each.code)


def _judge(area: Area, size: float, parts: list[tuple[str, float, float]]) -> Succession:
    codes = tuple(sorted(code for code, _, _ in parts))
    if not parts:
        return Succession(area.code, Change.NEW, (), 0.0)
    overlap = min(ground / whole for _, ground, whole in parts)
    covered = sum(ground for _, ground, _ in parts) / size
    if overlap < NEARLY_ALL or covered < NEARLY_ALL:
        return Succession(area.code, Change.REDRAWN, codes, overlap)
    if len(codes) > 1:
        return Succession(area.code, Change.MERGED, codes, overlap)
    return Succession(area.code, Change.SAME if codes == (area.code,) else Change.RENUMBERED, codes, overlap)
