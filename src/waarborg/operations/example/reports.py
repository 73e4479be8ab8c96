"""Which reports come in, and when are they dealt with?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from waarborg.analysis.areas import Outline, point_within
from waarborg.commitments.windows import Window
from waarborg.operations.entries import Move
from waarborg.operations.example.moments import at, chance, days_of
from waarborg.operations.example.wording import Words, draw
from waarborg.operations.loading import NewEntry
from waarborg.registers.calendars import is_working_day, public_holidays
from waarborg.registers.durations import Duration
from waarborg.registers.terms import term_end

_SUMMER = (6, 7, 8)
_DESK_OPENS, _DESK_CLOSES = 9, 17
LATE_BEFORE = timedelta(days=40)
"""In a late course the reports of a fortnight, so long ago, were answered too late."""


@dataclass(frozen=True, slots=True)
class Stream:
    """The reports of one category.

    Attributes:
        weekly: how many come in in a usual week.
        term: within which they are dealt with.
        course: ``late``: some of this year were dealt with too late; ``once_late``: one of a year before was.
        areas: districts to spread them over, with their outlines.
        until: the day for which the example is made; what comes in, came in before it.
    """

    category: str
    weekly: float
    term: Duration
    course: str
    areas: Mapping[str, Outline]
    words: Words
    running: Window
    until: date


def reports_of(stream: Stream) -> list[NewEntry]:
    """All reports of a category since the plan began, oldest first."""
    found = []
    for day in days_of(stream.running.start, stream.until - timedelta(days=1)):
        luck, where = chance(stream.category, day), chance(f"{stream.category} where", day)
        rate = (
            stream.weekly / 7 * (1.5 if day.month in _SUMMER else 0.9) * (0.7 if day.weekday() > 4 else 1.1)
        )
        found += [_report(stream, day, luck, where) for _ in range(_how_many(rate, luck))]
    return found


def _how_many(rate: float, luck: Random) -> int:
    whole, rest = divmod(rate, 1)
    return int(whole) + (luck.random() < rest)


def _report(stream: Stream, day: date, luck: Random, where: Random) -> NewEntry:
    opened = at(day, luck.randint(7, 21), luck.randint(0, 59))
    area = luck.choice(list(stream.areas))
    longitude, latitude = point_within(stream.areas[area], where.random)
    values: dict[str, object] = {
        "opened_at": opened.isoformat(),
        "area": area,
        "location": f"{latitude}, {longitude}",
        "kanaal": luck.choice(("telefoon", "formulier", "formulier", "app", "app", "balie", "buiten")),
        **draw(stream.words, "melding", stream.category, luck),
    }
    end = at(stream.until, 0)
    return NewEntry(values, tuple(move for move in _moves(stream, day, opened, luck) if _was(move, end)))


def _was(move: Move, end: datetime) -> bool:
    return move.at is not None and move.at < end


def _moves(stream: Stream, day: date, opened: datetime, luck: Random) -> Iterator[Move]:
    """Taken up, and closed; with the reporter told where the report came from one."""
    closed = answered_at(opened, stream.term, is_late(stream.course, day, stream.until), luck)
    taken_up = opened + (closed - opened) * luck.uniform(0.05, 0.4)
    yield Move("in_behandeling", at=taken_up)
    result = "opgelost" if luck.random() < 0.9 else "doorgegeven"
    yield Move("afgehandeld", result, closed, luck.choice(stream.words["closing_notes"]))


def is_late(course: str, day: date, until: date) -> bool:
    """Is what came in on this day answered too late?"""
    ago = until - day
    if course == "late":
        recent = LATE_BEFORE <= ago < LATE_BEFORE + timedelta(days=14)
        return recent or (day.year < until.year and day.month == 9 and day.day < 5)
    return course == "once_late" and day.year < until.year and day.month == 3 and day.day < 8


def answered_at(opened: datetime, term: Duration, late: bool, luck: Random) -> datetime:
    """A moment in office hours within the term, or some days after it."""
    end = term_end(opened, term, public_holidays(range(opened.year, opened.year + 2)))
    if late:
        return _at_desk(end + timedelta(days=luck.randint(1, 6)), luck)
    within = opened + (end - opened) * luck.uniform(0.15, 0.75)
    desk = _at_desk(within, luck)
    return desk if opened < desk < end else within


def _at_desk(moment: datetime, luck: Random) -> datetime:
    """The same day, or the next working day, while the town hall is open."""
    day = moment.date()
    holidays = public_holidays((day.year, day.year + 1))
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return at(day, luck.randint(_DESK_OPENS, _DESK_CLOSES - 1), luck.randint(0, 59))
