"""What exactly is the judge asked: which window, as known on which day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from waarborg.commitments.windows import Window

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the judge.

    Attributes:
        window: the period that is judged.
        day: the day asked about; the evidence is what was known on it.
        closing: the final verdict on the whole window is asked (its history), not the standing on the day.
        ongoing: the day is not over, so that what must be done on it can still be done.
    """

    window: Window
    day: date
    closing: bool = False
    ongoing: bool = False

    @property
    def over(self) -> date:
        """The last day that is over: what had to be done by then was done or was not."""
        return self.day - _ONE_DAY if self.ongoing else self.day

    def in_window(self) -> Asked:
        """The same question, about the last day of the window where the day comes after it."""
        if self.day <= self.window.end:
            return self
        return Asked(self.window, self.window.end, self.closing)

    def over_on(self, last: date) -> date:
        """The first day on which, asked in the same way, the day ``last`` is over."""
        return last + _ONE_DAY if self.ongoing else last


def lead_days(days: int) -> int:
    """Return how many days before the end of a time allowed it is time for a push.

    Its last quarter, at least 14 and at most 60 days, and never more than half of it.
    """
    return min(max(14, min(60, days // 4)), days // 2)
