"""How did the example's commitments stand before today? Judged again as the days went by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.judging import judge_again
from waarborg.records.models import Judgement, PlanVersion, StandingChange

_DAILY = timedelta(days=7)
_WEEKLY = timedelta(days=70)


def relive(actor: Actor, version: PlanVersion, day: date) -> int:
    """Make the history of standings anew, up to a day: monthly first, weekly of late, daily in the last week.

    Only for evidence that was loaded at once: what adoption judged, knowing the end, is let go first.
    Returns how many changes of standing there were.
    """
    with transaction.atomic():
        Judgement.objects.filter(commitment__version=version).delete()
        StandingChange.objects.filter(plan=version.plan).delete()
        return sum(judge_again(actor, each).changed for each in _days(version.plan.start, day))


def _days(start: date, end: date) -> Iterator[date]:
    day = start
    while day < end:
        yield day
        left = end - day
        step = 1 if left <= _DAILY else 7 if left <= _WEEKLY else 30
        day += timedelta(days=step)
    yield end
