"""How are many numbers given to the database? As one value that it takes apart itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, Func
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, tuple[str | list[int], ...]]


class Among(Func):
    """These numbers, for the right side of ``__in``.

    Thousands of parameters cost more to write down, send and read back than what is asked with them.
    """

    output_field = BigIntegerField()

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__()
        self.numbers = sorted(numbers)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """As JSON."""
        return "(SELECT value FROM json_each(%s))", (json.dumps(self.numbers),)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> Sql:
        """As an array, of which it knows the length when it plans."""
        return "(SELECT UNNEST(%s::bigint[]))", (self.numbers,)
