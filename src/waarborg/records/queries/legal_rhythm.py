"""Does a plan hold the promise that the council sets its goals every four years, and by what is that proved?"""

from __future__ import annotations

from waarborg.commitments.demands import Kind
from waarborg.records.models import Choice, Commitment, PlanVersion
from waarborg.registers.selections import Selection

GOALS = Selection("document", ("veiligheidsdoelen",))
"""The entries that tell of a decision by which the council set its goals."""


def rhythm_in(version: PlanVersion) -> Commitment | None:
    """The promise in a version of a plan; ``None``: it has none, or it was dropped."""
    own = version.commitments.filter(kind=Kind.INTERVAL.value, register=GOALS.register)
    kept = own.exclude(choice=Choice.DROPPED).order_by("number")
    return next((each for each in kept if _counts_goals(each)), None)


def _counts_goals(commitment: Commitment) -> bool:
    selection = commitment.selection
    return selection is not None and Selection.from_json(selection).categories == GOALS.categories
