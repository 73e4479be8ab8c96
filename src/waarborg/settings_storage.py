"""Where do rows, the secret key and messages go, in the words that Django wants?"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waarborg.configuration import Configuration, ConfigurationRefused
from waarborg.configuration_values import MailServer, PostgresDatabase

WAIT_FOR_WRITER_SECONDS = 20
KEPT_OPEN_SECONDS = 60
"""A connection outlasts the request: to open SQLite's takes longer than most pages, for it reads the whole schema.

Not for good: what was counted of the rows since, the planner sees through a new one alone.
"""
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    # FULL: what was confirmed survives a power cut too; NORMAL only survives a killed server.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # Two megabytes: every thread of every worker has its own, and the machine keeps the file in memory anyway.
    "PRAGMA cache_size=-2000",
    "PRAGMA journal_size_limit=67108864",
)


def databases(configuration: Configuration) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: PostgreSQL where it is set, else SQLite in the data folder."""
    if configuration.database_url is not None:
        return {"default": _postgres(configuration.database_url)}
    _make_private_folder(configuration)
    return {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(configuration.sqlite_file),
            "CONN_MAX_AGE": KEPT_OPEN_SECONDS,
            "OPTIONS": {
                # A transaction that reads first and writes later would else fail at once instead of waiting.
                "transaction_mode": "IMMEDIATE",
                "timeout": WAIT_FOR_WRITER_SECONDS,
                "init_command": ";".join(SQLITE_PRAGMAS),
            },
        }
    }


def _postgres(database: PostgresDatabase) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database.name,
        "HOST": database.host,
        "PORT": "" if database.port is None else str(database.port),
        "USER": database.user,
        "PASSWORD": database.password,
        "CONN_MAX_AGE": KEPT_OPEN_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10, **dict(database.options)},
    }


def secret_key(configuration: Configuration) -> str:
    """The key that signs sessions: as set, or made once and kept readable for the owner alone."""
    if configuration.secret_key is not None:
        return configuration.secret_key
    _make_private_folder(configuration)
    path = configuration.secret_key_file
    try:
        if not path.exists():
            _make_secret_key(path)
        return path.read_text().strip()
    except OSError as trouble:
        raise _no_folder(configuration, trouble) from None


def _make_secret_key(path: Path) -> None:
    new = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        # Two processes may start at once: the first link wins and both read the same key.
        os.link(new, path)
    except FileExistsError:
        pass
    finally:
        new.unlink()


def _make_private_folder(configuration: Configuration) -> None:
    try:
        configuration.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as trouble:
        raise _no_folder(configuration, trouble) from None


def _no_folder(configuration: Configuration, trouble: OSError) -> ConfigurationRefused:
    why = trouble.strerror or type(trouble).__name__
    return ConfigurationRefused(
        [
            f"WAARBORG_DATA is {configuration.data}, which cannot be made or used ({why}); name a folder"
            " in which this user may write."
        ]
    )


@dataclass(frozen=True, slots=True)
class Mail:
    """How Django sends e-mail."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail(configuration: Configuration) -> Mail:
    """Through the mail server that is set; else into files, so that nothing is lost unseen."""
    server: MailServer | None = configuration.smtp_url
    if server is None:
        return Mail("django.core.mail.backends.filebased.EmailBackend")
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=server.host,
        port=server.port,
        user=server.user,
        password=server.password,
        starttls=server.security == "smtp+starttls",
        tls=server.security == "smtps",
    )
