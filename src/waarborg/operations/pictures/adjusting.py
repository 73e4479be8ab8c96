"""Which figures of an earlier day are known otherwise since?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy

from waarborg.operations.pictures.followed import MONTHS, NUISANCE, YEARS
from waarborg.operations.pictures.material import Material, read_material
from waarborg.operations.pictures.picture import IndicatorPicture, Level
from waarborg.sources.holdings import Holdings


def mark_adjusted(
    store: Holdings, scope: str, day: date, indicators: tuple[IndicatorPicture, ...]
) -> tuple[IndicatorPicture, ...]:
    """The same, each with its count over the same stretch as it is known now, where that is another."""
    slices = [each for table in (MONTHS, YEARS, NUISANCE) for each in store.read(table).of(scope)]
    if all(each.retrieved_at.date() <= day for each in slices):
        return indicators
    now = read_material(Holdings(store.folder), scope, day)
    return tuple(replace(each, adjusted=_adjusted(each, now)) for each in indicators)


def _adjusted(found: IndicatorPicture, now: Material) -> int | None:
    names = [each.name for each in now.indicators]
    if found.name not in names or now.scope not in now.areas or found.last.count is None:
        return None
    counts = now.months if _is_monthly(found.last) else now.years
    first, last = found.last.periods
    within = [first <= period <= last for period in counts.periods]
    total = counts.values[now.areas.index(now.scope), names.index(found.name), within].sum()
    return None if numpy.isnan(total) or int(total) == found.last.count else int(total)


def _is_monthly(level: Level) -> bool:
    return level.periods[0][4:6] == "MM"
