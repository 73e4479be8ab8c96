"""Does the database count what one would count by hand, whatever was entered?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.commitments.commitment import Commitment as Promise
from waarborg.commitments.demands import Frequency, Interval, Response
from waarborg.commitments.evidence import Answered, Counted, Happened
from waarborg.commitments.judge import need_on
from waarborg.records.models import WITHDRAWN, Commitment, Entry, Subject
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.evidence import evidence_for
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import AMSTERDAM, add_to_day, end_of_day

pytestmark = pytest.mark.django_db

START = date(2024, 1, 1)
DAYS = (date(2025, 3, 31), date(2025, 10, 27), date(2026, 1, 1))
SELECTIONS = (
    Selection("melding", categories=("graffiti",)),
    Selection("melding", categories=("graffiti", "vernieling"), results=("opgelost",)),
    Selection("melding"),
    Selection("controle"),
)
TERMS = (
    None,
    Duration(24, Unit.HOUR),
    Duration(5, Unit.WORKING_DAY),
    Duration(1, Unit.DAY),
    Duration(1, Unit.MONTH),
)


def throw_in(plan: SafetyPlan, places: list[Subject], number: int = 300) -> list[Entry]:
    """Entries drawn by chance, many of them around the days asked about and the nights when the clock changes."""
    draw = Random(number)
    for _ in range(number):
        around = draw.choice([*DAYS, START + timedelta(days=draw.randrange(720))])
        opened = datetime.combine(around, time(), AMSTERDAM).astimezone(UTC)
        opened += timedelta(seconds=draw.randrange(-200_000, 90_000))
        took = draw.choice(
            [0, draw.randrange(100_000), draw.randrange(5_000_000), 86_400 * draw.randrange(9)]
        )
        plan.log(
            "melding",
            opened,
            draw.choice(["graffiti", "graffiti", "vernieling", "geluid"]),
            closed_at=None if draw.random() < 0.2 else opened + timedelta(seconds=took),
            result=draw.choice(["opgelost", "opgelost", "", WITHDRAWN]),
            area=draw.choice([None, *places]),
            was_suspended=draw.random() < 0.1,
        )
    # Closed two days later within 24 hours: the clock was put forward in between.
    opened = datetime(2025, 3, 29, 23, 30, tzinfo=AMSTERDAM).astimezone(UTC)
    plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=24))
    # Some were told of only weeks after they happened.
    for entry in draw.sample(list(Entry.objects.order_by("id")), number // 5):
        entry.happened_on -= timedelta(days=draw.randrange(50))
        entry.save()
    return list(Entry.objects.select_related("area"))


def meant(entries: Iterable[Entry], selection: Selection) -> list[Entry]:
    return [
        entry
        for entry in entries
        if entry.register == selection.register
        and (not selection.categories or entry.category in selection.categories)
        and (entry.result in selection.results if selection.results else entry.result != WITHDRAWN)
    ]


def answered_by_hand(
    triggers: Iterable[Entry],
    within: Duration | None,
    day: date,
    now: datetime | None,
    holidays: frozenset[date],
) -> Answered:
    """One by one: no term of these really stood still."""
    counts: Counter[str] = Counter()
    dues = []
    for entry in triggers:
        closed = entry.closed_at if entry.closed_on and entry.closed_on <= day else None
        if within is None:
            counts["in_time" if closed else "waiting"] += 1
            continue
        if within.unit is Unit.HOUR:
            due, over = entry.opened_at + timedelta(hours=within.amount), now or end_of_day(day)
        else:
            due = end_of_day(add_to_day(entry.opened_on, within, holidays)).astimezone(UTC)
            over = end_of_day(day - timedelta(days=1) if now else day)
        if closed:
            counts["in_time" if closed <= due else "late"] += 1
        elif due <= over.astimezone(UTC):
            counts["overdue"] += 1
        else:
            counts["waiting"] += 1
            dues.append(due)
    return Answered(
        triggers=counts.total(),
        in_time=counts["in_time"],
        late=counts["late"],
        overdue=counts["overdue"],
        waiting=counts["waiting"],
        first_due=min(dues, default=None),
    )


@pytest.mark.parametrize("terms", [TERMS, TERMS[::-1]])
def test_triggers_are_told_apart_as_by_hand_in_whatever_order_terms_are_asked(
    terms: tuple[Duration | None, ...],
) -> None:
    plan = SafetyPlan()
    entries = throw_in(plan, [])
    rows = [(each, term, plan.promise(Response(term), each)) for each in SELECTIONS for term in terms]
    for day in DAYS:
        for now in (None, datetime.combine(day, time(15, 30), UTC)):
            around = Surroundings(plan.organisation, now)
            for selection, within, row in rows:
                promise = around.promise_of(row, day)
                found = evidence_for(row, promise, around, day)
                triggers = [
                    entry
                    for entry in meant(entries, selection)
                    if date(day.year, 1, 1) <= entry.happened_on <= day and entry.opened_on <= day
                ]
                assert isinstance(found, Answered)
                if found.first_due is not None:
                    found = replace(found, first_due=found.first_due.astimezone(UTC))
                by_hand = answered_by_hand(triggers, within, day, now, promise.public_holidays)
                assert found == by_hand, (selection, within, day, now)


def days_by_hand(entries: Iterable[Entry], promise: Promise, day: date) -> dict[str | None, list[date]]:
    """For each member the days in the stretches that are asked about, and the last one before them."""
    need = need_on(promise, day)
    assert need is not None
    found: dict[str | None, list[date]] = {}
    before: dict[str | None, list[date]] = {}
    for entry in entries:
        name = entry.area.name if entry.area else None
        if need.list is not None and name is None:
            continue
        member = name if need.list is not None else None
        if any(entry.happened_on in stretch and entry.happened_on <= day for stretch in need.stretches):
            found.setdefault(member, []).append(entry.happened_on)
        elif entry.happened_on < min(need.stretches[0].start, day):
            before.setdefault(member, []).append(entry.happened_on)
    if need.last_before:
        for member, days in before.items():
            found.setdefault(member, []).append(max(days))
    return found


@pytest.mark.parametrize("each", [None, "wijk"])
def test_days_and_counts_are_those_found_by_hand(each: str | None) -> None:
    plan = SafetyPlan()
    *near, far = plan.places("wijk", "Noord", "Oost", "Zuid", "Ver weg", is_area=True)
    entries = throw_in(plan, near)
    entries.append(plan.log("melding", START, "graffiti", area=far))
    rows: list[tuple[Selection, Commitment]] = []
    for selection in SELECTIONS:
        rows += [
            (
                selection,
                plan.promise(Frequency(Duration(1, Unit.YEAR), 2, each=each, months=(1, 3, 10)), selection),
            ),
            (selection, plan.promise(Frequency(Duration(3, Unit.MONTH), 2, each=each), selection)),
            (selection, plan.promise(Interval(Duration(6, Unit.MONTH), each=each), selection)),
        ]
    for day in DAYS:
        around = Surroundings(plan.organisation)
        for selection, row in rows:
            promise = around.promise_of(row, day)
            found = evidence_for(row, promise, around, day)
            by_hand = days_by_hand(meant(entries, selection), promise, day)
            if isinstance(found, Counted):
                counts = {name: len(days) for name, days in by_hand.items()}
                assert found.per_member == (counts if each else {None: counts.get(None, 0)}), (
                    row.demand,
                    day,
                )
            else:
                assert isinstance(found, Happened)
                days = {name: tuple(sorted(set(days))) for name, days in by_hand.items()}
                assert found.days == (days if each else {None: days.get(None, ())}), (row.demand, day)
