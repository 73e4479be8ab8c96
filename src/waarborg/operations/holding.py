"""How is an entry held against other writers, and stored with its line in the trail? Steps of every act on one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from waarborg.operations.actors import Actor
from waarborg.operations.audit import Changes, leave_line
from waarborg.operations.entry_columns import values_of
from waarborg.operations.permissions import Act
from waarborg.operations.placing import PLACE
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import WITHDRAWN, Entry
from waarborg.records.queries.visible import visible_entries
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem


def hold_entry(actor: Actor, number: int, revision: int) -> Entry:
    """The entry, held against other writers until the transaction ends.

    Raises:
        NotFound, Overtaken (somebody changed it after ``revision``), Invalid (it was withdrawn).
    """
    entry = visible_entries(actor).select_for_update().filter(id=number).first()
    if entry is None:
        raise NotFound(str(number))
    if entry.revision != revision:
        raise Overtaken(f"entry {number} is at revision {entry.revision}, not {revision}")
    if entry.status == WITHDRAWN:
        raise Invalid([Problem("status", "withdrawn")])
    return entry


def store_entry(actor: Actor, entry: Entry, changes: Changes, act: Act = Act.CHANGE_ENTRY) -> None:
    """Store a changed entry under its next revision, with the line that tells what changed."""
    entry.revision += 1
    entry.save()
    raised = {"revision": (entry.revision - 1, entry.revision)}
    leave_line(actor, act, entry, {**changes, **raised})


def snapshot(entry: Entry) -> dict[str, Any]:
    """The columns that people see, as plain JSON, fields under their own names."""
    columns = {name: _plain(value) for name, value in values_of(entry).items() if name not in entry.fields}
    columns |= {"due_at": _plain(entry.due_at), "team": entry.team}
    columns["suspended_since"] = _plain(entry.suspended_since)
    return columns | dict(entry.fields)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def differences(definition: RegisterDefinition, before: dict[str, Any], after: dict[str, Any]) -> Changes:
    """What changed, by name; of personal fields and places only that they changed."""
    personal = {*PLACE, *(field.name for field in definition.fields if field.personal)}
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {
        name: (None, None) if name in personal else (before.get(name), after.get(name)) for name in changed
    }
