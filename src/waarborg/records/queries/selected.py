"""Which entries does a selection mean?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeAlias

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
    "Chosen",
    "HoldsValue",
    "as_day",
    "as_moment",
    "categories_in",
    "chosen",
    "meets",
    "moment_as_stored",
    "selected",
]

Told: TypeAlias = "str | int | date"
"""What is told to the database where a statement leaves it open."""

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


@dataclass(frozen=True, slots=True)
class Chosen:
    """The entries that a selection means, for counting: Django takes longer to write a count than it takes to make.

    Attributes:
        conditions: SQL over the columns of the entries.
        values: of its placeholders.
    """

    conditions: str
    values: tuple[Told, ...]

    def only(self, condition: str, *values: Told) -> Chosen:
        """Those of them that meet a condition as well."""
        return Chosen(f"{self.conditions} AND ({condition})", (*self.values, *values))

    def read(self, columns: str, *values: Told, then: str = "") -> list[tuple[Any, ...]]:
        """Read columns or counts of them; ``values`` are those of the columns' own placeholders."""
        words = ("SELECT", columns, "FROM records_entry WHERE", self.conditions, then)
        with connection.cursor() as cursor:
            cursor.execute(" ".join(words), [*values, *self.values])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def chosen(organisation: int, selection: Selection) -> Chosen:
    """The entries of :func:`selected`, for counting."""
    categories = selection.categories or tuple(categories_in(organisation, selection.register))
    if not categories:
        return Chosen("1 = 0", ())
    return _written(organisation, replace(selection, categories=categories))


@lru_cache(maxsize=4_096)
def _written(organisation: int, selection: Selection) -> Chosen:
    """What Django makes of a selection, kept: it follows from the selection alone, so it stays right."""
    query = selected(organisation, selection).query
    conditions, values = query.get_compiler(connection=connection).compile(query.where)
    return Chosen(conditions, tuple(values))


def as_day(value: date | str) -> date:
    """A day that the database reckoned: SQLite gives it as it is written."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: datetime | str) -> datetime:
    """A moment that the database reckoned: SQLite gives it as it is written, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def moment_as_stored(moment: datetime) -> Told:
    """A moment as the database compares it: SQLite by how it is written."""
    return connection.ops.adapt_datetimefield_value(moment) or moment
