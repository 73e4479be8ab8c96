"""How is one new record stored at once? In a statement that is written once for all of its kind."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Record = TypeVar("Record", bound=models.Model)


def store_new(record: Record) -> Record:
    """Store a new record, as ``save`` would, and give it its number.

    For what every act writes: ``save`` takes longer to write the statement than the database to carry it out. What
    the database reckons itself is read when it is asked for.
    """
    statement, fields = _statement(type(record))
    values = [field.get_db_prep_save(getattr(record, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        (record.pk,) = cursor.fetchone()
    record._state.adding = False
    record._state.db = connection.alias
    return record


@lru_cache(maxsize=64)
def _statement(model: type[models.Model]) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    """The statement for records of this kind, and the fields whose values it wants."""
    kept = model._meta
    fields = tuple(each for each in kept.concrete_fields if not each.primary_key and not each.generated)
    columns = ", ".join(connection.ops.quote_name(each.column or "") for each in fields)
    places = ", ".join(["%s"] * len(fields))
    words = ("INSERT INTO", kept.db_table, "(", columns, ") VALUES (", places, ") RETURNING id")
    return " ".join(words), fields
