"""A municipality with one very long register, made inside the database from arithmetic alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from django.core.management import call_command
from django.db import connection

from bench.entry_columns import with_the_rest
from bench.server import sign_in
from waarborg.operations.statistics import count_for_planning
from waarborg.records.models import (
    Account,
    KnownWord,
    Organisation,
    RegisterVersion,
    Role,
    Subject,
    SubjectList,
)
from waarborg.registers.shelf import builtin_registers, builtin_sources
from waarborg.registers.stems import stem

REGISTER = "melding"
_DAYS = 2_000
_AREAS = 40
_DAY = {
    "sqlite": "date('2021-01-01', '+' || (n * 7 % {days}) || ' days')",
    "postgresql": "date '2021-01-01' + (n * 7 % {days})::int",
}
_MOMENT = {
    "sqlite": "datetime('2021-01-01', '+' || (n * 7 % {days}) || ' days', '+' || (n % 1400) || ' minutes')",
    "postgresql": (
        "timestamptz '2021-01-01Z' + (n * 7 % {days})::int * interval '1 day'"
        " + (n % 1400)::int * interval '1 minute'"
    ),
}
_LATER = {
    "sqlite": "datetime({moment}, '+{hours} hours')",
    "postgresql": "{moment} + interval '{hours} hours'",
}


def fill(size: int, people: int) -> tuple[list[str], int]:
    """Make the municipality; gives the session keys of its people, and the number of one of its districts."""
    call_command("migrate", verbosity=0)
    organisation = Organisation.objects.create(slug="bench", name="Bench")
    for name, source in builtin_sources().items():
        RegisterVersion.objects.create(
            organisation=organisation, name=name, number=1, source=source, in_use_since="2021-01-01"
        )
    districts = SubjectList.objects.create(
        organisation=organisation, name="wijk", label="Wijken", is_area=True
    )
    areas = [Subject.objects.create(list=districts, name=f"Wijk {number}") for number in range(_AREAS)]
    cookies = [sign_in(organisation, number, Role.FRONT_DESK) for number in range(people)]
    fill_entries(organisation.pk, size, areas[0].pk)
    _hand_out(size)
    _fill_words(organisation.pk, size)
    if connection.vendor == "postgresql":
        # As it does by itself after a while.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    count_for_planning()
    return cookies, areas[3].pk


def fill_entries(organisation: int, size: int, first_area: int) -> None:
    """One in fifty is open; categories, districts and days are spread evenly."""
    vendor = connection.vendor
    moment = _MOMENT[vendor].format(days=_DAYS)
    due = _LATER[vendor].format(moment=moment, hours=72)
    closed = _LATER[vendor].format(moment=moment, hours=48)
    categories = [category.name for category in builtin_registers()[REGISTER].categories]
    listed = ", ".join(f"({place}, '{name}')" for place, name in enumerate(categories))
    columns = with_the_rest(
        {
            "id": "n",
            "organisation_id": str(organisation),
            "register": f"'{REGISTER}'",
            "register_version": "1",
            "category": "name",
            "status": "CASE WHEN n % 100 = 0 THEN 'nieuw' WHEN n % 50 = 0 THEN 'in_behandeling'"
            " ELSE 'afgehandeld' END",
            "result": "CASE WHEN n % 50 = 0 THEN '' ELSE 'opgelost' END",
            "title": "'Melding in straat bij plein' || (n % 500) || ' kenmerk' || n",
            "happened_on": _DAY[vendor].format(days=_DAYS),
            "opened_at": moment,
            "closed_at": f"CASE WHEN n % 50 = 0 THEN NULL ELSE {closed} END",
            "due_at": due,
            "area_id": f"{first_area} + n % {_AREAS}",
            "team": "'Buitendienst'",
            "fields": """'{"omschrijving": "Iets"}'""",
            "created_at": moment,
        }
    )
    _run(
        f"""
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {size}),
        categories(place, name) AS (VALUES {listed})
        INSERT INTO records_entry ({", ".join(columns)}) SELECT {", ".join(columns.values())}
        FROM numbers JOIN categories ON place = n % {len(categories)}
        """
    )


def _hand_out(size: int) -> None:
    """One in twenty is somebody's own work, spread over everybody."""
    people = list(Account.objects.order_by("id").values_list("id", flat=True))
    _run(
        f"UPDATE records_entry SET assigned_to_id = {people[0]} + (id / 20) % {len(people)}"
        f" WHERE id % 20 = 0 AND id <= {size}"
    )


def _fill_words(organisation: int, size: int) -> None:
    numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {size})"
    for word in ("'melding'", "'straat'", "'plein' || (n % 500)", "'kenmerk' || n"):
        _run(
            f"""
            {numbers}
            INSERT INTO records_entryword (entry_id, organisation_id, register, word)
            SELECT n, {organisation}, '{REGISTER}', {word} FROM numbers
            """
        )
    _know(organisation, ["melding", "straat"])
    letters = "abcdefghijklmnopqrst"
    _know(
        organisation,
        (f"woord{one}{two}{three}{four}" for one, two, three, four in product(letters, repeat=4)),
    )


def _know(organisation: int, words: Iterable[str]) -> None:
    """A long list of words: a municipality uses some tens of thousands."""
    lines = (KnownWord(organisation_id=organisation, word=word, stem=stem(word)) for word in words)
    KnownWord.objects.bulk_create(lines, batch_size=5_000)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
