"""Who may see and do what of a series of meetings? A role opens the door; taking part opens the agenda."""

from __future__ import annotations

from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.refusals import NotFound, Overtaken
from waarborg.records.models import Meeting, MeetingSeries
from waarborg.records.queries.meetings import attended_by, find_meeting, series_in


def attended_series(actor: Actor) -> list[MeetingSeries]:
    """The series that this actor may see: all for who manages them, else those in which they take part.

    Raises:
        NotAllowed.
    """
    require(actor, Act.READ_MEETING)
    series = series_in(actor.organisation)
    return list(series if may(actor, Act.MANAGE_MEETINGS) else attended_by(series, actor.account))


def open_series(actor: Actor, series: int) -> MeetingSeries:
    """A series that this actor may see.

    Raises:
        NotAllowed, NotFound (also where they take no part: from outside the two look the same).
    """
    found = next((each for each in attended_series(actor) if each.pk == series), None)
    if found is None:
        raise NotFound(str(series))
    return found


def open_meeting(actor: Actor, meeting: int) -> Meeting:
    """A meeting that this actor may see.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.READ_MEETING)
    found = find_meeting(actor.organisation, meeting)
    if found is None:
        raise NotFound(str(meeting))
    open_series(actor, found.series_id)
    return found


def hold_meeting_row(actor: Actor, meeting: int, revision: int) -> Meeting:
    """A meeting that this actor may see, held against other writers until the transaction ends.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody changed it after ``revision``).
    """
    open_meeting(actor, meeting)
    held = Meeting.objects.select_for_update(of=("self",)).select_related("series__secretary", "entry")
    found = held.get(pk=meeting)
    if found.revision != revision:
        raise Overtaken(f"meeting {meeting} is at revision {found.revision}, not {revision}")
    return found
