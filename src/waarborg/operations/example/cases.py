"""Which cases show the processes in the example that no promise of its plan fills by itself?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move
from waarborg.operations.example.moments import at
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.suspending import Stop, suspend_term
from waarborg.records.queries.entries import find_any_entry
from waarborg.records.queries.registers import find_register
from waarborg.registers.definitions import FieldType, RegisterDefinition

_OPENED, _MOVED, _STOPPED = 9, 11, 12
"""The hours at which cases come in, go on and stand still."""


def load_cases(people: Mapping[str, Actor], cases: Sequence[Mapping[str, Any]], day: date) -> int:
    """Log the cases as they would stand on a day, in their order; returns how many there are."""
    known: dict[str, int] = {}
    for case in cases:
        actor = people[case["who"]]
        used = find_register(actor.organisation, case["register"])
        if used is None:
            raise LookupError(case["register"])
        (number,) = load_entries(
            actor, case["register"], [_as_entry(case, used.definition, known, day)], judging=False
        )
        known[case.get("key", "")] = number
        if "stop" in case:
            _stand_still(actor, number, case["stop"], day)
    return len(cases)


def _as_entry(
    case: Mapping[str, Any], definition: RegisterDefinition, known: Mapping[str, int], day: date
) -> NewEntry:
    types = {each.name: each.type for each in definition.fields}
    first = day - timedelta(days=case["ago"])
    when = ("happened_on", first) if definition.occurrence else ("opened_at", at(first, _OPENED, 0))
    values: dict[str, object] = {when[0]: when[1].isoformat()}
    for name, value in case["values"].items():
        if isinstance(value, dict):
            then = day - timedelta(days=value["ago"])
            moment = types.get(name) is FieldType.MOMENT
            values[name] = at(then, _OPENED, 0).isoformat() if moment else then.isoformat()
        else:
            values[name] = value
    if "cause" in case:
        values["cause"] = str(known[case["cause"]])
    return NewEntry(values, tuple(_move(written, day) for written in case.get("moves", ())))


def _move(written: Sequence[Any], day: date) -> Move:
    status, ago, *result = written
    return Move(status, result[0] if result else "", at(day - timedelta(days=ago), _MOVED, 0))


def _stand_still(actor: Actor, number: int, stop: Mapping[str, Any], day: date) -> None:
    entry = find_any_entry(actor, str(number))
    if entry is not None:
        since = at(day - timedelta(days=stop["ago"]), _STOPPED, 0)
        suspend_term(actor, number, entry.revision, Stop(stop["reason"], stop["ground"], since))
