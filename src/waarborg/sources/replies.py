"""What stands in one answer of an OData server: which rows, and where is the next page?"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence

import polars as pl

_NEXT = re.compile(rb'"@?odata\.nextLink"\s*:\s*("(?:[^"\\]|\\.)*")')
_ROWS = re.compile(rb'"value"\s*:\s*\[')
_TAIL = 8192


class Unreadable(ValueError):
    """The answer is not whole or not what it should be."""


def check_whole(body: bytes) -> None:
    """Refuse an answer that stops halfway, or that reports an error after all.

    Raises:
        Unreadable: then the same question may be asked again.
    """
    if not body.rstrip().endswith(b"}"):
        raise Unreadable("the answer stops halfway")
    if _ROWS.search(body) is None:
        raise Unreadable("the answer has no rows")
    if b'"odata.error"' in body[-_TAIL:]:
        raise Unreadable("the answer ends in an error")


def next_link(body: bytes) -> str:
    """The address of the next page; empty on the last."""
    for part in (body[-_TAIL:], body[:_TAIL]):
        if found := _NEXT.search(part):
            return str(json.loads(found[1]))
    return ""


def read_objects(body: bytes) -> list[dict[str, object]]:
    """The rows as plain values, for lists that are short.

    Raises:
        Unreadable.
    """
    try:
        rows = json.loads(body.decode("utf-8-sig"))["value"]
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable(str(error)) from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable("the rows are no list of objects")
    return rows


def read_rows(body: bytes, texts: Sequence[str], numbers: Sequence[str]) -> pl.DataFrame:
    """The named columns of all rows.

    Where an answer writes its numbers as text it is read again, the long way.

    Raises:
        Unreadable: also where the first row lacks one of the columns.
    """
    found = _ROWS.search(body)
    if found is None:
        raise Unreadable("the answer has no rows")
    rows = body[found.end() - 1 : body.rindex(b"]") + 1]
    if not rows[1:-1].strip():
        return pl.DataFrame(schema=_schema(texts, numbers))
    first = rows[: rows.find(b"}") + 1]
    for name in (*texts, *numbers):
        if f'"{name}"'.encode() not in first:
            raise Unreadable(f"the rows have no column {name}")
    try:
        return pl.read_json(io.BytesIO(rows), schema=_schema(texts, numbers))
    except pl.exceptions.PolarsError:
        return _read_the_long_way(body, texts, numbers)


def _schema(texts: Sequence[str], numbers: Sequence[str]) -> Mapping[str, pl.DataType]:
    return {name: pl.String() for name in texts} | {name: pl.Float64() for name in numbers}


def _read_the_long_way(body: bytes, texts: Sequence[str], numbers: Sequence[str]) -> pl.DataFrame:
    rows = read_objects(body)
    try:
        columns: dict[str, list[object]] = {name: [row[name] for row in rows] for name in texts}
        for name in numbers:
            columns[name] = [_number(row[name]) for row in rows]
        return pl.DataFrame(columns, schema=_schema(texts, numbers))
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(str(error)) from None


def _number(value: object) -> float | None:
    """A number, also where it is written as text; CBS writes a point for 'unknown or secret'."""
    if value is None or (isinstance(value, str) and value.strip() in ("", ".")):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)
