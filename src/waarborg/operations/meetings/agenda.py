"""How does something come on the agenda of the next meeting, by somebody or from another part of Waarborg?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import AgendaItem, AgendaOrigin, Entry, Meeting, MeetingSeries, Organisation
from waarborg.records.queries.entries import find_any_entry
from waarborg.records.queries.meetings import MEETINGS, next_meeting, open_actions, series_in
from waarborg.records.queries.registers import find_register
from waarborg.registers.problems import Problem

LONGEST_TITLE = 200
LONGEST_TEXT = 4_000
_FIRST = {AgendaOrigin.ACTION: 0, AgendaOrigin.FIXED: 1_000, AgendaOrigin.ADDED: 2_000}


@dataclass(frozen=True, slots=True)
class Point:
    """What somebody wants to speak of.

    Attributes:
        topic: the topic of the register of meetings that it stands for; empty: none.
        about: the number of the entry that it is about; empty: none.
        asks_decision: it asks one of the meeting.
        token: known to whoever puts it there, so that the same thing stands on an agenda once.
    """

    title: str
    topic: str = ""
    explanation: str = ""
    about: str = ""
    token: str = ""
    asks_decision: bool = False


def put_on_agenda(actor: Actor, series: int, point: Point, day: date | None = None) -> AgendaItem:
    """Put a point on the agenda of the next meeting of a series.

    Args:
        actor: who puts it there, or the system where a figure or signal asks for it.
        series: of meetings; one need not take part in it.
        point: what to speak of.
        day: today, unless told.

    Raises:
        NotAllowed, NotFound, Invalid (also when no meeting is ahead).
    """
    require(actor, Act.PUT_ON_AGENDA)
    with transaction.atomic():
        found = series_in(actor.organisation).filter(pk=series).first()
        if found is None:
            raise NotFound(str(series))
        about = find_any_entry(actor, point.about) if point.about.strip() else None
        meeting = next_meeting(found, day or timezone.localdate())
        problems = [*_check(actor.organisation, point, about)]
        if meeting is None:
            problems.append(Problem("series", "no_meeting_ahead"))
        if problems or meeting is None:
            raise Invalid(problems)
        # Held, so that of two at once each gets a place of its own.
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        if point.token and (known := meeting.items.filter(token=point.token).first()):
            return known
        item = AgendaItem.objects.create(
            meeting=meeting,
            position=next_position(meeting, AgendaOrigin.ADDED),
            origin=AgendaOrigin.ADDED,
            title=point.title.strip(),
            topic=point.topic,
            about=about,
            explanation=point.explanation.strip(),
            asks_decision=point.asks_decision,
            added_by=actor.account,
            token=point.token or None,
        )
        # Never quoted: what people write for a meeting may name somebody.
        leave_line(actor, Act.PUT_ON_AGENDA, meeting, {"item": (None, item.pk)})
    return item


def bring_back_actions(series: MeetingSeries, day: date) -> None:
    """Let the open actions of a series stand on its next agenda; what was done since goes, unless noted upon."""
    meeting = next_meeting(series, day)
    if meeting is None:
        return
    # Not what this meeting itself agreed: that comes back on the one after it.
    waiting = {
        each.pk: each
        for each in open_actions(system_actor(series.organisation), series).exclude(cause=meeting.entry_id)
    }
    known = set(meeting.items.filter(origin=AgendaOrigin.ACTION).values_list("about_id", flat=True))
    for number, entry in waiting.items():
        if number not in known:
            AgendaItem.objects.create(
                meeting=meeting,
                position=next_position(meeting, AgendaOrigin.ACTION),
                origin=AgendaOrigin.ACTION,
                title=entry.title,
                about=entry,
            )
    untouched(meeting, AgendaOrigin.ACTION).exclude(about__in=waiting).delete()


def add_fixed_points(meeting: Meeting) -> None:
    """Give an agenda the fixed points that its series has now; what was noted under one already stays."""
    untouched(meeting, AgendaOrigin.FIXED).delete()
    known = set(meeting.items.filter(origin=AgendaOrigin.FIXED).values_list("title", flat=True))
    for topic in meeting.series.topics:
        if topic["title"] not in known:
            AgendaItem.objects.create(
                meeting=meeting,
                position=next_position(meeting, AgendaOrigin.FIXED),
                origin=AgendaOrigin.FIXED,
                title=topic["title"],
                topic=topic["topic"],
            )


def untouched(meeting: Meeting, origin: AgendaOrigin) -> QuerySet[AgendaItem]:
    """The points of this origin under which nothing was written yet."""
    return meeting.items.filter(origin=origin, notes="", decision="", is_treated=False, actions__isnull=True)


def next_position(meeting: Meeting, origin: AgendaOrigin) -> int:
    """The place below the last of its kind: open actions first, then what is fixed, then what was added."""
    last: int | None = meeting.items.filter(origin=origin).aggregate(last=Max("position"))["last"]
    return _FIRST[origin] if last is None else last + 1


def topics_in(organisation: Organisation) -> tuple[tuple[str, str, str], ...]:
    """The topics that the register of meetings knows: value, Dutch, English; none where it is not in use."""
    used = find_register(organisation, MEETINGS)
    fields = used.definition.fields if used else ()
    return next((each.choices for each in fields if each.name == "agendapunten"), ())


def _check(organisation: Organisation, point: Point, about: Entry | None) -> Iterable[Problem]:
    if not point.title.strip():
        yield Problem("title", "missing")
    for name, text, longest in (
        ("title", point.title, LONGEST_TITLE),
        ("explanation", point.explanation, LONGEST_TEXT),
    ):
        if len(text) > longest:
            yield Problem(name, "too_long", (("maximum", longest), ("length", len(text))))
        if "\x00" in text:
            yield Problem(name, "unstorable_characters")
    if point.topic and point.topic not in {value for value, _, _ in topics_in(organisation)}:
        yield Problem("topic", "missing")
    if point.about.strip() and about is None:
        yield Problem("about", "unknown_entry", (("value", point.about[:40]),))
