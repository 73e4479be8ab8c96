"""What became of the triggers of a response: answered in time, late, overdue or waiting at the end of a day?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from waarborg.commitments.evidence import Answered
from waarborg.commitments.windows import Window
from waarborg.records.models import Entry
from waarborg.records.queries.selected import meets, selected
from waarborg.records.queries.stopped_answers import Stopped, Term, stopped_triggers, tally_stopped, together
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import add_to_day, end_of_day, term_end

_HOUR = 3600
_LINE = Value(1)
"""What is counted: no column of the entry, so that PostgreSQL reads the index alone."""


Days: TypeAlias = "list[tuple[date, date | None, int]]"
"""On which day triggers opened, on which they were answered, if they were, and how many there are of these."""

Closings: TypeAlias = "dict[tuple[Selection, Window, date], Days]"
"""The days of triggers that were read already: a plan often holds several terms against the same triggers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the triggers.

    Attributes:
        organisation: whose entries.
        triggers: the entries that ask for an answer.
        answer: the entries that answer a trigger and name it as their cause; of the register of the triggers
            themselves: what a trigger must hold to be its own answer (a topic on the agenda of a meeting);
            ``None``: closing the trigger answers it.
        within: the term; ``None``: at all.
        window: the days on which the triggers happened, none after ``day``.
        day: what is entered after it is left out.
        over: the last day that is over; a term that ends on it has ended.
        over_at: the moment up to which terms in hours have ended.
    """

    organisation: int
    triggers: Selection
    answer: Selection | None
    within: Duration | None
    window: Window
    day: date
    over: date
    over_at: datetime
    holidays: frozenset[date] = field(default=frozenset(), repr=False)


def answered(asked: Asked, known: Closings) -> Answered:
    """Count what became of the triggers; those whose term ever stood still are looked at one by one.

    Args:
        asked: of which triggers.
        known: what was read for other commitments in the same go; what is read now is added.
    """
    triggers = _triggers(asked)
    if asked.within is None or (asked.answer and asked.answer.register == asked.triggers.register):
        return _tally(asked, triggers, known)
    term = Term(asked.within, asked.day, asked.over, asked.over_at, asked.holidays)
    stopped = tally_stopped(term, _stopped(asked, triggers))
    return together(_tally(asked, triggers.filter(was_suspended=False), known), stopped)


def _stopped(asked: Asked, triggers: QuerySet[Entry]) -> list[Stopped]:
    """The triggers whose term ever stood still, each with its first answer up to the day."""
    # Of the whole register, for there are few: their own index tells at once when there are none.
    few = Entry.objects.filter(
        organisation_id=asked.organisation,
        register=asked.triggers.register,
        was_suspended=True,
        happened_on__range=(asked.window.start, asked.window.end),
    )
    numbers = list(few.values_list("id", flat=True))
    if not numbers:
        return []
    stopped = triggers.filter(id__in=numbers)
    if asked.answer is None:
        closed = Q(closed_on__lte=asked.day)
        found = stopped.annotate(
            first_at=Case(When(closed, then=F("closed_at"))), first_on=Case(When(closed, then=F("closed_on")))
        )
    else:
        answers = _answers_to(asked, asked.answer)
        found = stopped.annotate(
            first_at=Subquery(answers.order_by("opened_at").values("opened_at")[:1]),
            first_on=Subquery(answers.order_by("happened_on").values("happened_on")[:1]),
        )
    return stopped_triggers(found.values_list("id", "opened_at", "first_at", "first_on"))


def missed(asked: Asked) -> QuerySet[Entry]:
    """The triggers without an answer, oldest first: those that wait or are overdue."""
    triggers = _triggers(asked)
    if asked.answer is None:
        return _still_open(triggers, asked.day).order_by("happened_on", "id")
    if asked.answer.register == asked.triggers.register:
        return triggers.exclude(_own_answer(asked.answer)).order_by("happened_on", "id")
    return _without_answer(asked, asked.answer, triggers).order_by("happened_on", "id")


def _triggers(asked: Asked) -> QuerySet[Entry]:
    known = selected(asked.organisation, asked.triggers)
    return known.filter(happened_on__range=(asked.window.start, asked.window.end), opened_on__lte=asked.day)


def _tally(asked: Asked, triggers: QuerySet[Entry], known: Closings) -> Answered:
    if asked.answer is None:
        return _closed_or_open(asked, triggers, known)
    if asked.answer.register == asked.triggers.register:
        return _self_answered(asked.answer, triggers)
    return _linked(asked, asked.answer, triggers)


def _self_answered(answer: Selection, triggers: QuerySet[Entry]) -> Answered:
    """A meeting is over when it is entered: a topic that was not on its agenda will not come."""
    counts = triggers.aggregate(total=Count(_LINE), right=Count(_LINE, filter=_own_answer(answer)))
    total, right = counts["total"], counts["right"]
    return Answered(triggers=total, in_time=right, overdue=total - right)


def _own_answer(answer: Selection) -> Q:
    return meets(answer) & Q(category__in=answer.categories) if answer.categories else meets(answer)


def _closed_or_open(asked: Asked, triggers: QuerySet[Entry], known: Closings) -> Answered:
    """Count the triggers by whether, and when, they were closed on or before the day."""
    if asked.within is None:
        return _closed_at_all(asked, triggers)
    if asked.within.unit is not Unit.HOUR:
        key = (asked.triggers, asked.window, asked.day)
        if key not in known:
            known[key] = list(triggers.values_list("opened_on", "closed_on").annotate(number=Count(_LINE)))
        return _by_days(asked, asked.within, known[key])
    closed = Q(closed_on__lte=asked.day)
    in_time = closed & Q(took_seconds__lte=asked.within.amount * _HOUR)
    counts = triggers.aggregate(
        all=Count(_LINE), closed=Count(_LINE, filter=closed), in_time=Count(_LINE, filter=in_time)
    )
    found = _of(counts["closed"], counts["in_time"])
    if counts["all"] == counts["closed"]:
        return found
    return _add_open_hours(asked, asked.within, found, _still_open(triggers, asked.day))


def _closed_at_all(asked: Asked, triggers: QuerySet[Entry]) -> Answered:
    """Without a term a trigger is closed, or it waits."""
    closed = Count(_LINE, filter=Q(closed_on__lte=asked.day))
    counts = triggers.aggregate(all=Count(_LINE), closed=closed)
    return replace(
        _of(counts["closed"], counts["closed"]),
        triggers=counts["all"],
        waiting=counts["all"] - counts["closed"],
    )


def _linked(asked: Asked, answer: Selection, triggers: QuerySet[Entry]) -> Answered:
    """Count the triggers by whether, and when, the first entry came that answers them."""
    if asked.within is None:
        total, waiting = triggers.count(), _without_answer(asked, answer, triggers).count()
        return Answered(triggers=total, in_time=total - waiting, waiting=waiting)
    answers = _answers_to(asked, answer)
    if asked.within.unit is Unit.HOUR:
        term = timedelta(hours=asked.within.amount)
        first = Subquery(answers.order_by("opened_at").values("opened_at")[:1])
        known = triggers.annotate(first=first).filter(first__isnull=False)
        lapses = [first - start for start, first in known.values_list("opened_at", "first")]
        found = _of(len(lapses), sum(lapse <= term for lapse in lapses))
        return _add_open_hours(asked, asked.within, found, _without_answer(asked, answer, triggers))
    first = Subquery(answers.order_by("happened_on").values("happened_on")[:1])
    days = triggers.annotate(first=first).values_list("opened_on", "first").annotate(number=Count(_LINE))
    return _by_days(asked, asked.within, list(days))


def _by_days(asked: Asked, within: Duration, days: Days) -> Answered:
    """Count triggers by the day on which they opened and the day on which they were answered, if they were."""
    answered = [(opened_on, on, number) for opened_on, on, number in days if on and on <= asked.day]
    still_open = [(opened_on, number) for opened_on, on, number in days if not on or on > asked.day]
    return _add_open_days(asked, within, _in_days(asked, within, answered), still_open)


def _in_days(asked: Asked, within: Duration, pairs: Iterable[tuple[date, date, int]]) -> Answered:
    """Hold the days on which triggers opened and were answered against a term in days or working days."""
    last_days: dict[date, date] = {}
    total = in_time = 0
    for opened_on, answered_on, number in pairs:
        last_day = last_days.get(opened_on)
        if last_day is None:
            last_day = last_days[opened_on] = add_to_day(opened_on, within, asked.holidays)
        total += number
        if answered_on <= last_day:
            in_time += number
    return _of(total, in_time)


def _of(total: int, in_time: int) -> Answered:
    return Answered(triggers=total, in_time=in_time, late=total - in_time)


def _still_open(triggers: QuerySet[Entry], day: date) -> QuerySet[Entry]:
    return triggers.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))


def _without_answer(asked: Asked, answer: Selection, triggers: QuerySet[Entry]) -> QuerySet[Entry]:
    return triggers.filter(~Exists(_answers_to(asked, answer)))


def _answers_to(asked: Asked, answer: Selection) -> QuerySet[Entry]:
    """The entries that answer one trigger.

    Found by their cause alone: an answer is of the municipality of its trigger, and naming that as well would
    lead SQLite, where it has no statistics, to walk all answers for each trigger.
    """
    known = Entry.objects.filter(
        meets(answer), cause=OuterRef("pk"), register=answer.register, happened_on__lte=asked.day
    )
    return known.filter(category__in=answer.categories) if answer.categories else known


def _add_open_hours(asked: Asked, within: Duration, found: Answered, still_open: QuerySet[Entry]) -> Answered:
    over = asked.over_at.astimezone(UTC) - timedelta(hours=within.amount)
    waits = Q(opened_at__gt=over)
    counts = still_open.aggregate(
        all=Count(_LINE), waiting=Count(_LINE, filter=waits), first=Min("opened_at", filter=waits)
    )
    return replace(
        found,
        triggers=found.triggers + counts["all"],
        waiting=counts["waiting"],
        overdue=counts["all"] - counts["waiting"],
        first_due=None if counts["first"] is None else term_end(counts["first"], within),
    )


def _add_open_days(
    asked: Asked, within: Duration, found: Answered, opened: Iterable[tuple[date, int]]
) -> Answered:
    waiting = overdue = 0
    first: date | None = None
    for opened_on, number in opened:
        last_day = add_to_day(opened_on, within, asked.holidays)
        if last_day <= asked.over:
            overdue += number
            continue
        waiting += number
        first = last_day if first is None else min(first, last_day)
    return replace(
        found,
        triggers=found.triggers + waiting + overdue,
        waiting=waiting,
        overdue=overdue,
        first_due=None if first is None else end_of_day(first),
    )
