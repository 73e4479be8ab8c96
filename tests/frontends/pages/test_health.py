from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django.fixtures import Settings


def test_alive_asks_nothing_of_the_database(client: Client) -> None:
    """Without the ``db`` mark, any query fails this test."""
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_ready_when_database_migrations_and_static_files_are_there(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "database": True, "migrations": True, "static_files": True}


@pytest.mark.django_db
def test_not_ready_while_a_migration_waits(client: Client) -> None:
    latest = MigrationLoader(connection).graph.leaf_nodes("records")[0]
    MigrationRecorder(connection).record_unapplied(*latest)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["migrations"] is False


@pytest.mark.django_db
def test_not_ready_when_the_static_files_were_not_collected(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.WHITENOISE_USE_FINDERS = False
    settings.STATIC_ROOT = tmp_path
    assert client.get("/readyz").json()["static_files"] is False
    (tmp_path / "staticfiles.json").write_text("{}")
    assert client.get("/readyz").json()["static_files"] is True


def test_not_ready_but_an_answer_when_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(connection, "ensure_connection", away)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] is False


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_watchdog_is_not_sent_on_to_https(client: Client, settings: Settings, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.post(path).status_code == 405
