"""How does the database know which of its indexes leads to few rows?"""

from __future__ import annotations

from django.db import connection


def count_for_planning() -> None:
    """Let SQLite count what its tables hold, about a second for a million entries; PostgreSQL does so by itself.

    Without it SQLite takes any index for as good as any other, and some lists of a long register take seconds.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
