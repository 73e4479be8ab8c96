"""What has the administrator set, and does it make sense?

Everything is read from environment variables named ``WAARBORG_…`` (docs/settings.md), once, into one typed value.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

from waarborg.configuration_values import (
    Address,
    MailServer,
    PostgresDatabase,
    VirusScanner,
    parse_address,
    parse_days,
    parse_folder,
    parse_hosts,
    parse_language,
    parse_log_level,
    parse_mail_address,
    parse_mail_server,
    parse_map_background,
    parse_mirror,
    parse_postgres,
    parse_secret_key,
    parse_time_zone,
    parse_virus_scanner,
    parse_whole_number,
    parse_yes_or_no,
)

PREFIX = "WAARBORG_"
TEST_VARIABLES = frozenset({"WAARBORG_SHARED"})
"""Read by the test suite only; they are no settings and are let through."""

Value = TypeVar("Value")
Fallback = TypeVar("Fallback")


class ConfigurationRefused(Exception):
    """One or more settings are wrong; ``problems`` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "Waarborg cannot start with these settings:\n" + "\n".join(f"- {p}" for p in problems)
        )


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings, each named as its environment variable without the prefix."""

    address: Address
    allowed_hosts: tuple[str, ...]
    attachment_mb: int
    """The largest attachment, in megabytes."""
    data: Path
    database_url: PostgresDatabase | None
    """``None``: SQLite in the data folder."""
    debug: bool
    figures_server: str
    """A mirror in the own house from which published figures are fetched; empty: the publishers themselves."""
    language: str
    log_level: str
    mail_from: str
    map_background: str
    """``pdok``: maps lie on the topographic map of PDOK, asked by the visitor's browser; else ``none``."""
    panel_group: int
    """Of fewer residents together no answers to a survey are told."""
    proxies: int
    reminder_days: tuple[int, ...]
    """How many days ahead of a due day its owner is reminded."""
    secret_key: str | None = field(repr=False)
    """``None``: generated once, kept in the data folder."""
    session_hours: int
    small_numbers: int
    """Counts of small areas below this are not shown; 1: all are."""
    smtp_url: MailServer | None
    """``None``: messages are written as files to the data folder."""
    static: Path
    time_zone: str
    virus_scanner: VirusScanner | None
    """``None``: attachments are kept without being scanned."""

    @property
    def sqlite_file(self) -> Path:
        """Where the database is when no PostgreSQL is set."""
        return self.data / "waarborg.sqlite3"

    @property
    def figures_folder(self) -> Path:
        """Where published figures and outlines are kept."""
        return self.data / "figures"

    @property
    def secret_key_file(self) -> Path:
        """Where the generated secret key is kept."""
        return self.data / "secret-key"


def setting_names() -> tuple[str, ...]:
    """The names of all settings, as environment variables."""
    return tuple(PREFIX + each.name.upper() for each in fields(Configuration))


def read_configuration(environ: Mapping[str, str]) -> Configuration:
    """Read every setting from the environment.

    Raises:
        ConfigurationRefused: with all problems at once.
    """
    answers = _Answers(environ)
    data = answers.read("data", parse_folder, default_data_folder())
    configuration = Configuration(
        address=answers.read("address", parse_address, Address("http", "127.0.0.1", 8000)),
        allowed_hosts=answers.read("allowed_hosts", parse_hosts, ()),
        attachment_mb=answers.read("attachment_mb", parse_whole_number(1, 100), 20),
        data=data,
        database_url=answers.read("database_url", parse_postgres, None),
        debug=answers.read("debug", parse_yes_or_no, False),
        figures_server=answers.read("figures_server", parse_mirror, ""),
        language=answers.read("language", parse_language, "nl"),
        log_level=answers.read("log_level", parse_log_level, "INFO"),
        mail_from=answers.read("mail_from", parse_mail_address, "waarborg@localhost"),
        map_background=answers.read("map_background", parse_map_background, "none"),
        panel_group=answers.read("panel_group", parse_whole_number(5, 1_000), 50),
        proxies=answers.read("proxies", parse_whole_number(0, 5), 0),
        reminder_days=answers.read("reminder_days", parse_days, (14, 3)),
        secret_key=answers.read("secret_key", parse_secret_key, None),
        session_hours=answers.read("session_hours", parse_whole_number(1, 24 * 14), 9),
        small_numbers=answers.read("small_numbers", parse_whole_number(1, 100), 5),
        smtp_url=answers.read("smtp_url", parse_mail_server, None),
        static=answers.read("static", parse_folder, default_static_folder(data)),
        time_zone=answers.read("time_zone", parse_time_zone, "Europe/Amsterdam"),
        virus_scanner=answers.read("virus_scanner", parse_virus_scanner, None),
    )
    problems = answers.problems + _unknown_settings(environ)
    if problems:
        raise ConfigurationRefused(problems)
    return configuration


def checkout_folder() -> Path | None:
    """The folder of the source code when run from it; ``None`` when installed as a package."""
    folder = Path(__file__).resolve().parents[2]
    return folder if (folder / "pyproject.toml").is_file() else None


def default_data_folder() -> Path:
    """``data`` beside the code in a checkout; else in the folder one stands in."""
    return (checkout_folder() or Path.cwd()) / "data"


def default_static_folder(data: Path) -> Path:
    """``staticfiles`` beside the code in a checkout, where ``make run`` collects them; else in the data folder."""
    checkout = checkout_folder()
    return checkout / "staticfiles" if checkout is not None else data / "static"


class _Answers:
    """Reads one variable after the other and gathers what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.problems: list[str] = []

    def read(self, name: str, parse: Callable[[str], Value], fallback: Fallback) -> Value | Fallback:
        """The parsed value; the fallback where the variable is absent, empty or wrong."""
        variable = PREFIX + name.upper()
        text = self._environ.get(variable, "").strip()
        if not text:
            return fallback
        try:
            return parse(text)
        except ValueError as error:
            self.problems.append(f"{variable} {error}")
            return fallback


def _unknown_settings(environ: Mapping[str, str]) -> list[str]:
    """A misspelled name would otherwise be passed over in silence."""
    known = setting_names()
    problems = []
    for variable in sorted(environ):
        if not variable.startswith(PREFIX) or variable in known or variable in TEST_VARIABLES:
            continue
        near = difflib.get_close_matches(variable, known, n=1)
        hint = f"did you mean {near[0]}?" if near else "see docs/settings.md for the settings that exist."
        problems.append(f"{variable} is no setting of Waarborg; {hint}")
    return problems
