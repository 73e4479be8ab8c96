"""What can be done with a contribution? Keep it, correct it, say what was done with it, withdraw it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.reading.framework import find_subject
from waarborg.records.models import Channel, Contribution, Contributor, Outcome
from waarborg.records.queries.contributions import LONGEST_PLACE
from waarborg.registers.problems import Problem

LONGEST_TEXT, LONGEST_NAME = 4_000, 120
_NEVER_QUOTED = frozenset({"name", "text", "reason"})
"""What may name a person: the audit trail tells that it changed, and not into what."""


@dataclass(frozen=True, slots=True)
class Contributed:
    """What somebody contributed; ``name`` is a person's and may be left out."""

    theme: str
    contributor: str
    day: date
    channel: str
    text: str
    party: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class WhatWasDone:
    """What was done with a contribution, why, and in which measure or priority it is found back."""

    outcome: str
    reason: str = ""
    place: str = ""


def keep_contribution(
    actor: Actor, contributed: Contributed, today: date, token: str | None = None
) -> Contribution:
    """Keep a contribution.

    Args:
        actor: who keeps it.
        contributed: what was said.
        today: it cannot have been said later.
        token: the form's own key: the same form sent twice is kept once.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.KEEP_CONTRIBUTIONS)
    if problems := list(_check(contributed, today)):
        raise Invalid(problems)
    if known := _kept_by(actor, token):
        return known
    try:
        with transaction.atomic():
            kept = Contribution.objects.create(
                organisation=actor.organisation,
                added_by=actor.account,
                added_at=timezone.now(),
                token=token or None,
                **_columns(contributed),
            )
            leave_line(actor, Act.KEEP_CONTRIBUTIONS, kept, {"theme": (None, kept.theme)})
    except IntegrityError:
        if known := _kept_by(actor, token):
            return known
        raise
    return kept


def correct_contribution(
    actor: Actor, contribution: int, revision: int, contributed: Contributed, today: date
) -> Contribution:
    """Correct what was kept of a contribution.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.KEEP_CONTRIBUTIONS)
    with transaction.atomic():
        found = _take(actor, contribution, revision)
        if problems := list(_check(contributed, today)):
            raise Invalid(problems)
        _store(actor, found, _columns(contributed))
    return found


def answer_contribution(actor: Actor, contribution: int, revision: int, done: WhatWasDone) -> Contribution:
    """Say what was done with a contribution; an empty outcome takes the answer back.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.KEEP_CONTRIBUTIONS)
    with transaction.atomic():
        found = _take(actor, contribution, revision)
        if problems := list(_check_answer(done)):
            raise Invalid(problems)
        answered = bool(done.outcome)
        columns = {
            "outcome": done.outcome,
            "reason": done.reason.strip() if answered else "",
            "place": done.place.strip() if answered else "",
        }
        _store(actor, found, columns)
    return found


def withdraw_contribution(
    actor: Actor, contribution: int, revision: int, *, back: bool = False
) -> Contribution:
    """Withdraw a contribution, which takes the person's name away for good; or put it back, without the name.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.KEEP_CONTRIBUTIONS)
    with transaction.atomic():
        found = _take(actor, contribution, revision)
        _store(actor, found, {"name": "", "withdrawn_at": None if back else timezone.now()})
    return found


def _take(actor: Actor, contribution: int, revision: int) -> Contribution:
    mine = Contribution.objects.select_for_update().filter(organisation=actor.organisation)
    found = mine.filter(pk=contribution).first()
    if found is None:
        raise NotFound(str(contribution))
    if found.revision != revision:
        raise Overtaken(f"contribution {contribution} is at revision {found.revision}, not {revision}")
    return found


def _store(actor: Actor, found: Contribution, columns: Mapping[str, object]) -> None:
    changes = dict(_changed(found, columns))
    for name, value in columns.items():
        setattr(found, name, value)
    found.revision += 1
    found.save()
    leave_line(actor, Act.KEEP_CONTRIBUTIONS, found, changes)


def _changed(
    found: Contribution, columns: Mapping[str, object]
) -> Iterable[tuple[str, tuple[str | None, str | None]]]:
    for name, after in columns.items():
        before = getattr(found, name)
        if before != after:
            yield name, (None, None) if name in _NEVER_QUOTED else (_plain(before), _plain(after))


def _plain(value: object) -> str | None:
    return None if value is None else str(value)


def _columns(contributed: Contributed) -> dict[str, object]:
    return {
        "theme": contributed.theme,
        "contributor": contributed.contributor,
        "party": contributed.party.strip(),
        "name": contributed.name.strip(),
        "day": contributed.day,
        "channel": contributed.channel,
        "text": contributed.text.strip(),
    }


def _check(contributed: Contributed, today: date) -> Iterable[Problem]:
    if find_subject(contributed.theme) is None:
        yield Problem("theme", "missing")
    if contributed.contributor not in Contributor.values:
        yield Problem("contributor", "missing")
    if contributed.channel not in Channel.values:
        yield Problem("channel", "missing")
    if contributed.day > today:
        yield Problem("day", "in_the_future")
    if not contributed.text.strip():
        yield Problem("text", "missing")
    yield from _check_length("text", contributed.text, LONGEST_TEXT)
    yield from _check_length("party", contributed.party, LONGEST_NAME)
    yield from _check_length("name", contributed.name, LONGEST_NAME)


def _check_answer(done: WhatWasDone) -> Iterable[Problem]:
    if done.outcome and done.outcome not in Outcome.values:
        yield Problem("outcome", "missing")
    if done.outcome and not done.reason.strip():
        yield Problem("reason", "missing")
    if done.outcome in (Outcome.TAKEN_OVER, Outcome.PARTLY) and not done.place.strip():
        yield Problem("place", "missing")
    yield from _check_length("reason", done.reason, LONGEST_TEXT)
    yield from _check_length("place", done.place, LONGEST_PLACE)


def _check_length(name: str, text: str, longest: int) -> Iterable[Problem]:
    if len(text.strip()) > longest:
        yield Problem(name, "too_long", (("maximum", longest), ("length", len(text.strip()))))
    if "\x00" in text:
        yield Problem(name, "unstorable_characters")


def _kept_by(actor: Actor, token: str | None) -> Contribution | None:
    if not token:
        return None
    return Contribution.objects.filter(organisation=actor.organisation, token=token).first()
