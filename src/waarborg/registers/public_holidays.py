"""On which days of a year is it a public holiday in the Netherlands, and what are they called?"""

from __future__ import annotations

from datetime import date, timedelta

GOOD_FRIDAY = "Goede vrijdag"
LIBERATION_DAY = "Bevrijdingsdag"

_BY_EASTER = {
    GOOD_FRIDAY: -2,
    "Eerste paasdag": 0,
    "Tweede paasdag": 1,
    "Hemelvaartsdag": 39,
    "Eerste pinksterdag": 49,
    "Tweede pinksterdag": 50,
}
_FIXED = {
    "Nieuwjaarsdag": (1, 1),
    LIBERATION_DAY: (5, 5),
    "Eerste kerstdag": (12, 25),
    "Tweede kerstdag": (12, 26),
}
_FIRST_OF_THE_KING = 2014
_SUNDAY = 6


def holidays_of(year: int) -> dict[date, frozenset[str]]:
    """The days of a year with their names, as they are since 1982; two can fall on one day."""
    easter = easter_sunday(year)
    named = [(name, easter + timedelta(days=days)) for name, days in _BY_EASTER.items()]
    named += [(name, date(year, *on)) for name, on in _FIXED.items()]
    named.append(_birthday(year))
    return {day: frozenset(name for name, other in named if other == day) for _, day in named}


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar, by the rule of Oudin (1940)."""
    century = year // 100
    golden = year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _birthday(year: int) -> tuple[str, date]:
    """The king's or the queen's, kept a day earlier where it would be a Sunday."""
    kings = year >= _FIRST_OF_THE_KING
    day = date(year, 4, 27 if kings else 30)
    if day.weekday() == _SUNDAY:
        day -= timedelta(days=1)
    return "Koningsdag" if kings else "Koninginnedag", day
