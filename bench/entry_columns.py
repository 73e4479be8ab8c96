"""What stands in the columns of an entry of which a benchmark says nothing? So that a new column stops none."""

from __future__ import annotations

import json

from waarborg.records.models import Entry


def with_the_rest(columns: dict[str, str]) -> dict[str, str]:
    """The expressions by column, and for every other column that must hold something its default."""
    rest = {
        field.column: _literal(field.get_default())
        for field in Entry._meta.concrete_fields
        if field.column and field.column not in columns
        if not (field.null or field.primary_key or field.generated)
    }
    return {**rest, **columns}


def _literal(value: object) -> str:
    if isinstance(value, bool | int | float):
        return str(value).upper()
    written = value if isinstance(value, str) else json.dumps(value)
    return "'" + written.replace("'", "''") + "'"
