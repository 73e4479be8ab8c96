"""By which method was a result found, with everything that was chosen?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MethodUsed:
    """The method with everything that was chosen, for the line under a result.

    Attributes:
        sides: 1: only more than expected was looked for; 2: less as well, or an interval to both sides; ``None``:
            no test and no interval.
    """

    name: str
    reference: str
    parameters: tuple[tuple[str, str], ...] = ()
    seed: int | None = None
    permutations: int | None = None
    correction: str = ""
    sides: int | None = None
