"""Can every promise of a real plan be proven from a register? From the document through entries to the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from tests.journeys.test_from_document_to_adopted_plan import accept_and_adopt, browser_of, hand_over
from tests.operations.drafted import an_actor
from tests.shared_data import shared_file

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Frequency, Interval, Kind, Response
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.entries import Move
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.registers import take_into_use
from waarborg.operations.subjects import add_list, add_subject
from waarborg.records.models import Commitment, PlanVersion, Subject
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.judgements import judge_row
from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers

pytestmark = pytest.mark.django_db

ADOPTED = date(2019, 6, 25)
SUMMER = date(2021, 7, 15)
PROVEN = {Standing.KEPT, Standing.ON_TRACK, Standing.AT_RISK}
FILLED_IN = {FieldType.DATE: "2021-01-04", FieldType.MOMENT: "2021-01-04T10:00", FieldType.NUMBER: "1"}


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def filled(field: FieldDefinition) -> str:
    return field.choices[0][0] if field.choices else FILLED_IN.get(field.type, "Ingevuld")


def path_to_the_end(register: RegisterDefinition) -> list[str]:
    """The statuses through which an entry goes from its first to the nearest that closes it."""
    statuses = {status.name: status for status in register.statuses}
    paths = [[register.statuses[0].name]]
    while not statuses[paths[0][-1]].end:
        path = paths.pop(0)
        paths += [[*path, name] for name in statuses[path[-1]].next if name not in path]
    return paths[0][1:]


def entry_of(selection: Selection, day: date, member: Subject | None, cause: int | None = None) -> NewEntry:
    """An entry that counts for the selection, closed within the hour."""
    register = builtin_registers()[selection.register]
    values: dict[str, object] = {
        "title": "Gedaan",
        "opened_at": noon(day).isoformat(),
        **{field.name: filled(field) for field in register.fields if field.required},
        **dict(selection.fields),
    }
    if register.categories:
        values["category"] = (*selection.categories, register.categories[0].name)[0]
    if register.occurrence:
        values |= {
            "happened_on": day.isoformat(),
            "result": (*selection.results, register.results[0].name)[0],
        }
    if register.needs_validity:
        values["valid_from"] = day.isoformat()
    if register.needs_area:
        values["area"] = "Wijk een"
    if member is not None:
        values["area" if member.list.is_area else "subject"] = member.name
    if cause is not None:
        values["cause"] = str(cause)
    steps = path_to_the_end(register)
    result = (*selection.results, register.results[0].name)[0]
    moves = tuple(
        Move(status, result if status == steps[-1] else "", noon(day) + timedelta(minutes=number))
        for number, status in enumerate(steps, start=1)
    )
    return NewEntry(values, moves)


def members_of(row: Commitment, demand: object) -> list[Subject | None]:
    named = demand.each if isinstance(demand, Frequency | Interval) else None
    return list(Subject.objects.filter(list__name=named)) if named else [None]


def prove(town: Actor, row: Commitment, day: date) -> None:
    """Log what the promise asks for, on one day. A meeting is its own answer: by what was discussed in it."""
    own_answer = row.answer if row.answer_register == row.register else None
    selection = Selection.from_json(own_answer or row.selection or {})
    demand = demand_from_json(row.demand or {})
    times = int(demand.at_least or 1) if isinstance(demand, Frequency) else 1
    its = [entry_of(selection, day, member) for member in members_of(row, demand) for _ in range(times)]
    stored = load_entries(town, selection.register, its, judging=False)
    if isinstance(demand, Response) and row.answer and row.answer_register != row.register:
        answer = Selection.from_json(row.answer)
        load_entries(town, answer.register, [entry_of(answer, day, None, stored[0])], judging=False)


def town_with_registers_and_lists() -> Actor:
    officer = an_actor()
    town = system_actor(officer.organisation)
    for name in builtin_registers():
        take_into_use(town, name, date(2019, 1, 1))
    for name in ("wijk", "school", "deelproces", "crisisteam"):
        add_list(town, name, name.title(), is_area=name == "wijk")
        for number in ("een", "twee"):
            add_subject(town, name, f"{name.title()} {number}")
    return officer


def proven_and_not(version: PlanVersion) -> Iterator[tuple[Commitment, Standing]]:
    town = system_actor(version.plan.organisation)
    accepted = version.commitments.filter(choice="accepted", demand__isnull=False)
    for row in accepted.exclude(kind=Kind.TARGET.value).select_related("version__plan"):
        assert row.register, f"no register for: {row.sentence}"
        window = judge_row(row, Surroundings(town.organisation), SUMMER).verdict.window or Window(
            ADOPTED, SUMMER
        )
        day = max(window.start, min(window.end, SUMMER))
        prove(town, row, day)
        judged = judge_row(row, Surroundings(town.organisation), max(day, min(window.end, SUMMER)))
        yield row, judged.verdict.standing


def test_every_accepted_commitment_of_the_real_plan_can_be_proven_from_a_register() -> None:
    real = shared_file("plans/westvoorne-ivp-2019-2022.txt")
    browser = browser_of(town_with_registers_and_lists())
    hand_over(browser, real.read_bytes(), name=real.name)
    version = PlanVersion.objects.get()
    assert "Het plan is vastgesteld" in accept_and_adopt(browser, version, ADOPTED.isoformat())
    found = list(proven_and_not(version))
    assert len(found) > 50
    assert [(row.sentence, standing) for row, standing in found if standing not in PROVEN] == []
