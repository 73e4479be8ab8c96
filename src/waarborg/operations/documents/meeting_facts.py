"""What does the dossier of one meeting tell: over which time it goes, and which points ask a decision?"""

from __future__ import annotations

from datetime import date, timedelta

from waarborg.commitments.windows import Window
from waarborg.commitments.wording import say_day
from waarborg.documents.facts import AskedFacts, MeetingFacts
from waarborg.documents.titles import DocumentKind
from waarborg.operations.documents.evidence import Evidence
from waarborg.records.models import AgendaItem, Meeting
from waarborg.records.queries.meetings import items_of, previous_held


def period_of(kind: DocumentKind, day: date, meeting: Meeting | None) -> Window:
    """The time that a document tells of; of a meeting from the day after the one before it of its series."""
    usual = kind.period(day)
    before = _previous(meeting)
    return usual if before is None else Window(min(before + timedelta(days=1), day), day)


def title_of(meeting: Meeting) -> str:
    """What the dossier of a meeting is called."""
    return f"Dossier {meeting.series.name}, {say_day(meeting.entry.happened_on, 'nl')}"


def meeting_facts(meeting: Meeting | None, evidence: Evidence) -> dict[str, object]:
    """The facts of a meeting: itself (``None`` in any other document), and the points that ask a decision.

    A point about an entry goes without its title, as that may be more confidential than the document.
    """
    if meeting is None:
        return {"meeting": None, "asked": ()}
    about = MeetingFacts(
        meeting.series.name, meeting.series.place, _previous(meeting), evidence.meeting(meeting.pk)
    )
    asked = tuple(
        AskedFacts(number, _title(item))
        for number, item in enumerate(items_of(meeting), start=1)
        if item.asks_decision
    )
    return {"meeting": about, "asked": asked}


def _previous(meeting: Meeting | None) -> date | None:
    before = previous_held(meeting) if meeting is not None else None
    return before.entry.happened_on if before is not None else None


def _title(item: AgendaItem) -> str:
    return "" if item.about_id is not None else item.title
