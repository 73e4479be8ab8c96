"""How are incidents laid over the minutes of a week again and again, each as often as chance has it?"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats
from waarborg.analysis.loops.compiling import compiled
from waarborg.analysis.loops.luck import mix, start

Edges = NDArray[np.uint16]


@compiled("void(UniTuple(uint16[::1], 2), float64[::1], int32[::1], uint8[::1], int64, float64[:, ::1])")
def lay_weeks(
    edges: tuple[Edges, Edges], rates: Floats, owners: Any, chances: Any, seed: int, weeks: Floats
) -> None:
    """Fill each row of ``weeks`` with what falls in every hour when each incident counts a number of times.

    A stretch lays its rate on the minutes from the one edge up to the other and belongs to an incident
    (``owners``). How often an incident counts is one of 65,536 equal ``chances``.
    """
    begins, ends = edges
    hours = weeks.shape[1]
    incidents = owners.max() + 1 if owners.size else 0
    times = np.empty(incidents + 4, dtype=np.uint8)
    low = np.uint64(0xFFFF)
    for draw in range(weeks.shape[0]):
        state = start(np.uint64(seed), np.uint64(draw))
        for incident in range(0, incidents, 4):
            state += np.uint64(0x9E3779B97F4A7C15)
            bits = mix(state)
            times[incident] = chances[bits & low]
            times[incident + 1] = chances[(bits >> np.uint64(16)) & low]
            times[incident + 2] = chances[(bits >> np.uint64(32)) & low]
            times[incident + 3] = chances[bits >> np.uint64(48)]
        steps = np.zeros(hours * 60 + 1)
        for stretch in range(begins.size):
            weight = times[owners[stretch]] * rates[stretch]
            steps[begins[stretch]] += weight
            steps[ends[stretch]] -= weight
        level = 0.0
        for hour in range(hours):
            total = 0.0
            for minute in range(hour * 60, hour * 60 + 60):
                level += steps[minute]
                total += level
            weeks[draw, hour] = max(total, 0.0)
