"""What do the methods take as numbers, and what do they refuse?"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]


def known_numbers(values: ArrayLike, called: str) -> Floats:
    """One row of numbers; raises ValueError where one of them is missing or endless."""
    numbers = np.ascontiguousarray(values, dtype=np.float64)
    if numbers.ndim != 1:
        raise ValueError(f"{called}: one row of numbers is asked, this has {numbers.ndim} dimensions")
    if not np.isfinite(numbers).all():
        raise ValueError(f"{called}: {(~np.isfinite(numbers)).sum()} of {numbers.size} numbers are not known")
    return numbers


def known_places(places: ArrayLike) -> Floats:
    """Places in a plane, one a row, x and y in metres; raises ValueError where one is not known."""
    pairs = np.ascontiguousarray(places, dtype=np.float64)
    if pairs.size == 0:
        return np.empty((0, 2))
    if pairs.ndim != 2 or pairs.shape[1] != 2:
        raise ValueError(f"places: two columns are asked (x, y), this has the shape {pairs.shape}")
    if not np.isfinite(pairs).all():
        raise ValueError("places: some are not known")
    return pairs
