"""How long is a duration that a term or a promise names, and how is it written?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Unit(StrEnum):
    """The units in which terms and promises count time."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_WORDS = {
    Unit.HOUR: (("uur", "uur"), ("hour", "hours")),
    Unit.DAY: (("dag", "dagen"), ("day", "days")),
    Unit.WORKING_DAY: (("werkdag", "werkdagen"), ("working day", "working days")),
    Unit.WEEK: (("week", "weken"), ("week", "weeks")),
    Unit.MONTH: (("maand", "maanden"), ("month", "months")),
    Unit.YEAR: (("jaar", "jaar"), ("year", "years")),
}
_ISO_LETTER = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y"}
_ISO_PATTERN = re.compile(r"P(?:(?P<date>\d+)(?P<letter>[DWMY])|T(?P<hours>\d+)H)")


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of one unit: ``Duration(24, Unit.HOUR)`` is not ``Duration(1, Unit.DAY)``.

    Hours run on the clock, days on the calendar, working days skip weekends and public holidays.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount <= 0:
            raise ValueError(f"a duration is longer than nothing, not {self.amount} {self.unit}")

    def as_json(self) -> str | dict[str, int]:
        """Write as ISO 8601 (``P4Y``, ``PT24H``), working days as ``{"working_days": 5}``."""
        if self.unit is Unit.WORKING_DAY:
            return {"working_days": self.amount}
        if self.unit is Unit.HOUR:
            return f"PT{self.amount}H"
        return f"P{self.amount}{_ISO_LETTER[self.unit]}"

    @classmethod
    def from_json(cls, written: object) -> Duration:
        """Read what :meth:`as_json` wrote.

        Raises:
            ValueError: when ``written`` is neither form.
        """
        if isinstance(written, dict) and set(written) == {"working_days"}:
            days = written["working_days"]
            if isinstance(days, int) and not isinstance(days, bool):
                return cls(days, Unit.WORKING_DAY)
        if isinstance(written, str) and (match := _ISO_PATTERN.fullmatch(written)):
            if match["hours"]:
                return cls(int(match["hours"]), Unit.HOUR)
            unit = next(unit for unit, letter in _ISO_LETTER.items() if letter == match["letter"])
            return cls(int(match["date"]), unit)
        raise ValueError(f"not a duration: {written!r} (expected P1Y, P6M, P2W, P5D, PT24H or working_days)")


def say_amount(amount: int, unit: Unit, language: Literal["nl", "en"]) -> str:
    """Say an amount of a unit: ``5 werkdagen``, ``1 week``.

    >>> say_amount(1, Unit.WEEK, "nl"), say_amount(0, Unit.DAY, "en")
    ('1 week', '0 days')
    """
    one, many = _WORDS[unit][0 if language == "nl" else 1]
    return f"{amount} {one if amount == 1 else many}"


def say_duration(length: Duration, language: Literal["nl", "en"]) -> str:
    """Say how long a duration is."""
    return say_amount(length.amount, length.unit, language)
