"""Is this entry right? Checks what was filled in against the register and tells all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from waarborg.registers.definitions import FieldDefinition, RegisterDefinition
from waarborg.registers.problems import Problem, choose_from
from waarborg.registers.soundness import COLUMNS
from waarborg.registers.values import (
    UnreadableValueError,
    Value,
    as_json,
    is_empty,
    read_day,
    read_moment,
    read_text,
    read_value,
    shorten,
)
from waarborg.registers.workflow import check_result, find_status, first_status

_Read = TypeVar("_Read")
_LONGEST_TITLE = 200
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry that is right: every value typed, everything that was left out ``None``.

    Attributes:
        title: as filled in, or the Dutch label of its category.
        area, subject: as filled in; whether they exist is for the database to know.
        happened_on: ``None``: whoever stores it takes the day of ``opened_at``, or today.
        result: of an entry in an end status; an occurrence that names none has the register's first.
        fields: the register's own fields that were filled in, by name.
    """

    title: str
    category: str | None
    status: str
    result: str | None
    area: str | None
    subject: str | None
    happened_on: date | None
    opened_at: datetime | None
    closed_at: datetime | None
    valid_from: date | None
    valid_until: date | None
    fields: Mapping[str, Value]

    def fields_as_json(self) -> dict[str, str | int | float | bool | list[str]]:
        """Give the register's own fields as plain JSON values, to be stored."""
        return {name: as_json(value) for name, value in self.fields.items()}


def check_entry(
    definition: RegisterDefinition, values: Mapping[str, object], *, unfinished: bool = False
) -> CheckedEntry | tuple[Problem, ...]:
    """Check an entry: its columns (:data:`waarborg.registers.soundness.COLUMNS`) and its register's fields.

    Args:
        definition: the register.
        values: what was filled in, by name; text from a form or a CSV file, or JSON values. A name that is
            absent was left empty.
        unfinished: it is still to be done: what must be filled in may be missing, except the category.

    Returns:
        the entry with typed values, or every problem found, each at its field.
    """
    columns = _Columns(values, [])
    fields = _read_fields(definition.fields, columns, unfinished=unfinished)
    _refuse_unknown(definition, columns)
    category = _read_category(definition, columns)
    status = _read_status(definition, columns)
    entry = CheckedEntry(
        title=columns.read("title", _read_title) or _make_title(definition, category),
        category=category,
        status=status,
        result=_read_result(definition, columns, status),
        area=columns.read("area", _read_name, required=definition.needs_area and not unfinished),
        subject=columns.read("subject", _read_name),
        happened_on=columns.read("happened_on", read_day),
        opened_at=columns.read("opened_at", read_moment),
        closed_at=columns.read("closed_at", read_moment),
        valid_from=columns.read(
            "valid_from", read_day, required=definition.needs_validity and not unfinished
        ),
        valid_until=columns.read("valid_until", read_day),
        fields=fields,
    )
    _check_order(definition, entry, columns)
    return tuple(columns.problems) or entry


@dataclass
class _Columns:
    """What was filled in, and the problems found so far."""

    values: Mapping[str, object]
    problems: list[Problem]

    def note(self, field: str, code: str, *values: tuple[str, str | int | float]) -> None:
        self.problems.append(Problem(field, code, values))

    def read(
        self, name: str, reader: Callable[[object], _Read], *, required: bool = False, secret: bool = False
    ) -> _Read | None:
        """Read one value; ``None`` when it is empty or wrong. A secret value is not repeated in a problem."""
        written = self.values.get(name)
        if is_empty(written):
            if required:
                self.note(name, "missing")
            return None
        try:
            return reader(written)
        except UnreadableValueError as error:
            told = [pair for pair in error.values if not (secret and pair[0] in ("value", "whole"))]
            self.note(name, error.code, *told)
            return None


def _read_fields(
    fields: tuple[FieldDefinition, ...], columns: _Columns, *, unfinished: bool
) -> dict[str, Value]:
    read: dict[str, Value] = {}
    for field in fields:
        value = columns.read(
            field.name,
            partial(read_value, field),
            required=field.required and not unfinished,
            secret=field.personal,
        )
        if value is not None:
            read[field.name] = value
    return read


def _refuse_unknown(definition: RegisterDefinition, columns: _Columns) -> None:
    own = {field.name for field in definition.fields}
    for name in columns.values:
        if name not in own and name not in COLUMNS:
            columns.note(shorten(name), "unknown_field", ("allowed", ", ".join(sorted(own | COLUMNS))))


def _read_category(definition: RegisterDefinition, columns: _Columns) -> str | None:
    category = columns.read("category", _read_name, required=bool(definition.categories))
    known = {known.name: known.label for known in definition.categories}
    if category is not None and category not in known:
        columns.note("category", "not_one_of", ("value", shorten(category)), *choose_from(known.values()))
        return None
    return category


def _read_status(definition: RegisterDefinition, columns: _Columns) -> str:
    status = columns.read("status", _read_name) or first_status(definition).name
    if find_status(definition, status) is None:
        allowed = choose_from(known.label for known in definition.statuses)
        columns.note("status", "not_one_of", ("value", shorten(status)), *allowed)
    return status


def _read_result(definition: RegisterDefinition, columns: _Columns, status: str) -> str | None:
    result = columns.read("result", _read_name)
    already_told = any(problem.field == "result" for problem in columns.problems)
    if already_told or find_status(definition, status) is None:
        return None
    if result is None and definition.occurrence:
        result = definition.results[0].name
    columns.problems += check_result(definition, status, result)
    return result


def _read_title(written: object) -> str:
    return read_text(written, _LONGEST_TITLE)


def _read_name(written: object) -> str:
    return read_text(written, _LONGEST_NAME)


def _is_before(then: Value, first: Value) -> bool:
    if isinstance(then, datetime) and isinstance(first, datetime):
        return then.astimezone(UTC) < first.astimezone(UTC)
    return isinstance(then, date) and isinstance(first, date) and then < first


def _make_title(definition: RegisterDefinition, category: str | None) -> str:
    labels = (known.label[0] for known in definition.categories if known.name == category)
    return next(labels, definition.label[0])


def _check_order(definition: RegisterDefinition, entry: CheckedEntry, columns: _Columns) -> None:
    """Check what two columns say together."""
    # In UTC: two moments of one time zone are compared by what the clock shows, also when it was set back.
    closes_first = (
        entry.opened_at is not None
        and entry.closed_at is not None
        and entry.closed_at.astimezone(UTC) < entry.opened_at.astimezone(UTC)
    )
    if closes_first:
        columns.note("closed_at", "closed_before_opened")
    for field in definition.fields:
        first, then = entry.fields.get(field.not_before or ""), entry.fields.get(field.name)
        if first is not None and then is not None and _is_before(then, first):
            labels = next(each.label for each in definition.fields if each.name == field.not_before)
            columns.note(field.name, "before_other", ("other", labels[0]), ("other_en", labels[1]))
    status = find_status(definition, entry.status)
    if entry.closed_at and status is not None and not status.end:
        columns.note("closed_at", "closed_while_open", ("status", entry.status))
    if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
        columns.note("valid_until", "ends_before_start")
    if not definition.needs_validity:
        for name in ("valid_from", "valid_until"):
            if not is_empty(columns.values.get(name)):
                columns.note(name, "validity_not_used")
