"""By which method was a result found, with everything that was chosen?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MethodUsed:
    """The method with everything that was chosen, for the line under a result.

    Attributes:
        sides: 1 where only more than expected was looked for, 2 where less as well; ``None``: nothing was tested.
    """

    name: str
    reference: str
    parameters: tuple[tuple[str, str], ...] = ()
    seed: int | None = None
    permutations: int | None = None
    correction: str = ""
    sides: int | None = None
