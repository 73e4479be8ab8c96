"""What must be known of a commitment to judge it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.commitments.demands import Demand
from waarborg.commitments.windows import Window


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise ready to be judged.

    Attributes:
        demand: what it asks; ``None`` when the sentence leaves it open (the standing is then ``unclear``).
        running: from the first to the last day on which the promise holds (the plan's period).
        members: the members, on this day, of the list that the demand names; empty when it names none.
        source_since: the day from which its register is in use; ``None``: it is not in use.
        public_holidays: days that are no working days, besides weekends.
    """

    demand: Demand | None
    running: Window
    members: tuple[str, ...] = ()
    source_since: date | None = None
    public_holidays: frozenset[date] = frozenset()
