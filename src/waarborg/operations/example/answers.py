"""Which triggers got their answer, when, and by what entry?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from waarborg.operations.example.moments import at, chance
from waarborg.operations.example.reports import answered_at, is_late
from waarborg.operations.example.wording import Words, draw
from waarborg.operations.loading import NewEntry
from waarborg.records.models import Entry
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

_USUAL = Duration(10, Unit.WORKING_DAY)


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
        category = how.answer.categories[0] if how.answer.categories else ""
        values: dict[str, object] = {
            **draw(how.words, how.answer.register, category, luck),
            "happened_on": moment.date().isoformat(),
            "opened_at": moment.isoformat(),
            "cause": str(trigger.pk),
            **dict(how.answer.fields),
        }
        if how.answer.results:
            values["result"] = how.answer.results[0]
        yield NewEntry(values)
