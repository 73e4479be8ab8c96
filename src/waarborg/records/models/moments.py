"""How does the database itself tell the Dutch day of a moment, and the seconds between two moments?

Used in generated columns, so that evidence is counted over an index and no writer can forget them.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, DateField, Func
from django.db.models.sql.compiler import SQLCompiler

Sql: TypeAlias = "tuple[str, tuple[str | int, ...]]"

# Summer time: from the last Sunday of March 01:00 UTC to the last Sunday of October 01:00 UTC. SQLite knows no
# time zones, and a generated column must not depend on the machine's. Parts of seconds are cut off: it rounds.
_SQLITE_DUTCH_DAY = (
    "date(substr({moment}, 1, 19),"
    " CASE WHEN {moment} >= datetime(substr({moment}, 1, 4) || '-03-25', 'weekday 0', '+1 hour')"
    " AND {moment} < datetime(substr({moment}, 1, 4) || '-10-25', 'weekday 0', '+1 hour')"
    " THEN '+2 hours' ELSE '+1 hour' END)"
)


class DutchDay(Func):
    """The calendar day of a moment in the Netherlands (summer time as the European Union has it since 1996)."""

    arity = 1
    output_field = DateField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """Shift by one or two hours; the argument must be a column."""
        moment, params = compiler.compile(self.get_source_expressions()[0])
        return _SQLITE_DUTCH_DAY.format(moment=moment), tuple(params) * 5

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """Ask PostgreSQL, which knows the time zone."""
        moment, params = compiler.compile(self.get_source_expressions()[0])
        return f"(({moment}) AT TIME ZONE 'Europe/Amsterdam')::date", tuple(params)


class SecondsBetween(Func):
    """Whole seconds from the first moment to the second."""

    arity = 2
    output_field = BigIntegerField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """By Julian days, which SQLite keeps to the millisecond."""
        (start, start_params), (end, end_params) = map(compiler.compile, self.get_source_expressions())
        sql = f"CAST(ROUND((julianday({end}) - julianday({start})) * 86400) AS INTEGER)"
        return sql, (*end_params, *start_params)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """By the epoch of the interval."""
        (start, start_params), (end, end_params) = map(compiler.compile, self.get_source_expressions())
        return f"ROUND(EXTRACT(EPOCH FROM ({end}) - ({start})))::bigint", (*end_params, *start_params)
