"""What can be done with many entries at once? All of them change, or none does, and each says why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move, change_entry, move_status, withdraw_entry
from waarborg.operations.holding import hold_entry, store_entry
from waarborg.operations.judging import judge_touched
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken, Refused
from waarborg.records.models import Entry
from waarborg.records.queries.registers import teams_of
from waarborg.registers.problems import Problem

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Picked:
    """An entry as somebody saw it who picked it."""

    number: int
    revision: int


class NoneDone(Refused):
    """Nothing was changed: for each entry that stands in the way, why.

    Attributes:
        problems: by number of the entry.
        overtaken: the entries that somebody else changed in the meantime.
    """

    def __init__(self, problems: Mapping[int, tuple[Problem, ...]], overtaken: frozenset[int]) -> None:
        super().__init__(f"{len(problems) + len(overtaken)} entries stand in the way")
        self.problems, self.overtaken = problems, overtaken


def assign_many(actor: Actor, picked: Sequence[Picked], person: int | None) -> list[Entry]:
    """Give entries to a colleague; ``None``: to nobody.

    Raises:
        NotAllowed, NotFound, Invalid (too many), NoneDone.
    """
    wanted = {"assigned_to": "" if person is None else str(person)}
    return _do_all(actor, picked, lambda each: change_entry(actor, each.number, each.revision, wanted))


def move_many(actor: Actor, picked: Sequence[Picked], move: Move) -> list[Entry]:
    """Bring entries to a next status.

    Raises:
        NotAllowed, NotFound, Invalid (too many), NoneDone.
    """
    return _do_all(actor, picked, lambda each: move_status(actor, each.number, each.revision, move))


def withdraw_many(actor: Actor, picked: Sequence[Picked], reason: str) -> list[Entry]:
    """Let entries lapse: they stay to be read, but prove nothing any more.

    Raises:
        NotAllowed, NotFound, Invalid (too many, or no reason), NoneDone.
    """
    require(actor, Act.CHANGE_ENTRY)
    if not reason.strip():
        raise Invalid([Problem("note", "missing")])
    return _do_all(actor, picked, lambda each: withdraw_entry(actor, each.number, each.revision, reason))


def hand_over_many(actor: Actor, picked: Sequence[Picked], team: str) -> list[Entry]:
    """Give entries to another team.

    Raises:
        NotAllowed, NotFound, Invalid (too many), NoneDone.
    """
    return _do_all(actor, picked, lambda each: hand_over(actor, each.number, each.revision, team))


def hand_over(actor: Actor, number: int, revision: int, team: str) -> Entry:
    """Give an entry to another team; it stays there until its category changes.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (no register in use names the team).
    """
    require(actor, Act.CHANGE_ENTRY)
    if team not in teams_of(actor.organisation):
        raise Invalid([Problem("team", "unknown_team")])
    with transaction.atomic():
        entry = hold_entry(actor, number, revision)
        if entry.team == team:
            return entry
        before, entry.team = entry.team, team
        store_entry(actor, entry, {"team": (before, team)})
        judge_touched(actor, entry)
    return entry


def _do_all(actor: Actor, picked: Sequence[Picked], act: Callable[[Picked], Entry]) -> list[Entry]:
    """Do it with each, in the order of their numbers so that two who do it at once do not wait for each other."""
    require(actor, Act.CHANGE_ENTRY)
    if not picked:
        raise Invalid([Problem("picked", "nothing_picked")])
    if len(picked) > MOST_AT_ONCE:
        raise Invalid([Problem("picked", "too_many_picked", (("maximum", MOST_AT_ONCE),))])
    done: list[Entry] = []
    problems: dict[int, tuple[Problem, ...]] = {}
    overtaken: set[int] = set()
    with transaction.atomic():
        for each in sorted(set(picked), key=lambda one: one.number):
            try:
                done.append(act(each))
            except Invalid as refused:
                problems[each.number] = refused.problems
            except Overtaken:
                overtaken.add(each.number)
        if problems or overtaken:
            raise NoneDone(problems, frozenset(overtaken))
    return done
