"""How is a list of incidents taken in while a page tells that it is, and what if that goes wrong?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.incidents.lists import Wishes, find_waiting_list, folder_of, take_in_incidents
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.reviving import revive
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.registers.problems import Problem
from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.cells import System
from waarborg.sources.incidents.waiting import notes_path

_SILENT = timedelta(minutes=6)
"""Longer than the slowest part may take without a word."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A run, as its page tells it.

    Attributes:
        file: what the list was called when it was handed in.
        state: ``busy``, ``refused``, ``stopped`` or ``done``.
        wishes: what was chosen, so that nobody fills it in twice.
        lines: the number of rows that are looked at; 0 while the file is being read.
        problems: why it was refused.
        name: of the list that is in.
    """

    file: str
    state: str
    moved_at: datetime
    wishes: Wishes | None = None
    lines: int = 0
    problems: tuple[Problem, ...] = ()
    name: str = ""

    @property
    def is_busy(self) -> bool:
        """It goes on."""
        return self.state == "busy" and not self._is_silent

    @property
    def has_stopped(self) -> bool:
        """It failed, or its server was ended: a run that is silent for minutes goes on no more."""
        return self.state == "stopped" or (self.state == "busy" and self._is_silent)

    @property
    def _is_silent(self) -> bool:
        return timezone.now() - self.moved_at > _SILENT


def ask_intake(actor: Actor, waiting: str, wishes: Wishes) -> Intake:
    """Note that a list is to be taken in; :func:`carry_out_intake` does it.

    Raises:
        NotAllowed, NotFound, Overtaken (it is being taken in, or was).
    """
    require(actor, Act.IMPORT_INCIDENTS)
    earlier = find_intake(actor, waiting)
    if earlier is not None and (earlier.is_busy or earlier.state == "done"):
        raise Overtaken(f"list is {earlier.state}")
    found = find_waiting_list(actor, waiting)
    with transaction.atomic():
        leave_line(actor, Act.IMPORT_INCIDENTS, actor.organisation, {"state": ("waiting", "busy")})
    return _note(actor, waiting, Intake(found.file, "busy", timezone.now(), wishes))


def carry_out_intake(
    actor: Actor, waiting: str, intake: Intake, begun: Callable[[], None] = lambda: None
) -> Intake:
    """Take a list in, and note how far that is and how it ended.

    ``begun`` is called once the columns are found to do, so that what is wrong with them is told at once.

    Raises:
        What made it stop, once that is noted; a refusal is noted alone.
    """

    def tell(lines: int) -> None:
        _note(actor, waiting, replace(intake, lines=lines))
        begun()

    if intake.wishes is None:
        raise ValueError("nobody chose what the columns are")
    try:
        kept = take_in_incidents(actor, waiting, intake.wishes, tell)
    except Invalid as refused:
        return _note(actor, waiting, replace(intake, state="refused", problems=tuple(refused.problems)))
    except Exception:
        _note(actor, waiting, replace(intake, state="stopped"))
        raise
    return _note(actor, waiting, replace(intake, state="done", wishes=None, name=kept.name))


def find_intake(actor: Actor, waiting: str) -> Intake | None:
    """The last run over a list that waits, or waited; ``None`` where nobody asked for one.

    Raises:
        NotAllowed.
    """
    require(actor, Act.IMPORT_INCIDENTS)
    path = notes_path(folder_of(actor), waiting)
    try:
        return _revived(json.loads(path.read_text(encoding="utf-8"))) if path else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _revived(written: dict[str, Any]) -> Intake:
    found: Intake = revive(Intake, written)
    if found.wishes is None or found.wishes.columns.system is None:
        return found
    columns = replace(found.wishes.columns, system=System(found.wishes.columns.system))
    return replace(found, wishes=replace(found.wishes, columns=columns))


def _note(actor: Actor, waiting: str, intake: Intake) -> Intake:
    intake = replace(intake, moved_at=timezone.now())
    path: Path | None = notes_path(folder_of(actor), waiting)
    if path is not None:
        written = json.dumps(asdict(intake), default=datetime.isoformat, ensure_ascii=False)
        write_whole(path, written.encode())
    return intake
