"""When did the counting itself change, so that what comes after cannot be laid beside what came before?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Break:
    """A change in how cases are counted.

    Attributes
    ----------
    day
        The first day on which they were counted anew.
    name
        What changed, as code knows it; a page has its words for it.
    kinds
        The kinds of offence that it touches; none: all of them.
    """

    day: date
    name: str
    kinds: tuple[str, ...] = ()

    def touches(self, kind: str) -> bool:
        """Whether it touches a kind of offence."""
        return not self.kinds or kind in self.kinds


POLICE_BREAKS = (
    Break(date(2018, 7, 1), "registration"),
    Break(date(2020, 4, 30), "online_reports", ("0.0.0", "3.9.1")),
)
"""Of the police's tables at CBS: the registration changed in July 2018, and from 30 April 2020 fraud by messages
can be reported online, which the total of all kinds shows as well."""


def breaks_of(kind: str, breaks: tuple[Break, ...] = POLICE_BREAKS) -> tuple[Break, ...]:
    """The breaks of the series of one kind.

    Examples
    --------
    >>> [each.name for each in breaks_of("1.1.1")]
    ['registration']
    """
    return tuple(each for each in breaks if each.touches(kind))
