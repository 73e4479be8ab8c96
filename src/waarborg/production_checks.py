"""Is this installation safe to use by others than its builder? Django asks it with ``waarborg manage check``."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from waarborg.configuration import Configuration
from waarborg.configuration_values import LOOPBACK

SAFE_SSL_MODES = frozenset({"require", "verify-ca", "verify-full"})


def check_configuration(app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """The system check as Django calls it."""
    return dangers(settings.CONFIGURATION)


def dangers(configuration: Configuration) -> list[CheckMessage]:
    """What is dangerous or will not work; nothing for an installation that only this machine can reach."""
    found = _open_files(configuration)
    if configuration.address.is_this_machine:
        return found
    return found + _open_doors(configuration) + _lost_messages(configuration) + _viruses(configuration)


def _open_doors(configuration: Configuration) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if configuration.debug:
        found.append(
            Error(
                "WAARBORG_DEBUG is on while others can reach this installation: errors show secrets to visitors.",
                hint="Leave WAARBORG_DEBUG out.",
                id="waarborg.E001",
            )
        )
    if not configuration.address.is_https:
        found.append(
            Error(
                "WAARBORG_ADDRESS has no https: passwords would cross the network readable for all.",
                hint="Put a proxy with a certificate in front and set WAARBORG_ADDRESS=https://….",
                id="waarborg.E002",
            )
        )
    if configuration.address.is_https and configuration.proxies == 0:
        found.append(
            Error(
                "WAARBORG_ADDRESS has https but WAARBORG_PROXIES is 0: every page would redirect to itself.",
                hint="Set WAARBORG_PROXIES to the number of proxies in front; 1 in nearly every installation.",
                id="waarborg.E003",
            )
        )
    database = configuration.database_url
    remote = database is not None and database.host not in LOOPBACK and "." in database.host
    if database is not None and remote and dict(database.options).get("sslmode") not in SAFE_SSL_MODES:
        found.append(
            Warning(
                "The connection to PostgreSQL on another host may be unencrypted.",
                hint="Add ?sslmode=verify-full (or require) to WAARBORG_DATABASE_URL.",
                id="waarborg.W004",
            )
        )
    return found


def _open_files(configuration: Configuration) -> list[CheckMessage]:
    """Files with secrets that other users of the machine could read."""
    secret = [configuration.secret_key_file, configuration.sqlite_file]
    return [
        Error(
            f"Other users of this machine can read {path}.",
            hint=f"Close it: chmod -R go= {configuration.data}",
            id="waarborg.E005",
        )
        for path in secret
        if path.exists() and _readable_by_others(path)
    ]


def _readable_by_others(path: Path) -> bool:
    """Whether a stranger can open the file: it is open, and so is the folder it stands in."""
    open_to_others = stat.S_IROTH
    return bool(path.stat().st_mode & open_to_others and path.parent.stat().st_mode & stat.S_IXOTH)


def _lost_messages(configuration: Configuration) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if configuration.smtp_url is None:
        found.append(
            Warning(
                "No mail server is set: reminders are written to files and reach nobody.",
                hint="Set WAARBORG_SMTP_URL, for instance smtp+starttls://user:password@mail.example.nl:587.",
                id="waarborg.W006",
            )
        )
    elif configuration.mail_from.rstrip(">").endswith("@localhost"):
        found.append(
            Warning(
                "WAARBORG_MAIL_FROM is not set: mail servers refuse messages that come from localhost.",
                hint="Set WAARBORG_MAIL_FROM to an address of the municipality.",
                id="waarborg.W007",
            )
        )
    return found


def _viruses(configuration: Configuration) -> list[CheckMessage]:
    if configuration.virus_scanner is not None:
        return []
    return [
        Warning(
            "No virus scanner is set: attachments are kept as they were handed in.",
            hint="Set WAARBORG_VIRUS_SCANNER, for instance clamd:///run/clamav/clamd.ctl.",
            id="waarborg.W008",
        )
    ]
