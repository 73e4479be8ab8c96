"""By when must an entry be done, and by which team?"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from waarborg.operations.members import Members
from waarborg.records.models import Entry
from waarborg.records.queries.terms import course_of
from waarborg.registers.deadlines import law_of, term_of
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.entries import CheckedEntry
from waarborg.registers.stopwatch import UNDISTURBED


def due_moment(
    members: Members,
    definition: RegisterDefinition,
    checked: CheckedEntry,
    opened_at: datetime,
    existing: Entry | None = None,
) -> datetime | None:
    """When an entry must be done: on the day that it names itself, where its register has a field for that.

    Else when its term ends; ``None`` without a term, and while it stands still.
    """
    named = checked.fields.get(definition.due_field or "")
    own_day = named if isinstance(named, date) else None
    category = checked.category or ""
    law = law_of(definition, category)
    confirmed = members.confirmed(law) if law else ()
    term = term_of(definition, category, timezone.localdate(opened_at), confirmed, own_day)
    if term is None:
        return None
    return term.end(opened_at, course_of(existing) if existing else UNDISTURBED)


def team_for(definition: RegisterDefinition, category: str) -> str:
    """Which team an entry belongs to: that of its category, else of its register."""
    known = next((each for each in definition.categories if each.name == category), None)
    return (known.team if known else None) or definition.team or ""
