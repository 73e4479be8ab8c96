"""Which burglaries would the police's own list hold about the invented municipality?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.invented.town import SEED, Neighbourhood
from waarborg.sources.metres import to_metres

HEADINGS = (
    "Incidentnummer",
    "Delictcode",
    "Pleegdatum van",
    "Pleegdatum tot",
    "X-coordinaat",
    "Y-coordinaat",
)
_DAYS = 1_095
_FIRST_CASES = 600
_REPEATED = 0.28
"""Of so many cases another follows close by soon."""

_FAVOURED, _THERE, _WIDE = 2, 55, 130.0
"""In so many neighbourhoods are streets with so many of the cases, about so many metres around a place."""

_NEAR, _SOON = 120.0, 12.0
"""Metres and days: how far and how late another case is on average at most."""

_BY_HOUR = numpy.array(
    [2, 2, 2, 2, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 5, 7, 10, 12, 11, 9, 6, 4, 3], dtype=float
)
_BY_DAY = numpy.array([1.0, 1.0, 1.0, 1.05, 1.35, 1.4, 0.95])


def invent_burglaries(neighbourhoods: Sequence[Neighbourhood], moment: datetime) -> list[tuple[Cell, ...]]:
    """Three years of burglaries, as a list with :data:`HEADINGS`; the same moment gives the same list.

    Most happen in the early evening, some are soon followed by another close by, in a few streets it happens all
    the time, and half of the people noticed only hours later. The last ten days have a group of cases in the
    largest neighbourhood.

    Args:
        neighbourhoods: as they were laid out.
        moment: nothing happens after it; Dutch time.
    """
    luck = numpy.random.default_rng([SEED, 80])
    weights = numpy.array([each.households * each.busy for each in neighbourhoods])
    busiest = int(weights.argmax())
    begun = moment.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    cases: list[tuple[datetime, float, float]] = []
    for _ in range(_FIRST_CASES):
        place = int(luck.choice(len(neighbourhoods), p=weights / weights.sum()))
        when = _some_moment(begun - timedelta(days=_DAYS), _DAYS - 10, luck)
        cases.append((when, *_some_point(neighbourhoods[place], luck)))
    _to_favoured_streets(cases, neighbourhoods)
    middle = _some_point(neighbourhoods[busiest], luck)
    cases += [
        (_some_moment(begun - timedelta(days=10), 9, luck), *_beside(middle, luck, 90.0)) for _ in range(7)
    ]
    for when, x, y in list(cases):
        if luck.random() < _REPEATED:
            later = when + timedelta(days=float(luck.exponential(_SOON / 2)) + 0.2)
            if later < begun:
                cases.append((later, *_beside((x, y), luck, _NEAR)))
    return [_row(number, each, luck) for number, each in enumerate(sorted(cases), start=1)]


def _to_favoured_streets(
    cases: list[tuple[datetime, float, float]], neighbourhoods: Sequence[Neighbourhood]
) -> None:
    """Put some cases in a few streets where it happens all three years: what hot streets are."""
    luck = numpy.random.default_rng([SEED, 82])
    largest = sorted(neighbourhoods, key=lambda each: -each.households)[:_FAVOURED]
    middles = [_some_point(each, luck) for each in largest]
    for number, place in enumerate(luck.choice(len(cases), _THERE * _FAVOURED, replace=False)):
        middle = middles[number % _FAVOURED]
        cases[place] = (cases[place][0], *_beside(middle, luck, _WIDE))


def _some_moment(first: datetime, days: int, luck: numpy.random.Generator) -> datetime:
    """A day of that stretch and a time, as burglars choose them: darker months and weekends more."""
    while True:
        day = first + timedelta(days=int(luck.integers(days)))
        winter = 0.65 + 0.35 * numpy.cos(2 * numpy.pi * (day.timetuple().tm_yday - 5) / 365)
        if luck.random() < winter * _BY_DAY[day.weekday()] / _BY_DAY.max():
            break
    hour = int(luck.choice(24, p=_BY_HOUR / _BY_HOUR.sum()))
    return day + timedelta(hours=hour, minutes=int(luck.integers(60)))


def _some_point(neighbourhood: Neighbourhood, luck: numpy.random.Generator) -> tuple[float, float]:
    """Some place in a neighbourhood, in metres of RD."""
    west, south, east, north = neighbourhood.area.shape.bounds
    middle = neighbourhood.area.shape.representative_point()
    to_rd = to_metres()
    left, low = to_rd.transform(west, south)
    right, high = to_rd.transform(east, north)
    x, y = to_rd.transform(middle.x, middle.y)
    # Close around the middle, so that it stays inside.
    return float(x + luck.normal(0, (right - left) / 9)), float(y + luck.normal(0, (high - low) / 9))


def _beside(place: tuple[float, float], luck: numpy.random.Generator, metres: float) -> tuple[float, float]:
    return float(place[0] + luck.normal(0, metres / 2)), float(place[1] + luck.normal(0, metres / 2))


def _row(number: int, case: tuple[datetime, float, float], luck: numpy.random.Generator) -> tuple[Cell, ...]:
    when, x, y = case
    unsure = luck.random() < 0.5
    begin = when - timedelta(minutes=int(luck.integers(20, 300))) if unsure else when
    end = when + timedelta(minutes=int(luck.integers(20, 300))) if unsure else when
    written = "%d-%m-%Y %H:%M"
    return f"VB{number:05}", "A20", begin.strftime(written), end.strftime(written), round(x, 1), round(y, 1)
