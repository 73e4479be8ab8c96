"""Which rows of a list are new, which are known, and what is wrong with the others?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.utils import timezone

from waarborg.documents.handed_lists import HandedRow, UnusableList, read_list
from waarborg.operations.imports.runs import Run
from waarborg.operations.loading import CheckedEntry, NewEntry, check_new
from waarborg.operations.members import Members
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Entry
from waarborg.records.queries.registers import RegisterInUse
from waarborg.registers.list_columns import SOURCE_KEY, plain_heading
from waarborg.registers.list_rows import RowKeys, RowReader
from waarborg.registers.problems import Problem

MOST_PROBLEMS = 200
"""So many are shown and kept; the others are counted."""

_AT_ONCE = 500
_ABOUT_PEOPLE = re.compile(
    r"naam|name|mail|tel|mobiel|phone|bsn|geboorte|birth|adres|address|melder|reporter"
)
_REPEATED = ("value", "whole")


@dataclass
class Outcome:
    """What was found in a list."""

    new: list[CheckedEntry] = field(default_factory=list)
    added: int = 0
    known: int = 0
    problem_count: int = 0
    problems: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class _Reading:
    """All that reading the rows of one list needs."""

    run: Run
    used: RegisterInUse
    now: datetime
    members: Members
    reader: RowReader
    keys: RowKeys
    outcome: Outcome
    keeping: bool


def read_rows(run: Run, used: RegisterInUse, *, keeping: bool) -> Outcome:
    """Go through all rows of a list; writes nothing but how far it is.

    Args:
        run: the run over the list.
        used: the register that it goes into.
        keeping: keep the new entries, to store them; else they are only counted.

    Raises:
        Overtaken: another run took over.
        Invalid: the file cannot be read any more.
    """
    handed, organisation = run.handed, run.actor.organisation
    reading = _Reading(
        run,
        used,
        timezone.now(),
        Members(organisation),
        RowReader(used.definition, handed.columns),
        RowKeys(handed.register),
        Outcome(),
        keeping,
    )
    passed = 0
    rows = _rows(bytes(handed.content or b""))
    while part := list(islice(rows, _AT_ONCE)):
        _read_part(reading, part)
        passed += len(part)
        run.passed(passed)
    return reading.outcome


def _rows(content: bytes) -> Iterator[HandedRow]:
    try:
        yield from read_list(content).rows()
    except UnusableList as refused:
        raise Invalid([Problem("list", refused.code, refused.values)]) from refused


def _read_part(reading: _Reading, part: Sequence[HandedRow]) -> None:
    """Read some rows: what is known already is asked once for all of them."""
    keyed = []
    for place, cells in part:
        source_key = reading.reader.key_of(cells)
        if reading.keys.is_double(source_key):
            _note(reading, place, Problem(SOURCE_KEY, "double_key"))
            continue
        keyed.append((place, cells, reading.keys.of(source_key, cells)))
    entries = Entry.objects.filter(organisation=reading.run.actor.organisation)
    tokens = entries.filter(token__in=[key for _, _, key in keyed]).values_list("token", flat=True)
    known = set(tokens)
    for place, cells, key in keyed:
        if key in known:
            reading.outcome.known += 1
            continue
        values = reading.reader.read(cells)
        try:
            _take(reading, values, key)
        except Invalid as refused:
            for problem in refused.problems:
                _note(reading, place, problem)


def _take(reading: _Reading, values: dict[str, object], key: str) -> None:
    if values.get("assigned_to"):
        values["assigned_to"] = _colleague(reading.members, str(values["assigned_to"]))
    entry = check_new(
        reading.run.actor, reading.used.definition, NewEntry(values), reading.now, reading.members
    )
    reading.outcome.added += 1
    if reading.keeping:
        reading.outcome.new.append(replace(entry, columns={**entry.columns, "token": key}))


def _colleague(members: Members, written: str) -> str:
    """The number of the colleague with this name or e-mail address; what nobody is called stays as it is."""
    wanted = written.strip().casefold()
    for number, person in members.people().items():
        if wanted in (person.name.casefold(), person.email.casefold()):
            return number
    return f"?{wanted}"


def _note(reading: _Reading, place: int, problem: Problem) -> None:
    outcome = reading.outcome
    outcome.problem_count += 1
    if len(outcome.problems) >= MOST_PROBLEMS:
        return
    heading = _heading(reading, problem.field)
    about_people = _is_about_people(reading, heading)
    values = {name: "…" if about_people and name in _REPEATED else value for name, value in problem.values}
    outcome.problems.append(
        {"row": place, "field": problem.field, "column": heading, "code": problem.code, "values": values}
    )


def _heading(reading: _Reading, target: str) -> str:
    """The heading of the column from which this was filled in; empty where no column did."""
    columns = reading.run.handed.columns
    headings = reading.run.handed.headings
    if target in columns:
        return str(headings[columns.index(target)])
    # A day of coming in was read as the day that counts.
    if target == "happened_on" and "opened_at" in columns:
        return str(headings[columns.index("opened_at")])
    return ""


def _is_about_people(reading: _Reading, heading: str) -> bool:
    """Does a column look as if it could name people, wherever it was sent?"""
    plain = plain_heading(heading)
    personal = {
        plain_heading(label)
        for field in reading.used.definition.fields
        if field.personal
        for label in (field.name, *field.label)
    }
    return plain in personal or bool(_ABOUT_PEOPLE.search(plain))
