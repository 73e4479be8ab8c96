"""Which owners should be told of an action that must be finished soon, or is late?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from waarborg.commitments.actions import judge_action
from waarborg.commitments.verdicts import Verdict
from waarborg.records.models import ActionReminder, MessageSent, PlanAction
from waarborg.records.queries.plan_actions import state_of

_LATE_REMEMBERED = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ActionOccasion:
    """Something to tell the owner of an action, once."""

    account: int
    action: int
    name: str


@dataclass(frozen=True, slots=True)
class ToldAction:
    """An action that a message speaks of, as it stands now; ``is_late`` once its last day is over."""

    row: PlanAction
    verdict: Verdict
    is_late: bool


def action_occasions_on(day: date, days_ahead: Iterable[int]) -> list[ActionOccasion]:
    """What must be told on a day and was not told yet, over all municipalities.

    Ahead of its last day, by so many days as reminders are set to, and once it is over.
    """
    ahead = sorted(days_ahead)
    until = day + timedelta(days=ahead[-1] if ahead else 0)
    found = []
    for row in _open().filter(end__gt=day - _LATE_REMEMBERED, end__lte=until).order_by("id"):
        left = (row.end - day).days
        names = (
            [f"late:{row.end}"] if left < 0 else [f"due:{row.end}:{days}" for days in ahead if left <= days]
        )
        found += [ActionOccasion(row.owner_id or 0, row.pk, name) for name in names]
    known = set(
        ActionReminder.objects.filter(action_id__in={each.action for each in found}).values_list(
            "account_id", "action_id", "occasion"
        )
    )
    return [each for each in found if (each.account, each.action, each.name) not in known]


def actions_told_in(message: MessageSent, day: date) -> list[ToldAction]:
    """The actions of a message that are still worth telling: not those that were done, moved on or given away."""
    reminders = ActionReminder.objects.filter(message=message)
    wanted = {(each.action_id, each.occasion.split(":")[1]) for each in reminders}
    rows = _open().filter(owner=message.account, pk__in={action for action, _end in wanted})
    told = []
    for row in rows.order_by("end", "id"):
        # A day is judged as at its end: who reads of an action on its last day can still finish it.
        verdict = judge_action(state_of(row), day - timedelta(days=1))
        if (row.pk, row.end.isoformat()) in wanted and verdict is not None:
            told.append(ToldAction(row, verdict, row.end < day))
    return told


def _open() -> QuerySet[PlanAction]:
    """What is to be done yet by somebody who wants to be told and still has a role in the municipality."""
    found = PlanAction.objects.filter(
        is_proposal=False,
        finished_on__isnull=True,
        stopped_on__isnull=True,
        owner__is_active=True,
        owner__wants_reminders=True,
        owner__memberships__organisation=F("organisation"),
    ).distinct()
    return found.select_related("organisation", "owner").prefetch_related("moves")
