"""What can be done with a series of meetings? Start it, change its members, topics and rhythm, and stop it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import withdraw_entry
from waarborg.operations.meetings.agenda import LONGEST_TITLE, add_fixed_points, next_position, topics_in
from waarborg.operations.meetings.calling import call_for
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import AgendaItem, AgendaOrigin, MeetingSeries, SeriesMember
from waarborg.records.queries.meetings import MEETINGS, coming
from waarborg.records.queries.registers import colleagues_of, find_register
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem

RHYTHMS = (
    Duration(1, Unit.WEEK),
    Duration(2, Unit.WEEK),
    Duration(4, Unit.WEEK),
    Duration(6, Unit.WEEK),
    Duration(1, Unit.MONTH),
    Duration(2, Unit.MONTH),
    Duration(3, Unit.MONTH),
    Duration(6, Unit.MONTH),
    Duration(1, Unit.YEAR),
)
"""How often a series can meet."""

LONGEST_NAME = 120
_RHYTHM = ("every", "first_day", "starts_at", "category", "name", "secretary_id")
"""What its meetings that were made already have of a series."""


@dataclass(frozen=True, slots=True)
class NewMember:
    """Who takes part: a function and its organisation, or a colleague by number."""

    name: str
    party: str = ""
    account: int | None = None


@dataclass(frozen=True, slots=True)
class SeriesWish:
    """What somebody wants of a series.

    Attributes:
        topics: the fixed points: each a title and the topic of the register that it stands for, or nothing.
        secretary: the number of the colleague who prepares its meetings.
    """

    name: str
    category: str
    every: Duration
    first_day: date
    starts_at: time
    place: str = ""
    topics: tuple[tuple[str, str], ...] = ()
    members: tuple[NewMember, ...] = ()
    secretary: int | None = None


def start_series(actor: Actor, wish: SeriesWish, day: date) -> MeetingSeries:
    """Start a series, and make its next meetings with their agendas.

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.MANAGE_MEETINGS)
    with transaction.atomic():
        if problems := list(_check(actor, wish, None)):
            raise Invalid(problems)
        series = MeetingSeries.objects.create(organisation=actor.organisation, **_columns(wish))
        _set_members(series, wish.members)
        leave_line(actor, Act.MANAGE_MEETINGS, series, {"name": (None, series.name)})
        call_for(actor, series.pk, day)
    return series


def change_series(actor: Actor, series: int, revision: int, wish: SeriesWish, day: date) -> MeetingSeries:
    """Change a series. Another rhythm makes the coming meetings anew, with what was put on their agendas.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid.
    """
    require(actor, Act.MANAGE_MEETINGS)
    with transaction.atomic():
        found = _take(actor, series, revision)
        if problems := list(_check(actor, wish, found)):
            raise Invalid(problems)
        columns = _columns(wish)
        is_new_rhythm = any(getattr(found, name) != columns[name] for name in _RHYTHM)
        for name, value in columns.items():
            setattr(found, name, value)
        found.revision += 1
        found.save()
        _set_members(found, wish.members)
        leave_line(actor, Act.MANAGE_MEETINGS, found, {"revision": (revision, found.revision)})
        added = _drop_coming(actor, found, day) if is_new_rhythm else []
        call_for(actor, found.pk, day)
        for meeting in coming(found):
            add_fixed_points(meeting)
        _put_back(found, added)
    return found


def stop_series(actor: Actor, series: int, revision: int, day: date) -> MeetingSeries:
    """Stop a series: its coming meetings lapse; those that were held stay, and so do their actions.

    Raises:
        NotAllowed, NotFound, Overtaken.
    """
    require(actor, Act.MANAGE_MEETINGS)
    with transaction.atomic():
        found = _take(actor, series, revision)
        _drop_coming(actor, found, day)
        found.ends_on = day - timedelta(days=1)
        found.revision += 1
        found.save()
        leave_line(actor, Act.MANAGE_MEETINGS, found, {"ends_on": (None, found.ends_on.isoformat())})
    return found


def _take(actor: Actor, series: int, revision: int) -> MeetingSeries:
    held = MeetingSeries.objects.select_for_update().filter(organisation=actor.organisation)
    found = held.filter(pk=series).first()
    if found is None:
        raise NotFound(str(series))
    if found.revision != revision:
        raise Overtaken(f"series {series} is at revision {found.revision}, not {revision}")
    return found


def _columns(wish: SeriesWish) -> dict[str, object]:
    return {
        "name": wish.name.strip(),
        "category": wish.category,
        "every": wish.every.as_json(),
        "first_day": wish.first_day,
        "starts_at": wish.starts_at,
        "place": wish.place.strip(),
        "topics": [{"title": title.strip(), "topic": topic} for title, topic in wish.topics],
        "secretary_id": wish.secretary,
        "ends_on": None,
    }


def _set_members(series: MeetingSeries, members: Iterable[NewMember]) -> None:
    series.members.all().delete()
    SeriesMember.objects.bulk_create(
        SeriesMember(series=series, name=each.name.strip(), party=each.party.strip(), account_id=each.account)
        for each in members
    )


def _drop_coming(actor: Actor, series: MeetingSeries, day: date) -> list[AgendaItem]:
    """Let the meetings from a day on lapse; returns what was put on their agendas.

    Their entries stay to be read, as lapsed; the days are free for meetings of another rhythm.
    """
    added: list[AgendaItem] = []
    for meeting in coming(series).filter(entry__happened_on__gte=day):
        added += meeting.items.filter(origin=AgendaOrigin.ADDED)
        withdraw_entry(
            actor, meeting.entry_id, meeting.entry.revision, "De overlegreeks is gewijzigd of gestopt."
        )
        meeting.delete()
    return added


def _put_back(series: MeetingSeries, added: Iterable[AgendaItem]) -> None:
    following = coming(series).first()
    if following is None:
        return
    for item in added:
        item.pk, item.meeting = None, following
        item.position = next_position(following, AgendaOrigin.ADDED)
        item.save()


def _check(actor: Actor, wish: SeriesWish, existing: MeetingSeries | None) -> Iterable[Problem]:
    used = find_register(actor.organisation, MEETINGS)
    if used is None or wish.category not in {each.name for each in used.definition.categories}:
        yield Problem("category", "missing")
    if wish.every.unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
        yield Problem("every", "missing")
    if {topic for _, topic in wish.topics if topic} - {
        value for value, _, _ in topics_in(actor.organisation)
    }:
        yield Problem("topics", "missing")
    yield from _check_texts(wish)
    others = MeetingSeries.objects.filter(organisation=actor.organisation, name=wish.name.strip())
    if others.exclude(pk=existing.pk if existing else 0).exists():
        yield Problem("name", "already_there", (("value", wish.name.strip()),))
    people = {each.pk for each in colleagues_of(actor.organisation)}
    kept = {each.account_id for each in existing.members.all()} if existing else set()
    named = [each.account for each in wish.members if each.account]
    if set(named) - people - kept or len(set(named)) < len(named):
        yield Problem("members", "unknown_person")
    if wish.secretary is not None and wish.secretary not in people:
        yield Problem("secretary", "unknown_person")


def _check_texts(wish: SeriesWish) -> Iterable[Problem]:
    if not wish.name.strip():
        yield Problem("name", "missing")
    texts = [("name", wish.name, LONGEST_NAME), ("place", wish.place, LONGEST_NAME)]
    texts += [("topics", title, LONGEST_TITLE) for title, _ in wish.topics]
    texts += [("members", text, LONGEST_NAME) for each in wish.members for text in (each.name, each.party)]
    for name, text, longest in texts:
        if len(text) > longest:
            yield Problem(name, "too_long", (("maximum", longest), ("length", len(text))))
        if "\x00" in text:
            yield Problem(name, "unstorable_characters")
