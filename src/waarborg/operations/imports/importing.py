"""How is a list checked, and how does it come into its register: whole, once, or not at all?"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.imports.reading import Outcome, read_rows
from waarborg.operations.imports.runs import Run, Tell, nobody, running
from waarborg.operations.judging import judge_again
from waarborg.operations.loading import store_checked
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound, Overtaken
from waarborg.records.models import HandedInList, ListState
from waarborg.records.queries.registers import RegisterInUse, find_register


def check_list(actor: Actor, handed: int, tell: Tell = nobody) -> HandedInList:
    """Say of every row whether it is new, known or wrong; nothing comes into the register.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody else is busy with it, or it is in already).
    """
    require(actor, Act.IMPORT_ENTRIES)
    with running(actor, handed, ListState.CHECKING, tell) as run:
        outcome = read_rows(run, _register(run), keeping=False)
        _write_down(run, outcome)
    return HandedInList.objects.get(pk=handed)


def import_list(actor: Actor, handed: int, tell: Tell = nobody) -> HandedInList:
    """Bring a list into its register: all rows that are new, or none when one is wrong.

    Rows that came in before are passed over, so that doing it twice adds nothing. The rows are checked without
    holding up others; storing is one transaction.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody else is busy with it, or it is in already).
    """
    require(actor, Act.IMPORT_ENTRIES)
    with running(actor, handed, ListState.STORING, tell) as run:
        used = _register(run)
        outcome = read_rows(run, used, keeping=True)
        if outcome.problem_count:
            _write_down(run, outcome)
        else:
            run.write(
                passed=run.handed.lines
            )  # said before the long transaction, in which nothing can be said
            _store(run, used, outcome)
    return HandedInList.objects.get(pk=handed)


def _register(run: Run) -> RegisterInUse:
    used = find_register(run.actor.organisation, run.handed.register)
    if used is None:
        raise NotFound(run.handed.register)
    return used


def _write_down(run: Run, outcome: Outcome) -> None:
    """Keep what was found, for people to read."""
    with transaction.atomic():
        run.write(
            state=ListState.CHECKED,
            run="",
            passed=run.handed.lines,
            added=outcome.added,
            known=outcome.known,
            problem_count=outcome.problem_count,
            problems=outcome.problems,
        )
        found = {"problems": (None, outcome.problem_count)}
        leave_line(run.actor, Act.IMPORT_ENTRIES, run.handed, found)


def _store(run: Run, used: RegisterInUse, outcome: Outcome) -> None:
    """Everything in one transaction, with the mark that it is done."""
    try:
        with transaction.atomic():
            run.write(
                state=ListState.DONE,
                run="",
                content=None,
                examples=[],
                passed=run.handed.lines,
                added=outcome.added,
                known=outcome.known,
                problem_count=0,
                problems=[],
                done_at=timezone.now(),
            )
            store_checked(run.actor, used, outcome.new, came_with=run.handed.pk)
            changes = {
                "register": (None, run.handed.register),
                "state": (ListState.STORING.value, ListState.DONE.value),
                "loaded": (0, outcome.added),
            }
            leave_line(run.actor, Act.IMPORT_ENTRIES, run.handed, changes)
            if outcome.new:
                judge_again(run.actor)
    except IntegrityError as error:
        # Somebody brought in the same rows at the same time: looked at again, they are known.
        run.write(state=ListState.HANDED_IN, run="", trouble="at_the_same_time")
        raise Overtaken(f"rows of list {run.handed.pk} came in at the same time") from error
