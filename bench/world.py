"""A municipality, or a province of them, with years of entries, made inside the database from arithmetic alone.

Seven registers with their own categories, one big one (melding); the busiest categories have far more than the
rest.
The same numbers give the same world on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import cycle, islice
from typing import TypeAlias

from django.core.management import call_command
from django.db import connection, transaction

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
from waarborg.registers.shelf import builtin_registers, builtin_sources

START, TODAY, END = date(2022, 1, 1), date(2026, 11, 16), date(2026, 12, 31)
DAYS = (TODAY - START).days
WEIGHTS = {
    "melding": 620,
    "controle": 200,
    "attest": 80,
    "overleg": 50,
    "campagne": 20,
    "oefening": 20,
    "document": 10,
}
ANSWERED = "agressie"
_PRIME = 1_000_003

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
    _mix()
    with connection.schema_editor() as editor:
        secondary = [index for index in Entry._meta.indexes if index.name != "entry_evidence"]
        for index in Entry._meta.indexes:
            editor.remove_index(Entry, index)
    if size.entries:
        _entries(organisations, size.entries)
    with connection.schema_editor() as editor:
        for index in [*secondary, *(each for each in Entry._meta.indexes if each not in secondary)]:
            editor.add_index(Entry, index)
    for organisation in organisations if size.commitments else ():
        add_plan(organisation, islice(cycle(_promises()), size.commitments // size.organisations))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


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


def categories_of(register: str) -> list[str]:
    """The categories of a register, busiest first."""
    return [category.name for category in builtin_registers()[register].categories] or [""]


def _mix() -> None:
    """A table that says for each of a thousand draws which register and category it is."""
    rows: list[tuple[int, str, str, str, bool]] = []
    for register, weight in WEIGHTS.items():
        definition = builtin_registers()[register]
        categories = categories_of(register)
        shares = [1 / (place + 1) for place in range(len(categories))]
        drawn = [
            category
            for category, share in zip(categories, shares, strict=True)
            for _ in range(max(1, round(share / sum(shares) * weight)))
        ]
        results = cycle(result.name for result in definition.results)
        for category in islice(cycle(drawn), weight):
            rows.append((len(rows), register, category, next(results), definition.occurrence))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE mix (draw integer PRIMARY KEY, register varchar(60), category varchar(60),"
            " result varchar(60), occurrence boolean)"
        )
        cursor.executemany("INSERT INTO mix VALUES (%s, %s, %s, %s, %s)", rows)


def _random(multiplier: int, below: int) -> str:
    """A number below a bound that looks drawn by chance, from the row's number."""
    return f"((i * {multiplier} % {_PRIME}) * 7907 % {_PRIME} % {below})"


def _entries(organisations: list[Organisation], number: int) -> None:
    first = organisations[0].pk
    areas, schools = (
        Subject.objects.filter(list__name=name).order_by("id").values_list("id", flat=True)[0]
        for name in ("wijk", "school")
    )
    day = f"(i * {DAYS} / {number})"
    opened = f"({day} * 86400 + 28800 + {_random(48271, 36000)})"
    # Most are closed within two days, a long tail takes weeks; one in fifty of the last weeks is still open.
    long = f"CASE WHEN {_random(16807, 10)} = 0 THEN {_random(39373, 2000000)} ELSE 0 END"
    took = f"({_random(69621, 170000)} + {long})"
    closed = f"CASE WHEN occurrence THEN {_moment(opened)} WHEN {opened} + {took} > {DAYS} * 86400 THEN NULL"
    closed += f" ELSE {_moment(f'{opened} + {took}')} END"
    place = f"(i % {len(organisations)})"
    chosen = {
        "organisation_id": f"{first} + {place}",
        "register": "register",
        "register_version": "1",
        "category": "category",
        "status": f"CASE WHEN {closed} IS NULL THEN 'nieuw' ELSE 'afgehandeld' END",
        "result": f"CASE WHEN {closed} IS NULL THEN '' ELSE result END",
        "title": "'Regel ' || i",
        "happened_on": _day(day),
        "opened_at": _moment(opened),
        "closed_at": closed,
        "valid_from": f"CASE WHEN register = 'document' THEN {_day(day)} END",
        "valid_until": f"CASE WHEN register = 'document' THEN {_day(f'{day} + 400')} END",
        "area_id": f"CASE WHEN {_random(30269, 5)} > 0 THEN {areas} + {place} * 28 + {_random(30307, 8)} END",
        "subject_id": f"CASE WHEN register IN ('campagne', 'oefening') THEN {schools} + {place} * 28"
        f" + {_random(30323, 20)} END",
        "team": "''",
        "fields": "'{}'",
        "created_at": _moment(opened),
        "revision": "1",
    }
    series = _series(number) + f" JOIN mix ON mix.draw = {_random(25214903, 1000)}"
    _insert(chosen, series)
    answers = chosen | {
        "organisation_id": "organisation_id",
        "register": "'attest'",
        "category": "'aangifte'",
        "result": "''",
        "status": "'vastgelegd'",
        "closed_at": "opened_at",
        "happened_on": "happened_on",
        "opened_at": "opened_at",
        "created_at": "created_at",
        "valid_from": "NULL",
        "valid_until": "NULL",
        "area_id": "area_id",
        "subject_id": "NULL",
        "title": "'Aangifte'",
        "cause_id": "id",
    }
    _insert(
        answers, f"FROM records_entry WHERE register = 'melding' AND category = '{ANSWERED}' AND id % 20 > 0"
    )


def _insert(columns: dict[str, str], source: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO records_entry ({', '.join(columns)}) SELECT {', '.join(columns.values())} {source}"
        )


def _series(number: int) -> str:
    if connection.vendor == "sqlite":
        return (
            "FROM (WITH RECURSIVE series(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM series"
            f" WHERE i + 1 < {number}) SELECT i FROM series) AS drawn"
        )
    return f"FROM generate_series(0::bigint, {number - 1}::bigint) AS drawn(i)"


def _day(number: str) -> str:
    if connection.vendor == "sqlite":
        return f"date('{START}', '+' || ({number}) || ' days')"
    return f"(DATE '{START}' + ({number})::integer)"


def _moment(seconds: str) -> str:
    if connection.vendor == "sqlite":
        return f"datetime('{START}', '+' || ({seconds}) || ' seconds')"
    return f"(TIMESTAMPTZ '{START} 00:00+00' + ({seconds}) * INTERVAL '1 second')"


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
