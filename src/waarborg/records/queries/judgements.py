"""How does each commitment stand on a day, past or future, and how did it stand in each period before?

Nothing is stored here: a verdict is made from the evidence. :class:`Judgement` rows hold the latest ones.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from waarborg.commitments.commitment import Commitment as Promise
from waarborg.commitments.due import due_day
from waarborg.commitments.judge import judge, judge_period, need_on, windows_until
from waarborg.commitments.verdicts import Verdict
from waarborg.commitments.windows import Window
from waarborg.records.models import Commitment, Organisation, PlanVersion, StandingChange
from waarborg.records.queries.commitments import Surroundings, adopted_commitments
from waarborg.records.queries.evidence import evidence_for
from waarborg.records.queries.shown_evidence import VisibleEvidence, evidence_entries
from waarborg.records.queries.visible import Viewer


@dataclass(frozen=True, slots=True)
class Judged:
    """A commitment with its verdict on a day.

    Attributes:
        due_on: by when something must have been done; ``None``: nothing is asked.
        changes_on: the first later day on which the verdict must be made again, new entries or not.
    """

    row: Commitment
    promise: Promise
    verdict: Verdict
    due_on: date | None
    changes_on: date | None


@dataclass(frozen=True, slots=True)
class PeriodVerdict:
    """The verdict on one period; ``closed`` is false for the one that still runs."""

    window: Window
    verdict: Verdict
    closed: bool


def judge_row(row: Commitment, surroundings: Surroundings, day: date) -> Judged:
    """Judge one commitment on a day, as at the end of it unless it is today."""
    promise = surroundings.promise_of(row, day)
    evidence = evidence_for(row, promise, surroundings, day)
    verdict = judge(promise, evidence, day, ongoing=surroundings.is_ongoing(day))
    moments = (
        verdict.changes_on,
        surroundings.list_changes_after(getattr(promise.demand, "each", None), day),
    )
    changes_on = min((moment for moment in moments if moment is not None), default=None)
    return Judged(row, promise, verdict, due_day(verdict), changes_on)


def judge_all(organisation: Organisation, day: date, now: datetime | None = None) -> list[Judged]:
    """Judge every adopted commitment of a municipality on a day, in plan order."""
    surroundings = Surroundings(organisation, now)
    return [judge_row(row, surroundings, day) for row in adopted_commitments(organisation)]


def history(
    row: Commitment,
    day: date,
    most: int | None = None,
    around: Surroundings | None = None,
    judged: Judged | None = None,
) -> list[PeriodVerdict]:
    """The verdict on each period up to a day, oldest first; the last one may still run.

    Args:
        most: so many of the latest periods, and not all.
        around: what was read of the municipality; ``None``: read now, and every day is judged as at its end.
        judged: the verdict on the day, where it was made already.
    """
    surroundings = around or Surroundings(row.organisation)
    promise = surroundings.promise_of(row, day)
    told = []
    for window in deque(windows_until(promise, day), maxlen=most):
        if window.end < day:
            then = surroundings.promise_of(row, window.end)
            evidence = evidence_for(row, then, surroundings, day, window)
            told.append(PeriodVerdict(window, judge_period(then, evidence, window, day), closed=True))
        else:
            judged = judged or judge_row(row, surroundings, day)
            told.append(PeriodVerdict(window, judged.verdict, closed=False))
    return told


def shown_evidence(
    viewer: Viewer, judged: Judged, surroundings: Surroundings, day: date, limit: int
) -> VisibleEvidence:
    """The newest entries behind a verdict that the viewer may see."""
    need = need_on(judged.promise, day)
    if need is None:
        return VisibleEvidence()
    window = Window(need.stretches[0].start, need.stretches[-1].end)
    return evidence_entries(viewer, judged.row, window, day, limit, surroundings)


def plan_version_on(organisation: Organisation, day: date) -> PlanVersion | None:
    """The newest adopted version of the plan that runs on a day; else of the last before it, or the first.

    Of plans over the same years it is the later one: that started last, or else was made last.
    """
    return _followed(_adopted_versions().filter(plan__organisation=organisation), day)


def days_of_plans(organisation: Organisation) -> Window:
    """From the first to the last day of its adopted plans, one after the other.

    Raises:
        LookupError: before a plan was adopted.
    """
    days = _adopted_versions().filter(plan__organisation=organisation).values_list("plan__start", "plan__end")
    starts, ends = zip(*days, strict=True) if days else ((), ())
    if not starts:
        raise LookupError(organisation.slug)
    return Window(min(starts), max(ends))


def followed_versions(day: date) -> list[int]:
    """The keys of the versions that boards, reminders and calendars follow on a day, over all municipalities."""
    by_organisation: dict[int, list[PlanVersion]] = {}
    for version in _adopted_versions():
        by_organisation.setdefault(version.plan.organisation_id, []).append(version)
    followed = (_followed(versions, day) for versions in by_organisation.values())
    return [version.pk for version in followed if version is not None]


def _adopted_versions() -> QuerySet[PlanVersion]:
    versions = PlanVersion.objects.filter(adopted_at__isnull=False).select_related("plan__organisation")
    return versions.order_by("plan__start", "plan_id", "number")


def _followed(versions: Iterable[PlanVersion], day: date) -> PlanVersion | None:
    newest = {version.plan_id: version for version in versions}
    started = [version for version in newest.values() if version.plan.start <= day]
    return started[-1] if started else next(iter(newest.values()), None)


def standing_changes(row: Commitment) -> QuerySet[StandingChange]:
    """When the standing of a commitment changed, newest first."""
    changes = StandingChange.objects.filter(plan=row.version.plan, number=row.number)
    return changes.order_by("-day", "-id")


def last_changes(plan: int, numbers: Iterable[int]) -> Mapping[int, StandingChange]:
    """The newest change of standing of each commitment (by number) of a plan."""
    changes = StandingChange.objects.filter(plan_id=plan, number__in=list(numbers))
    return {change.number: change for change in changes.order_by("day", "id")}
