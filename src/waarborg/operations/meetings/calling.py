"""How do the next meetings of a series come ahead, each with its agenda, and how is one moved or called off?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import change_entry, log_entry, withdraw_entry
from waarborg.operations.meetings.access import hold_meeting_row
from waarborg.operations.meetings.agenda import add_fixed_points, bring_back_actions, next_position
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import PLANNED, AgendaOrigin, Meeting, MeetingSeries, Organisation
from waarborg.records.queries.meetings import MEETINGS, every_of, next_meeting, series_in
from waarborg.records.queries.registers import find_register
from waarborg.registers.meeting_days import meeting_days
from waarborg.registers.problems import Problem

AHEAD = timedelta(days=120)
"""How long ahead meetings are made; the next one always is."""

_FAR = timedelta(days=5 * 366)


def call_meetings(organisation: Organisation, day: date) -> int:
    """Make the coming meetings of every series; returns how many. Running it again makes nothing more."""
    running = series_in(organisation).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    numbers = list(running.values_list("pk", flat=True))
    return sum(call_for(system_actor(organisation), number, day) for number in numbers)


def call_for(actor: Actor, series: int, day: date) -> int:
    """Make the coming meetings of one series, and bring its open actions back on the next agenda."""
    with transaction.atomic():
        held = MeetingSeries.objects.select_for_update(of=("self",)).select_related("secretary")
        found = held.get(organisation=actor.organisation, pk=series)
        if find_register(actor.organisation, MEETINGS) is None:
            return 0
        known = set(found.meetings.values_list("turn", flat=True))
        made = 0
        last = min(day + _FAR, found.ends_on or date.max)
        for _turn, meets_on in meeting_days(found.first_day, every_of(found), last):
            if meets_on < day or meets_on.toordinal() in known:
                continue
            if meets_on > day + AHEAD and next_meeting(found, day) is not None:
                break
            add_fixed_points(_call(actor, found, meets_on))
            made += 1
        bring_back_actions(found, day)
    return made


def move_meeting(actor: Actor, meeting: int, revision: int, day: date, starts_at: time) -> Meeting:
    """Put a meeting on another day or hour.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (it was held already).
    """
    require(actor, Act.HOLD_MEETING)
    with transaction.atomic():
        found = _take_planned(actor, meeting, revision)
        values = {"happened_on": day, "opened_at": _moment(day, starts_at), "due_on": day}
        change_entry(actor, found.entry_id, found.entry.revision, values)
        _raise(found)
        leave_line(actor, Act.HOLD_MEETING, found, {"day": (None, day.isoformat())})
    return found


def call_off_meeting(actor: Actor, meeting: int, revision: int, reason: str) -> Meeting:
    """Call a meeting off: what was put on its agenda goes to the next one.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (without a reason, or it was held already).
    """
    require(actor, Act.HOLD_MEETING)
    with transaction.atomic():
        found = _take_planned(actor, meeting, revision)
        if not reason.strip():
            raise Invalid([Problem("reason", "missing")])
        withdraw_entry(actor, found.entry_id, found.entry.revision, reason)
        _raise(found)
        leave_line(actor, Act.HOLD_MEETING, found, {"called_off": (False, True)})
        today = timezone.localdate()
        call_for(actor, found.series_id, today)
        following = next_meeting(found.series, max(today, found.entry.happened_on))
        if following is not None:
            hand_on(found, following)
    return found


def hand_on(meeting: Meeting, following: Meeting) -> None:
    """Put what was added to one agenda on another."""
    for item in meeting.items.filter(origin=AgendaOrigin.ADDED):
        item.meeting, item.position = following, next_position(following, AgendaOrigin.ADDED)
        item.save()


def _take_planned(actor: Actor, meeting: int, revision: int) -> Meeting:
    found = hold_meeting_row(actor, meeting, revision)
    if found.entry.status != PLANNED:
        raise Invalid([Problem("day", "not_planned")])
    return found


def _raise(meeting: Meeting) -> None:
    meeting.revision += 1
    meeting.save(update_fields=["revision"])


def _call(actor: Actor, series: MeetingSeries, day: date) -> Meeting:
    values: dict[str, object] = {
        "title": series.name,
        "category": series.category,
        "status": PLANNED,
        "happened_on": day,
        "opened_at": _moment(day, series.starts_at),
        "due_on": day,
        "assigned_to": _secretary_of(series),
    }
    token = f"meeting-{series.pk}-{series.revision}-{day.toordinal()}"
    entry = log_entry(actor, MEETINGS, values, token).entry
    return Meeting.objects.create(series=series, turn=day.toordinal(), entry=entry)


def _secretary_of(series: MeetingSeries) -> str:
    person = series.secretary
    if person is None or not person.is_active:
        return ""
    return str(person.pk) if person.memberships.filter(organisation=series.organisation_id).exists() else ""


def _moment(day: date, starts_at: time) -> datetime:
    return datetime.combine(day, starts_at, tzinfo=timezone.get_current_timezone())
