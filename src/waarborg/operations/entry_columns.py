"""What does a filled-in entry become in the database? Typed columns, or every problem at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.clock_changes import meant_moment
from waarborg.operations.entry_terms import due_moment, team_for
from waarborg.operations.members import Members
from waarborg.operations.placing import PLACE, area_for, place_columns, place_values
from waarborg.operations.planned_columns import PLANNING, is_planned, planned_columns
from waarborg.operations.refusals import Invalid
from waarborg.operations.shielding import kept_out_of_sight, problems_with_sight, raised_level
from waarborg.records.models import Account, Entry, Subject, SubjectKind
from waarborg.records.queries.entries import find_any_entry
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.entries import CheckedEntry, check_entry
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, is_empty, read_day, read_moment, shorten
from waarborg.registers.workflow import find_status

LINKS = ("cause", "follow_up_of", "duplicate_of", "party", "assigned_to", "raised_to", *PLACE)
"""What can be filled in besides the columns and fields that the register knows."""

_OTHERS = ("cause", "follow_up_of", "duplicate_of")
_MEMBERS = ("area", "subject", "party")
_NOON = time(12)


@dataclass
class _Links:
    """The records that an entry points to, and what is wrong with them."""

    actor: Actor
    definition: RegisterDefinition
    values: Mapping[str, object]
    existing: Entry | None
    members: Members
    problems: list[Problem] = field(default_factory=list)

    def note(self, name: str, code: str, *values: tuple[str, str | int | float]) -> None:
        self.problems.append(Problem(name, code, values))


def fill_columns(
    actor: Actor,
    definition: RegisterDefinition,
    values: Mapping[str, object],
    now: datetime,
    existing: Entry | None = None,
    members: Members | None = None,
) -> dict[str, Any]:
    """Check what was filled in and give the columns of the entry with their values.

    Args:
        actor: whose municipality's lists, people and entries it may name.
        definition: the register, in the version of the entry.
        values: by name, as :func:`waarborg.registers.entries.check_entry` takes them, and :data:`LINKS`.
        now: the moment of writing; nothing can have happened after it, except what is only planned.
        existing: the entry that is changed; it may go on naming what has ended since.
        members: what was looked up for other entries already.

    Raises:
        Invalid: with all problems.
    """
    members = members or Members(actor.organisation)
    values = _with_what_follows(definition, members, values, existing)
    checked = check_entry(definition, _own_values(values), unfinished=is_planned(values))
    links = _Links(actor, definition, values, existing, members)
    others = {name: _find_other(links, name) for name in _OTHERS}
    named = {name: _find_member(links, name) for name in _MEMBERS}
    sight = _sight(links)
    place = place_columns(values, links.problems)
    _refuse_future(links, now)
    if not isinstance(checked, CheckedEntry):
        raise Invalid((*checked, *links.problems))
    checked = _as_meant(checked, existing, now)
    happened_on, opened_at = _moments(checked, others["cause"], now)
    closed_at = _closing(definition, checked, opened_at, now)
    planning = planned_columns(values, existing, happened_on, links.problems)
    _refuse_ended(links, named, happened_on)
    if closed_at is not None and closed_at < opened_at:
        links.note("closed_at", "closed_before_opened")
    if links.problems:
        raise Invalid(links.problems)
    return _columns(definition, checked, existing) | {
        "happened_on": happened_on,
        "opened_at": opened_at,
        "closed_at": closed_at,
        "due_at": due_moment(members, definition, checked, opened_at, existing),
        **sight,
        **named,
        **others,
        **place,
        **planning,
    }


def _with_what_follows(
    definition: RegisterDefinition, members: Members, values: Mapping[str, object], existing: Entry | None
) -> Mapping[str, object]:
    """The values, with the area in which the place lies, and opened at the moment of the register's own field."""
    area = area_for(members, values, existing)
    moment = values.get(definition.start_field or "")
    follows = {"area": area} if area is not None else {}
    return {**values, **follows, **({} if is_empty(moment) else {"opened_at": moment})}


def _as_meant(checked: CheckedEntry, existing: Entry | None, now: datetime) -> CheckedEntry:
    if checked.opened_at is None:
        return checked
    kept = existing.opened_at if existing else None
    return replace(checked, opened_at=meant_moment(checked.opened_at, now, kept))


def _own_values(values: Mapping[str, object]) -> dict[str, object]:
    """What the register's own rules check: not what points elsewhere, nor the status of what is only planned."""
    apart = {*LINKS, *PLANNING, *(("status", "result", "closed_at") if is_planned(values) else ())}
    return {name: value for name, value in values.items() if name not in apart}


def _columns(definition: RegisterDefinition, checked: CheckedEntry, existing: Entry | None) -> dict[str, Any]:
    """The columns that follow from what was filled in; the team to which it was handed over keeps it."""
    category = checked.category or ""
    return {
        "title": checked.title,
        "category": checked.category or "",
        "status": checked.status,
        "result": checked.result or "",
        "valid_from": checked.valid_from,
        "valid_until": checked.valid_until,
        "team": existing.team
        if existing and existing.category == category
        else team_for(definition, category),
        "fields": checked.fields_as_json(),
    }


def values_of(entry: Entry) -> dict[str, object]:
    """An entry as it would be filled in: what a change starts from, by name."""
    return {
        "title": entry.title,
        "category": entry.category,
        "status": entry.status,
        "result": entry.result,
        "happened_on": entry.happened_on,
        "opened_at": entry.opened_at,
        "closed_at": entry.closed_at,
        "valid_from": entry.valid_from,
        "valid_until": entry.valid_until,
        "area": _written(entry.area_id),
        "subject": _written(entry.subject_id),
        "party": _written(entry.party_id),
        "cause": _written(entry.cause_id),
        "follow_up_of": _written(entry.follow_up_of_id),
        "duplicate_of": _written(entry.duplicate_of_id),
        "assigned_to": _written(entry.assigned_to_id),
        "raised_to": entry.raised_to or "",
        **place_values(entry),
        **entry.fields,
    }


def _written(number: int | None) -> str:
    return "" if number is None else str(number)


def _moments(checked: CheckedEntry, cause: Entry | None, now: datetime) -> tuple[date, datetime]:
    """The day that counts and the moment from which terms run, each from the other where one is left out.

    A day in the past without a time counts from noon, but an answer never comes before its cause that day.
    Whole seconds, so that a form gives back the moment that it was given.
    """
    now = now.replace(microsecond=0)
    if checked.opened_at is not None:
        return checked.happened_on or timezone.localdate(checked.opened_at), checked.opened_at
    day = checked.happened_on or timezone.localdate(now)
    if day >= timezone.localdate(now):
        return day, now if day == timezone.localdate(now) else _at_noon(day)
    noon = _at_noon(day)
    if cause is not None and timezone.localdate(cause.opened_at) == day:
        return day, max(noon, cause.opened_at)
    return day, noon


def _at_noon(day: date) -> datetime:
    return datetime.combine(day, _NOON, tzinfo=timezone.get_current_timezone())


def _closing(
    definition: RegisterDefinition, checked: CheckedEntry, opened_at: datetime, now: datetime
) -> datetime | None:
    status = find_status(definition, checked.status)
    if status is None or not status.end:
        return None
    if checked.closed_at is not None:
        return meant_moment(checked.closed_at, now)
    return opened_at if definition.occurrence else now


def _refuse_future(links: _Links, now: datetime) -> None:
    """Nothing that is logged is still to come, but what is planned; what cannot be read is told elsewhere."""
    if is_planned(links.values):
        return
    for name, read, latest in (
        ("happened_on", read_day, timezone.localdate(now)),
        ("opened_at", read_moment, now),
        ("closed_at", read_moment, now),
    ):
        written = links.values.get(name)
        if is_empty(written):
            continue
        try:
            if read(written) > latest:
                asked = links.definition.start_field if name == "opened_at" else None
                links.note(asked or name, "in_the_future")
        except UnreadableValueError:
            continue


def _find_member(links: _Links, name: str) -> Subject | None:
    """The place or other member that was named by its number, its code or its name."""
    written = str(links.values.get(name) or "").strip()
    if not written:
        return None
    wanted = links.definition.subject_lists if name == "subject" else ()
    kind = SubjectKind.ORGANISATION if name == "party" else None
    found = links.members.find(written, is_area=name == "area", lists=wanted, kind=kind)
    if found is None:
        links.note(name, "unknown_member", ("value", shorten(written)))
    return found


def _refuse_ended(links: _Links, members: Mapping[str, Subject | None], day: date) -> None:
    """A member can be named on the days on which its list holds it; a changed entry may keep its own."""
    for name, member in members.items():
        kept = links.existing is not None and member == getattr(links.existing, name)
        if member is not None and not kept and not _holds_on(member, day):
            links.note(name, "not_valid_then", ("value", member.name), ("day", f"{day:%d-%m-%Y}"))


def _holds_on(member: Subject, day: date) -> bool:
    started = member.valid_from is None or member.valid_from <= day
    return started and (member.valid_until is None or day <= member.valid_until)


def _find_other(links: _Links, name: str) -> Entry | None:
    """The entry that this one answers, goes on with or doubles."""
    written = links.values.get(name)
    if kept := kept_out_of_sight(links.actor, links.existing, name, written):
        return kept
    if is_empty(written):
        return None
    found = find_any_entry(links.actor, str(written))
    if found is None:
        links.note(name, "unknown_entry", ("value", shorten(str(written))))
    elif links.existing is not None and _leads_back(found, links.existing, name):
        links.note(name, "own_cause")
    return found


def _leads_back(other: Entry, entry: Entry, name: str) -> bool:
    """Would the entry, through others, become its own cause, follow-up or duplicate?"""
    seen: set[int] = set()
    current: Entry | None = other
    while current is not None and current.pk not in seen:
        if current.pk == entry.pk:
            return True
        seen.add(current.pk)
        current = getattr(current, name)
    return False


def _sight(links: _Links) -> dict[str, Any]:
    """Who handles it, and how much more confidential it is than its register."""
    handler = _find_colleague(links)
    raised = raised_level(links.definition, links.values, links.problems)
    links.problems += problems_with_sight(links.actor, links.definition, raised, handler)
    return {"assigned_to": handler, "raised_to": raised}


def _find_colleague(links: _Links) -> Account | None:
    """Somebody with a role here; who has left may keep what was given before."""
    written = str(links.values.get("assigned_to") or "").strip()
    if not written:
        return None
    if links.existing is not None and written == str(links.existing.assigned_to_id):
        return links.existing.assigned_to
    people = links.members.people()
    if written not in people:
        links.note("assigned_to", "unknown_person")
    return people.get(written)
