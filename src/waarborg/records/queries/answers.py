"""What became of the triggers of a response: answered in time, late, overdue or waiting at the end of a day?"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from waarborg.commitments.evidence import Answered
from waarborg.records.models import Entry
from waarborg.records.queries.answer_terms import Asked, last_overdue, tally_days
from waarborg.records.queries.closings import Known, closed_or_open
from waarborg.records.queries.selected import Chosen, chosen, meets, selected
from waarborg.records.queries.stopped_answers import Stopped, Term, stopped_triggers, tally_stopped, together
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import term_end

_HAPPENED = "happened_on BETWEEN %s AND %s"
_LINE = Value(1)
"""What is counted: no column of the entry, so that PostgreSQL reads the index alone."""


def answered(asked: Asked, known: Known) -> Answered:
    """Count what became of the triggers; those whose term ever stood still are looked at one by one.

    Args:
        asked: of which triggers.
        known: what was read for other commitments in the same go; what is read now is added.
    """
    if asked.answer is None:
        triggers = _chosen_triggers(asked)
        if asked.within is None:
            return closed_or_open(asked, triggers, known)
        found = closed_or_open(asked, triggers.only("NOT was_suspended"), known)
        return together(found, _tally_stopped(asked, asked.within, known))
    if asked.answer.register == asked.triggers.register:
        return _self_answered(asked.answer, _triggers(asked))
    if asked.within is None:
        return _linked(asked, asked.answer, _triggers(asked))
    found = _linked(asked, asked.answer, _triggers(asked).filter(was_suspended=False))
    return together(found, _tally_stopped(asked, asked.within, known))


def _tally_stopped(asked: Asked, within: Duration, known: Known) -> Answered:
    """Count the triggers whose term ever stood still."""
    # Of the whole register, for there are few: their own index tells at once when there are none.
    key = (asked.triggers.register, asked.window)
    if key not in known.stopped:
        of_register = Chosen("organisation_id = %s AND register = %s", (asked.organisation, key[0]))
        few = of_register.only("was_suspended").only(_HAPPENED, asked.window.start, asked.window.end)
        known.stopped[key] = [number for (number,) in few.read("id")]
    if not known.stopped[key]:
        return Answered()
    term = Term(within, asked.day, asked.over, asked.over_at, asked.holidays)
    return tally_stopped(term, _stopped(asked, known.stopped[key]))


def _stopped(asked: Asked, numbers: list[int]) -> list[Stopped]:
    """Those of these that are triggers, each with its first answer up to the day."""
    stopped = _triggers(asked).filter(id__in=numbers)
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


def _chosen_triggers(asked: Asked) -> Chosen:
    known = chosen(asked.organisation, asked.triggers)
    known = known.only(_HAPPENED, asked.window.start, asked.window.end)
    return known.only("opened_on <= %s", asked.day)


def _self_answered(answer: Selection, triggers: QuerySet[Entry]) -> Answered:
    """A meeting is over when it is entered: a topic that was not on its agenda will not come."""
    counts = triggers.aggregate(total=Count(_LINE), right=Count(_LINE, filter=_own_answer(answer)))
    total, right = counts["total"], counts["right"]
    return Answered(triggers=total, in_time=right, overdue=total - right)


def _own_answer(answer: Selection) -> Q:
    return meets(answer) & Q(category__in=answer.categories) if answer.categories else meets(answer)


def _linked(asked: Asked, answer: Selection, triggers: QuerySet[Entry]) -> Answered:
    """Count the triggers by whether, and when, the first entry came that answers them."""
    if asked.within is None:
        total, waiting = triggers.count(), _without_answer(asked, answer, triggers).count()
        return Answered(triggers=total, in_time=total - waiting, waiting=waiting)
    if asked.within.unit is Unit.HOUR:
        return _linked_in_hours(asked, asked.within, answer, triggers)
    first = Subquery(_answers_to(asked, answer).order_by("happened_on").values("happened_on")[:1])
    days = triggers.annotate(first=first).values_list("opened_on", "first").annotate(number=Count(_LINE))
    return tally_days(asked, asked.within, days)


def _linked_in_hours(
    asked: Asked, within: Duration, answer: Selection, triggers: QuerySet[Entry]
) -> Answered:
    first = Subquery(_answers_to(asked, answer).order_by("opened_at").values("opened_at")[:1])
    known = triggers.annotate(first=first).filter(first__isnull=False)
    lapses = [first - start for start, first in known.values_list("opened_at", "first")]
    in_time = sum(lapse <= timedelta(hours=within.amount) for lapse in lapses)
    waits = Q(opened_at__gt=last_overdue(asked, within))
    counts = _without_answer(asked, answer, triggers).aggregate(
        all=Count(_LINE), waiting=Count(_LINE, filter=waits), first=Min("opened_at", filter=waits)
    )
    return Answered(
        triggers=len(lapses) + counts["all"],
        in_time=in_time,
        late=len(lapses) - in_time,
        overdue=counts["all"] - counts["waiting"],
        waiting=counts["waiting"],
        first_due=None if counts["first"] is None else term_end(counts["first"], within),
    )


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
