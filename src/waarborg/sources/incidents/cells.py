"""What does one cell of a list of incidents mean: which number, which moment, which place?"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

Cell: TypeAlias = str | int | float | bool | date | datetime | None

ZONE = ZoneInfo("Europe/Amsterdam")

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[-/](\d{4})")
_TIME = re.compile(
    r"(\d{1,2})[:.u](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:\s*uur)?|(\d{2})(\d{2})", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")


class System(StrEnum):
    """In what a place is given."""

    RD = "rd"
    DEGREES = "wgs84"
    ABROAD = "abroad"
    """Degrees outside the Netherlands, the Caribbean part included: brought to metres around their own middle."""
    PLANE = "plane"
    """Metres of some other system, which are left as they are and lie in no Dutch neighbourhood."""


class Unreadable(ValueError):
    """A cell that means nothing to us; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(cell: Cell) -> float | None:
    """A number, also with a decimal comma; ``None`` where it is none."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = cell.strip().replace("\u00a0", "")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def fits(x: float, y: float, system: System) -> bool:
    """Whether a point lies in the Netherlands, its sea included: not on another continent or at 0, 0."""
    if system is System.PLANE:
        return math.isfinite(x) and math.isfinite(y)
    if system is System.ABROAD:
        return abs(x) <= 180 and abs(y) < 90
    if system is System.RD:
        return -7_000 <= x <= 300_000 and 289_000 <= y <= 650_000
    return 3.0 <= x <= 7.5 and 50.5 <= y <= 55.8


def guess_system(points: Sequence[tuple[float | None, float | None]]) -> tuple[System | None, bool]:
    """The system in which most points lie in the country, and whether x and y must change places for it.

    Where they lie elsewhere: degrees where they can be that, else metres of another system; ``None`` without any.
    """
    known = [(x, y) for x, y in points if x is not None and y is not None]
    are_degrees = all(fits(x, y, System.ABROAD) for x, y in known)
    elsewhere = System.ABROAD if are_degrees else System.PLANE
    best: tuple[int, System | None, bool] = (0, elsewhere if known else None, False)
    for system in (System.RD, System.DEGREES):
        for swapped in (False, True):
            fitting = sum(fits(*((y, x) if swapped else (x, y)), system) for x, y in known)
            if fitting > best[0]:
                best = (fitting, system, swapped)
    return best[1], best[2]


def read_moment(day: Cell, clock: Cell, at_end: bool = False) -> datetime | None:
    """A moment in UTC, from a day with its time, or from both apart; ``None`` where nothing is filled in.

    What has no zone is Dutch local time. Of the hour that the clock has twice in October a beginning is taken early
    and an end late, so that the interval holds the moment. A day without a time runs from its first minute to its
    last, and so does a month.

    Raises:
        Unreadable: ``not_a_moment``, or ``no_such_time`` for the hour that the clock skips in March.
    """
    if day is None or (isinstance(day, str) and not day.strip()):
        return None
    if isinstance(day, datetime) and day.tzinfo is not None:
        return day.astimezone(UTC)
    if isinstance(day, str) and _OFFSET.search(day.strip()) and "T" in day:
        return _read_iso(day.strip())
    month = _MONTH.fullmatch(day.strip()) if isinstance(day, str) else None
    if month is not None:
        return in_utc(_end_of_month(month, at_end), at_end)
    on, at = _split(day)
    if at is None and clock is not None and str(clock).strip():
        at = _read_clock(clock)
    if at is None:
        at = time(23, 59) if at_end else time()
    return in_utc(datetime.combine(on, at), at_end)


def in_utc(local: datetime, late: bool = False) -> datetime:
    """Dutch local time in UTC.

    Raises:
        Unreadable: where the clock skipped this time.
    """
    aware = local.replace(tzinfo=ZONE, fold=1 if late else 0)
    moment = aware.astimezone(UTC)
    if moment.astimezone(ZONE).replace(tzinfo=None) != local:
        raise Unreadable("no_such_time")
    return moment


def _end_of_month(written: re.Match[str], last: bool) -> datetime:
    """The first minute of a month, or its last."""
    year, month = int(written[1] or written[4]), int(written[2] or written[3])
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        raise Unreadable("not_a_moment")
    first = date(year + month // 12, month % 12 + 1, 1) if last else date(year, month, 1)
    return datetime.combine(first, time()) - timedelta(minutes=1 if last else 0)


def _read_iso(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise Unreadable("not_a_moment") from None


def _split(cell: Cell) -> tuple[date, time | None]:
    """A day, and the time of day where the cell has one."""
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date(), None if midnight else cell.time().replace(microsecond=0)
    if isinstance(cell, date):
        return cell, None
    text = str(cell).strip()
    found = _DAY.match(text)
    if found is None:
        raise Unreadable("not_a_moment")
    rest = text[found.end() :].lstrip(" T")
    year, month, on = (
        found[1] or found[6] or found[7],
        found[2] or found[5] or found[8],
        found[3] or found[4] or found[9],
    )
    try:
        return date(int(year), int(month), int(on)), _read_clock(rest) if rest else None
    except ValueError:
        raise Unreadable("not_a_moment") from None


def _read_clock(cell: Cell) -> time:
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, float) and 0 <= cell < 1:
        hours, minutes = divmod(round(cell * 24 * 60), 60)
        return time(hours % 24, minutes)
    text = str(cell).strip()
    found = _TIME.fullmatch(text.zfill(4) if text.isdigit() else text)
    if found is None:
        raise Unreadable("not_a_moment")
    try:
        return time(int(found[1] or found[4]), int(found[2] or found[5]), int(found[3] or 0))
    except ValueError:
        raise Unreadable("not_a_moment") from None
