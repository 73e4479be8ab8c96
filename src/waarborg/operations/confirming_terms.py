"""How does an administrator confirm what the law says: how long a term is, and on which ground it stands still?"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.holding import differences, snapshot, store_entry
from waarborg.operations.judging import judge_touched
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import ConfirmedGround, ConfirmedPeriod, Entry
from waarborg.records.queries.registers import definition_of, registers_in_use
from waarborg.records.queries.terms import course_of, term_in_force
from waarborg.registers.deadlines import law_of
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.statutory import StatutoryPeriod, statutory_terms, suspension_grounds

LONGEST_SOURCE = 300


def confirm_term(actor: Actor, law: str, period: StatutoryPeriod, source: str) -> ConfirmedPeriod:
    """State how long a term of the law is from a day on; the term of open entries follows at once.

    Args:
        actor: who read it in the law.
        law: the name of the term.
        period: the days between which it holds, and its length.
        source: where it was read (a version of the law on a day).

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.CONFIRM_TERM)
    if law not in statutory_terms():
        raise NotFound(law)
    problems = _check(period, source)
    if problems or period.first_day is None:
        raise Invalid(problems)
    with transaction.atomic():
        line = ConfirmedPeriod.objects.create(
            organisation=actor.organisation,
            term=law,
            first_day=period.first_day,
            last_day=period.last_day,
            length=period.length.as_json(),
            source=source.strip(),
            at=timezone.now(),
            by=actor.account,
        )
        told = {"term": (None, law), "first_day": (None, line.first_day.isoformat())}
        leave_line(actor, Act.CONFIRM_TERM, line, {**told, "length": (None, line.length)})
        _renew_open_entries(actor, law, period.first_day)
    return line


def confirm_ground(actor: Actor, name: str, source: str, *, holds: bool) -> ConfirmedGround:
    """State whether terms may stand still on a ground; what stands still already stays as it was.

    Args:
        actor: who read it in the law.
        name: of the ground.
        source: where it was read (a version of the law on a day).
        holds: false: the law does not know this ground, so nobody can choose it any more.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.CONFIRM_TERM)
    if name not in {each.name for each in suspension_grounds()}:
        raise NotFound(name)
    if problems := _check_source(source):
        raise Invalid(problems)
    with transaction.atomic():
        line = ConfirmedGround.objects.create(
            organisation=actor.organisation,
            ground=name,
            holds=holds,
            source=source.strip(),
            at=timezone.now(),
            by=actor.account,
        )
        leave_line(actor, Act.CONFIRM_TERM, line, {"ground": (None, name), "holds": (None, holds)})
    return line


def _check(period: StatutoryPeriod, source: str) -> list[Problem]:
    problems = []
    if period.first_day is None:
        problems.append(Problem("first_day", "missing"))
    elif period.last_day is not None and period.last_day < period.first_day:
        problems.append(Problem("last_day", "ends_before_it_starts"))
    return [*problems, *_check_source(source)]


def _check_source(source: str) -> list[Problem]:
    if not source.strip():
        return [Problem("source", "missing")]
    if len(source) > LONGEST_SOURCE:
        return [Problem("source", "too_long", (("maximum", LONGEST_SOURCE), ("length", len(source))))]
    return [Problem("source", "unstorable_characters")] if "\x00" in source else []


def _renew_open_entries(actor: Actor, law: str, first_day: date) -> None:
    """Give every open entry with this term of the law, opened since, the end that follows from it now."""
    named = {each.version.name for each in registers_in_use(actor.organisation) if _has(each.definition, law)}
    entries = Entry.objects.select_for_update().filter(
        Q(closed_at__isnull=True),
        organisation=actor.organisation,
        register__in=sorted(named),
        opened_on__gte=first_day,
    )
    for entry in entries.order_by("id"):
        definition = definition_of(entry)
        term = term_in_force(entry, definition)
        due_at = term.end(entry.opened_at, course_of(entry)) if term else None
        if law_of(definition, entry.category) == law and due_at != entry.due_at:
            before = snapshot(entry)
            entry.due_at = due_at
            store_entry(actor, entry, differences(definition, before, snapshot(entry)))
            judge_touched(actor, entry)


def _has(definition: RegisterDefinition, law: str) -> bool:
    return law == definition.statutory_term or any(
        category.statutory_term == law for category in definition.categories
    )
