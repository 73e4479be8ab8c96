"""How are cases dealt out, and windows of space and time looked through, for many replications at once?"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from waarborg.analysis.arrays import Floats, Integers, Truths
from waarborg.analysis.loops.compiling import compiled
from waarborg.analysis.loops.luck import mix, shuffle, start

Circles = tuple[NDArray[np.int32], NDArray[np.int32], Truths]
Single = NDArray[np.float32]
Spans = tuple[Floats, Integers]
Limits = tuple[float, float]
LANES = 64
"""So many replications go side by side; with fewer, the compiler does not make one step of them."""
_CIRCLES = "Tuple((int32[:, ::1], int32[::1], boolean[:, ::1]))"
_SPANS = "Tuple((float64[:, ::1], int64[:, ::1]))"


@compiled("UniTuple(float64[::1], 2)(float64[::1])")
def build_table(shares: Floats) -> tuple[Floats, Floats]:
    """For each cell how likely it keeps what falls on it, and to which cell the rest goes (Vose 1991)."""
    size = shares.size
    left, other = shares * (size / shares.sum()), np.arange(size).astype(np.float64)
    poor, rich = np.empty(size, np.int64), np.empty(size, np.int64)
    poors = riches = 0
    for cell in range(size):
        if left[cell] < 1:
            poor[poors] = cell
            poors += 1
        else:
            rich[riches] = cell
            riches += 1
    while poors > 0 and riches > 0:
        poors -= 1
        taker, giver = poor[poors], rich[riches - 1]
        other[taker] = giver
        left[giver] -= 1 - left[taker]
        if left[giver] < 1:
            riches -= 1
            poor[poors] = giver
            poors += 1
    for rest in range(poors):
        left[poor[rest]] = 1.0
    return left, other


@compiled("void(UniTuple(float64[::1], 2), int64, uint64, uint64, float32[:, :, ::1], int64)")
def deal_cases(
    table: tuple[Floats, Floats], cases: int, seed: Any, replication: Any, counts: Single, lane: int
) -> None:
    """Deal cases over cells by their expected numbers (alias method: Walker 1977), into one lane.

    ``counts`` is [area, period + 1, lane]; a cell beyond them is what no window looks at.
    """
    accept, alias = table
    state = start(seed, replication)
    cells, periods = np.uint64(accept.size), counts.shape[1] - 1
    for _ in range(cases):
        state += np.uint64(0x9E3779B97F4A7C15)
        bits = mix(state)
        cell = np.int64(((bits >> np.uint64(32)) * cells) >> np.uint64(32))
        if np.float64(bits & np.uint64(0xFFFFFFFF)) >= accept[cell] * 4294967296.0:
            cell = np.int64(alias[cell])
        area = cell // periods
        if area < counts.shape[0]:
            counts[area, cell - area * periods + 1, lane] += np.float32(1)


@compiled("void(int64[::1], int64[::1], uint64, uint64, float32[:, :, ::1], int64)")
def deal_periods(
    areas: Integers, periods: Integers, seed: Any, replication: Any, counts: Single, lane: int
) -> None:
    """Deal the periods of the cases out anew, each case staying in its area; a period below 0 is not looked at."""
    dealt = periods.copy()
    shuffle(dealt, seed, replication)
    for case in range(areas.size):
        if dealt[case] >= 0:
            counts[areas[case], dealt[case] + 1, lane] += np.float32(1)


@compiled("float64(float64, float64, float64)")
def log_ratio(c: float, b: float, cases: float) -> float:
    """Kulldorff's log-likelihood ratio of c cases where b were expected, out of all cases."""
    ratio = c * math.log(c / b)
    if c < cases:
        ratio += (cases - c) * math.log((cases - c) / (cases - b))
    return ratio


@compiled(
    "void(UniTuple(float32[::1], 2), UniTuple(float64, 2), UniTuple(float64, 2), float64[::1], float32[::1])"
)
def raise_highest(
    sums: tuple[Single, Single], window: tuple[float, float], limits: Limits, highest: Floats, passed: Single
) -> None:
    """Compute one window's ratio for the lanes whose bound passes; ``passed`` is the root of the highest so far.

    ``window``: what is expected in it, and the root of the scale of its bound. The root of the highest is kept a
    little low, so that rounding hides nothing.
    """
    (before, until), (b, scale), (cases, fewest) = sums, window, limits
    for lane in range(LANES):
        c = np.float64(until[lane] - before[lane])
        if c > b and c >= fewest and c - b > scale * passed[lane]:
            highest[lane] = max(highest[lane], log_ratio(c, b, cases))
            passed[lane] = np.float32(math.sqrt(highest[lane]) * 0.9999)


@compiled(f"void({_CIRCLES}, {_SPANS}, float32[:, :, ::1], UniTuple(float64, 2), float64[::1])")
def find_highest(circles: Circles, spans: Spans, counts: Single, limits: Limits, highest: Floats) -> None:
    """Find the highest log-likelihood ratio of all windows, for every lane.

    Parameters
    ----------
    circles
        For each area the nearest areas in order, up to which of them a circle goes, and which circles are whole.
    spans
        Expected cases, summed from the first period up to each, and the windows of time, (from, to) in those sums.
    counts
        Cases, summed likewise: [area, period, lane].
    limits
        All cases, and the fewest in a window.

    Notes
    -----
    The ratio is computed only where its bound ``(c - b)^2 (1 / 2b + 1 / (C - b))`` passes the highest so far.
    """
    (order, reach, closed), (expected, windows), cases = circles, spans, limits[0]
    inside, base = np.zeros((expected.shape[1], LANES), np.float32), np.zeros(expected.shape[1])
    passed = np.zeros(LANES, np.float32)
    for area in range(order.shape[0]):
        inside[:] = 0
        base[:] = 0
        for rank in range(reach[area]):
            near = np.uint64(order[area, rank])
            for period in range(expected.shape[1]):
                base[period] += expected[near, period]
                line, more = inside[period], counts[near, period]
                for lane in range(LANES):
                    line[lane] += more[lane]
            for window in range(windows.shape[0] if closed[area, rank] else 0):
                first, last = np.uint64(windows[window, 0]), np.uint64(windows[window, 1])
                b = base[last] - base[first]
                if b <= 0 or b >= cases:
                    continue
                before, until, mean = inside[first], inside[last], np.float32(b)
                scale = np.float32(math.sqrt(2 * b * (cases - b) / (cases + b)))
                hits = np.int32(0)
                for lane in range(LANES):
                    hits += np.int32(until[lane] - before[lane] > mean + scale * passed[lane])
                if hits:
                    raise_highest((before, until), (b, np.float64(scale)), limits, highest, passed)


@compiled(f"void({_CIRCLES}, {_SPANS}, float64[:, ::1], UniTuple(float64, 2), float64[::1], int64[:, ::1])")
def find_best(
    circles: Circles, spans: Spans, counts: Floats, limits: Limits, highest: Floats, where: Integers
) -> None:
    """Find for every area the window around it with the highest ratio: how many areas, and which window of time."""
    (order, reach, closed), (expected, windows), (cases, fewest) = circles, spans, limits
    for area in range(order.shape[0]):
        inside, base = np.zeros(expected.shape[1]), np.zeros(expected.shape[1])
        for rank in range(reach[area]):
            near = order[area, rank]
            inside += counts[near]
            base += expected[near]
            for window in range(windows.shape[0] if closed[area, rank] else 0):
                first, last = windows[window, 0], windows[window, 1]
                c, b = inside[last] - inside[first], base[last] - base[first]
                if b <= 0 or b >= cases or c <= b or c < fewest:
                    continue
                if (c - b) ** 2 * (1 / (2 * b) + 1 / (cases - b)) <= highest[area]:
                    continue
                ratio = log_ratio(c, b, cases)
                if ratio > highest[area]:
                    highest[area] = ratio
                    where[area, 0], where[area, 1] = rank + 1, window
