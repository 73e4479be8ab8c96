"""What happens when somebody hands over a list, says what its columns are, or gives it up?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from waarborg.documents.handed_lists import HandedCell, HandedList, UnusableList, read_list
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken
from waarborg.records.models import HandedInList, ListState
from waarborg.records.queries.imports import find_list, remembered_columns
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.visible import sees_register
from waarborg.registers.list_columns import NOT_TAKEN, propose_columns, targets
from waarborg.registers.problems import Problem

_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
_LONGEST_NAME = 200
_KEPT_UNFINISHED = timedelta(days=14)
_CHOOSABLE = (ListState.HANDED_IN, ListState.CHECKED)


def hand_in_list(actor: Actor, register: str, name: str, content: bytes) -> HandedInList:
    """Take in a list for a register; nothing of it is in the register yet.

    Each column gets the target that was chosen for it last time, or that its heading says.

    Raises:
        NotAllowed (also where the register is closed to one's roles), NotFound (it is not in use), Invalid (the
            file holds no usable list).
    """
    require(actor, Act.IMPORT_ENTRIES)
    used = find_register(actor.organisation, register)
    if used is None:
        raise NotFound(register)
    if not sees_register(actor, used.definition):
        raise NotAllowed(Act.IMPORT_ENTRIES)
    found = _read(content)
    columns = propose_columns(
        used.definition, found.headings, remembered_columns(actor.organisation, register)
    )
    now = timezone.now()
    with transaction.atomic():
        waiting = HandedInList.objects.filter(organisation=actor.organisation, content__isnull=False)
        waiting.filter(state__in=_CHOOSABLE, handed_in_at__lt=now - _KEPT_UNFINISHED).delete()
        handed = HandedInList.objects.create(
            organisation=actor.organisation,
            register=register,
            name=_storable(name)[-_LONGEST_NAME:] or "lijst",
            digest=hashlib.sha256(content).hexdigest(),
            content=content,
            headings=[_storable(heading)[:_LONGEST_NAME] for heading in found.headings],
            examples=_examples(found),
            columns=list(columns),
            moved_at=now,
            lines=found.size,
            handed_in_by=actor.account,
            handed_in_at=now,
        )
        leave_line(actor, Act.IMPORT_ENTRIES, handed, {"state": (None, ListState.HANDED_IN.value)})
    return handed


def choose_columns(actor: Actor, handed: int, columns: Sequence[str]) -> HandedInList:
    """Say of each column what it is; it has to be checked again.

    Raises:
        NotAllowed, NotFound, Overtaken (it is being imported, or was), Invalid.
    """
    require(actor, Act.IMPORT_ENTRIES)
    with transaction.atomic():
        kept = take_list(actor, handed)
        if kept.state not in _CHOOSABLE:
            raise Overtaken(f"list {handed} is {kept.state}")
        used = find_register(actor.organisation, kept.register)
        if used is None:
            raise NotFound(kept.register)
        problems = _check_columns(columns, kept, targets(used.definition))
        if problems:
            raise Invalid(problems)
        changes = {"columns": (kept.columns, list(columns))}
        kept.columns, kept.state = list(columns), ListState.HANDED_IN
        kept.problems, kept.problem_count, kept.trouble = [], 0, ""
        kept.save()
        leave_line(actor, Act.IMPORT_ENTRIES, kept, changes)
    return kept


def give_up_list(actor: Actor, handed: int) -> None:
    """Throw away a list that is not in.

    Raises:
        NotAllowed, NotFound, Overtaken (it is being imported, or was).
    """
    require(actor, Act.IMPORT_ENTRIES)
    with transaction.atomic():
        kept = take_list(actor, handed)
        if kept.state not in _CHOOSABLE:
            raise Overtaken(f"list {handed} is {kept.state}")
        leave_line(actor, Act.IMPORT_ENTRIES, kept, {"state": (kept.state, None)})
        kept.delete()


def take_list(actor: Actor, handed: int) -> HandedInList:
    """The list, held against other writers until the transaction ends.

    Raises:
        NotFound.
    """
    held = HandedInList.objects.select_for_update()
    found = held.filter(organisation=actor.organisation, pk=handed).first()
    if found is None or find_list(actor, handed) is None:
        raise NotFound(str(handed))
    return found


def _read(content: bytes) -> HandedList:
    try:
        return read_list(content)
    except UnusableList as refused:
        raise Invalid([Problem("list", refused.code, refused.values)]) from refused


def _examples(found: HandedList) -> list[list[str]]:
    """Of each column the first values that are there."""
    examples: list[list[str]] = [[] for _ in found.headings]
    for _place, cells in islice(found.rows(), 50):
        for shown, cell in zip(examples, cells, strict=True):
            if cell is not None and cell != "" and len(shown) < _EXAMPLES:
                shown.append(_storable(_shown(cell))[:_LONGEST_EXAMPLE])
    return examples


def _shown(cell: HandedCell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _storable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _check_columns(columns: Sequence[str], kept: HandedInList, known: Sequence[str]) -> list[Problem]:
    if len(columns) != len(kept.headings):
        return [Problem("columns", "columns_missing")]
    taken = Counter(column for column in columns if column != NOT_TAKEN)
    if not taken:
        return [Problem("columns", "no_columns")]
    doubles = [
        Problem(f"column-{place}", "column_twice")
        for place, column in enumerate(columns)
        if taken[column] > 1
    ]
    strange = [
        Problem(f"column-{place}", "unknown_column")
        for place, column in enumerate(columns)
        if column != NOT_TAKEN and column not in known
    ]
    return doubles + strange
