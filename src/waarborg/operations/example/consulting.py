"""How do people meet in the example, and which of its work comes round?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Frequency
from waarborg.operations.actors import Actor
from waarborg.operations.meetings.agenda import Point, put_on_agenda
from waarborg.operations.meetings.calling import call_for
from waarborg.operations.meetings.minutes import ItemMinutes, Minutes, NewAction, hold_meeting
from waarborg.operations.meetings.series import NewMember, SeriesWish, start_series
from waarborg.operations.recurring.plans import start_recurring
from waarborg.operations.recurring.promised import wish_for
from waarborg.records.models import AgendaOrigin, Meeting, PlanVersion
from waarborg.records.queries.meetings import coming, items_of
from waarborg.registers.durations import Duration, Unit

_PAST = timedelta(days=100)
_SECOND_TUESDAY = 8

TRIANGLE_TOPICS = (
    ("Voortgang van het veiligheidsplan", "voortgang_plan"),
    ("Ondermijning", "ondermijning"),
    ("Jeugdoverlast en jeugdgroepen", "jeugdoverlast"),
    ("Rondvraag", ""),
)
WEEKLY_TOPICS = (("Nieuwe meldingen", ""), ("Personen met verward gedrag", "verward_gedrag"))

_NEW_YEAR = Point(
    "Jaarwisseling",
    "jaarwisseling",
    "Het rooster voor oud en nieuw moet klaar zijn.",
    asks_decision=True,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said under a fixed point: in each meeting of the past the next of these."""

    notes: str
    decision: str = ""
    action: str = ""


_SAID = (
    _Said(
        "De cijfers van de wijken zijn besproken.",
        "Extra toezicht in het centrum.",
        "Maak een rooster voor toezicht",
    ),
    _Said("De groep bij het station is rustiger.", action="Vraag de corporatie om betere verlichting"),
    _Said("Geen bijzonderheden."),
)


def consult(people: Mapping[str, Actor], day: date) -> int:
    """Start the example's series, hold the meetings of the last months, and put something on the next agenda.

    Returns how many meetings were held.
    """
    officer = people["sanne"]
    first = date(day.year - 1, 1, _SECOND_TUESDAY)
    first += timedelta(days=(1 - first.weekday()) % 7)
    triangle = SeriesWish(
        name="Lokale driehoek",
        category="driehoek",
        every=Duration(1, Unit.MONTH),
        first_day=first,
        starts_at=time(9, 30),
        place="Raadhuis, kamer 2",
        topics=TRIANGLE_TOPICS,
        members=(
            NewMember("Burgemeester", "Gemeente"),
            NewMember("Teamchef", "Politie"),
            NewMember("Officier van justitie", "Openbaar Ministerie"),
            _colleague(officer, "Secretaris"),
        ),
        secretary=_number(officer),
    )
    weekly = SeriesWish(
        name="Zorg en veiligheid",
        category="zorg_veiligheid",
        every=Duration(1, Unit.WEEK),
        first_day=day - timedelta(days=day.weekday()) + timedelta(days=3),
        starts_at=time(13),
        topics=WEEKLY_TOPICS,
        members=(_colleague(people["femke"], "Coördinator"), NewMember("Wijkagent", "Politie")),
        secretary=_number(people["femke"]),
    )
    started = start_series(officer, triangle, day - _PAST)
    held = [
        _hold(people, each, turn) for turn, each in enumerate(coming(started)) if each.entry.happened_on < day
    ]
    call_for(officer, started.pk, day)
    start_series(officer, weekly, day)
    put_on_agenda(people["bram"], started.pk, _NEW_YEAR, day)
    return len(held)


def plan_ahead(officer: Actor, version: PlanVersion, day: date) -> int:
    """Plan the inspections that the plan promises so many times a year; returns how many plans there are."""
    rows = version.commitments.filter(choice="accepted", register__in=("controle", "oefening", "les"))
    planned = 0
    for row in rows.order_by("number"):
        demand = demand_from_json(row.demand) if row.demand else None
        wish = wish_for(officer.organisation, row.number, day)
        if wish is None or not isinstance(demand, Frequency) or demand.at_least is None:
            continue
        start_recurring(officer, wish, day)
        planned += 1
    return planned


def _hold(people: Mapping[str, Actor], meeting: Meeting, turn: int) -> Meeting:
    day = meeting.entry.happened_on
    fixed = [each for each in items_of(meeting) if each.origin == AgendaOrigin.FIXED]
    said = _SAID[turn % len(_SAID)]
    minutes = {each.pk: ItemMinutes(is_treated=True) for each in fixed}
    agreed = None
    if said.action:
        agreed = NewAction(said.action, _number(people["bram"]), due=day + timedelta(days=60))
    minutes[fixed[turn % len(fixed)].pk] = ItemMinutes(said.notes, said.decision, True, action=agreed)
    present = tuple(str(each) for each in meeting.series.members.all())
    return hold_meeting(people["sanne"], meeting.pk, meeting.revision, Minutes(minutes, present), day)


def _colleague(actor: Actor, function: str) -> NewMember:
    return NewMember(function, actor.organisation.name, _number(actor))


def _number(actor: Actor) -> int | None:
    return actor.account.pk if actor.account is not None else None
