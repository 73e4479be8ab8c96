"""Does the figure stand where the plan wants it?"""

from __future__ import annotations

from operator import ge, gt, le, lt
from typing import TypeAlias

from waarborg.commitments.asked import Asked
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Direction, Target
from waarborg.commitments.evidence import Measured
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window

_COMPARE = {Direction.AT_LEAST: ge, Direction.AT_MOST: le, Direction.ABOVE: gt, Direction.BELOW: lt}
_ROUNDING = 1e-9
_Values: TypeAlias = tuple[tuple[str, str | int | float], ...]


def window_on(commitment: Commitment) -> Window:
    """Return the plan's whole running time: a target is for its end."""
    return commitment.running


def judge_target(commitment: Commitment, demand: Target, evidence: Measured, asked: Asked) -> Verdict:
    """Judge the latest figure known on the day against the number, or the factor times the reference."""
    window = asked.window
    if evidence.value is None:
        return Verdict(Standing.NO_EVIDENCE, Reason("target_no_figure"), window)
    required = _required(demand, evidence)
    if required is None:
        values: _Values = (("measured", evidence.value), ("period", evidence.period), *_beside(demand))
        reason = Reason("target_no_reference", values)
        return Verdict(Standing.NO_EVIDENCE, reason, window, evidence.value)
    met = _meets(evidence.value, demand.direction, required)
    values = (
        ("measured", evidence.value),
        ("required", required),
        ("period", evidence.period),
        *_beside(demand),
    )
    code = f"target_{demand.direction.value}_{'met' if met else 'not_met'}"
    if asked.closing or asked.over >= window.end:
        standing = Standing.KEPT if met else Standing.BROKEN
        return Verdict(standing, Reason(code, values), window, evidence.value, required)
    standing = Standing.ON_TRACK if met else Standing.AT_RISK
    return Verdict(
        standing, Reason(code, values), window, evidence.value, required, asked.over_on(window.end)
    )


def _required(demand: Target, evidence: Measured) -> float | None:
    if demand.reference is None:
        return 1.0 if demand.bound is None else demand.bound
    if evidence.reference is None:
        return None
    return evidence.reference * (1.0 if demand.bound is None else demand.bound)


def _beside(demand: Target) -> _Values:
    """With what the figure is compared, and which part of that counts, for whoever reads the reason."""
    if demand.reference is None:
        return ()
    return (("reference", demand.reference), ("factor", 1.0 if demand.bound is None else demand.bound))


def _meets(value: float, direction: Direction, required: float) -> bool:
    """Compare, taking figures that differ by rounding alone as equal (90 is ten per cent below 100)."""
    if abs(value - required) <= _ROUNDING * max(1.0, abs(required)):
        return direction in (Direction.AT_LEAST, Direction.AT_MOST)
    return bool(_COMPARE[direction](value, required))
