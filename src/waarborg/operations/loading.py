"""How do many entries come in at once, by the same rules as one from a form?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import Move
from waarborg.operations.entry_columns import fill_columns
from waarborg.operations.finding import know_words, words_for
from waarborg.operations.judging import judge_again
from waarborg.operations.members import Members
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.storing_many import store_rows, take_numbers
from waarborg.records.models import Entry, EntryWord, StatusChange
from waarborg.records.queries.registers import RegisterInUse, find_register
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.workflow import check_change, find_status


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to load: what was filled in, and the statuses through which it went since, in order.

    Each move must say when it was.
    """

    values: Mapping[str, object]
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """A status that an entry reached, and when."""

    status: str
    result: str
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry that is right, ready to be stored: its columns by name, and how it came to its status."""

    columns: Mapping[str, Any]
    changes: Sequence[_Change]


def load_entries(
    actor: Actor, register: str, entries: Sequence[NewEntry], *, judging: bool = True
) -> list[int]:
    """Add many entries to a register: all of them, or none when one is wrong.

    It leaves one line in the audit trail, with the number of entries.

    Args:
        actor: who logs them.
        register: its name.
        entries: in the order in which they get their numbers.
        judging: renew the verdicts; who loads several registers does that once, afterwards.

    Returns:
        the numbers of the new entries.

    Raises:
        NotAllowed, NotFound (the register is not in use), Invalid (fields are named ``row.field``, from 1).
    """
    require(actor, Act.LOG_ENTRY)
    used = find_register(actor.organisation, register)
    if used is None:
        raise NotFound(register)
    with transaction.atomic():
        stored = store_checked(actor, used, _check_all(actor, used.definition, entries))
        loaded = {"register": (None, register), "loaded": (0, len(stored))}
        leave_line(actor, Act.LOG_ENTRY, used.version, loaded)
        if judging:
            judge_again(actor)
    return stored


def store_checked(
    actor: Actor, used: RegisterInUse, entries: Sequence[CheckedEntry], **columns: Any
) -> list[int]:
    """Store entries that were checked, in the transaction of an act; gives their numbers.

    Args:
        actor: who logs them.
        used: the register.
        entries: what is stored, in the order of the numbers.
        columns: what they have in common besides (foreign keys by their number).
    """
    numbers = take_numbers(len(entries))
    common = {
        "organisation": actor.organisation.pk,
        "register": used.version.name,
        "register_version": used.version.number,
        "created_by": actor.account.pk if actor.account else None,
        "created_at": timezone.now(),
        "revision": 1,
        **columns,
    }
    if entries:
        store_rows(Entry, ["id", *common, *entries[0].columns], _entry_rows(common, numbers, entries))
    changed = ["entry", "status", "result", "at", "by", "note"]
    store_rows(StatusChange, changed, _change_rows(common["created_by"], numbers, entries))
    found = ["entry", "organisation", "register", "word"]
    store_rows(EntryWord, found, _word_rows(used, actor.organisation.pk, numbers, entries))
    know_words(actor.organisation.pk, {word for entry in entries for word in _words(used, entry)})
    return numbers


def _entry_rows(
    common: Mapping[str, Any], numbers: Sequence[int], entries: Sequence[CheckedEntry]
) -> Iterator[list[Any]]:
    shared = list(common.values())
    for number, entry in zip(numbers, entries, strict=True):
        own = (each.pk if isinstance(each, models.Model) else each for each in entry.columns.values())
        yield [number, *shared, *own]


def _change_rows(
    by: int | None, numbers: Sequence[int], entries: Sequence[CheckedEntry]
) -> Iterator[list[Any]]:
    for number, entry in zip(numbers, entries, strict=True):
        for move in entry.changes:
            yield [number, move.status, move.result, move.at, by, move.note]


def _word_rows(
    used: RegisterInUse, organisation: int, numbers: Sequence[int], entries: Sequence[CheckedEntry]
) -> Iterator[list[Any]]:
    for number, entry in zip(numbers, entries, strict=True):
        for word in _words(used, entry):
            yield [number, organisation, used.version.name, word]


def _words(used: RegisterInUse, entry: CheckedEntry) -> frozenset[str]:
    return words_for(used.definition, entry.columns["title"], entry.columns["fields"])


def _check_all(
    actor: Actor, definition: RegisterDefinition, entries: Iterable[NewEntry]
) -> list[CheckedEntry]:
    checked, problems = [], []
    now, members = timezone.now(), Members(actor.organisation)
    for row, entry in enumerate(entries, start=1):
        try:
            checked.append(check_new(actor, definition, entry, now, members))
        except Invalid as refused:
            problems += [Problem(f"{row}.{each.field}", each.code, each.values) for each in refused.problems]
    if problems:
        raise Invalid(problems)
    return checked


def check_new(
    actor: Actor, definition: RegisterDefinition, entry: NewEntry, now: datetime, members: Members
) -> CheckedEntry:
    """Check one of many entries; writes nothing.

    Raises:
        Invalid: with all its problems.
    """
    columns = fill_columns(actor, definition, entry.values, now, members=members)
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
    return CheckedEntry(columns, changes)
