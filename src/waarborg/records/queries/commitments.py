"""Which commitments does a municipality judge, and what surrounds them: lists, registers in use, holidays?"""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from django.db import connection
from django.db.models import Exists, Min, OuterRef, QuerySet
from django.utils import timezone

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.commitment import Commitment as Promise
from waarborg.commitments.demands import Target
from waarborg.commitments.windows import Window
from waarborg.records.models import (
    Choice,
    Commitment,
    Figure,
    Organisation,
    PlanVersion,
    RegisterVersion,
    Subject,
)
from waarborg.records.queries.closings import Known
from waarborg.records.queries.registers import definition_in
from waarborg.registers.calendars import public_holidays
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.selections import Selection

ONE_DAY = timedelta(days=1)

_NAMING = (
    "SELECT id, selection, answer FROM records_commitment"
    " WHERE organisation_id = %s AND choice = %s AND (register = %s OR answer_register = %s)"
)


def adopted_commitments(organisation: Organisation) -> QuerySet[Commitment]:
    """The accepted commitments of the newest adopted version of each plan, with their plan at hand."""
    later = PlanVersion.objects.filter(
        plan=OuterRef("version__plan"), adopted_at__isnull=False, number__gt=OuterRef("version__number")
    )
    return (
        Commitment.objects.filter(
            ~Exists(later),
            organisation=organisation,
            version__adopted_at__isnull=False,
            choice=Choice.ACCEPTED,
        )
        .select_related("version__plan")
        .order_by("version__plan__start", "version__plan_id", "number")
    )


_LISTED = ("pk", "name", "code", "valid_from", "valid_until", "list__name", "list__is_area")


@dataclass(frozen=True, slots=True)
class ListMember:
    """A member of a list, such as a district or a school: its columns alone, for a list can be long."""

    pk: int
    name: str
    code: str
    valid_from: date | None
    valid_until: date | None
    list_name: str
    is_area: bool


class Surroundings:
    """What judging needs to know of a municipality besides entries: read once, used for all its commitments.

    Attributes:
        now: the moment of asking. Its day is not over: what must be done on it can still be done, but for terms in
            hours, which end on the clock. ``None``: every day is judged as at its end.
        known: what was read of triggers for a commitment already.
    """

    def __init__(self, organisation: Organisation, now: datetime | None = None) -> None:
        self.organisation = organisation
        self.now = now
        self._today = None if now is None else timezone.localdate(now)
        self.known = Known()

    def is_ongoing(self, day: date) -> bool:
        """Tell whether the day is the one that is not over."""
        return day == self._today

    def now_on(self, day: date) -> datetime | None:
        """The moment of asking, on the day that is not over; ``None`` for every other day."""
        return self.now if day == self._today else None

    def promise_of(self, row: Commitment, day: date) -> Promise:
        """The commitment as the judge takes it, with the members that its list has on the day."""
        demand = None if row.demand is None else demand_from_json(row.demand)
        running = Window(row.version.plan.start, row.version.plan.end)
        each = getattr(demand, "each", None)
        members = tuple(subject.name for subject in self.members(each, day)) if each else ()
        if isinstance(demand, Target):
            since = self.figures_since.get(demand.indicator)
        else:
            since = self.in_use_since.get(row.register)
        return Promise(demand, running, members, since, _holidays_during(running))

    def members(self, list_name: str, day: date) -> list[ListMember]:
        """The members of a list on a day, by name."""
        return [subject for subject in self._subjects.get(list_name, []) if _holds(subject, day)]

    def places_of(self, list_name: str, day: date) -> tuple[str, dict[int, str]]:
        """By which column an entry names a member of the list, and the member's name for each value of it.

        A neighbourhood counts for the district that it lies in, by their CBS codes.
        """
        members = self.members(list_name, day)
        if not members or not members[0].is_area:
            return "subject_id", {subject.pk: subject.name for subject in members}
        names = {_digits(member.code, "WK"): member.name for member in members if member.code}
        names.pop("", None)
        places = {
            area.pk: name
            for areas in self._subjects.values()
            for area in areas
            if area.is_area and (name := names.get(_digits(area.code, "BU")[:6]))
        }
        return "area_id", places | {member.pk: member.name for member in members}

    def list_changes_after(self, list_name: str | None, day: date) -> date | None:
        """The first later day on which the list has other members."""
        if list_name is None:
            return None
        days = [subject.valid_from for subject in self._subjects.get(list_name, []) if subject.valid_from]
        days += [
            subject.valid_until + ONE_DAY
            for subject in self._subjects.get(list_name, [])
            if subject.valid_until and subject.valid_until < date.max
        ]
        return min((each for each in days if each > day), default=None)

    def prefix_of(self, register: str) -> str:
        """The letters with which the numbers of a register's entries start."""
        known = self.registers.get(register)
        return known.prefix if known else register.upper()

    @cached_property
    def registers(self) -> dict[str, RegisterDefinition]:
        """The registers in use, as they are now."""
        versions = RegisterVersion.objects.filter(organisation=self.organisation, is_current=True)
        return {name: definition_in(name, source) for name, source in versions.values_list("name", "source")}

    @cached_property
    def in_use_since(self) -> dict[str, date]:
        """Since when each register is in use."""
        versions = RegisterVersion.objects.filter(organisation=self.organisation)
        return dict(versions.values_list("name").annotate(Min("in_use_since")).order_by())

    @cached_property
    def figures_since(self) -> dict[str, date]:
        """Since when each indicator has figures."""
        figures = Figure.objects.filter(organisation=self.organisation)
        return dict(figures.values_list("indicator").annotate(Min("published_on")).order_by())

    @cached_property
    def _subjects(self) -> dict[str, list[ListMember]]:
        found: dict[str, list[ListMember]] = {}
        subjects = Subject.objects.filter(list__organisation=self.organisation).order_by("name")
        for row in subjects.values_list(*_LISTED):
            member = ListMember(*row)
            found.setdefault(member.list_name, []).append(member)
        return found


@lru_cache(maxsize=64)
def _holidays_during(running: Window) -> frozenset[date]:
    """The public holidays of the years of a plan and the year after it, in which its last terms end."""
    return public_holidays(range(running.start.year, running.end.year + 2))


def commitments_watching(organisation: Organisation, register: str, categories: Set[str]) -> list[int]:
    """The keys of the accepted commitments whose evidence an entry of this register and these categories can be.

    Those of versions that are not followed are among them: narrow :func:`adopted_commitments` by it.
    """
    # Asked at every entry, and mostly it comes to nothing: in one short statement, its selections as they are
    # written. What is written does not change, so what was read from it stays right.
    with connection.cursor() as cursor:
        cursor.execute(_NAMING, [organisation.pk, Choice.ACCEPTED.value, register, register])
        naming = cursor.fetchall()
    return [key for key, *written in naming if any(_watches(each, register, categories) for each in written)]


def _watches(written: str | None, register: str, categories: Set[str]) -> bool:
    if written is None:
        return False
    selection = _read_selection(written)
    named = selection.categories
    return selection.register == register and (not named or not categories.isdisjoint(named))


@lru_cache(maxsize=10_000)
def _read_selection(written: str) -> Selection:
    return Selection.from_json(json.loads(written))


def _holds(subject: ListMember, day: date) -> bool:
    return (subject.valid_from is None or subject.valid_from <= day) and (
        subject.valid_until is None or day <= subject.valid_until
    )


def _digits(code: str, prefix: str) -> str:
    """The digits of a CBS code of this kind; empty for another kind."""
    return code[2:] if code.upper().startswith(prefix) else ""
