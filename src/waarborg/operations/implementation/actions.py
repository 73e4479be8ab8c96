"""How does an action come into the implementation plan, and how is it changed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.implementation.holding import (
    hold_action,
    problems_with_days,
    running_version,
    store_action,
    without_words,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import (
    Account,
    ActionHandover,
    Choice,
    Measure,
    Organisation,
    PlanAction,
    PlanVersion,
)
from waarborg.records.queries.registers import colleagues_of
from waarborg.registers.problems import Problem

LONGEST_TITLE = 200
LONGEST_TEXT = 4_000
LONGEST_NAME = 120
MOST_PARTNERS = 30


@dataclass(frozen=True, slots=True)
class ActionWish:
    """What somebody wants an action to be.

    Attributes:
        measure: from which it comes, by its number in the database.
        number: of a commitment of that measure, which it is for; ``None``: for the whole measure.
        owner: the colleague who does it; ``None``: ``owner_name``, a function or partner, or nobody yet.
        starts, ends: its days. Once it was taken over, days change by moving it.
    """

    title: str
    measure: int
    starts: date
    ends: date
    number: int | None = None
    description: str = ""
    owner: int | None = None
    owner_name: str = ""
    partners: tuple[str, ...] = ()
    is_confidential: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """The records that a wish names."""

    measure: Measure
    owner: Account | None


def add_action(actor: Actor, wish: ActionWish) -> PlanAction:
    """Put an action in the implementation plan.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.PLAN_ACTIONS)
    version = running_version(actor)
    found = _check(actor.organisation, version, wish)
    with transaction.atomic():
        row = PlanAction.objects.create(
            organisation=actor.organisation,
            plan=version.plan,
            start=wish.starts,
            end=wish.ends,
            **_columns(wish, found),
        )
        leave_line(actor, Act.PLAN_ACTIONS, row, without_words({"title": (None, row.title)}, row))
    return row


def change_action(actor: Actor, action: int, revision: int, wish: ActionWish) -> PlanAction:
    """Change an action; a proposal is taken over by it, and gets the days of the wish.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.PLAN_ACTIONS)
    with transaction.atomic():
        row = hold_action(actor, action, revision)
        found = _check(actor.organisation, row.measure.section.version, wish, row)
        columns = _columns(wish, found)
        if row.is_proposal:
            columns |= {"start": wish.starts, "end": wish.ends, "is_proposal": False}
        changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
        if not changed:
            return row
        if not row.is_proposal and changed.keys() & {"owner", "owner_name"}:
            _keep_owner(actor, row)
        for name, value in changed.items():
            setattr(row, name, value)
        store_action(actor, Act.PLAN_ACTIONS, row, {"changed": (None, sorted(changed))})
    return row


def _keep_owner(actor: Actor, row: PlanAction) -> None:
    """Who did an action until today stays known, so that a past day tells who did it then."""
    ActionHandover.objects.create(
        action=row,
        day=timezone.localdate(),
        at=timezone.now(),
        by=actor.account,
        old_owner=row.owner,
        old_owner_name=row.owner_name,
    )


def _columns(wish: ActionWish, found: _Found) -> dict[str, object]:
    return {
        "measure": found.measure,
        "number": wish.number,
        "title": wish.title.strip(),
        "description": wish.description.replace("\r\n", "\n").strip(),
        "owner": found.owner,
        "owner_name": "" if found.owner else wish.owner_name.strip(),
        "partners": list(wish.partners),
        "is_confidential": wish.is_confidential,
    }


def _check(
    organisation: Organisation, version: PlanVersion, wish: ActionWish, row: PlanAction | None = None
) -> _Found:
    """What a wish names, or every problem."""
    problems = list(_check_words(wish))
    if row is None or row.is_proposal:
        problems += problems_with_days(version.plan, wish.starts, wish.ends)
    elif (wish.starts, wish.ends) != (row.start, row.end):
        problems.append(Problem("ends", "moved_without_reason"))
    measure = _measure(version, wish, row)
    if measure is None:
        problems.append(Problem("measure", "unknown_measure"))
    elif wish.number is not None:
        accepted = measure.commitments.filter(choice=Choice.ACCEPTED, number=wish.number)
        if not accepted.exists():
            problems.append(Problem("measure", "unknown_measure"))
    owner = next((each for each in colleagues_of(organisation) if each.pk == wish.owner), None)
    if wish.owner is not None and owner is None:
        problems.append(Problem("owner", "unknown_person"))
    if problems or measure is None:
        raise Invalid(problems)
    return _Found(measure, owner)


def _measure(version: PlanVersion, wish: ActionWish, row: PlanAction | None) -> Measure | None:
    """A measure of the version; or the one that the action has already, also when the plan dropped it since."""
    if row is not None and row.measure_id == wish.measure:
        return row.measure
    return Measure.objects.filter(section__version=version, pk=wish.measure).first()


def _check_words(wish: ActionWish) -> Iterator[Problem]:
    texts = (
        ("title", wish.title, LONGEST_TITLE),
        ("description", wish.description, LONGEST_TEXT),
        ("owner_name", wish.owner_name, LONGEST_NAME),
        *(("partners", partner, LONGEST_NAME) for partner in wish.partners),
    )
    for name, text, longest in texts:
        if len(text) > longest:
            yield Problem(name, "too_long", (("maximum", longest), ("length", len(text))))
        if "\x00" in text:
            yield Problem(name, "unstorable_characters")
    if not wish.title.strip():
        yield Problem("title", "missing")
    if len(wish.partners) > MOST_PARTNERS:
        yield Problem("partners", "too_many_partners", (("maximum", MOST_PARTNERS),))
