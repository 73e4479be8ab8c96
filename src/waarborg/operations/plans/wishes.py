"""Is what somebody asks of a commitment sound? All problems at once, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waarborg.commitments.as_json import WrongDemandError, demand_as_json, demand_from_json
from waarborg.commitments.demands import KIND_OF, Demand, Kind
from waarborg.operations.actors import Actor
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Account
from waarborg.records.queries.drafts import registers_to_choose
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.selections import Selection


@dataclass(frozen=True, slots=True)
class Following:
    """How a commitment is followed: by whom, and by which entries.

    Attributes:
        owner: id of an account with a role in the municipality; ``None``: nobody yet.
        selection: the entries that count; ``None``: no register chosen yet.
        answer: for a response, the entries that answer a trigger.
    """

    owner: int | None = None
    selection: Selection | None = None
    answer: Selection | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a commitment should become. ``demand`` ``None`` leaves it unclear."""

    kind: Kind
    demand: Demand | None
    following: Following


def check_wish(actor: Actor, wish: Wish) -> None:
    """Refuse a wish that cannot be judged.

    Raises:
        Invalid: with every problem.
    """
    problems = [*demand_problems(wish), *following_problems(actor, wish.following)]
    if problems:
        raise Invalid(problems)


def check_following(actor: Actor, following: Following) -> None:
    """Refuse an owner or selection that does not exist.

    Raises:
        Invalid: with every problem.
    """
    if problems := list(following_problems(actor, following)):
        raise Invalid(problems)


def demand_problems(wish: Wish) -> Iterator[Problem]:
    """What is wrong with the demand itself."""
    if wish.demand is None:
        return
    if KIND_OF[type(wish.demand)] is not wish.kind:
        yield Problem("kind", "another_kind")
    try:
        demand_from_json(demand_as_json(wish.demand))
    except WrongDemandError as wrong:
        yield from wrong.problems


def following_problems(actor: Actor, following: Following) -> Iterator[Problem]:
    """What is wrong with the owner or the selections."""
    if following.owner is not None and not _may_own(actor, following.owner):
        yield Problem("owner", "unknown_account")
    registers = registers_to_choose(actor.organisation)
    if following.selection is not None:
        yield from _selection_problems("selection", following.selection, registers)
    if following.answer is not None:
        yield from _selection_problems("answer", following.answer, registers)


def _may_own(actor: Actor, account: int) -> bool:
    own = Account.objects.filter(memberships__organisation=actor.organisation, is_active=True)
    return own.filter(pk=account).exists()


def _selection_problems(
    field: str, selection: Selection, registers: Mapping[str, RegisterDefinition]
) -> Iterator[Problem]:
    definition = registers.get(selection.register)
    if definition is None:
        yield Problem(f"{field}.register", "unknown_register", (("name", selection.register),))
        return
    known = {category.name for category in definition.categories}
    for name in sorted(set(selection.categories) - known):
        yield Problem(f"{field}.categories", "unknown_category", (("name", name),))
    known = {result.name for result in definition.results}
    for name in sorted(set(selection.results) - known):
        yield Problem(f"{field}.results", "unknown_result", (("name", name),))
    known = {each.name for each in definition.fields}
    for name in sorted(name for name, _ in selection.fields if name not in known):
        yield Problem(f"{field}.fields", "unknown_field", (("name", name),))
