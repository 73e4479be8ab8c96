"""How are very many rows stored in the time that the database needs for them, and no more?

One statement a table, prepared once: the framework's own way spends most of its time on making instances and SQL.
To be called inside a transaction; what it writes is exactly what the framework would have written.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

from waarborg.records.models import Entry

_AT_ONCE = 1_000

Row = Sequence[Any]


def take_numbers(count: int) -> list[int]:
    """The numbers of this many entries to come, rising; nobody else gets them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [Entry._meta.db_table, count],
            )
            return sorted(number for (number,) in cursor.fetchall())
        # The transaction holds the only writer's place, and a number that was used never comes back.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [Entry._meta.db_table])
        last = cursor.fetchone()
        first = (last[0] if last else 0) + 1
        return list(range(first, first + count))


def store_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Store rows of one table.

    Args:
        model: whose table.
        columns: names of its fields; those with a default must be among them.
        rows: their values in the same order, of foreign keys the number.
    """
    fields = [model._meta.get_field(name) for name in columns]
    concrete = [field for field in fields if isinstance(field, models.Field)]
    names = ", ".join(connection.ops.quote_name(field.column or "") for field in concrete)
    table = connection.ops.quote_name(model._meta.db_table)
    prepared = _prepared(concrete, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in prepared:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(concrete))
        statement = " ".join(("INSERT INTO", table, "(", names, ") VALUES (", places, ")"))
        while part := list(itertools.islice(prepared, _AT_ONCE)):
            cursor.executemany(statement, part)


def _prepared(fields: Sequence[models.Field[Any, Any]], rows: Iterable[Row]) -> Iterator[Row]:
    """The values as the database takes them; text and numbers are that already."""
    preparers = [(place, _preparer(field)) for place, field in enumerate(fields)]
    places = [(place, prepare) for place, prepare in preparers if prepare is not None]
    if not places:
        yield from rows
        return
    for row in rows:
        ready = list(row)
        for place, prepare in places:
            if ready[place] is not None:
                ready[place] = prepare(ready[place])
        yield ready


def _preparer(field: models.Field[Any, Any]) -> Callable[[Any], str] | None:
    if isinstance(field, models.JSONField):
        return json.dumps
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        return _as_sqlite_moment
    return str if isinstance(field, models.DateField) else None


def _as_sqlite_moment(moment: datetime) -> str:
    return str(moment.astimezone(UTC).replace(tzinfo=None))
