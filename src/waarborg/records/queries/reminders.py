"""Of what should owners be told on a day, and what does a message that was not sent yet speak of?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from django.db.models import F, Q, QuerySet

from waarborg.commitments.as_json import verdict_from_json
from waarborg.commitments.verdicts import Standing, Verdict
from waarborg.records.models import Judgement, MessageSent, PlanVersion, ReminderSent, StandingChange
from waarborg.records.queries.judgements import followed_versions

_GETS_WORSE = {Standing.KEPT: 0, Standing.ON_TRACK: 0, Standing.AT_RISK: 1, Standing.BROKEN: 2}
_DROPS_REMEMBERED = timedelta(days=14)
_DROP = "drop:"
_ENDED = "ended"
_DECIDED = (Standing.KEPT, Standing.BROKEN, Standing.NO_EVIDENCE)


Why: TypeAlias = Literal["due", "dropped", "ended"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something to tell one person once: a due day ahead, a standing that dropped, a plan that ended."""

    account: int
    plan: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment that a message speaks of: as it stands now, or how a period of it ended.

    Attributes:
        due_on: by when something must be done now; ``None``: nothing, or the period is over.
        why: it is ``due`` soon, its standing ``dropped``, or its plan ``ended``.
    """

    judgement: Judgement
    verdict: Verdict
    due_on: date | None
    why: Why


def occasions_on(day: date, days_ahead: Iterable[int]) -> list[Occasion]:
    """What owners should be told on a day and have not been told yet, over all municipalities."""
    found = [*_due(day, sorted(days_ahead)), *_dropped(day), *_ended(day)]
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
    over = {(plan, number) for plan, number, name in reminders if name == _ENDED}
    judgements = _judgements([*followed_versions(day), *_newest_versions({plan for plan, _ in over})]).filter(
        commitment__owner=message.account, commitment__number__in={number for _, number in wanted}
    )
    found = []
    for judgement in judgements:
        key = (judgement.commitment.version.plan_id, judgement.commitment.number)
        if key in over:
            found.append(Told(judgement, verdict_from_json(judgement.verdict), None, "ended"))
            continue
        change = dropped.get(key)
        if change is not None and _ended_short(change) and _of_another_period(judgement, change):
            found.append(Told(judgement, verdict_from_json(change.verdict), None, "dropped"))
            continue
        fell = change is not None and _GETS_WORSE.get(Standing(judgement.standing), 0) > 0
        if key in wanted and (fell or judgement.due_on is not None):
            now = verdict_from_json(judgement.verdict)
            found.append(Told(judgement, now, judgement.due_on, "dropped" if fell else "due"))
    return found


def _judgements(versions: Iterable[int]) -> QuerySet[Judgement]:
    """Of versions of plans, where the owner wants to be told and still has a role in the municipality."""
    found = Judgement.objects.filter(
        commitment__version__in=list(versions),
        commitment__owner__is_active=True,
        commitment__owner__wants_reminders=True,
        commitment__owner__memberships__organisation=F("organisation"),
    ).distinct()
    return found.select_related("commitment__version__plan", "organisation")


def _due(day: date, days_ahead: list[int]) -> list[Occasion]:
    if not days_ahead:
        return []
    soon = _judgements(followed_versions(day)).filter(
        due_on__range=(day, day + timedelta(days=days_ahead[-1]))
    )
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
    for judgement in _judgements(followed_versions(day)).filter(commitment__number__in=numbers):
        row = judgement.commitment
        changes = worse.get((row.version.plan_id, row.number), [])
        telling = next((each for each in changes if _still_holds(each, judgement)), None)
        if telling is not None:
            found.append(_occasion(judgement, f"{_DROP}{telling.pk}"))
    return found


def _ended(day: date) -> list[Occasion]:
    """What was decided for good of plans that ended, where their end or the decision was not long ago.

    A response can be decided long after the end, by the last case that waited. Of a plan that another one overtook
    while it still ran, nobody is told.
    """
    since = day - _DROPS_REMEMBERED
    recent = Q(commitment__version__plan__end__gt=since) | Q(since__gt=since)
    over = Judgement.objects.filter(recent, commitment__version__plan__end__lt=day, standing__in=_DECIDED)
    ends = set(over.values_list("commitment__version__plan__end", flat=True))
    followed = {version for end in ends for version in followed_versions(end)}
    decided = _judgements(followed).filter(pk__in=over.values("pk"))
    return [_occasion(judgement, _ENDED) for judgement in decided]


def _newest_versions(plans: set[int]) -> list[int]:
    """The keys of the newest adopted versions of plans."""
    adopted = PlanVersion.objects.filter(plan__in=plans, adopted_at__isnull=False).order_by("number")
    return list(dict(adopted.values_list("plan_id", "pk")).values())


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
