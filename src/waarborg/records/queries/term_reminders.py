"""Who should be told of an entry that is nearly or already late, or whose term should have gone on by now?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from waarborg.commitments.demands import Kind
from waarborg.records.models import (
    Entry,
    EntryReminder,
    Membership,
    MessageSent,
    Organisation,
    TeamMember,
    TermSuspension,
)
from waarborg.records.queries.commitments import adopted_commitments, commitments_watching
from waarborg.records.queries.visible import is_visible, members_among, visible_entries
from waarborg.registers.terms import end_of_day

LATE = "late:"
SOON = "soon:"
RESUME = "resume:"
_LATE_REMEMBERED = timedelta(days=14)
_LONGEST_AHEAD = 3
_TODAY = 0


@dataclass(frozen=True, slots=True)
class EntryOccasion:
    """Something to tell one person of one entry, once."""

    account: int
    entry: int
    name: str


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry that a message speaks of, as it stands now."""

    entry: Entry
    why: str


def entry_occasions_on(day: date, days_ahead: Iterable[int]) -> list[EntryOccasion]:
    """What must be told on a day and was not told yet, over all municipalities.

    Ahead of its end who handles the entry is told, or (nobody does) everybody in its team; from the last day on who
    leads the team in any case; and once it is late also who owns a commitment that it breaks.
    """
    found: list[EntryOccasion] = []
    ahead = sorted({each for each in days_ahead if each <= _LONGEST_AHEAD} | {_TODAY})
    for organisation in Organisation.objects.all():
        found += _of_municipality(organisation, day, ahead)
    known = set(
        EntryReminder.objects.filter(entry_id__in={each.entry for each in found}).values_list(
            "account_id", "entry_id", "occasion"
        )
    )
    return [each for each in found if (each.account, each.entry, each.name) not in known]


def _of_municipality(organisation: Organisation, day: date, ahead: list[int]) -> list[EntryOccasion]:
    people = _Told(organisation)
    begin, found = end_of_day(day - timedelta(days=1)), []
    still_open = Entry.objects.filter(organisation=organisation, closed_at__isnull=True)
    until = end_of_day(day + timedelta(days=ahead[-1]))
    for entry in still_open.filter(due_at__gt=begin - _LATE_REMEMBERED, due_at__lte=until).order_by("id"):
        if entry.due_at is None:
            continue
        if entry.due_at <= begin:
            found += [
                EntryOccasion(each, entry.pk, _name(LATE, entry.due_at)) for each in people.of_late(entry)
            ]
            continue
        for days in ahead:
            if entry.due_at <= end_of_day(day + timedelta(days=days)):
                told = people.of_last_day(entry) if days == _TODAY else people.of_handling(entry)
                name = _name(SOON, entry.due_at, days)
                found += [EntryOccasion(each, entry.pk, name) for each in told]
    stops = TermSuspension.objects.filter(
        organisation=organisation, ended_at__isnull=True, expected_on__lte=day
    )
    for stop in stops.select_related("entry").order_by("id"):
        name = f"{RESUME}{stop.expected_on}"
        found += [EntryOccasion(each, stop.entry_id, name) for each in people.of_handling(stop.entry)]
    return _that_may_be_told(organisation, found)


def _that_may_be_told(organisation: Organisation, found: list[EntryOccasion]) -> list[EntryOccasion]:
    """Nobody is told of an entry that they may not see."""
    seen: set[tuple[int, int]] = set()
    for account, member in members_among(organisation, (each.account for each in found)).items():
        entries = [each.entry for each in found if each.account == account]
        visible = visible_entries(member).filter(id__in=entries)
        seen |= {(account, number) for number in visible.values_list("id", flat=True)}
    return [each for each in found if (each.account, each.entry) in seen]


def _name(why: str, due_at: datetime, *more: int) -> str:
    return ":".join([f"{why}{due_at:%Y%m%d%H%M}", *(str(each) for each in more)])


class _Told:
    """Who wants to be told, of one municipality; asked once for all its entries."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        wanting = Q(account__is_active=True, account__wants_reminders=True)
        members = Membership.objects.filter(wanting, organisation=organisation)
        self._reached = set(members.values_list("account_id", flat=True))
        self._members: dict[str, list[int]] = {}
        self._leads: dict[str, list[int]] = {}
        for line in TeamMember.objects.filter(organisation=organisation):
            self._members.setdefault(line.team, []).append(line.account_id)
            if line.leads:
                self._leads.setdefault(line.team, []).append(line.account_id)
        self._owners: dict[tuple[str, str], list[int]] = {}

    def of_handling(self, entry: Entry) -> list[int]:
        """Who handles it; else everybody in its team."""
        if entry.assigned_to_id is not None and entry.assigned_to_id in self._reached:
            return [entry.assigned_to_id]
        return self._only_reached(self._members.get(entry.team, ()))

    def of_last_day(self, entry: Entry) -> list[int]:
        """Who handles it, and who leads its team: everybody in it where nobody does."""
        leads = self._leads.get(entry.team) or self._members.get(entry.team, [])
        return self._only_reached([entry.assigned_to_id, *leads])

    def of_late(self, entry: Entry) -> list[int]:
        """Also who owns a commitment to answer such an entry in time."""
        key = (entry.register, entry.category)
        if key not in self._owners:
            watching = commitments_watching(self._organisation, entry.register, {entry.category})
            self._owners[key] = [
                row.owner_id
                for row in adopted_commitments(self._organisation).filter(pk__in=watching)
                if row.owner_id is not None
                and row.kind == Kind.RESPONSE.value
                and row.register == entry.register
            ]
        return self._only_reached([*self.of_last_day(entry), *self._owners[key]])

    def _only_reached(self, accounts: Iterable[int | None]) -> list[int]:
        return sorted({each for each in accounts if each is not None and each in self._reached})


def entries_told_in(message: MessageSent, now: datetime) -> list[ToldEntry]:
    """The entries of a message that are still worth telling.

    Not those that were closed or got more time, nor those that its reader may not see any more.
    """
    reminders = EntryReminder.objects.filter(message=message, entry__closed_at__isnull=True)
    told: dict[int, ToldEntry] = {}
    for reminder in reminders.select_related("entry__organisation").order_by("entry__due_at", "entry_id"):
        entry, why = reminder.entry, reminder.occasion.split(":", 1)[0] + ":"
        if why != RESUME and entry.due_at is not None:
            why = LATE if entry.due_at < now else SOON
        elif why != RESUME or entry.suspended_since is None:
            continue
        member = members_among(entry.organisation, [message.account_id]).get(message.account_id)
        if member is not None and is_visible(member, entry):
            told[entry.pk] = ToldEntry(entry, why)
    return list(told.values())
