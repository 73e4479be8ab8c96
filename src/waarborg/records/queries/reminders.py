"""Of what should owners be told on a day, and what does a message that was not sent yet speak of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from waarborg.commitments.verdicts import Standing
from waarborg.records.models import Judgement, MessageSent, ReminderSent, StandingChange

_GETS_WORSE = {Standing.KEPT: 0, Standing.ON_TRACK: 0, Standing.AT_RISK: 1, Standing.BROKEN: 2}
_DROPS_REMEMBERED = timedelta(days=14)
_DROP = "drop:"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to tell one person once: a due day so many days ahead, or a standing that dropped."""

    account: int
    plan: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment that a message speaks of, as it stands now."""

    judgement: Judgement
    dropped: bool


def occasions_on(day: date, days_ahead: Iterable[int]) -> list[Occasion]:
    """What owners should be told on a day and have not been told yet, over all municipalities."""
    found = [*_due(day, sorted(days_ahead)), *_dropped(day)]
    known = set(
        ReminderSent.objects.filter(number__in={each.number for each in found}).values_list(
            "account_id", "plan_id", "number", "occasion"
        )
    )
    return [each for each in found if (each.account, each.plan, each.number, each.name) not in known]


def unsent_messages(stale_before: datetime) -> list[MessageSent]:
    """Messages that the mail server did not take yet and that nobody is sending at the moment."""
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=stale_before)
    waiting = MessageSent.objects.filter(free, sent_at__isnull=True)
    return list(waiting.select_related("account").order_by("day", "id"))


def told_in(message: MessageSent) -> list[Told]:
    """The commitments of a message that are still worth telling: not those that were mended or given away."""
    reminders = list(message.reminders.values_list("plan_id", "number", "occasion"))
    dropped = {(plan, number) for plan, number, occasion in reminders if occasion.startswith(_DROP)}
    wanted = {(plan, number) for plan, number, _ in reminders}
    judgements = _judgements().filter(
        commitment__owner=message.account, commitment__number__in={number for _, number in wanted}
    )
    found = []
    for judgement in judgements:
        key = (judgement.commitment.version.plan_id, judgement.commitment.number)
        fell = key in dropped and _GETS_WORSE.get(Standing(judgement.standing), 0) > 0
        if key in wanted and (fell or judgement.due_on is not None):
            found.append(Told(judgement, fell))
    return found


def _judgements() -> QuerySet[Judgement]:
    """Of commitments whose owner wants to be told and still has a role in the municipality."""
    found = Judgement.objects.filter(
        commitment__owner__is_active=True,
        commitment__owner__wants_reminders=True,
        commitment__owner__memberships__organisation=F("organisation"),
    ).distinct()
    return found.select_related("commitment__version__plan", "organisation")


def _due(day: date, days_ahead: list[int]) -> list[Occasion]:
    if not days_ahead:
        return []
    soon = _judgements().filter(due_on__range=(day, day + timedelta(days=days_ahead[-1])))
    return [
        _occasion(judgement, f"due:{judgement.due_on}:{ahead}")
        for judgement in soon
        for ahead in days_ahead
        if judgement.due_on is not None and (judgement.due_on - day).days <= ahead
    ]


def _dropped(day: date) -> list[Occasion]:
    """Standings that became worse and did not recover since."""
    recent = StandingChange.objects.filter(day__gt=day - _DROPS_REMEMBERED, day__lte=day)
    worse = {
        (change.plan_id, change.number, change.standing): change.pk
        for change in recent.order_by("day", "id")
        if change.previous and _got_worse(change)
    }
    numbers = {number for _, number, _ in worse}
    found = []
    for judgement in _judgements().filter(commitment__number__in=numbers):
        row = judgement.commitment
        change = worse.get((row.version.plan_id, row.number, judgement.standing))
        if change is not None:
            found.append(_occasion(judgement, f"{_DROP}{change}"))
    return found


def _got_worse(change: StandingChange) -> bool:
    before, after = Standing(change.previous), Standing(change.standing)
    return _GETS_WORSE.get(after, 0) > _GETS_WORSE.get(before, 0)


def _occasion(judgement: Judgement, name: str) -> Occasion:
    row = judgement.commitment
    return Occasion(row.owner_id or 0, row.version.plan_id, row.number, name)
