"""Which are the last twelve months of a picture, and those before?"""

from __future__ import annotations

import numpy

from waarborg.operations.pictures.cluster_answers import A_YEAR
from waarborg.operations.pictures.counting import Counts, Numbers
from waarborg.operations.pictures.material import Material


class Latest:
    """The last twelve months and those before; years where there are no two years of months."""

    def __init__(self, material: Material) -> None:
        months, years = material.months, material.years
        if len(months.periods) >= 2 * A_YEAR:
            self.now = _sum(months, -A_YEAR, None)
            self.before = _sum(months, -2 * A_YEAR, -A_YEAR)
            self.periods = (months.periods[-A_YEAR], months.periods[-1])
            self.earlier = (months.periods[-2 * A_YEAR], months.periods[-A_YEAR - 1])
        elif years.periods:
            self.now = years.values[:, :, -1]
            several = len(years.periods) > 1
            self.before = years.values[:, :, -2] if several else numpy.full_like(self.now, numpy.nan)
            self.periods = (years.periods[-1], years.periods[-1])
            self.earlier = (years.periods[-2 if several else -1],) * 2
        else:
            empty = numpy.full((len(material.areas), len(material.indicators)), numpy.nan)
            self.now = self.before = empty
            self.periods = self.earlier = ("", "")

    @property
    def until(self) -> str:
        """The last period."""
        return self.periods[1]

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return int(self.until[:4]) if self.until else 0


def _sum(counts: Counts, first: int, end: int | None) -> Numbers:
    found: Numbers = counts.values[:, :, first:end].sum(axis=2)
    return found
