"""What was said, decided and agreed in a meeting, and how does it become evidence once it was held?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import Move, carry_out, change_entry, log_entry, move_status
from waarborg.operations.meetings.access import hold_meeting_row
from waarborg.operations.meetings.agenda import bring_back_actions
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.models import PLANNED, WITHDRAWN, AgendaItem, AgreedAction, Meeting
from waarborg.records.queries.meetings import ACTIONS, items_of
from waarborg.records.queries.registers import definition_of
from waarborg.registers.problems import Problem
from waarborg.registers.workflow import next_statuses

LONGEST_NOTES = 8_000
LONGEST_ACTION = 1_000
_LONGEST_DECISIONS = 8_000
_LONGEST_PARTIES = 400
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class NewAction:
    """What was agreed: by whom (a colleague's number, or the name of an organisation) and until when."""

    text: str
    owner: int | None = None
    party: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """What came of one point of the agenda.

    Attributes:
        asks_decision: the point asks a decision of the meeting; ``None``: as it was.
        result: of the open action that the point is about: with which result it was closed; empty: it stays open.
    """

    notes: str = ""
    decision: str = ""
    is_treated: bool = False
    result: str = ""
    asks_decision: bool | None = None
    action: NewAction | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is written during a meeting: by the number of the agenda's point, and who were there."""

    items: Mapping[int, ItemMinutes] = field(default_factory=dict)
    present: tuple[str, ...] = ()


def record_minutes(actor: Actor, meeting: int, revision: int, minutes: Minutes) -> Meeting:
    """Keep what was written: notes and decisions under their points, actions as entries that are followed.

    Of a meeting that was held already what was written goes to its entry at once.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (each problem at ``<what>-<number of the point>``).
    """
    require(actor, Act.HOLD_MEETING)
    with transaction.atomic():
        found = hold_meeting_row(actor, meeting, revision)
        _record(actor, found, minutes, min(found.entry.happened_on, timezone.localdate()))
        if found.entry.status != PLANNED:
            change_entry(actor, found.entry_id, found.entry.revision, _as_evidence(found))
        leave_line(actor, Act.HOLD_MEETING, found, {"revision": (revision, found.revision)})
        bring_back_actions(found.series, timezone.localdate())
    return found


def hold_meeting(actor: Actor, meeting: int, revision: int, minutes: Minutes, day: date) -> Meeting:
    """Keep what was written, and tell that the meeting was held on a day: from then on it is evidence.

    The topics of the points that were treated become those of its entry, so that a standing topic is judged by it.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (also when the day is still to come, or it was held already).
    """
    require(actor, Act.HOLD_MEETING)
    with transaction.atomic():
        found = hold_meeting_row(actor, meeting, revision)
        _record(actor, found, minutes, min(day, timezone.localdate()))
        values = {**_as_evidence(found), "happened_on": day, **_start_of(found, day)}
        found.entry = carry_out(actor, found.entry_id, found.entry.revision, values)
        leave_line(actor, Act.HOLD_MEETING, found, {"held_on": (None, day.isoformat())})
        bring_back_actions(found.series, timezone.localdate())
    return found


def _record(actor: Actor, meeting: Meeting, minutes: Minutes, day: date) -> None:
    """Write down what was said on a day, on which its actions were agreed."""
    if meeting.entry.status == WITHDRAWN:
        raise Invalid([Problem("", "withdrawn")])
    items = {each.pk: each for each in items_of(meeting)}
    written = {number: each for number, each in minutes.items.items() if number in items}
    if problems := [told for number, each in written.items() for told in _check(number, each)]:
        raise Invalid(problems)
    for number, each in written.items():
        _write(actor, meeting, items[number], each, day)
    meeting.present = list(minutes.present)
    meeting.revision += 1
    meeting.save(update_fields=["present", "revision"])


def _write(actor: Actor, meeting: Meeting, item: AgendaItem, minutes: ItemMinutes, day: date) -> None:
    item.notes, item.decision = minutes.notes.strip(), minutes.decision.strip()
    agreed = minutes.action is not None
    if minutes.asks_decision is not None:
        item.asks_decision = minutes.asks_decision
    item.is_treated = bool(minutes.is_treated or item.notes or item.decision or agreed or minutes.result)
    item.save()
    if minutes.action is not None:
        _agree(actor, meeting, item, minutes.action, day)
    if minutes.result and item.about is not None and item.about.register == ACTIONS:
        _close(actor, item, minutes)


def _agree(actor: Actor, meeting: Meeting, item: AgendaItem, action: NewAction, day: date) -> None:
    text = action.text.strip()
    values: dict[str, object] = {
        "category": "overleg",
        "happened_on": day,
        "title": text[:_LONGEST_TITLE],
        "afspraak": text,
        "organisatie": action.party.strip(),
        "klaar_voor": action.due,
        "assigned_to": action.owner or "",
        "cause": str(meeting.entry_id),
    }
    try:
        entry = log_entry(actor, ACTIONS, values).entry
    except Invalid as refused:
        names = {"assigned_to": "owner", "klaar_voor": "due", "organisatie": "party"}
        raise Invalid(
            Problem(f"{names.get(each.field, 'action')}-{item.pk}", each.code, each.values)
            for each in refused.problems
        ) from refused
    AgreedAction.objects.create(item=item, entry=entry)


def _close(actor: Actor, item: AgendaItem, minutes: ItemMinutes) -> None:
    entry = item.about
    if entry is None or entry.closed_at is not None:
        return
    ends = [each.name for each in next_statuses(definition_of(entry), entry.status) if each.end]
    if not ends:
        raise Invalid([Problem(f"result-{item.pk}", "nothing_follows", (("from", entry.status),))])
    move = Move(ends[0], minutes.result, note=item.notes[:LONGEST_ACTION])
    item.about = move_status(actor, entry.pk, entry.revision, move)


def _as_evidence(meeting: Meeting) -> dict[str, object]:
    """What the entry of a meeting says, from its agenda."""
    treated = [each for each in items_of(meeting) if each.is_treated]
    decisions = [f"{each.title}: {each.decision}" for each in treated if each.decision]
    present = set(meeting.present)
    parties = {each.party or each.name for each in meeting.series.members.all() if str(each) in present}
    return {
        "agendapunten": sorted({each.topic for each in treated if each.topic}),
        "besluiten": "\n".join(decisions)[:_LONGEST_DECISIONS],
        "deelnemers": ", ".join(sorted(parties))[:_LONGEST_PARTIES],
    }


def _start_of(meeting: Meeting, day: date) -> dict[str, object]:
    """The hour for which it was called, where it was held on that day."""
    called = meeting.entry.opened_at
    return {"opened_at": called} if timezone.localdate(called) == day and called <= timezone.now() else {}


def _check(number: int, minutes: ItemMinutes) -> Iterable[Problem]:
    for name, text in (("notes", minutes.notes), ("decision", minutes.decision)):
        if len(text) > LONGEST_NOTES:
            told = (("maximum", LONGEST_NOTES), ("length", len(text)))
            yield Problem(f"{name}-{number}", "too_long", told)
        if "\x00" in text:
            yield Problem(f"{name}-{number}", "unstorable_characters")
    action = minutes.action
    if action is None:
        return
    if not action.text.strip():
        yield Problem(f"action-{number}", "missing")
    if len(action.text) > LONGEST_ACTION:
        told = (("maximum", LONGEST_ACTION), ("length", len(action.text)))
        yield Problem(f"action-{number}", "too_long", told)
    if action.owner is None and not action.party.strip():
        yield Problem(f"owner-{number}", "action_without_owner")
    if action.due is None:
        yield Problem(f"due-{number}", "missing")
