"""Millions of entries, made inside the database from arithmetic alone.

Seven registers with their own categories, one big one (melding); the busiest categories have far more than the
rest. The same numbers give the same entries on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from datetime import date
from itertools import cycle, islice

from django.db import connection, transaction

from bench.entry_columns import with_the_rest
from waarborg.records.models import Organisation, Subject
from waarborg.registers.shelf import builtin_registers

START, TODAY = date(2022, 1, 1), date(2026, 11, 16)
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


def categories_of(register: str) -> list[str]:
    """The categories of a register, busiest first."""
    return [category.name for category in builtin_registers()[register].categories] or [""]


def mix() -> None:
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


def make_entries(organisations: list[Organisation], number: int) -> None:
    """Insert this number of entries, spread over the municipalities and years, and the answers to some of them."""
    chosen = _columns(organisations, number)
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


def _columns(organisations: list[Organisation], number: int) -> dict[str, str]:
    """For each column of an entry the expression that makes it."""
    first = organisations[0].pk
    areas, schools = (
        Subject.objects.filter(list__name=name).order_by("id").values_list("id", flat=True)[0]
        for name in ("wijk", "school")
    )
    day, opened, closed = _days_and_moments(number)
    place = f"(i % {len(organisations)})"
    return {
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


def _days_and_moments(number: int) -> tuple[str, str, str]:
    """The day on which an entry was made, counted from the start, and when it was opened and closed."""
    day = f"(i * {DAYS} / {number})"
    opened = f"({day} * 86400 + 28800 + {_random(48271, 36000)})"
    # Most are closed within two days, a long tail takes weeks; one in fifty of the last weeks is still open.
    long = f"CASE WHEN {_random(16807, 10)} = 0 THEN {_random(39373, 2000000)} ELSE 0 END"
    took = f"({_random(69621, 170000)} + {long})"
    closed = f"CASE WHEN occurrence THEN {_moment(opened)} WHEN {opened} + {took} > {DAYS} * 86400 THEN NULL"
    closed += f" ELSE {_moment(f'{opened} + {took}')} END"
    return day, opened, closed


def _insert(columns: dict[str, str], source: str) -> None:
    columns = with_the_rest(columns)
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
