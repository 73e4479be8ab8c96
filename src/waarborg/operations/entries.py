"""What can be done with an entry? Log it, change it, move it, withdraw it; it is never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.clock_changes import meant_moment
from waarborg.operations.entry_columns import fill_columns, values_of
from waarborg.operations.finding import make_findable
from waarborg.operations.holding import differences, hold_entry, snapshot, store_entry
from waarborg.operations.judging import judge_touched
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.settling import settle_planned
from waarborg.operations.storing import store_new
from waarborg.operations.suspending import end_suspension
from waarborg.records.models import PLANNED, WITHDRAWN, Entry, StatusChange
from waarborg.records.queries.registers import RegisterInUse, definition_of, find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.workflow import check_change, find_status

LONGEST_NOTE = 2_000
_OF_THE_PLAN = ("status", "result", "happened_on", "opened_at", "closed_at")
"""What was only planned of an entry, and is told anew when it is done."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of logging: the entry, and whether it is new or was stored by the same form before."""

    entry: Entry
    is_new: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A wish to bring an entry to another status.

    Attributes:
        at: when it happened; ``None``: now.
    """

    status: str
    result: str = ""
    at: datetime | None = None
    note: str = ""


def log_entry(
    actor: Actor, register: str | RegisterInUse, values: Mapping[str, object], token: str | None = None
) -> Logged:
    """Add an entry to a register.

    Args:
        actor: who logs it.
        register: its name, or the register itself where a page looked it up already.
        values: what was filled in, by name of column, field or link (``cause``, ``assigned_to``).
        token: the form's own key: the same form sent twice stores one entry.

    Raises:
        NotAllowed, NotFound (the register is not in use), Invalid.
    """
    require(actor, Act.LOG_ENTRY)
    used = _in_use(actor, register)
    now = timezone.now()
    try:
        columns = fill_columns(actor, used.definition, values, now)
        with transaction.atomic():
            entry = store_new(
                Entry(
                    organisation=actor.organisation,
                    register=used.version.name,
                    register_version=used.version.number,
                    created_by=actor.account,
                    created_at=now,
                    token=token or None,
                    **columns,
                )
            )
            _add_change(entry, actor, min(entry.closed_at or entry.opened_at, now))
            make_findable(entry, used.definition, is_new=True)
            leave_line(actor, Act.LOG_ENTRY, entry, {"register": (None, entry.register), "revision": (0, 1)})
            if entry.status != PLANNED:
                settle_planned(actor, used.definition, entry)
                judge_touched(actor, entry)
    except (Invalid, IntegrityError):
        # Asked only now: nearly every form is sent once, and the database keeps out the second.
        if known := _stored_by(actor, token):
            return Logged(known, is_new=False)
        raise
    return Logged(entry, is_new=True)


def change_entry(actor: Actor, number: int, revision: int, values: Mapping[str, object]) -> Entry:
    """Change what an entry says; names that are absent keep their value, empty ones are emptied.

    Its status and result move by :func:`move_status` alone; only an occurrence corrects its result here.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody changed it after ``revision``), Invalid.
    """
    require(actor, Act.CHANGE_ENTRY)
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        definition = definition_of(entry)
        fixed = {"status", "closed_at"} if definition.occurrence else {"status", "closed_at", "result"}
        wanted = {name: value for name, value in values.items() if name not in fixed}
        kept = values_of(entry)
        if definition.occurrence:
            kept["closed_at"] = None
        return _rewrite(actor, entry, definition, {**kept, **wanted})


def carry_out(actor: Actor, number: int, revision: int, values: Mapping[str, object]) -> Entry:
    """Tell what was done about a planned entry: from then on it is an entry like any other, and evidence.

    Args:
        actor: who did it.
        number: of the planned entry.
        revision: which they saw.
        values: as :func:`log_entry` takes them; names that are absent keep what was planned, except the day.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (it is not planned, or what was filled in is not right).
    """
    require(actor, Act.CHANGE_ENTRY)
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        if entry.status != PLANNED:
            raise Invalid([Problem("status", "not_planned")])
        kept = {name: value for name, value in values_of(entry).items() if name not in _OF_THE_PLAN}
        entry = _rewrite(actor, entry, definition_of(entry), {**kept, **values})
        now = timezone.now()
        # Done on the day on which it was planned: that comes after the planning, whatever the hour.
        planned_at = min(entry.status_changes.latest("at").at, now)
        _add_change(entry, actor, max(planned_at, min(entry.closed_at or entry.opened_at, now)))
    return entry


def move_status(actor: Actor, number: int, revision: int, move: Move) -> Entry:
    """Bring an entry to a next status, with its result where that closes it.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.CHANGE_ENTRY)
    now = timezone.now()
    at = meant_moment(move.at, now) if move.at else now
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        definition = definition_of(entry)
        latest = _latest_change(entry)
        problems = [
            *check_change(definition, entry.status, move.status, move.result or None),
            *_check_moment(latest, at, now),
            *_check_note(move.note),
        ]
        if problems:
            raise Invalid(problems)
        at = max(at, latest)
        before = snapshot(entry)
        reached = find_status(definition, move.status)
        entry.status, entry.result = move.status, move.result
        entry.closed_at = at if reached is not None and reached.end else None
        if entry.closed_at is not None:
            end_suspension(entry, entry.closed_at)
        store_entry(actor, entry, differences(definition, before, snapshot(entry)))
        _add_change(entry, actor, at, move.note.strip())
        judge_touched(actor, entry)
    return entry


def go_on(
    actor: Actor, number: int, revision: int, move: Move, values: Mapping[str, object] | None = None
) -> Entry:
    """Bring an entry to a next status, and tell what became known on the way; both or neither.

    Args:
        actor: who goes on with it.
        number: of the entry.
        revision: which they saw.
        move: the next status.
        values: as :func:`change_entry` takes them.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (with the problems of both).
    """
    require(actor, Act.CHANGE_ENTRY)
    problems: list[Problem] = []
    with transaction.atomic():
        try:
            if values:
                revision = change_entry(actor, number, revision, values).revision
        except Invalid as refused:
            problems += refused.problems
        try:
            entry = move_status(actor, number, revision, move)
        except Invalid as refused:
            problems += refused.problems
        if problems:
            raise Invalid(problems)
    return entry


def withdraw_entry(actor: Actor, number: int, revision: int, reason: str) -> Entry:
    """Let an entry lapse that should not have been made: it stays to be read, but proves nothing any more.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (without a reason).
    """
    require(actor, Act.CHANGE_ENTRY)
    now = timezone.now()
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        problems = [*_check_note(reason)]
        if not reason.strip():
            problems.append(Problem("note", "missing"))
        if problems:
            raise Invalid(problems)
        before = snapshot(entry)
        entry.status = entry.result = WITHDRAWN
        entry.closed_at = entry.closed_at or max(now, entry.opened_at)
        end_suspension(entry, now)
        store_entry(actor, entry, differences(definition_of(entry), before, snapshot(entry)))
        _add_change(entry, actor, now, reason.strip())
        judge_touched(actor, entry)
    return entry


def _rewrite(
    actor: Actor, entry: Entry, definition: RegisterDefinition, values: Mapping[str, object]
) -> Entry:
    """Fill in a held entry anew, and store what became different."""
    before = snapshot(entry)
    for name, value in fill_columns(actor, definition, values, timezone.now(), entry).items():
        setattr(entry, name, value)
    changes = differences(definition, before, snapshot(entry))
    if changes:
        store_entry(actor, entry, changes)
        make_findable(entry, definition)
        judge_touched(actor, entry, previous_category=before["category"])
    return entry


def _in_use(actor: Actor, register: str | RegisterInUse) -> RegisterInUse:
    if isinstance(register, RegisterInUse):
        if register.version.organisation_id != actor.organisation.pk:
            raise NotFound(register.version.name)
        return register
    used = find_register(actor.organisation, register)
    if used is None:
        raise NotFound(register)
    return used


def _stored_by(actor: Actor, token: str | None) -> Entry | None:
    if not token:
        return None
    return Entry.objects.filter(organisation=actor.organisation, token=token).first()


def _add_change(entry: Entry, actor: Actor, at: datetime, note: str = "") -> None:
    change = StatusChange(
        entry=entry, status=entry.status, result=entry.result, at=at, by=actor.account, note=note
    )
    store_new(change)


def _latest_change(entry: Entry) -> datetime:
    latest: datetime | None = StatusChange.objects.filter(entry=entry).aggregate(at=models.Max("at"))["at"]
    return max(latest, entry.opened_at) if latest else entry.opened_at


def _check_moment(latest: datetime, at: datetime, now: datetime) -> list[Problem]:
    """Not to come, and not before the previous change; people write minutes, so the same minute will do."""
    if at > now:
        return [Problem("at", "in_the_future")]
    return [Problem("at", "before_last_change")] if at < latest.replace(second=0, microsecond=0) else []


def _check_note(note: str) -> list[Problem]:
    if len(note) > LONGEST_NOTE:
        return [Problem("note", "too_long", (("maximum", LONGEST_NOTE), ("length", len(note))))]
    return [Problem("note", "unstorable_characters")] if "\x00" in note else []
