"""What happens when somebody lays the police's own list, or another, over the picture?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.incidents.apart import Reading, keep_what_counts
from waarborg.operations.incidents.reading import known_kinds, read_rows
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.registers.problems import Problem
from waarborg.sources.incidents.cells import Cell, NumberedRow, System, cell_of, read_number, text_of
from waarborg.sources.incidents.columns import Columns, propose_columns
from waarborg.sources.incidents.habits import Order
from waarborg.sources.incidents.intervals import habits_of_list
from waarborg.sources.incidents.lists import KeptList, kept_lists, remove_incidents, reserve_name, show_list
from waarborg.sources.incidents.waiting import WaitingList, find_waiting, give_up, let_wait

_SHOWN = 8
_LONGEST_NAME = 60
_LONGEST_SOURCE = 120


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A list that waits until somebody has looked at it.

    Attributes:
        examples: its first rows.
        proposed: which column is which, as far as it can be seen.
        knows_codes: whether its codes of offences are those of the police.
        order: in which order day and month stand in the columns that are proposed.
    """

    waiting: WaitingList
    headings: tuple[str, ...]
    examples: tuple[tuple[Cell, ...], ...]
    lines: int
    proposed: Columns
    knows_codes: bool
    order: Order


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose who looked at a list.

    Attributes:
        title: what the list will be called.
        source: who made it.
        kind: the kind of offence that every row is, for a list without codes; empty: as the list says.
        only_known: reject a row whose code is unknown, and count it as the police's tables do; else codes stay as
            they are.
    """

    title: str
    source: str
    columns: Columns
    kind: str = ""
    only_known: bool = False


def folder_of(actor: Actor) -> Path:
    """Where the lists of the actor's municipality stand."""
    return Path(settings.INCIDENTS_FOLDER) / str(actor.organisation.pk)


def hand_in_incidents(actor: Actor, file: str, content: bytes) -> str:
    """Let a list wait until somebody has looked at its columns; gives the key by which it is found.

    Raises:
        NotAllowed, Invalid (the file holds no usable list).
    """
    require(actor, Act.IMPORT_INCIDENTS)
    waiting = let_wait(folder_of(actor), file[-_LONGEST_NAME:] or "lijst", content, timezone.now())
    try:
        read_rows(waiting)
    except Invalid:
        give_up(folder_of(actor), waiting.token)
        raise
    with transaction.atomic():
        leave_line(actor, Act.IMPORT_INCIDENTS, actor.organisation, {"state": (None, "waiting")})
    return waiting.token


def look_at(actor: Actor, waiting: str) -> HandedIn:
    """A list that waits: its first rows, and a proposal for its columns.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.IMPORT_INCIDENTS)
    found = find_waiting_list(actor, waiting)
    headings, rows = read_rows(found)
    proposed = propose_columns(headings, [row for _, row in rows])
    return HandedIn(
        found,
        tuple(headings),
        tuple(tuple(row) for _, row in rows[:_SHOWN]),
        len(rows),
        proposed,
        _knows_codes(rows, proposed),
        habits_of_list(rows, proposed, timezone.localdate())[0].order,
    )


def take_in_incidents(
    actor: Actor, waiting: str, wishes: Wishes, begun: Callable[[int], None] = lambda _lines: None
) -> KeptList:
    """Keep the rows that count, place them in neighbourhoods and list the others with the reason.

    ``begun`` hears the number of rows once the columns are found to do. Whatever goes wrong, nothing half is kept.

    Raises:
        NotAllowed, NotFound, Invalid (a column is missing; no row counts).
    """
    require(actor, Act.IMPORT_INCIDENTS)
    _, rows = read_rows(find_waiting_list(actor, waiting))
    if problems := _check(wishes, rows):
        raise Invalid(problems)
    begun(len(rows))
    now, folder = timezone.now(), folder_of(actor)
    name = reserve_name(folder, _plain(wishes.title), now)
    try:
        about = _keep(actor, name, rows, wishes, now)
        with transaction.atomic():
            told = {"list": (None, name), "rows": (None, about.rows), "rejected": (None, about.rejected)}
            leave_line(actor, Act.IMPORT_INCIDENTS, actor.organisation, told)
            show_list(folder, about)
    except BaseException:
        remove_incidents(folder, name)
        raise
    give_up(folder, waiting, with_notes=False)
    return about


def _keep(actor: Actor, name: str, rows: Sequence[NumberedRow], wishes: Wishes, now: datetime) -> KeptList:
    """Keep the rows that count under a name that nobody sees yet."""
    scope = "" if wishes.columns.system in (System.PLANE, System.ABROAD) else actor.organisation.area_code
    reading = Reading(wishes.columns, scope, wishes.kind, wishes.only_known, now)
    number, rejects = compute_apart(keep_what_counts, folder_of(actor), name, rows, reading, figures_store())
    if not number:
        reason = rejects[0].say("nl") if rejects else ""
        raise Invalid([Problem("list", "no_incidents", (("number", len(rows)), ("reason", reason)))])
    return KeptList(
        name, wishes.source.strip(), now, number, len(rejects), title=wishes.title.strip()[:_LONGEST_SOURCE]
    )


def give_up_incidents(actor: Actor, waiting: str) -> None:
    """Throw a list away that waits.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.IMPORT_INCIDENTS)
    find_waiting_list(actor, waiting)
    with transaction.atomic():
        leave_line(actor, Act.IMPORT_INCIDENTS, actor.organisation, {"state": ("waiting", None)})
    give_up(folder_of(actor), waiting)


def remove_incident_list(actor: Actor, incidents: str) -> None:
    """Delete a list for good: its rows, its rejects and what is said of it.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.IMPORT_INCIDENTS)
    kept = find_incident_list(actor, incidents)
    with transaction.atomic():
        leave_line(actor, Act.IMPORT_INCIDENTS, actor.organisation, {"list": (kept.name, None)})
    remove_incidents(folder_of(actor), kept.name)


def find_waiting_list(actor: Actor, waiting: str) -> WaitingList:
    """A list of the actor's municipality that waits until somebody has looked at it.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.IMPORT_INCIDENTS)
    found = find_waiting(folder_of(actor), waiting)
    if found is None:
        raise NotFound(waiting)
    return found


def find_incident_list(actor: Actor, incidents: str) -> KeptList:
    """A list of the actor's municipality.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.READ_INCIDENTS)
    for each in kept_lists(folder_of(actor)):
        if each.name == incidents:
            return each
    raise NotFound(incidents)


def _check(wishes: Wishes, rows: Sequence[NumberedRow]) -> list[Problem]:
    columns = wishes.columns
    problems = [Problem(name, f"{name}_needed") for name in columns.missing()]
    has_points = columns.x is not None and columns.y is not None
    if has_points and not _has_numbers(rows, columns):
        if columns.area is None:
            problems.append(Problem("place", "no_numbers"))
    elif has_points and columns.system is None:
        problems.append(Problem("system", "system_needed"))
    if not _plain(wishes.title):
        problems.append(Problem("title", "missing"))
    if not wishes.source.strip():
        problems.append(Problem("source", "missing"))
    elif len(wishes.source.strip()) > _LONGEST_SOURCE:
        lengths = (("maximum", _LONGEST_SOURCE), ("length", len(wishes.source.strip())))
        problems.append(Problem("source", "too_long", lengths))
    return problems


def _has_numbers(rows: Sequence[NumberedRow], columns: Columns) -> bool:
    """Whether any row has an x and a y."""
    places = (columns.x, columns.y)
    return any(all(read_number(cell_of(row, each)) is not None for each in places) for _, row in rows)


def _knows_codes(rows: Sequence[NumberedRow], columns: Columns) -> bool:
    """Whether nearly all codes of the first rows are known."""
    if columns.kind is None:
        return False
    known = known_kinds()
    codes = [text_of(row, columns.kind) for _, row in rows[:200]]
    return sum(code in known or code.partition(" ")[0] in known for code in codes) > len(codes) / 2


def _plain(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_NAME].strip("-")
