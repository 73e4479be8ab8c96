"""By which methods are the figures of a picture found?"""

from __future__ import annotations

from collections.abc import Collection

from waarborg.analysis.method import Method
from waarborg.operations.pictures.measuring import LEAST_FOR_CHANGE
from waarborg.operations.pictures.method_used import MethodUsed

METHODS: dict[str, MethodUsed] = {
    "level": MethodUsed("poisson_interval", "Garwood (1936)", (("interval", "0.95"),), sides=2),
    "change": MethodUsed(
        "poisson_ratio",
        "Przyborowski & Wilenski (1940)",
        (("interval", "0.95"), ("least_cases", str(LEAST_FOR_CHANGE))),
        sides=2,
    ),
    "smoothed": MethodUsed("empirical_bayes", "Marshall (1991)"),
    "nearby": MethodUsed("local_empirical_bayes", "Marshall (1991), § 4", (("neighbours", "touching"),)),
    "standing": MethodUsed(
        "rank_interval", "Goldstein & Spiegelhalter (1996)", (("interval", "0.95"),), 1, 2_000, sides=2
    ),
}


def told(method: Method, shown: Collection[str] = ()) -> MethodUsed:
    """A method as it is kept with a result; of its parameters those that are shown, all where none are named."""
    parameters = tuple(
        (name, _written(value)) for name, value in method.parameters if not shown or name in shown
    )
    return MethodUsed(
        method.name,
        method.reference,
        parameters,
        method.seed,
        method.permutations,
        method.correction or "",
        method.sides,
    )


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{each:g}" for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
