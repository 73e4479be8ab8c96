"""Is the server alive, and is it ready for visitors? Two addresses for watchdogs; neither tells anything else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """The server answers. Asks nothing of the database: a database that is away is no reason to restart."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """All that a page needs is there; 503 and which of them is not, when something is missing."""
    parts: dict[str, Callable[[], bool]] = {
        "database": database_answers,
        "migrations": migrations_are_applied,
        "static_files": static_files_are_there,
    }
    found = {name: is_there() for name, is_there in parts.items()}
    ready = all(found.values())
    return JsonResponse({"ready": ready, **found}, status=200 if ready else 503)


def database_answers() -> bool:
    """Whether the database can be reached and answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def migrations_are_applied() -> bool:
    """Whether the tables are those that this version of the code expects."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return False
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def static_files_are_there() -> bool:
    """Whether style sheets and scripts can be served."""
    if settings.WHITENOISE_USE_FINDERS:
        return True
    return (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file()
