"""Which entries does a selection mean?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from waarborg.records.models import NO_EVIDENCE, PLANNED, WITHDRAWN, Entry
from waarborg.registers.selections import Selection

__all__ = [
    "NO_EVIDENCE",
    "PLANNED",
    "WITHDRAWN",
    "HoldsValue",
    "categories_in",
    "meets",
    "selected",
]

# Walks from one category to the next over the index, however many entries each has.
_CATEGORIES = """
WITH RECURSIVE known(category) AS (
    SELECT MIN(category) FROM records_entry WHERE organisation_id = %s AND register = %s
    UNION ALL
    SELECT (
        SELECT MIN(later.category) FROM records_entry later
        WHERE later.organisation_id = %s AND later.register = %s AND later.category > known.category
    )
    FROM known WHERE known.category IS NOT NULL
)
SELECT category FROM known WHERE category IS NOT NULL
"""


class HoldsValue(Func):
    """Does a field of an entry hold this value, alone or among others (a multiple choice)?"""

    arity = 3
    output_field = BooleanField()
    template = (
        "EXISTS (WITH asked(held, name, value) AS (SELECT %(expressions)s)"
        " SELECT 1 FROM asked, json_each(asked.held, '$.\"' || asked.name || '\"') AS item"
        " WHERE CASE item.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'"
        " ELSE CAST(item.value AS TEXT) END = asked.value)"
    )
    template_postgresql = (
        "EXISTS (WITH asked(held, name, value) AS (SELECT %(expressions)s),"
        " found(held) AS (SELECT asked.held -> asked.name::text FROM asked)"
        " SELECT 1 FROM asked, found, jsonb_array_elements_text(CASE jsonb_typeof(found.held)"
        " WHEN 'array' THEN found.held ELSE jsonb_build_array(found.held) END) AS item(value)"
        " WHERE item.value = asked.value::text)"
    )

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Sequence[Any]]:
        """A single value is walked as a list of one."""
        return self.as_sql(compiler, connection, template=self.template_postgresql)


def categories_in(organisation: int, register: str) -> list[str]:
    """The categories that entries of a register have, also those that its file no longer knows."""
    with connection.cursor() as cursor:
        cursor.execute(_CATEGORIES, [organisation, register, organisation, register])
        return [category for (category,) in cursor.fetchall()]


def selected(organisation: int, selection: Selection) -> QuerySet[Entry]:
    """The entries that count: of the register, narrowed by the selection, neither withdrawn nor still planned."""
    # Always by category: that is how the index leads to the days of one of them.
    categories = selection.categories or categories_in(organisation, selection.register)
    return Entry.objects.filter(
        meets(selection),
        organisation_id=organisation,
        register=selection.register,
        **({"category": categories[0]} if len(categories) == 1 else {"category__in": categories}),
    )


def meets(selection: Selection) -> Q:
    """The conditions of a selection besides register and category."""
    conditions = Q(result__in=selection.results) if selection.results else ~Q(result__in=NO_EVIDENCE)
    for name, value in selection.fields:
        conditions &= Q(HoldsValue(F("fields"), Value(name), Value(value)))
    return conditions
