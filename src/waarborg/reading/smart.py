"""What share of a plan's measures can be checked?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from waarborg.reading.draft import DraftPlan, MeasureStatus


@dataclass(frozen=True, slots=True)
class Smart:
    """What share of the measures can be checked?

    Attributes:
        checkable: measures with at least one commitment that says what is demanded.
        vague: measures that promise, but leave open how often, how fast or how much.
        nothing: measures in which nothing checkable is promised.
    """

    checkable: int
    vague: int
    nothing: int

    @property
    def total(self) -> int:
        """All measures."""
        return self.checkable + self.vague + self.nothing

    @property
    def percentages(self) -> tuple[int, int, int]:
        """The three as rounded shares of the whole."""
        whole = self.total or 1
        return (
            round(100 * self.checkable / whole),
            round(100 * self.vague / whole),
            round(100 * self.nothing / whole),
        )


def sort_out(measures: Iterable[tuple[int, int]]) -> Smart:
    """Sort measures, each as its number of commitments and how many of them say what is demanded."""
    counts = Counter(
        "checkable" if clear else "vague" if promised else "nothing" for promised, clear in measures
    )
    return Smart(counts["checkable"], counts["vague"], counts["nothing"])


def smart_of(plan: DraftPlan) -> Smart:
    """Sort the measures of a draft by what they promise.

    A measure taken from running text is there because of its promise, so only activities and goals that the plan
    lists are counted, unless it lists none. List items that are neither do not count.
    """
    measures = [measure for section in plan.sections for measure in section.measures]
    listed = [one for one in measures if one.listed and one.status is not MeasureStatus.OTHER] or measures
    return sort_out(
        (len(measure.commitments), sum(not commitment.vague for commitment in measure.commitments))
        for measure in listed
    )
