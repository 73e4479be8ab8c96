"""How does a figure go over several years, and in which months of the year is it high?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

import numpy

from waarborg.analysis.method import TooFew
from waarborg.analysis.series_breaks import breaks_of
from waarborg.analysis.trends import seasonality_of, trend_of
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.findings import Course, Seasons
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import told
from waarborg.sources.indicators import Indicator


def course_of(
    months: Numbers, last: Sequence[str], indicator: Indicator
) -> tuple[Course | None, Seasons | None, dict[str, MethodUsed]]:
    """The change a year over several years apart from the season, and the season apart from that change.

    Args:
        months: the counts from old to new; ``nan``: not given.
        last: the last of them, as the tables write it; nothing where there are none.
    """
    if not last:
        return None, None, {}
    year, month = int(last[0][:4]), int(last[0][6:8])
    end = date(year, month, monthrange(year, month)[1])
    breaks = tuple(dict.fromkeys(each for kind in indicator.kinds or ("",) for each in breaks_of(kind)))
    methods: dict[str, MethodUsed] = {}
    trend, season = trend_of(months, end, breaks), seasonality_of(months, end)
    course = seasons = None
    if not isinstance(trend, TooFew):
        lower, upper = trend.lower - 1, trend.upper - 1
        sure = lower > 0 or upper < 0
        names = tuple(each.name for each in trend.breaks)
        course = Course(trend.per_year - 1, lower, upper, sure, trend.months, names)
        methods["trend"] = told(trend.method)
    if not isinstance(season, TooFew):
        high, low = season.lower > 1, season.upper < 1
        differs = bool(season.differs)
        seasons = Seasons(
            differs,
            tuple(int(place) + 1 for place in numpy.flatnonzero(high)) if differs else (),
            tuple(int(place) + 1 for place in numpy.flatnonzero(low)) if differs else (),
        )
        methods["season"] = told(season.method)
    return course, seasons, methods
