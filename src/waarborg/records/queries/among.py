"""How are many numbers, or those that a query finds, put into another query cheaply?"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypeAlias

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from waarborg.records.models import Entry

Sql: TypeAlias = "tuple[str, tuple[str | int, ...]]"


class Among(Expression):
    """These numbers, for the right side of ``__in``.

    Thousands of parameters cost more to write down, send and read back than what is asked with them.
    """

    output_field = BigIntegerField()

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__()
        self.numbers = sorted(numbers)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """As JSON."""
        return "(SELECT value FROM json_each(%s))", (json.dumps(self.numbers),)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """As an array, of which it knows the length when it plans."""
        return "(SELECT UNNEST(%s::bigint[]))", ("{" + json.dumps(self.numbers)[1:-1] + "}",)


class Written(Expression):
    """The numbers of the entries that a query finds, for the right side of ``__in``; its SQL is written once.

    Raises:
        EmptyResultSet: when the query can find nothing.
    """

    output_field = BigIntegerField()

    def __init__(self, entries: QuerySet[Entry]) -> None:
        super().__init__()
        self.sql, self.params = entries.order_by().values("id").query.sql_with_params()

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """As it was written."""
        return f"({self.sql})", self.params
