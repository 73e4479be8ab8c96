"""How is the example municipality loaded, from nothing to a board that is alive on a day?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Response, Target
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.example.adopting import adopt_on, upload_and_decide
from waarborg.operations.example.answers import Answering, answers_to
from waarborg.operations.example.cases import load_cases
from waarborg.operations.example.consulting import consult, plan_ahead
from waarborg.operations.example.cycling import go_through_cycle
from waarborg.operations.example.founding import found
from waarborg.operations.example.history import relive
from waarborg.operations.example.implementing import carry_out
from waarborg.operations.example.material import Material, first_year, read_material
from waarborg.operations.example.occurrences import Scene, as_entry, entries_of
from waarborg.operations.example.participating import ask_residents, contribute
from waarborg.operations.example.preparing import form_teams, prepare
from waarborg.operations.example.reports import Stream, reports_of
from waarborg.operations.figures import NewFigure, record_figure
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.records.models import Commitment, Entry, PlanVersion
from waarborg.records.queries.boundaries import areas_with_boundary, outline_of
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.registers import find_register
from waarborg.records.queries.selected import selected
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

Tell = Callable[[str], None]
_WRITERS = {"melding": "koos", "controle": "bram", "campagne": "yasmin", "oefening": "joris"}
_USUAL = Duration(5, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much the example holds."""

    commitments: int
    entries: int


@dataclass(frozen=True, slots=True)
class _Stage:
    """What every step needs."""

    people: Mapping[str, Actor]
    version: PlanVersion
    material: Material
    day: date

    @property
    def officer(self) -> Actor:
        return self.people["sanne"]

    def rows(self) -> list[Commitment]:
        rows = self.version.commitments.filter(choice="accepted")
        return list(rows.select_related("version__plan").order_by("number"))


def load_example(day: date, tell: Tell) -> Loaded:
    """Make the example municipality as it would stand on a day; all of it, or nothing.

    Args:
        day: today, or a day before it.
        tell: is told what is being done.

    Raises:
        Invalid: a name or address of the example is taken already.
    """
    material = read_material(day)
    start = date(first_year(day), 1, 1)
    with transaction.atomic():
        tell(f"Adding {material.town.name}: people, lists and registers ...")
        people = found(material.town, start)
        form_teams(people, material.crisis["teams"])
        tell("Reading the plan and deciding about each commitment ...")
        version, accepted = upload_and_decide(people["sanne"], material, people)
        stage = _Stage(people, version, material, day)
        _record_figures(stage)
        tell("Logging what happened since the plan began ...")
        entries = _load_reports(stage) + _load_occurrences(stage)
        entries += _load_answers(stage)
        entries += prepare(people, material.crisis, start, day)
        entries += load_cases(people, material.cases, day)
        tell(f"Adopting the plan and judging {accepted} commitments over {entries} entries ...")
        version = adopt_on(stage.officer, version, start - timedelta(days=19))
        tell("Meeting, and planning the work that comes round ...")
        entries += consult(people, day)
        plan_ahead(stage.officer, version, day)
        carry_out(people, version, material.actions, day)
        contribute(stage.officer, material.participation, day)
        ask_residents(stage.officer, material.participation["survey"], day)
        go_through_cycle(people, version, day)
        relive(system_actor(version.plan.organisation), version, day)
    return Loaded(accepted, entries)


def _record_figures(stage: _Stage) -> None:
    for written in stage.material.figures:
        for back, value in enumerate(written["values"], start=1):
            year = stage.day.year - back
            published = date(year + 1, 1, 1)
            if published > stage.day:
                continue
            record_figure(
                stage.officer,
                NewFigure(
                    written["indicator"], written["area"], str(year), value, written["source"], published
                ),
            )


def _load_reports(stage: _Stage) -> int:
    town = stage.version.plan.organisation
    areas = {each.subject.name: outline_of(each) for each in areas_with_boundary(town, stage.day)}
    terms, courses = _terms_and_courses(stage)
    entries: list[NewEntry] = []
    for category, weekly in stage.material.words["reports_a_week"].items():
        stream = Stream(
            category,
            weekly,
            terms.get(category, _USUAL),
            courses.get(category, ""),
            areas,
            stage.material.words,
            Window(stage.version.plan.start, stage.version.plan.end),
            stage.day,
        )
        entries += reports_of(stream)
    entries.sort(key=_moment_of)
    return len(load_entries(stage.people[_WRITERS["melding"]], "melding", entries, judging=False))


def _terms_and_courses(stage: _Stage) -> tuple[dict[str, Duration], dict[str, str]]:
    """Per category of report: the promised term by which it closes, and how that goes."""
    terms = _usual_terms(stage)
    courses: dict[str, str] = {}
    for row in stage.rows():
        if row.register != "melding" or row.answer is not None or not row.demand:
            continue
        demand = demand_from_json(row.demand)
        turn = stage.material.turn_for(row.sentence, row.kind)
        for category in (row.selection or {}).get("categories", []):
            courses[category] = turn.course
            if isinstance(demand, Response) and demand.within is not None:
                terms[category] = demand.within
    return terms, courses


def _usual_terms(stage: _Stage) -> dict[str, Duration]:
    definition = _definition(stage, "melding")
    return {each.name: each.term or definition.term or _USUAL for each in definition.categories}


def _definition(stage: _Stage, register: str) -> RegisterDefinition:
    used = find_register(stage.officer.organisation, register)
    if used is None:
        raise LookupError(f"the example uses no register {register}")
    return used.definition


def _load_occurrences(stage: _Stage) -> int:
    by_register: dict[str, list[NewEntry]] = {}
    for scene in _scenes(stage):
        its = by_register.setdefault(scene.selection.register, [])
        its += [as_entry(scene, day, member) for day, member in entries_of(scene)]
    loaded = 0
    for register, entries in sorted(by_register.items()):
        entries.sort(key=_moment_of)
        loaded += len(load_entries(_writer(stage, register), register, entries, judging=False))
    return loaded


def _scenes(stage: _Stage) -> Iterator[Scene]:
    surroundings = Surroundings(stage.officer.organisation)
    areas = {each.name for each in stage.material.town.lists if each.is_area}
    for row in stage.rows():
        if row.demand is None or row.selection is None:
            continue
        promise = surroundings.promise_of(row, stage.day)
        if isinstance(promise.demand, Response | Target):
            continue
        turn = stage.material.turn_for(row.sentence, row.kind)
        each = getattr(promise.demand, "each", None)
        yield Scene(
            sentence=row.sentence,
            promise=promise,
            selection=Selection.from_json(row.selection),
            course=turn.course,
            title=turn.title,
            words=stage.material.words,
            is_area=each in areas,
            day=stage.day,
        )


def _load_answers(stage: _Stage) -> int:
    loaded = 0
    for row in stage.rows():
        if row.answer is None or row.selection is None or not row.demand:
            continue
        demand = demand_from_json(row.demand)
        answer = Selection.from_json(row.answer)
        if not isinstance(demand, Response) or answer.register == row.register:
            continue
        turn = stage.material.turn_for(row.sentence, row.kind)
        how = Answering(row.sentence, answer, demand.within, turn.course, stage.material.words, stage.day)
        entries = sorted(answers_to(_triggers(row), how), key=_moment_of)
        loaded += len(load_entries(_writer(stage, answer.register), answer.register, entries, judging=False))
    return loaded


def _triggers(row: Commitment) -> Iterable[Entry]:
    return selected(row.organisation_id, Selection.from_json(row.selection or {})).order_by("id")


def _writer(stage: _Stage, register: str) -> Actor:
    return stage.people[_WRITERS.get(register, "sanne")]


def _moment_of(entry: NewEntry) -> str:
    return str(entry.values["opened_at"])
