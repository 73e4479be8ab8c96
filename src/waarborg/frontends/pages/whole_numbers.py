"""Which whole number came with a request: that of a record, or of the revision that a form was made of?"""

from __future__ import annotations

from django.http import QueryDict

_MOST_DIGITS = 9
"""No record here has a longer number, and what is longer may not fit in the database."""


def read_number(written: str) -> int | None:
    """A whole number of at most nine digits; ``None`` for anything else."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return int(written) if is_number else None


def read_numbers(written: list[str]) -> list[int]:
    """The whole numbers among these."""
    return [number for each in written if (number := read_number(each)) is not None]


def read_revision(given: QueryDict, name: str = "revision") -> int:
    """The revision that a form was made of; 0, which never was one, when it says none."""
    return read_number(given.get(name, "")) or 0
