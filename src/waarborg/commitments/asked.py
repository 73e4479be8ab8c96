"""What exactly is the judge asked: which window, as known on which day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.commitments.windows import Window


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the judge.

    Attributes:
        window: the period that is judged.
        day: the day asked about, judged as at its end; the evidence is what was known then.
        closing: the final verdict on the whole window is asked (its history), not the standing on the day.
    """

    window: Window
    day: date
    closing: bool = False


def lead_days(days: int) -> int:
    """Return how many days before the end of a time allowed it is time for a push.

    Its last quarter, at least 14 and at most 60 days, and never more than half of it.
    """
    return min(max(14, min(60, days // 4)), days // 2)
