"""Which series meet, who may see them, what is on an agenda, and which actions are still open?"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from waarborg.records.models import (
    PLANNED,
    WITHDRAWN,
    Account,
    AgendaItem,
    Entry,
    Meeting,
    MeetingSeries,
    Organisation,
)
from waarborg.records.queries.visible import Viewer, visible_entries
from waarborg.registers.durations import Duration

MEETINGS = "overleg"
"""The register whose entries are the meetings."""

TRIANGLE = "driehoek"
"""The category of meetings of mayor, public prosecutor and police."""

ACTIONS = "actie"
"""The register whose entries are the actions."""


def series_in(organisation: Organisation) -> QuerySet[MeetingSeries]:
    """The series of a municipality, stopped ones too, by name."""
    return MeetingSeries.objects.filter(organisation=organisation).select_related("secretary")


def attended_by(series: QuerySet[MeetingSeries], account: Account | None) -> QuerySet[MeetingSeries]:
    """Only the series in which this person takes part; ``None``: Waarborg itself, that sees all."""
    if account is None:
        return series
    return series.filter(Q(members__account=account) | Q(secretary=account)).distinct()


def every_of(series: MeetingSeries) -> Duration:
    """From one meeting of the series to the next."""
    return Duration.from_json(series.every)


def meetings_of(series: MeetingSeries) -> QuerySet[Meeting]:
    """The meetings that were made, those that lapsed too, oldest first."""
    return series.meetings.select_related("entry", "series").order_by("entry__opened_at", "id")


def coming(series: MeetingSeries) -> QuerySet[Meeting]:
    """The meetings that are still to be held, first one first; one that was not reported on yet is among them."""
    return meetings_of(series).filter(entry__status=PLANNED)


def held(series: MeetingSeries) -> QuerySet[Meeting]:
    """The meetings that were held, newest first."""
    return (
        meetings_of(series)
        .exclude(entry__status__in=(PLANNED, WITHDRAWN))
        .order_by("-entry__opened_at", "-id")
    )


def previous_held(meeting: Meeting) -> Meeting | None:
    """The last meeting of its series that was held before it."""
    before = held(meeting.series).exclude(pk=meeting.pk)
    return before.filter(entry__happened_on__lt=meeting.entry.happened_on).first()


def find_meeting(organisation: Organisation, number: int) -> Meeting | None:
    """One meeting with its series and entry."""
    related = Meeting.objects.select_related("series__secretary", "entry")
    return related.filter(series__organisation=organisation, pk=number).first()


def meeting_of(entry: Entry) -> Meeting | None:
    """The meeting that an entry of the register is; ``None``: one that no series made."""
    return Meeting.objects.filter(entry=entry).first() if entry.register == MEETINGS else None


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in order, each point with the actions agreed under it."""
    items = meeting.items.select_related("about__assigned_to", "added_by")
    return list(items.prefetch_related("actions__entry__assigned_to"))


def open_actions(viewer: Viewer, series: MeetingSeries) -> QuerySet[Entry]:
    """The actions agreed in meetings of the series that are not done, and that the viewer may see, due first."""
    actions = visible_entries(viewer, ACTIONS).filter(closed_at__isnull=True, cause__meeting__series=series)
    return actions.select_related("assigned_to", "cause").order_by("due_at", "id")


def next_meeting(series: MeetingSeries, day: date) -> Meeting | None:
    """The first meeting on or after a day that is still to be held."""
    return coming(series).filter(entry__happened_on__gte=day).first()
