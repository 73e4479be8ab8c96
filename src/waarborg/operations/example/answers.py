"""Which triggers got their answer, when, and by what entry?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from django.utils import timezone

from waarborg.operations.entries import Move
from waarborg.operations.example.moments import at, chance
from waarborg.operations.example.reports import answered_at, is_late
from waarborg.operations.example.wording import Words, draw
from waarborg.operations.loading import NewEntry
from waarborg.records.models import Entry
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

_USUAL = Duration(10, Unit.WORKING_DAY)
_STEP = Duration(12, Unit.WORKING_DAY)
"""Within which an answer that takes a while gets to its next status."""


@dataclass(frozen=True, slots=True)
class Answering:
    """How the triggers of one response are answered.

    Attributes:
        course: as for reports; ``late`` and ``once_late`` leave the answer out where no term is promised.
    """

    sentence: str
    answer: Selection
    within: Duration | None
    course: str
    words: Words
    until: date


def answers_to(triggers: Iterable[Entry], how: Answering) -> Iterator[NewEntry]:
    """The answers that had been given before the day."""
    for trigger in triggers:
        luck = chance(how.sentence, trigger.opened_at.isoformat(), trigger.title)
        late = is_late(how.course, trigger.happened_on, how.until)
        if late and how.within is None:
            continue
        opened = timezone.localtime(trigger.opened_at)
        moment = answered_at(opened, how.within or _USUAL, late, luck)
        if moment >= at(how.until, 0):
            continue
        category = how.answer.categories[0] if how.answer.categories else _same_kind(trigger, how)
        values: dict[str, object] = {
            **draw(how.words, how.answer.register, category, luck),
            "happened_on": moment.date().isoformat(),
            "opened_at": moment.isoformat(),
            "cause": str(trigger.pk),
            "area": str(trigger.area_id or ""),
            **dict(how.answer.fields),
        }
        if how.answer.results:
            values["result"] = how.answer.results[0]
        yield NewEntry(values, tuple(_course(how, moment, luck)))


def _same_kind(trigger: Entry, how: Answering) -> str:
    """The category of what is answered, where the words know the answer by it."""
    return trigger.category if trigger.category in how.words.get(how.answer.register, {}) else ""


def _course(how: Answering, begun: datetime, luck: Random) -> Iterator[Move]:
    """What became of the answer itself since, in the registers where it takes a while."""
    at_desk = begun
    for status, results in how.words.get(how.answer.register, {}).get("statuses", ()):
        at_desk = answered_at(at_desk, _STEP, late=False, luck=luck)
        if at_desk >= at(how.until, 0):
            return
        yield Move(status, luck.choice(results) if results else "", at_desk)
