"""In which areas and kinds was last month higher than its own past leads one to expect?"""

from __future__ import annotations

import numpy

from waarborg.analysis.method import TooFew
from waarborg.analysis.signals import find_signals
from waarborg.operations.pictures.material import Material
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.picture import Signal


def find_month_signals(
    material: Material, least: int
) -> tuple[tuple[Signal, ...] | None, int, dict[str, MethodUsed]]:
    """The signals of the last month, the surest first; in how many series one was looked for; and the method.

    All areas and indicators are looked at together, so that of the signals at most one in twenty is false. A count
    too small to be shown gives no signal.
    """
    values = material.months.values
    if not values.size:
        return None, 0, {}
    series = values.reshape(-1, values.shape[2])
    found = find_signals(numpy.ascontiguousarray(series))
    if isinstance(found, TooFew):
        return None, 0, {}
    width = len(material.indicators)
    signals = [
        Signal(
            material.areas[place // width],
            material.indicators[place % width].name,
            material.months.periods[-1],
            int(found.observed[place]),
            float(found.expected[place]),
            float(found.upper[place]),
            float(found.p_values[place]),
            float(found.q_values[place]),
        )
        for place in numpy.flatnonzero(found.signals)
        if found.observed[place] >= least
    ]
    ordered = tuple(sorted(signals, key=lambda each: (each.p_value, each.area, each.indicator)))
    shown = ("years", "alpha", "false_share", "least_cases")
    return ordered, int(found.tested.sum()), {"signals": told(found.method, shown)}
