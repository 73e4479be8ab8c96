"""How is a verdict kept up to date: after an entry, after adoption, and by the passing of time?

Each function judges as of a day and stores the verdict; a standing that became another one leaves a line in the
history. The rows of the commitments are locked before anything is counted, so that of two writers at once the
second counts what the first wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from waarborg.commitments.as_json import verdict_as_json
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.records.models import Commitment, Entry, Judgement, Organisation, PlanVersion, StandingChange
from waarborg.records.queries.commitments import (
    ONE_DAY,
    Surroundings,
    adopted_commitments,
    commitments_watching,
)
from waarborg.records.queries.judgements import Judged, history, judge_all, judge_row, last_changes

__all__ = [
    "Outcome",
    "history",
    "judge_again",
    "judge_all",
    "judge_commitment",
    "judge_due",
    "judge_touched",
    "judge_version",
]

_REPLACED = ["judged_on", "standing", "since", "verdict", "changes_on", "changes_at", "due_on"]
_LONGEST_CATCH_UP = 400


@dataclass(frozen=True, slots=True)
class Outcome:
    """What judging did: how many commitments it judged, and how many stand differently now."""

    judged: int = 0
    changed: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.judged + other.judged, self.changed + other.changed)


class _Kept(NamedTuple):
    """What must be known of a stored verdict to make the next one."""

    judged_on: date
    standing: str
    since: date
    changes_on: date | None


def judge_touched(
    actor: Actor, entry: Entry, day: date | None = None, previous_category: str | None = None
) -> Outcome:
    """Renew the verdicts that an entry is evidence for, in the transaction that wrote it.

    Args:
        actor: who wrote the entry.
        entry: as it is now.
        day: today, unless told.
        previous_category: where the category was changed, the one before: its commitments lose an entry.
    """
    categories = {entry.category} if previous_category is None else {entry.category, previous_category}
    with transaction.atomic(savepoint=False):
        watching = commitments_watching(actor.organisation, entry.register, categories)
        if not watching:
            return Outcome()
        rows = adopted_commitments(actor.organisation).filter(pk__in=watching)
        return _renew(rows, actor.organisation, _today(day))


def judge_version(actor: Actor, version: PlanVersion, day: date | None = None) -> Outcome:
    """Judge the commitments of a version that was just adopted; those of older versions are let go."""
    with transaction.atomic():
        old = Judgement.objects.filter(commitment__version__plan=version.plan)
        old.exclude(commitment__version=version).delete()
        rows = adopted_commitments(actor.organisation).filter(version=version)
        return _renew(rows, actor.organisation, _today(day))


def judge_commitment(actor: Actor, commitment: Commitment, day: date | None = None) -> Outcome:
    """Renew the verdict on one commitment, after its register or selection was changed."""
    with transaction.atomic():
        rows = adopted_commitments(actor.organisation).filter(pk=commitment.pk)
        return _renew(rows, actor.organisation, _today(day))


def judge_again(actor: Actor, day: date | None = None) -> Outcome:
    """Renew every verdict of a municipality: after its lists, registers or figures were changed."""
    with transaction.atomic():
        return _renew(adopted_commitments(actor.organisation), actor.organisation, _today(day))


def judge_due(organisation: Organisation, day: date) -> Outcome:
    """Renew the verdicts that lapse by the passing of time alone, and make those that are missing.

    Costs what falls due, not what is open. Days that were skipped are made up for: each change of standing gets
    the day on which it came about. Running it again, or twice at once, changes nothing more.
    """
    with transaction.atomic():
        # One at a time for a municipality: the second waits here and then finds nothing left to do.
        organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        lapsed = Q(judgement__changes_on__lte=day) | Q(judgement__changes_at__lte=timezone.now())
        missing = Q(judgement__isnull=True)
        outcome = _renew(adopted_commitments(organisation).filter(lapsed | missing), organisation, day)
        if outcome.judged:
            leave_line(system_actor(organisation), Act.JUDGE, organisation, {"changed": (0, outcome.changed)})
        return outcome


def _today(day: date | None) -> date:
    return timezone.localdate() if day is None else day


def _renew(commitments: QuerySet[Commitment], organisation: Organisation, day: date) -> Outcome:
    """Judge and store, also what changed since; a verdict of a later day is never replaced by one of an earlier."""
    # Locked always in the same order, and before their verdicts are read and anything is counted.
    rows = list(commitments.select_for_update(no_key=True, of=("self",)).order_by("pk"))
    if not rows:
        return Outcome()
    kept = _kept(rows)
    surroundings = Surroundings(organisation, timezone.now())
    due = [row for row in rows if row.pk not in kept or kept[row.pk].judged_on <= day]
    changes = _Changes(kept, _first_time(due, kept))
    for row in due:
        if row.pk in kept:
            _catch_up(row, kept[row.pk], surroundings, day, changes)
        changes.add(judge_row(row, surroundings, day), day)
    return changes.store()


def _catch_up(row: Commitment, kept: _Kept, surroundings: Surroundings, day: date, changes: _Changes) -> None:
    """Judge on each earlier day on which the stored verdict lapsed, as at its end.

    A verdict that was made while its day was not over lapses the day after what ends: the first look is at the
    day before.
    """
    lapsed = kept.changes_on
    if lapsed is not None:
        lapsed = max(kept.judged_on, lapsed - ONE_DAY)
    for _ in range(_LONGEST_CATCH_UP):
        if lapsed is None or lapsed >= day:
            return
        judged = judge_row(row, surroundings, lapsed)
        changes.add(judged, lapsed)
        lapsed = judged.changes_on


def _kept(rows: Iterable[Commitment]) -> dict[int, _Kept]:
    """The stored verdict on each of the commitments."""
    stored = Judgement.objects.filter(commitment__in=[row.pk for row in rows])
    return {key: _Kept(*columns) for key, *columns in stored.values_list("commitment_id", *_Kept._fields)}


def _first_time(rows: Iterable[Commitment], kept: dict[int, _Kept]) -> dict[int, StandingChange]:
    """The last change of standing of commitments without a verdict: an older version of the plan had them."""
    by_plan: dict[int, list[Commitment]] = {}
    for row in rows:
        if row.pk not in kept:
            by_plan.setdefault(row.version.plan_id, []).append(row)
    found = {}
    for plan, its in by_plan.items():
        last = last_changes(plan, [row.number for row in its])
        found.update({row.pk: last[row.number] for row in its if row.number in last})
    return found


class _Changes:
    """Gathers what must be stored, so that it takes two statements however many verdicts there are."""

    def __init__(self, kept: dict[int, _Kept], before: dict[int, StandingChange]) -> None:
        self._standing = {key: (each.standing, each.since) for key, each in kept.items()}
        self._standing |= {key: (each.standing, each.day) for key, each in before.items() if key not in kept}
        self._judgements: dict[int, Judgement] = {}
        self._lines: list[StandingChange] = []

    def add(self, judged: Judged, day: date) -> None:
        """Take in one verdict of a day; those of one commitment come in the order of their days."""
        row, verdict = judged.row, judged.verdict
        written = verdict_as_json(verdict)
        previous, since = self._standing.get(row.pk, ("", day))
        if previous != verdict.standing.value:
            since = day
            self._lines.append(
                StandingChange(
                    plan_id=row.version.plan_id,
                    number=row.number,
                    day=day,
                    previous=previous,
                    standing=verdict.standing.value,
                    verdict=written,
                    at=timezone.now(),
                )
            )
        self._standing[row.pk] = (verdict.standing.value, since)
        self._judgements[row.pk] = Judgement(
            commitment_id=row.pk,
            organisation_id=row.organisation_id,
            judged_on=day,
            standing=verdict.standing.value,
            since=since,
            verdict=written,
            changes_on=judged.changes_on,
            changes_at=judged.verdict.changes_at,
            due_on=judged.due_on,
        )

    def store(self) -> Outcome:
        """Write everything."""
        StandingChange.objects.bulk_create(self._lines)
        Judgement.objects.bulk_create(
            self._judgements.values(),
            update_conflicts=True,
            unique_fields=["commitment"],
            update_fields=_REPLACED,
        )
        return Outcome(len(self._judgements), len(self._lines))
