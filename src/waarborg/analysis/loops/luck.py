"""Which random numbers does a replication draw, whatever else is drawn beside it?

What was compiled from the files beside this one does not notice a change here: renew it with
``python -m waarborg.analysis.compile_loops --anew``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.loops.compiling import compiled


@compiled("uint64(uint64)")
def mix(state: Any) -> Any:
    """Turn a counter into 64 random bits (splitmix64: Steele, Lea and Flood 2014)."""
    z = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@compiled("uint64(uint64, uint64)")
def start(seed: Any, replication: Any) -> Any:
    """Where the random numbers of one replication start: far from those of every other."""
    from_seed = mix(seed * np.uint64(0x9E3779B97F4A7C15) + np.uint64(1))
    return mix(from_seed + replication * np.uint64(0xD1B54A32D192ED03))


@compiled(
    "void(float32[::1], uint64, uint64)",
    "void(float64[::1], uint64, uint64)",
    "void(int64[::1], uint64, uint64)",
)
def shuffle(values: NDArray[Any], seed: int, replication: int) -> None:
    """Put values in a random order in place (Fisher and Yates), all orders equally likely but for 1 in 2^32."""
    state = start(seed, replication)
    for last in range(values.size - 1, 0, -1):
        state += np.uint64(0x9E3779B97F4A7C15)
        chosen = np.int64(((mix(state) >> np.uint64(32)) * np.uint64(last + 1)) >> np.uint64(32))
        values[last], values[chosen] = values[chosen], values[last]
