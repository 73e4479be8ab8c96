"""How long does a piece of work take, and how many times as long does its peer?"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from bench.report import Row

Result = TypeVar("Result")


def timed(work: Callable[[], Result], times: int = 1) -> tuple[float, Result]:
    """The median of so many runs in seconds, and what the last gave."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        result = work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), result


def cold(code: str, *arguments: str) -> float:
    """Seconds that a new process takes for some lines of Python, from starting it to its end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def beside(what: str, ours: float, peer: str, theirs: float, goal: float | None) -> Row:
    """One row: our time beside a peer's, and whether we are as many times faster as we meant to be."""
    ratio = theirs / ours
    aim = f", goal {goal:.0f} x" if goal else ""
    return Row(
        what, written(ours), f"{peer} {written(theirs)}: {ratio:.0f} x{aim}", ratio >= goal if goal else None
    )


def within(what: str, seconds: float, limit: float) -> Row:
    """One row: our time beside a limit."""
    return Row(what, written(seconds), f"limit {written(limit)}", seconds <= limit)


def same(what: str, agrees: bool, measured: str) -> Row:
    """One row that says whether the answers are the same."""
    return Row(what, measured, "the same answer", agrees)


def written(seconds: float) -> str:
    """Seconds with three digits that matter."""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
