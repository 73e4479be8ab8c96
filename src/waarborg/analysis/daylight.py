"""Which share of the incidents happens in the dark, and when are the hot times of each season?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

import numpy as np

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.hot_times import LEAST_INCIDENTS, HotTimes, hot_times
from waarborg.analysis.local_clock import DUTCH, Moments, clock_between
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.sun import CIVIL_TWILIGHT, rise_and_set

_DAY = 24 * 60
_Z_95 = 1.959963984540054


class Season(StrEnum):
    """A season as weather people count it: whole months, winter from December."""

    WINTER = "winter"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"


@dataclass(frozen=True, slots=True)
class InTheDark:
    """Which share of the incidents happens in the dark.

    Attributes
    ----------
    share, lower, upper
        From 0 to 1, with a 95 % interval.
    dark_hours
        Which share of all hours of the same days was dark: what incidents spread evenly would give.
    number
        Incidents that were counted.
    """

    share: float
    lower: float
    upper: float
    dark_hours: float
    number: int
    method: Method


def in_the_dark(
    begins: Moments,
    ends: Moments,
    longitude: float = 5.18,
    latitude: float = 52.1,
    least: int = LEAST_INCIDENTS,
) -> InTheDark | TooFew:
    """Give the share of incidents in the dark, where each counts for the part of its span that was dark.

    It is dark from the end of civil twilight to its beginning: the sun more than 6 degrees below the horizon.

    Parameters
    ----------
    begins, ends
        UTC; a missing end (NaT) means that the beginning is exact.
    longitude, latitude
        Of the municipality; if none is given, De Bilt. Within the Netherlands it matters ten minutes.

    References
    ----------
    Meeus (1998) for the sun; Ratcliffe (2002) for the spans; the interval is that of a mean (Cochran 1977).

    Examples
    --------
    >>> nights = np.datetime64("2026-01-05T23:00") + np.arange(40) * np.timedelta64(1, "D")
    >>> found = in_the_dark(nights, nights + np.timedelta64(60, "m"))
    >>> found.share, round(found.dark_hours, 2)
    (1.0, 0.58)
    """
    if len(begins) < least:
        return TooFew(Shortage.CASES, len(begins), least)
    start = begins.astype("datetime64[s]").astype(np.int64) / 60
    spans = (ends.astype("datetime64[s]") - begins.astype("datetime64[s]")).astype(np.int64) / 60
    lasting = np.where(np.isnat(ends), 0.0, spans)
    lasting = np.where(lasting < 1, 1.0, lasting)
    days = np.arange(int(start.min() // _DAY) - 1, int((start + lasting).max() // _DAY) + 3)
    lit = _light_before(start + lasting, days, longitude, latitude) - _light_before(
        start, days, longitude, latitude
    )
    shares = np.clip(1 - lit / lasting, 0, 1)
    whole = days[[1, -2]].astype(np.float64) * _DAY
    dark_hours = 1 - float(np.diff(_light_before(whole, days, longitude, latitude))[0] / np.diff(whole)[0])
    share, number = float(shares.mean()), len(shares)
    half = _Z_95 * float(shares.std(ddof=1)) / float(np.sqrt(number))
    method = Method(
        "in_the_dark",
        "Meeus (1998); Ratcliffe (2002)",
        (("longitude", longitude), ("latitude", latitude), ("twilight", CIVIL_TWILIGHT), ("interval", 0.95)),
        sides=2,
    )
    return InTheDark(share, max(share - half, 0.0), min(share + half, 1.0), dark_hours, number, method)


def _light_before(minutes: Floats, days: Integers, longitude: float, latitude: float) -> Floats:
    """How many minutes it was light between the first of the days and each moment."""
    rise, fall = rise_and_set(days, longitude, latitude, CIVIL_TWILIGHT)
    moments = np.column_stack([rise, fall]).ravel()
    lit = np.concatenate([[0.0], np.cumsum(fall - rise)])
    light: Floats = np.interp(minutes, moments, np.repeat(lit, 2)[1:-1])
    return light


def season_of(begins: Moments, zone: ZoneInfo | None = DUTCH) -> Integers:
    """The season in which each incident begins, as the position in ``Season``."""
    minutes = begins.astype("datetime64[m]").astype(np.int64)
    clock = clock_between(int(minutes.min(initial=0)), int(minutes.max(initial=0)), zone)
    months = clock.shown(minutes).astype("datetime64[m]").astype("datetime64[M]").astype(np.int64)
    return (months % 12 + 1) % 12 // 3


def hot_times_by_season(
    begins: Moments, ends: Moments, zone: ZoneInfo | None = DUTCH, draws: int = 1000, seed: int = 1
) -> dict[Season, HotTimes | TooFew]:
    """The hot times of each season by itself, over all years together.

    Examples
    --------
    >>> begins = np.datetime64("2026-01-09T21:10") + np.arange(30) * np.timedelta64(7, "D")
    >>> found = hot_times_by_season(begins, begins + 30, draws=10)
    >>> [season.value for season, each in found.items() if isinstance(each, TooFew)]
    ['winter', 'spring', 'summer', 'autumn']
    """
    seasons = season_of(begins, zone)
    return {
        season: hot_times(begins[seasons == place], ends[seasons == place], zone, draws, seed)
        for place, season in enumerate(Season)
    }
