"""Who is busy with a list, how far is that run, and what if it stopped half-way?

A run says now and then that it is alive. One that was silent for :data:`SILENT_SECONDS` is taken to be gone (its
server was killed), and another may take the list over; should it be alive after all, it notices and stores nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.db import DatabaseError
from django.db.models import Q
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.refusals import NotFound, Overtaken
from waarborg.records.models import HandedInList, ListState
from waarborg.records.queries.imports import BUSY, SILENT_SECONDS, find_list

Tell = Callable[[int, int], None]
"""Hears how many rows were passed, and of how many."""

_READY = (ListState.HANDED_IN, ListState.CHECKED)
_SAYS_SO_EVERY = 0.5


def nobody(passed: int, lines: int) -> None:
    """Tell nobody."""


@dataclass
class Run:
    """One run over one list."""

    actor: Actor
    handed: HandedInList
    tell: Tell
    _said_at: float = field(default=0.0)

    def passed(self, lines: int) -> None:
        """Say how far it is.

        Raises:
            Overtaken: another run took over.
        """
        self.tell(lines, self.handed.lines)
        if time.monotonic() - self._said_at < _SAYS_SO_EVERY:
            return
        self._said_at = time.monotonic()
        self.write(passed=lines)

    def write(self, **columns: object) -> None:
        """Change the list, as long as this run is the one that is busy with it.

        Raises:
            Overtaken: another run took over.
        """
        mine = HandedInList.objects.filter(pk=self.handed.pk, run=self.handed.run)
        if not mine.update(moved_at=timezone.now(), **columns):
            raise Overtaken(f"another run took over list {self.handed.pk}")


@contextmanager
def running(actor: Actor, handed: int, state: ListState, tell: Tell) -> Iterator[Run]:
    """Be the one who is busy with a list; whatever happens, it is not left as if somebody still were.

    Raises:
        NotFound, Overtaken (somebody else is busy with it, or it is in already).
    """
    if find_list(actor, handed) is None:
        raise NotFound(str(handed))
    lists = HandedInList.objects.filter(organisation=actor.organisation, pk=handed)
    now = timezone.now()
    gone = Q(state__in=BUSY, moved_at__lt=now - timedelta(seconds=SILENT_SECONDS))
    free = lists.filter(Q(state__in=_READY) | gone)
    key = str(uuid4())
    if not free.update(state=state, run=key, moved_at=now, passed=0, trouble=""):
        raise Overtaken(f"list {handed} is not waiting")
    run = Run(actor, lists.get(), tell)
    try:
        tell(0, run.handed.lines)
        yield run
    except Overtaken:
        raise
    except Exception as error:
        trouble = "database_trouble" if isinstance(error, DatabaseError) else "stopped"
        _let_go(run, trouble)
        raise


def _let_go(run: Run, trouble: str) -> None:
    """Say that the run stopped; where even that cannot be written, its silence will tell."""
    try:
        run.write(state=ListState.HANDED_IN, run="", trouble=trouble)
    except (DatabaseError, Overtaken):
        return
