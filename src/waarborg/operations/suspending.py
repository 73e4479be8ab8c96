"""What can be done with the term of an entry? Let it stand still, let it go on, or extend it, with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.clock_changes import meant_moment
from waarborg.operations.holding import differences, hold_entry, snapshot, store_entry
from waarborg.operations.judging import judge_touched
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Entry, Organisation, TermExtension, TermSuspension
from waarborg.records.queries.registers import definition_of
from waarborg.records.queries.terms import (
    confirmed_periods,
    course_of,
    extensions_of,
    grounds_that_hold,
    suspensions_of,
    term_in_force,
)
from waarborg.registers.deadlines import TermOfEntry
from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem
from waarborg.registers.statutory_limits import check_extension, longest_suspension

LONGEST_REASON = 2_000


@dataclass(frozen=True, slots=True)
class Stop:
    """A wish to let a term stand still.

    Attributes:
        reason: why, in people's own words.
        ground: the name of the ground in the law's file; empty: none of those.
        since: from when; ``None``: now.
        expected_on: the day on which it is expected to go on.
    """

    reason: str
    ground: str = ""
    since: datetime | None = None
    expected_on: date | None = None


def suspend_term(actor: Actor, number: int, revision: int, stop: Stop) -> Entry:
    """Let the term of an entry stand still, from now or from a moment before it ended.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.SUSPEND_TERM)
    now = timezone.now()
    since = meant_moment(stop.since, now) if stop.since else now
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        term = _running_term(entry)
        law = term.law.name if term.law else None
        grounds = {each.name: each for each, _confirmed in grounds_that_hold(actor.organisation, law)}
        ground = grounds.get(stop.ground)
        problems = [*_check_reason(stop.reason), *_check_since(entry, since, now)]
        if stop.ground and ground is None:
            problems.append(Problem("ground", "unknown_ground"))
        if stop.expected_on and stop.expected_on < timezone.localdate(now):
            problems.append(Problem("expected_on", "in_the_past"))
        if problems:
            raise Invalid(problems)
        confirmed = confirmed_periods(actor.organisation) if ground else {}
        TermSuspension.objects.create(
            organisation=actor.organisation,
            entry=entry,
            ground=stop.ground,
            reason=stop.reason.strip(),
            started_at=since,
            expected_on=stop.expected_on,
            latest_at=longest_suspension(ground, since, confirmed) if ground else None,
            by=actor.account,
        )
        return _renew(actor, entry, Act.SUSPEND_TERM, since)


def resume_term(actor: Actor, number: int, revision: int, at: datetime | None = None) -> Entry:
    """Let a term go on that stands still, from now or from a moment since.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.RESUME_TERM)
    now = timezone.now()
    wanted = meant_moment(at, now) if at else now
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        if entry.suspended_since is None:
            raise Invalid([Problem("resume_at", "not_suspended")])
        if wanted > now:
            raise Invalid([Problem("resume_at", "in_the_future")])
        if wanted < entry.suspended_since.replace(second=0, microsecond=0):
            raise Invalid([Problem("resume_at", "before_suspension")])
        end_suspension(entry, wanted)
        return _renew(actor, entry, Act.RESUME_TERM, None)


def extend_term(actor: Actor, number: int, revision: int, length: Duration | None, reason: str) -> Entry:
    """Add to the term of an entry: as long as the law allows where the law sets it.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.EXTEND_TERM)
    now = timezone.now()
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        term = _running_term(entry)
        problems = _check_reason(reason)
        if length is None:
            problems.append(Problem("length", "missing"))
        elif entry.due_at is not None and entry.due_at < now:
            problems.append(Problem("length", "term_is_over"))
        else:
            given = [Duration.from_json(each.length) for each in extensions_of(entry)]
            confirmed = confirmed_periods(actor.organisation) if term.law else {}
            opened_on = timezone.localdate(entry.opened_at)
            problems += check_extension(term, opened_on, given, length, confirmed)
        if problems or length is None:
            raise Invalid(problems)
        TermExtension.objects.create(
            organisation=actor.organisation,
            entry=entry,
            length=length.as_json(),
            reason=reason.strip(),
            at=now,
            by=actor.account,
        )
        return _renew(actor, entry, Act.EXTEND_TERM, entry.suspended_since)


def resume_lapsed(organisation: Organisation, now: datetime) -> int:
    """Let every term go on that has stood still for as long as the law allows; returns how many."""
    actor = system_actor(organisation)
    lapsed = TermSuspension.objects.filter(
        organisation=organisation, ended_at__isnull=True, latest_at__lte=now
    )
    entries = lapsed.order_by("entry_id").values_list("entry_id", "entry__revision", "latest_at")
    for number, revision, latest_at in list(entries):
        resume_term(actor, number, revision, latest_at)
    return len(entries)


def end_suspension(entry: Entry, at: datetime) -> None:
    """End the stop of an entry's term, if there is one, as part of an act on that entry, which stores it."""
    if entry.suspended_since is None:
        return
    at = max(at, entry.suspended_since)
    for stop in TermSuspension.objects.filter(entry=entry, ended_at__isnull=True):
        stop.ended_at = at if stop.latest_at is None else max(min(at, stop.latest_at), stop.started_at)
        stop.save()
    entry.suspended_since = None
    term = _term_of(entry)
    entry.due_at = term.end(entry.opened_at, course_of(entry)) if term else None


def _renew(actor: Actor, entry: Entry, act: Act, suspended_since: datetime | None) -> Entry:
    """Store what a change to the course of a term makes of the entry."""
    before = snapshot(Entry.objects.get(pk=entry.pk))
    term = _term_of(entry)
    entry.suspended_since = suspended_since
    entry.was_suspended = entry.was_suspended or suspended_since is not None
    entry.due_at = term.end(entry.opened_at, course_of(entry)) if term else None
    store_entry(actor, entry, differences(definition_of(entry), before, snapshot(entry)), act)
    judge_touched(actor, entry)
    return entry


def _term_of(entry: Entry) -> TermOfEntry | None:
    return term_in_force(entry, definition_of(entry))


def _running_term(entry: Entry) -> TermOfEntry:
    """The term of an entry that is open and has one.

    Raises:
        Invalid: otherwise.
    """
    term = _term_of(entry)
    if entry.closed_at is not None:
        raise Invalid([Problem("reason", "entry_is_closed")])
    if term is None:
        raise Invalid([Problem("reason", "no_term")])
    return term


def _check_reason(reason: str) -> list[Problem]:
    if not reason.strip():
        return [Problem("reason", "missing")]
    if len(reason) > LONGEST_REASON:
        return [Problem("reason", "too_long", (("maximum", LONGEST_REASON), ("length", len(reason))))]
    return [Problem("reason", "unstorable_characters")] if "\x00" in reason else []


def _check_since(entry: Entry, since: datetime, now: datetime) -> list[Problem]:
    """Not to come, within the term, and after what stood still before."""
    if entry.suspended_since is not None:
        return [Problem("since", "already_suspended")]
    if since > now:
        return [Problem("since", "in_the_future")]
    if since < entry.opened_at.replace(second=0, microsecond=0):
        return [Problem("since", "before_opening")]
    if entry.due_at is not None and since > entry.due_at:
        return [Problem("since", "term_is_over")]
    ends = [each.ended_at for each in suspensions_of(entry) if each.ended_at is not None]
    return [Problem("since", "suspended_then")] if any(since < end for end in ends) else []
