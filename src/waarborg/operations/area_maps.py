"""Which outlines count now, arranged for finding areas?"""

from __future__ import annotations

from functools import lru_cache

from waarborg.analysis.areas import AreaMap
from waarborg.records.models import Organisation
from waarborg.records.queries.boundaries import BoundariesSeen, boundaries_seen, outlines_of


def area_map(organisation: Organisation) -> AreaMap:
    """The outlines of a municipality's areas; kept in memory until one is imported anew."""
    return _area_map(organisation.pk, boundaries_seen(organisation))


@lru_cache(maxsize=32)
def _area_map(organisation: int, seen: BoundariesSeen) -> AreaMap:
    return AreaMap(outlines_of(organisation))
