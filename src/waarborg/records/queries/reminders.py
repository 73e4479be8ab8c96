"""Of what should owners be told on a day, and what does a message that was not sent yet speak of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from waarborg.commitments.as_json import verdict_from_json
from waarborg.commitments.verdicts import Standing, Verdict
from waarborg.records.models import Judgement, MessageSent, ReminderSent, StandingChange
from waarborg.records.queries.judgements import followed_versions

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
    """A commitment that a message speaks of: as it stands now, or how a period of it ended.

    Attributes:
        due_on: by when something must be done now; ``None``: nothing, or the period is over.
    """

    judgement: Judgement
    verdict: Verdict
    due_on: date | None
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


def told_in(message: MessageSent, day: date) -> list[Told]:
    """The commitments of a message that are still worth telling on a day: not what was mended or given away."""
    reminders = list(message.reminders.values_list("plan_id", "number", "occasion"))
    drops = {int(name.removeprefix(_DROP)) for *_of, name in reminders if name.startswith(_DROP)}
    changes = StandingChange.objects.filter(pk__in=drops).order_by("day", "id")
    dropped = {(change.plan_id, change.number): change for change in changes}
    wanted = {(plan, number) for plan, number, _ in reminders}
    judgements = _judgements(day).filter(
        commitment__owner=message.account, commitment__number__in={number for _, number in wanted}
    )
    found = []
    for judgement in judgements:
        key = (judgement.commitment.version.plan_id, judgement.commitment.number)
        change = dropped.get(key)
        if change is not None and _ended_short(change) and _of_another_period(judgement, change):
            found.append(Told(judgement, verdict_from_json(change.verdict), None, dropped=True))
            continue
        fell = change is not None and _GETS_WORSE.get(Standing(judgement.standing), 0) > 0
        if key in wanted and (fell or judgement.due_on is not None):
            now = verdict_from_json(judgement.verdict)
            found.append(Told(judgement, now, judgement.due_on, dropped=fell))
    return found


def _judgements(day: date) -> QuerySet[Judgement]:
    """Of the plans that run on a day, where the owner wants to be told and still has a role in the municipality."""
    found = Judgement.objects.filter(
        commitment__version__in=followed_versions(day),
        commitment__owner__is_active=True,
        commitment__owner__wants_reminders=True,
        commitment__owner__memberships__organisation=F("organisation"),
    ).distinct()
    return found.select_related("commitment__version__plan", "organisation")


def _due(day: date, days_ahead: list[int]) -> list[Occasion]:
    if not days_ahead:
        return []
    soon = _judgements(day).filter(due_on__range=(day, day + timedelta(days=days_ahead[-1])))
    return [
        _occasion(judgement, f"due:{judgement.due_on}:{ahead}")
        for judgement in soon
        for ahead in days_ahead
        if judgement.due_on is not None and (judgement.due_on - day).days <= ahead
    ]


def _dropped(day: date) -> list[Occasion]:
    """Standings that became worse and did not recover since; a period that ended short cannot recover."""
    recent = StandingChange.objects.filter(day__gt=day - _DROPS_REMEMBERED, day__lte=day)
    worse: dict[tuple[int, int], list[StandingChange]] = {}
    for change in recent.order_by("-day", "-id"):
        if change.previous and _got_worse(change):
            worse.setdefault((change.plan_id, change.number), []).append(change)
    numbers = {number for _, number in worse}
    found = []
    for judgement in _judgements(day).filter(commitment__number__in=numbers):
        row = judgement.commitment
        changes = worse.get((row.version.plan_id, row.number), [])
        telling = next((each for each in changes if _still_holds(each, judgement)), None)
        if telling is not None:
            found.append(_occasion(judgement, f"{_DROP}{telling.pk}"))
    return found


def _still_holds(change: StandingChange, judgement: Judgement) -> bool:
    return change.standing == judgement.standing or (
        _ended_short(change) and _of_another_period(judgement, change)
    )


def _ended_short(change: StandingChange) -> bool:
    """Was it the end of its period that broke it?"""
    window = verdict_from_json(change.verdict).window
    return change.standing == Standing.BROKEN and window is not None and window.end <= change.day


def _of_another_period(judgement: Judgement, change: StandingChange) -> bool:
    return verdict_from_json(judgement.verdict).window != verdict_from_json(change.verdict).window


def _got_worse(change: StandingChange) -> bool:
    before, after = Standing(change.previous), Standing(change.standing)
    return _GETS_WORSE.get(after, 0) > _GETS_WORSE.get(before, 0)


def _occasion(judgement: Judgement, name: str) -> Occasion:
    row = judgement.commitment
    return Occasion(row.owner_id or 0, row.version.plan_id, row.number, name)
