"""Which term has an entry, what came in between, and what did an administrator confirm of the law?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from waarborg.records.models import (
    ConfirmedGround,
    ConfirmedPeriod,
    Entry,
    Organisation,
    TermExtension,
    TermSuspension,
)
from waarborg.registers.deadlines import TermOfEntry, law_of, term_of
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration
from waarborg.registers.statutory import StatutoryPeriod, SuspensionGround, grounds_for
from waarborg.registers.stopwatch import Course, Suspension

NOBODYS: dict[str, list[StatutoryPeriod]] = {}


def confirmed_periods(organisation: Organisation) -> dict[str, list[StatutoryPeriod]]:
    """What the administrators of a municipality confirmed or filled in, by name of the term."""
    found: dict[str, dict[object, StatutoryPeriod]] = {}
    for line in ConfirmedPeriod.objects.filter(organisation=organisation).order_by("id"):
        period = StatutoryPeriod(
            line.first_day, line.last_day, Duration.from_json(line.length), confirmed=True
        )
        found.setdefault(line.term, {})[line.first_day] = period
    return {name: list(periods.values()) for name, periods in found.items()}


def confirmations(organisation: Organisation) -> list[ConfirmedPeriod]:
    """Who confirmed what, the latest last."""
    lines = ConfirmedPeriod.objects.filter(organisation=organisation).select_related("by")
    return list(lines.order_by("id"))


def confirmed_grounds(organisation: Organisation) -> list[ConfirmedGround]:
    """What administrators read of each ground on which a term stands still, the latest last."""
    return list(ConfirmedGround.objects.filter(organisation=organisation).select_related("by").order_by("id"))


def grounds_that_hold(organisation: Organisation, law: str | None) -> list[tuple[SuspensionGround, bool]]:
    """The grounds on which a term of the law may stand still here, each with whether that was confirmed."""
    grounds = grounds_for(law)
    read = {each.ground: each.holds for each in confirmed_grounds(organisation)} if grounds else {}
    return [(each, each.name in read or each.confirmed) for each in grounds if read.get(each.name, True)]


def term_in_force(entry: Entry, definition: RegisterDefinition) -> TermOfEntry | None:
    """The term of an entry; what was confirmed is asked only where the law sets it."""
    law = law_of(definition, entry.category)
    confirmed = confirmed_periods(entry.organisation) if law else NOBODYS
    named = entry.fields.get(definition.due_field or "")
    return term_of(
        definition,
        entry.category,
        timezone.localdate(entry.opened_at),
        confirmed.get(law or "", ()),
        date.fromisoformat(named) if isinstance(named, str) and named else None,
    )


def suspensions_of(entry: Entry) -> list[TermSuspension]:
    """When and why the term of an entry stood still, oldest first."""
    return list(TermSuspension.objects.filter(entry=entry).select_related("by"))


def extensions_of(entry: Entry) -> list[TermExtension]:
    """What was added to the term of an entry, oldest first."""
    return list(TermExtension.objects.filter(entry=entry).select_related("by"))


def course_of(entry: Entry) -> Course:
    """What came between the start and the end of an entry's term."""
    return course_from(suspensions_of(entry), extensions_of(entry))


def course_from(suspensions: Iterable[TermSuspension], extensions: Iterable[TermExtension]) -> Course:
    """The same from what was read already; a stop that the law limits ends there at the latest."""
    return Course(
        tuple(Suspension(each.started_at, _end(each)) for each in suspensions),
        tuple(Duration.from_json(each.length) for each in extensions),
    )


def _end(suspension: TermSuspension) -> datetime | None:
    ends = [each for each in (suspension.ended_at, suspension.latest_at) if each is not None]
    return min(ends, default=None)
