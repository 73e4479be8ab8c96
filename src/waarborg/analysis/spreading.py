"""How is playing out chance spread over processors or machines, with the same answer however many there are?"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Part = TypeVar("Part")
TOGETHER = 64


class Executor(Protocol):
    """Who does the work: an executor of :mod:`concurrent.futures`, or a ``distributed.Client`` (Dask)."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Any:
        """Begin some work; gives something whose ``result()`` waits for it."""


def spread(
    work: Callable[[Given, int, int], Part], given: Given, replications: int, executor: Executor | None = None
) -> list[Part]:
    """Do replications 0 up to ``replications`` in parts, and give what each part gave, in order.

    Parameters
    ----------
    work
        Does the replications from a first up to a last with what is given; a function of a module, so that another
        process can find it. Every replication must draw its random numbers from a seed of its own, so that the
        answer does not hang on the parts.
    given
        What all parts need; sent once to every worker where the executor can (``Client.scatter``).
    executor
        ``None``: a thread for each processor of this machine.
    """
    if executor is None:
        with ThreadPoolExecutor(os.cpu_count()) as own:
            return spread(work, given, replications, own)
    bounds = [*range(0, replications, TOGETHER), replications]
    scatter = getattr(executor, "scatter", None)
    sent = scatter(given, broadcast=True) if scatter else given
    begun = [executor.submit(work, sent, first, last) for first, last in pairwise(bounds)]
    return [each.result() for each in begun]
