"""How do outlines in degrees become metres, in which ground and distance are measured?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry


@lru_cache(maxsize=1)
def to_metres() -> Transformer:
    """From longitude and latitude (WGS84) to RD; made once, which takes much longer than using it."""
    return Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)


def in_metres(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The same shapes in RD."""
    brought = shapely.transform(
        list(shapes), lambda points: numpy.column_stack(to_metres().transform(points[:, 0], points[:, 1]))
    )
    return list(brought)
