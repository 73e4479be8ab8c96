"""How do many entries come in at once, by the same rules as one from a form?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import Move
from waarborg.operations.entry_columns import fill_columns
from waarborg.operations.finding import lines_for
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Entry, EntryWord, StatusChange
from waarborg.records.queries.registers import find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.workflow import check_change, find_status

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to load: what was filled in, and the statuses through which it went since, in order.

    Each move must say when it was.
    """

    values: Mapping[str, object]
    moves: tuple[Move, ...] = ()


def load_entries(
    actor: Actor, register: str, entries: Sequence[NewEntry], *, judging: bool = True
) -> list[Entry]:
    """Add many entries to a register: all of them, or none when one is wrong.

    It leaves one line in the audit trail, with the number of entries.

    Args:
        actor: who logs them.
        register: its name.
        entries: in the order in which they get their numbers.
        judging: renew the verdicts; who loads several registers does that once, afterwards.

    Raises:
        NotAllowed, NotFound (the register is not in use), Invalid (fields are named ``row.field``, from 1).
    """
    require(actor, Act.LOG_ENTRY)
    used = find_register(actor.organisation, register)
    if used is None:
        raise NotFound(register)
    now = timezone.now()
    fixed = {
        "organisation": actor.organisation,
        "register": register,
        "register_version": used.version.number,
        "created_by": actor.account,
        "created_at": now,
    }
    with transaction.atomic():
        checked = _check_all(actor, used.definition, entries, now)
        stored = Entry.objects.bulk_create(
            [Entry(**fixed, **columns) for columns, _ in checked], batch_size=_AT_ONCE
        )
        _store_changes(actor, stored, [changes for _, changes in checked])
        words = [line for entry in stored for line in lines_for(entry, used.definition)]
        EntryWord.objects.bulk_create(words, batch_size=_AT_ONCE)
        loaded = {"register": (None, register), "loaded": (0, len(stored))}
        leave_line(actor, Act.LOG_ENTRY, used.version, loaded)
        if judging:
            judge_again(actor)
    return stored


_Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Change:
    """A status that an entry reached, and when."""

    status: str
    result: str
    at: datetime
    note: str = ""


_Changes = list[_Change]


def _check_all(
    actor: Actor, definition: RegisterDefinition, entries: Sequence[NewEntry], now: datetime
) -> list[tuple[_Columns, _Changes]]:
    checked, problems = [], []
    for row, entry in enumerate(entries, start=1):
        try:
            checked.append(_check(actor, definition, entry, now))
        except Invalid as refused:
            problems += [Problem(f"{row}.{each.field}", each.code, each.values) for each in refused.problems]
    if problems:
        raise Invalid(problems)
    return checked


def _check(
    actor: Actor, definition: RegisterDefinition, entry: NewEntry, now: datetime
) -> tuple[_Columns, _Changes]:
    columns = fill_columns(actor, definition, entry.values, now)
    changes = [_Change(columns["status"], columns["result"], columns["closed_at"] or columns["opened_at"])]
    latest = columns["opened_at"]
    for move in entry.moves:
        problems = check_change(definition, columns["status"], move.status, move.result or None)
        if move.at is None:
            problems = (*problems, Problem("at", "missing"))
        elif move.at > now:
            problems = (*problems, Problem("at", "in_the_future"))
        elif move.at < latest:
            problems = (*problems, Problem("at", "before_last_change"))
        if problems or move.at is None:
            raise Invalid(problems)
        reached = find_status(definition, move.status)
        columns |= {
            "status": move.status,
            "result": move.result,
            "closed_at": move.at if reached is not None and reached.end else None,
        }
        latest = move.at
        changes.append(_Change(move.status, move.result, move.at, move.note))
    return columns, changes


def _store_changes(actor: Actor, stored: Sequence[Entry], changes: Sequence[_Changes]) -> None:
    lines = [
        StatusChange(
            entry=entry, status=move.status, result=move.result, at=move.at, by=actor.account, note=move.note
        )
        for entry, moves in zip(stored, changes, strict=True)
        for move in moves
    ]
    StatusChange.objects.bulk_create(lines, batch_size=_AT_ONCE)
