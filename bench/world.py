"""A municipality, or a province of them, with years of entries, made inside the database from arithmetic alone.
(bench.many_entries). The same numbers give the same world on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import cycle, islice
from typing import TypeAlias

from django.core.management import call_command
from django.db import connection

from bench.many_entries import ANSWERED, START, WEIGHTS, categories_of, make_entries, mix
from waarborg.commitments.as_json import demand_as_json
from waarborg.commitments.demands import (
    KIND_OF,
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Milestone,
    Response,
    Target,
)
from waarborg.operations.statistics import count_for_planning
from waarborg.records.models import (
    Account,
    Choice,
    Commitment,
    Entry,
    Figure,
    Measure,
    Membership,
    Organisation,
    Plan,
    PlanVersion,
    RegisterVersion,
    Role,
    Section,
    Subject,
    SubjectList,
)
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_sources

END = date(2026, 12, 31)
Promised: TypeAlias = "tuple[Demand, Selection | None, Selection | None]"
"""A demand, the entries that it counts, and the entries that answer those."""


@dataclass(frozen=True, slots=True)
class Size:
    """How big the world is."""

    organisations: int
    entries: int
    commitments: int

    @property
    def name(self) -> str:
        """For a table: ``300 commitments, 1,000,000 entries``."""
        return f"{self.commitments:,} commitments over {self.entries:,} entries"


TOWN = Size(1, 1_000_000, 300)
PROVINCE = Size(50, 5_000_000, 5_000)
SMALL_TOWN = Size(1, 50_000, 300)
SMALL_PROVINCE = Size(10, 100_000, 1_000)


def build(size: Size) -> None:
    """Make the world in the empty database of the settings."""
    call_command("migrate", verbosity=0)
    organisations = [_municipality(number) for number in range(size.organisations)]
    mix()
    with connection.schema_editor() as editor:
        secondary = [index for index in Entry._meta.indexes if index.name != "entry_evidence"]
        for index in Entry._meta.indexes:
            editor.remove_index(Entry, index)
    if size.entries:
        make_entries(organisations, size.entries)
    with connection.schema_editor() as editor:
        for index in [*secondary, *(each for each in Entry._meta.indexes if each not in secondary)]:
            editor.add_index(Entry, index)
    for organisation in organisations if size.commitments else ():
        add_plan(organisation, islice(cycle(_promises()), size.commitments // size.organisations))
    if connection.vendor == "postgresql":
        # As it does by itself after a while.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    count_for_planning()


def _municipality(number: int) -> Organisation:
    organisation = Organisation.objects.create(
        slug=f"gemeente-{number}", name=f"Gemeente {number}", area_code=f"GM{number:04}"
    )
    officer = Account.objects.create(email=f"oov-{number}@example.nl", name="Robin")
    Membership.objects.create(account=officer, organisation=organisation, role=Role.SAFETY_OFFICER)
    for name, members, is_area in (("wijk", 8, True), ("school", 20, False)):
        its = SubjectList.objects.create(organisation=organisation, name=name, label=name, is_area=is_area)
        Subject.objects.bulk_create(
            Subject(list=its, name=f"{name} {each}", code=f"WK{number:04}{each:02}" if is_area else "")
            for each in range(members)
        )
    for name, source in builtin_sources().items():
        RegisterVersion.objects.create(
            organisation=organisation, name=name, number=1, source=source, in_use_since=START
        )
    return organisation


def add_plan(organisation: Organisation, promises: Iterable[Promised]) -> None:
    """Adopt a plan that makes these promises."""
    plan = Plan.objects.create(organisation=organisation, title="Veilig samen", start=START, end=END)
    version = PlanVersion.objects.create(
        plan=plan, number=1, adopted_at=datetime(2022, 1, 1, tzinfo=UTC), start=START, end=END
    )
    section = Section.objects.create(version=version, position=1, number="1", title="Thema", kind="theme")
    measure = Measure.objects.create(section=section, position=1, status="ongoing", text="Activiteit")
    officer = Account.objects.get(memberships__organisation=organisation)
    Figure.objects.bulk_create(
        Figure(
            organisation=organisation,
            indicator="woninginbraken",
            area_code=organisation.area_code,
            period=str(year),
            published_on=date(year + 1, 3, 1),
            value=10 - (year - 2018) / 2,
            source="politie",
        )
        for year in range(2018, 2026)
    )
    Commitment.objects.bulk_create(
        Commitment(
            measure=measure,
            version=version,
            organisation=organisation,
            number=place,
            sentence=f"Afspraak {place}",
            kind=KIND_OF[type(demand)].value,
            demand=demand_as_json(demand),
            choice=Choice.ACCEPTED,
            owner=officer,
            register=selection.register if selection else "",
            selection=selection.as_json() if selection else None,
            answer_register=answer.register if answer else "",
            answer=answer.as_json() if answer else None,
        )
        for place, (demand, selection, answer) in enumerate(promises, start=1)
    )


def _promises() -> list[Promised]:
    """Promises as plans make them: mostly of one category, some of a whole register."""
    year, quarter, month = Duration(1, Unit.YEAR), Duration(3, Unit.MONTH), Duration(1, Unit.MONTH)
    counted: list[Demand] = [
        Frequency(year, at_least=4),
        Frequency(quarter, at_least=1),
        Frequency(year, at_least=1, each="wijk"),
        Frequency(year, at_least=2, months=(6, 7, 8)),
        Frequency(month, at_most=400),
        Interval(Duration(6, Unit.MONTH)),
        Interval(Duration(2, Unit.YEAR), each="wijk"),
    ]
    answered: list[Demand] = [
        Response(Duration(24, Unit.HOUR), coverage=0.5),
        Response(Duration(5, Unit.WORKING_DAY), coverage=0.9),
        Response(Duration(14, Unit.DAY)),
        Response(),
    ]
    found: list[Promised] = []
    every = [(name, category) for name in WEIGHTS for category in categories_of(name)]
    demands = cycle(counted)
    for register, category in every:
        selection = Selection(register, categories=(category,))
        if register == "melding":
            found += [(demand, selection, None) for demand in answered]
        if register == "document":
            found += [(InForce(), selection, None), (InForce(each="wijk"), selection, None)]
        else:
            found += [(next(demands), selection, None) for _ in range(3)]
    charges = Selection("attest", categories=("aangifte",))
    violence = Selection("melding", categories=(ANSWERED,))
    found += [(Response(), violence, charges), (Response(Duration(3, Unit.DAY)), violence, charges)]
    found += [(Response(Duration(5, Unit.WORKING_DAY), coverage=0.9), Selection("melding"), None)]
    found += [(Frequency(year, at_least=10), Selection(name), None) for name in WEIGHTS]
    found += [
        (Milestone(date(2026, 12, 1)), Selection("campagne"), None),
        (Attested(year), Selection("attest"), None),
    ]
    found += [(Target("woninginbraken", Direction.AT_MOST, 0.9, "year:2018"), None, None)]
    return found
