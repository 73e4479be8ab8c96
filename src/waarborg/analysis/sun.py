"""When does the sun rise and set?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers

HORIZON, CIVIL_TWILIGHT = -0.833, -6.0
"""Height of the sun's middle in degrees: at rising and setting (with refraction), and from where it is dark."""
_DAY = 24 * 60
_J2000_MINUTE = 10957 * _DAY + 12 * 60


@dataclass(frozen=True, slots=True, eq=False)
class Sun:
    """Where the sun stands at some moments.

    Attributes
    ----------
    declination
        Degrees north of the celestial equator.
    equation
        Equation of time, in minutes: how far a sundial is ahead.
    """

    declination: Floats
    equation: Floats


def sun_at(minutes: Floats) -> Sun:
    """Where the sun stands at moments given in minutes since 1970 (UTC), to about 0.01 degree.

    References
    ----------
    Meeus (1998), Astronomical Algorithms, chapters 25 (low accuracy) and 28.

    Examples
    --------
    >>> noon = np.array([np.datetime64("1992-10-13T00:00", "m").astype(float)])
    >>> sun_at(noon).declination.round(2).tolist()
    [-7.79]
    """
    century = (minutes - _J2000_MINUTE) / (_DAY * 36525)
    length = 280.46646 + century * (36000.76983 + 0.0003032 * century)
    anomaly = np.radians(357.52911 + century * (35999.05029 - 0.0001537 * century))
    eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century)
    centre = (
        (1.914602 - century * (0.004817 + 0.000014 * century)) * np.sin(anomaly)
        + (0.019993 - 0.000101 * century) * np.sin(2 * anomaly)
        + 0.000289 * np.sin(3 * anomaly)
    )
    node = np.radians(125.04 - 1934.136 * century)
    apparent = np.radians(length + centre - 0.00569 - 0.00478 * np.sin(node))
    tilt = np.radians(23.439291 - 0.0130042 * century + 0.00256 * np.cos(node))
    declination = np.degrees(np.arcsin(np.sin(tilt) * np.sin(apparent)))
    y = np.tan(tilt / 2) ** 2
    mean = np.radians(length)
    equation = 4 * np.degrees(
        y * np.sin(2 * mean)
        - 2 * eccentricity * np.sin(anomaly)
        + 4 * eccentricity * y * np.sin(anomaly) * np.cos(2 * mean)
        - y**2 / 2 * np.sin(4 * mean)
        - 1.25 * eccentricity**2 * np.sin(2 * anomaly)
    )
    return Sun(declination, equation)


def rise_and_set(
    days: Integers, longitude: float, latitude: float, height: float = HORIZON
) -> tuple[Floats, Floats]:
    """When the sun comes above a height and goes below it, in minutes since 1970 (UTC), to about half a minute.

    Parameters
    ----------
    days
        Days since 1970, of the place itself.
    longitude, latitude
        WGS84, degrees.
    height
        ``HORIZON`` for sunrise and sunset, ``CIVIL_TWILIGHT`` for when it is dark.

    Notes
    -----
    Where the sun stays above or below all day, the day is 24 hours or none; in the Netherlands that does not
    happen at the horizon, and civil twilight always ends.

    Examples
    --------
    >>> day = np.array([np.datetime64("2024-06-21", "D").astype(int)])
    >>> [each.astype("datetime64[m]").tolist()[0].strftime("%H:%M") for each in rise_and_set(day, 5.18, 52.1)]
    ['03:18', '20:03']
    """
    noon = days.astype(np.float64) * _DAY + _DAY / 2 - 4 * longitude
    rise, fall = noon, noon
    for _ in range(3):
        rise = _crossing(noon, sun_at(rise), -1, latitude, height)
        fall = _crossing(noon, sun_at(fall), 1, latitude, height)
    return rise, fall


def _crossing(noon: Floats, sun: Sun, side: int, latitude: float, height: float) -> Floats:
    """When the sun comes by a height, before noon or after it; half the arc of the day takes 4 minutes a degree."""
    crossing: Floats = noon - sun.equation + side * 4 * _half_arc(sun.declination, latitude, height)
    return crossing


def _half_arc(declination: Floats, latitude: float, height: float) -> Floats:
    """Half the arc of the day, in degrees."""
    turn, place = np.radians(declination), np.radians(latitude)
    cosine = (np.sin(np.radians(height)) - np.sin(place) * np.sin(turn)) / (np.cos(place) * np.cos(turn))
    arc: Floats = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    return arc
